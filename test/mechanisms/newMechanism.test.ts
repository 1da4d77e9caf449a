import { afterAll, describe, expect, it } from 'vitest';
import { addMechanism, mechanismNames, mechanisms } from '../../src/degradation/mechanisms.js';
import { competingLaws } from '../../src/fit/laws/laws.js';
import { builtInValue } from '../../src/fit/opening/builtInValue.js';
import { stageOf } from '../../src/fit/opening/stageOf.js';
import { meaningOf } from '../../src/fit/parameterWords.js';
import { listMechanisms } from '../../src/materials/mechanismListing.js';
import { attributionText } from '../../src/output/attribution/attributionText.js';
import { waterfallChart } from '../../src/output/chart/waterfallChart.js';
import { materialList, materialSheet } from '../../src/output/materialText.js';
import { prepare } from '../../src/prepare.js';
import { scenarioJsonSchema } from '../../src/scenario/document/jsonSchema.js';
import { suggestKey } from '../../src/scenario/document/keys.js';
import { valueAt } from '../../src/scenario/document/path.js';
import { starterScenario } from '../../src/scenario/starter.js';
import { VariantRun } from '../../src/simulate.js';
import { attribute } from '../../src/study/attribution.js';
import { causeName, differenceSentence } from '../../src/web/state/words.js';
import { agedScenario, cycling, preparedCell } from '../degradation/agedCell.js';
import { added } from './added.js';

const removers = added.map(addMechanism);
afterAll(() => {
  for (const remove of removers) remove();
});

/** Names beside the bars of a chart. */
interface Axes {
  readonly yAxis: readonly {
    readonly axisLabel: { readonly customValues: readonly number[]; readonly formatter: (value: number) => string };
  }[];
}

const place = 'mechanisms.coatingDissolution.rate';
const strong = { coatingDissolution: { rate: '0.3 h^-1' }, interphase: true };
const cell = { mechanisms: strong, protocol: [cycling(2)] };
const prepared = preparedCell(cell);

describe('a mechanism that is one file and a line in a list', () => {
  it('acts after those built in, and is not added twice', () => {
    expect(mechanisms().map(({ name }) => name)).toEqual([...mechanismNames, 'coatingDissolution', 'lithiumLoss']);
    expect(() => addMechanism(added[0])).toThrow('addMechanism: there is a mechanism coatingDissolution already');
  });

  it('stands in the schema of a scenario and of its variants, with unit, range and example', () => {
    const field = valueAt(scenarioJsonSchema(), ['properties', 'mechanisms', 'properties', 'coatingDissolution']);
    expect(field).toMatchObject({ description: 'Dissolution of the coating at high potential' });
    expect(valueAt(field, ['anyOf', 1, 'properties', 'rate'])).toMatchObject({
      description: 'Rate at high potential, at 25 degC (above 0 h^-1)',
      'x-unit': 'h^-1',
      examples: ['1e-3 h^-1'],
    });
    const inVariants = ['properties', 'variants', 'additionalProperties', 'properties', 'mechanisms', 'anyOf', 0];
    expect(valueAt(scenarioJsonSchema(), [...inVariants, 'properties', 'coatingDissolution'])).toBeDefined();
  });

  it('is read in SI, and refused with the words of every field', () => {
    expect(prepared.scenario.mechanisms).toMatchObject({
      coatingDissolution: { rate: expect.closeTo(0.3 / 3600, 15) },
    });
    const wrong = { ...cell, mechanisms: { coatingDissolution: { rate: '3 nm', onset: '7 V' } } };
    expect(prepare(agedScenario(wrong)).issues.map(({ path, allowed }) => [path, allowed])).toEqual([
      [place, 'above 0 h^-1, for example 1e-3 h^-1'],
      ['mechanisms.coatingDissolution.onset', 'from 0 V, up to 5 V, for example 4 V'],
    ]);
    expect(suggestKey('coatingDisolution', ['mechanisms'])?.key).toBe('coatingDissolution');
  });

  it('is told to do nothing where it cannot act, and what it asks for is not idle', () => {
    const idle = (mechanisms: object, coating: object | 'none') =>
      prepare(agedScenario({ ...cell, mechanisms: { ...mechanisms }, cathode: { coating } }))
        .issues.filter(({ path }) => path !== 'cell.pressure')
        .map(({ path, message }) => `${path}: ${message}`);
    const zirconia = { material: 'ZrO2', thickness: '4 nm', coverage: '50 %', blocking: 0.5 };
    expect(idle({ coatingDissolution: true }, 'none')).toEqual([
      'mechanisms.coatingDissolution: It has no effect here: there is no coating beside bare surface.',
    ]);
    expect(idle({ coatingDissolution: true }, zirconia)).toEqual([]);
    expect(idle({}, zirconia)).toEqual([
      'cell.cathode.coating.blocking: It has no effect here: no mechanism asks for it (interphase, isolation, coatingDissolution).',
    ]);
  });

  it('is listed with its constants and their sources, and stands in the starter file', () => {
    expect(materialList(listMechanisms())).toMatch(/coatingDissolution +Dissolution of the coating at high potential/);
    const sheet = materialSheet(listMechanisms().find(({ name }) => name === 'coatingDissolution')!);
    expect(sheet).toContain('rate: 0.0036 h^-1\n    Rate at high potential, at 25 degC\n    plausible: 0 to 3.6\n');
    expect(sheet).toContain('onset (liquid): 3.8 V');
    expect(sheet).toContain('source: assumed');
    expect(starterScenario()).toContain(
      '\n  coatingDissolution: true         # coating that dissolves at high potential\n',
    );
  });

  it('is fitted in its stage, from its built-in value, under its name, and against its competing laws', () => {
    expect(stageOf(place, {})).toBe('films');
    expect(meaningOf(`variants.thin.${place}`)).toBe('dissolution of the coating');
    const on = preparedCell({ ...cell, mechanisms: { coatingDissolution: true } });
    expect(builtInValue(['mechanisms', 'coatingDissolution', 'rate'], on)).toBe(1e-6);
    const free = { parameter: place, from: 1e-4, to: 1 };
    const laws = competingLaws([free], { mechanisms: { coatingDissolution: true } });
    expect(laws.map(({ name, meaning, free: kept }) => [name, meaning, kept.length])).toEqual([
      ['full', 'no loss of contact', 1],
      ['full, coating kept', 'no loss of contact, a coating that lasts', 0],
    ]);
  });

  it('runs with its own states, and the lithium balance closes', () => {
    const run = new VariantRun(prepared);
    for (const _ of run.steps());
    const [kept] = run.ageing.mechanisms[0].states[0].values;
    expect(kept).toBeLessThan(-0.05);
    const { contact } = run.model.cell.cathode.classes[0];
    // The covered half has shrunk by what the bare half has grown, with all of the surface still there.
    expect(run.model.parameters.weight[0]).toBeCloseTo(0.5 * contact * Math.exp(kept), 12);
    expect(run.model.parameters.weight[0] + run.model.parameters.weight[1]).toBeCloseTo(contact, 12);
    const { lithium, inventory } = run.result().balances;
    expect(lithium).toBeLessThan(1e-10);
    expect(inventory.consumed).toBeGreaterThan(0.1);
  });

  it('may take lithium from the anode and put some into the cathode, and the lithium balance closes', () => {
    const losing = { lithiumLoss: { rate: 40, returned: 0.25 }, interphase: true };
    const anode = { material: 'LTO', mass: '65 mg' };
    const run = new VariantRun(preparedCell({ mechanisms: losing, anode, protocol: [cycling(2)] }));
    for (const _ of run.steps());
    const { balances, cycles } = run.result();
    const [lost] = run.ageing.mechanisms[0].states[0].values;
    const toLab = 96485.33212331001 / (3600 * run.model.cell.activeMass);
    expect(balances.inventory.lost! / (lost * toLab)).toBeCloseTo(1, 9);
    expect(balances.inventory.lost).toBeGreaterThan(1);
    expect(balances.lithium).toBeLessThan(1e-10);
    // What the side currents brought is in the books beside the oxidation.
    expect(run.ageing.gained / lost).toBeCloseTo(0.25, 12);
    expect(balances.inventory.consumed).toBeGreaterThan(0.25 * balances.inventory.lost!);
    // The anode stands at a lower content than the charge that came to it says.
    const { anodeCapacity } = run.model.parameters;
    const held = run.model.anodeContent(run.y) - run.model.cell.anode.initialContent;
    expect((held * anodeCapacity) / 96485.33212331001).toBeCloseTo(run.y[run.model.layout.anode] - lost, 9);
    expect(cycles).toHaveLength(2);
  });

  it('goes on in storage, at the rate of the open cell', () => {
    const protocol = ['Charge at 1C until 4.3 V vs Li', 'Store for 10 days'];
    const run = new VariantRun(preparedCell({ mechanisms: { coatingDissolution: true }, protocol }));
    for (const _ of run.steps());
    const { surface } = run.ageing.view;
    const [{ calendar, states }] = run.ageing.mechanisms;
    // Without oxidation nothing moves in storage: what the short charge adds is small.
    expect(states[0].values[0] / (-calendar!.rate(surface[0]) * 10 * 86400)).toBeCloseTo(1, 2);
  });

  it('gets its share of a loss in text, in charts and on the page', async () => {
    const variants = { kept: { mechanisms: { coatingDissolution: false } }, dissolving: {} };
    const document = { ...JSON.parse(agedScenario(cell)), variants };
    const result = await attribute(prepare(JSON.stringify(document)));
    expect(result.issues).toEqual([]);
    const [kept, dissolving] = result.variants;
    expect(dissolving.parts.map(({ mechanism }) => mechanism)).toContain('coatingDissolution');
    expect(attributionText(result)).toMatch(/dissolved coating +[-−]\d/);
    const { customValues, formatter } = (waterfallChart(result) as unknown as Axes).yAxis[0].axisLabel;
    expect(customValues.map(formatter)).toEqual(['interphase', 'dissolved coating', 'total']);
    expect(causeName('coatingDissolution')).toBe('Dissolved coating');
    expect(differenceSentence(kept, dissolving)).toContain('a better kept coating');
  });
});
