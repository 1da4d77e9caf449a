import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Attribution,
  type Measurement,
  polarisationParts,
  prepare,
  simulate,
  VariantRun,
} from '../../src/index.js';
import { unitText } from '../../src/output/text/unitText.js';
import { listed } from '../../src/text/listed.js';
import { cellRequest } from '../../src/web/engine/cellRequest.js';
import { FrameLayout, perClass, scalars } from '../../src/web/engine/frames.js';
import type { CellRequest } from '../../src/web/engine/messages.js';
import { nearestClass, typicalKind } from '../../src/web/particle/chosenClass.js';
import {
  type Plain,
  parted,
  scenarioOf,
  strangers,
  valueAt,
  variantsOf,
  withValue,
} from '../../src/web/state/document.js';
import { cyclingPlace, type Field, fieldGroups, numberOf, sliderRange, written } from '../../src/web/state/fields.js';
import { fileName, nameAt, scenarioRemarks } from '../../src/web/state/level.js';
import { decodeState, encodePlainly, encodeState, type LinkView } from '../../src/web/state/link.js';
import { lossTable, roundedToSum } from '../../src/web/state/lossTable.js';
import { cycling, maCell, zhaoCell, zirconia } from '../../src/web/state/publishedCells.js';
import { RunRecord } from '../../src/web/state/run.js';
import { differenceSentence, short } from '../../src/web/state/words.js';
import { runOnPage } from './cellPath.js';
import { smallCells } from './labPage.js';

// What the page does between its controls and the engine.

describe('the document of two cells', () => {
  const first: Plain = { a: 1, same: { x: 1, y: [1, 2] }, on: {}, off: { rate: 1 }, only: 'first' };
  const other: Plain = { a: 2, same: { x: 1, y: [1, 2] }, on: { rate: 3 }, off: {} };

  it('is parted into what both have and what one has', () => {
    expect(parted([first, other])).toEqual({
      common: { same: { x: 1, y: [1, 2] } },
      own: [
        // Empty: on as built in. It would vanish if it were taken apart.
        { a: 1, on: {}, off: { rate: 1 }, only: 'first' },
        { a: 2, on: { rate: 3 }, off: {} },
      ],
    });
  });

  it('is put together again from its parts, of any number, whether or not the engine would take it', () => {
    const third: Plain = { a: '', same: { x: 'nonsense', y: [1, 2] }, on: {}, off: {} };
    const documents = [first, other, third];
    const { title, ...whole } = scenarioOf(['A', 'B', 'C'], documents, []);
    expect(title).toBe('Two cells of the lab page');
    expect(variantsOf(whole)).toEqual(['A', 'B', 'C'].map((name, i) => ({ name, document: documents[i] })));
    expect(variantsOf({ a: 1 })).toEqual([]);
  });

  it('keeps a mechanism that is on as it is built in when the scenario is saved', () => {
    const cell = (interphase: unknown): Plain => ({
      ...maCell,
      mechanisms: { interphase },
      protocol: [cycling(1, '0.2C')],
    });
    const saved = scenarioOf(['A', 'B'], [cell({ parabolicRate: '1e-22 m2/s' }), cell({})], []);
    const { variants } = prepare(JSON.stringify(saved), { format: 'json' });
    const alone = prepare(JSON.stringify({ ...cell({}), title: 'x' }), { format: 'json' }).variants[0];
    expect(variants[1].scenario.mechanisms).toEqual(alone.scenario.mechanisms);
  });

  it('keeps odd names of variants, and measured points of the two only', () => {
    const names = ['__proto__', 'a "b": {c}\n#'] as const;
    const point = (variant?: string): Measurement => ({
      ...(variant === undefined ? {} : { variant }),
      quantity: 'dischargeCapacity',
      cycle: 1,
      value: 1,
      unit: 'mAh/g',
      source: 'x',
    });
    const data = [point(names[0]), point('third'), point()];
    const saved = scenarioOf(
      [...names],
      [first, { ...other, materials: JSON.parse('{"__proto__":{"kind":"cam"}}') }],
      data,
    );
    expect(Object.keys(saved.variants as object)).toEqual([...names]);
    expect(saved.data).toEqual([data[0], data[2]]);
    expect(strangers(names, data)).toEqual([data[1]]);
    expect(JSON.stringify(saved)).toContain('"materials":{"__proto__":{"kind":"cam"}}');
    const { text } = cellRequest(names[0], first, data);
    expect(Object.keys(JSON.parse(text).variants)).toEqual(['__proto__', 'third']);
  });

  it('is changed at one place', () => {
    expect(withValue(first, ['same', 'y', 1], 5)).toEqual({ ...first, same: { x: 1, y: [1, 5] } });
    expect(withValue(first, ['only'], undefined)).not.toHaveProperty('only');
    expect(valueAt(first, ['same', 'y', 1])).toBe(2);
    expect(valueAt(first, ['constructor'])).toBeUndefined();
  });
});

describe('what is saved', () => {
  it('carries its level', () => {
    expect([nameAt('bare', 'quick'), nameAt('bare', 'fine')]).toEqual(['bare (quick)', 'bare']);
    expect([fileName('cells', 'csv', 'quick'), fileName('cells', 'csv', 'fine')]).toEqual([
      'cells-quick.csv',
      'cells.csv',
    ]);
    expect(scenarioRemarks('quick', [])).toMatch(/quick level/);
    expect(scenarioRemarks('fine', [])).not.toMatch(/quick level/);
  });

  it('says what was left out, in comments whatever a variant is called', () => {
    const text = scenarioRemarks('fine', ['C', 'x\ncell: {}']);
    expect(text).toMatch(/C, x cell/);
    expect(scenarioRemarks('fine', ['a\r\n\tb'])).toContain('(a b).');
    for (const line of text.trimEnd().split('\n')) expect(line).toMatch(/^# /);
  });

  it('comes back from the address', async () => {
    const scenario = smallCells({ title: 'Ω "µ" \u{1f50b}' }) as Plain;
    const view: LinkView = {
      lesson: 'bare',
      pair: [0, 2],
      cycle: 50,
      moment: 1.25,
      tab: 'curves',
      apart: ['cell.pressure', 'protocol.0.cycling.charge'],
      answer: 0,
      drawn: [160, -2.5],
      revealed: true,
      mode: 'embed',
      step: 3,
    };
    expect(await decodeState(await encodeState(scenario, view))).toEqual({ scenario, view });
    expect(await decodeState(encodePlainly(scenario, view))).toEqual({ scenario, view });
    expect(await encodeState(scenario, { lesson: 'bare' })).toMatch(/&lesson=bare$/);
    expect(await decodeState('#z=!!!')).toHaveProperty('problem');
    expect(await decodeState('')).toEqual({ view: {} });
  });

  it('is as if it was not there where a link holds nonsense', async () => {
    const hash = '#cycle=-3&moment=7&answer=0&drawn=1,x&pair=a&step=1.5';
    expect(await decodeState(hash)).toEqual({ view: {} });
  });
});

describe('controls', () => {
  const field = (kind: Field['kind']): Field => ({ path: ['x'], label: 'x', kind });
  it.each([
    [0.95, 'quantity', '%', 95],
    ['95 %', 'quantity', '%', 95],
    ['30 kPa', 'quantity', 'MPa', 0.03],
    ['C/5', 'rate', '', 0.2],
    ['0.5C', 'rate', '', 0.5],
    [2, 'rate', '', 2],
    ['2.75 V vs LTO', 'limit', '', 2.75],
    ['warm', 'quantity', 'degC', undefined],
    ['about 0.5C', 'rate', '', undefined],
    ['0.5C then C/5', 'rate', '', undefined],
    ['2C / 4', 'rate', '', 0.5],
    ['0C', 'rate', '', undefined],
    ['high', 'limit', '', undefined],
    [4.3, 'limit', '', undefined],
    [0.3, 'quantity', '', 0.3],
    [12, 'count', '', 12],
  ] as const)('read %s as a %s in %s', (value, kind, unit, expected) => {
    const number = numberOf(value, field(kind), unit);
    if (expected === undefined) expect(number).toBeUndefined();
    else expect(number).toBeCloseTo(expected, 9);
  });

  it('write what they read', () => {
    expect(written(95, field('quantity'), '%', 0.9)).toBe('95 %');
    expect(written(0.2, field('rate'), '', 'C/3')).toBe('0.2C');
    expect(written(2.8, field('limit'), '', '2.75 V vs LTO')).toBe('2.8 V vs LTO');
    expect(written(2.8, field('limit'), '', ' 2.75 V vs In/InLi ')).toBe('2.8 V vs In/InLi');
    expect(written(2.8, field('limit'), '', undefined)).toBe('2.8 V vs Li');
    expect(written(3.4, field('count'), '', 2)).toBe(3);
    expect(written(0.4, field('quantity'), '', 0.3)).toBe(0.4);
  });

  it('stay whatever is typed into them', () => {
    const document: Plain = {
      ...withValue(maCell as Plain, ['cell', 'cathode', 'coating'], zirconia),
      protocol: [cycling(50, '1C')],
    };
    const labels = (of: Plain) => fieldGroups(of).flatMap(({ fields }) => fields.map(({ label }) => label));
    for (const { path, kind } of fieldGroups(document).flatMap(({ fields }) => fields)) {
      if (kind === 'choice' || kind === 'material') continue;
      for (const typed of [0, '0', '', 'nonsense', -1, '0 MPa'])
        expect(labels(withValue(document, path, typed)), `${path.join('.')}: ${typed}`).toEqual(labels(document));
    }
  });

  it('offer limits of the electrode that they are measured against', () => {
    const limit: Field = { ...field('limit'), from: 4, to: 4.6 };
    expect(sliderRange(limit, '4.3 V vs Li')).toEqual({ from: 4, to: 4.6 });
    expect(sliderRange(limit, '2.75 V vs LTO').from).toBeCloseTo(2.45, 9);
    expect(sliderRange(limit, '3.7 V vs In/InLi').to).toBeCloseTo(3.98, 9);
  });

  it('drive the longest block of cycles, and the form in which the cell is written', () => {
    const document: Plain = {
      ...maCell,
      protocol: ['Rest for 1 hour', cycling(2, '0.1C'), cycling(50, '1C'), cycling(3, '0.1C')],
    };
    expect(cyclingPlace(document)).toEqual(['protocol', 2, 'cycling']);
    const paths = fieldGroups(document).flatMap(({ fields }) => fields.map(({ path }) => path.join('.')));
    expect(paths).toContain('cell.cathode.loading');
    expect(paths).not.toContain('cell.cathode.compositeMass');
    const byMass = fieldGroups(zhaoCell).flatMap(({ fields }) => fields.map(({ path }) => path.join('.')));
    expect(byMass).toContain('cell.cathode.compositeMass');
    expect(byMass).not.toContain('cell.cathode.loading');
    expect(cyclingPlace({ protocol: ['Rest for 1 hour'] })).toBeUndefined();
    expect(paths).toContain('protocol.2.cycling.window.1');
    const raw: Plain = { ...document, cell: { raw: {} } };
    expect(fieldGroups(raw).map(({ name }) => name)).toEqual(['Cycling']);
  });
});

describe('moments of a run', () => {
  const shape = { nodes: 2, classes: 3, radialNodes: 4, patches: 2 };
  const layout = new FrameLayout(shape);

  it('have a place of their own for every number', () => {
    const places = [
      ...scalars.map((name) => layout.scalar(name)),
      ...polarisationParts.map((_, i) => layout.parts + i),
      ...perClass.flatMap((name) => [0, 1, 2].map((k) => layout.ofClass(name, k))),
      ...[0, 1, 2].flatMap((k) => [0, 1].map((p) => layout.film(k, p))),
      ...[0, 1].flatMap((i) => [0, 1, 2].flatMap((k) => [0, 1, 2, 3].map((n) => layout.content(i, k) + n))),
    ];
    expect(places).toEqual(Array.from({ length: layout.size }, (_, i) => i));
  });

  it('are found by their place in charge and discharge, between recorded ones in charge', () => {
    const record = new RunRecord(1, 'fine', { ...shape, level: 'fine' } as RunRecord['geometry']);
    const frame = (direction: number, capacity: number, voltage: number) => {
      const one = new Float32Array(layout.size);
      one[layout.scalar('cycle')] = 1;
      one[layout.scalar('direction')] = direction;
      one[layout.scalar('capacity')] = capacity;
      one[layout.scalar('voltage')] = voltage;
      return one;
    };
    const frames = [frame(1, 0, 2), frame(1, 50, 3), frame(1, 200, 4), frame(-1, 0, 3.5), frame(-1, 100, 1.5)];
    record.add([], [], Float32Array.from(frames.flatMap((one) => [...one])), []);
    const voltage = (position: number) => record.moment(1, position)?.[layout.scalar('voltage')];
    expect([voltage(0), voltage(0.125), voltage(0.25), voltage(0.625), voltage(0.999999)]).toEqual([
      2,
      2.5,
      3,
      3.5,
      expect.closeTo(4, 3),
    ]);
    expect([voltage(1), voltage(1.5), voltage(2)]).toEqual([3.5, 2.5, 1.5]);
    // While a half cycle is missing its neighbour stands for it, at its end.
    const half = (...some: Float32Array[]) => {
      const other = new RunRecord(1, 'fine', { ...shape, level: 'fine' } as RunRecord['geometry']);
      other.add([], [], Float32Array.from(some.flatMap((one) => [...one])), []);
      return [0.5, 1.5].map((position) => other.moment(1, position)?.[layout.scalar('voltage')]);
    };
    expect(half(...frames.slice(0, 3))).toEqual([expect.closeTo(3 + 1 / 3, 6), 4]);
    expect(half(...frames.slice(3))).toEqual([1.5, 2.5]);
    expect(half(frames[2])).toEqual([4, 4]);
    expect(half()).toEqual([undefined, undefined]);
  });
});

describe('what the engine records for the pictures', () => {
  const scenario = smallCells({ protocol: [cycling(2, '0.2C')] });
  const preparation = prepare(JSON.stringify(scenario), { format: 'json' });
  const [prepared] = preparation.variants;
  const cell: CellRequest = { name: 'bare', text: JSON.stringify(scenario) };

  it('agrees with the table: ends of the half cycles, films, contact, impedance', async () => {
    const { reports, rows } = await runOnPage(cell);
    const { variants } = simulate({ ...preparation, variants: [prepared] });
    expect(rows.fine).toEqual(variants[0].cycles);
    const begun = reports.find((report) => report.kind === 'begun' && report.level === 'fine');
    const geometry = begun?.kind === 'begun' ? begun.geometry : undefined;
    const record = new RunRecord(1, 'fine', geometry!);
    for (const report of reports) {
      if (report.kind === 'progress' && report.level === 'fine')
        record.add(report.rows, report.curves, report.frames, report.spectra);
    }
    const { layout } = record;
    for (const row of rows.fine) {
      const [charge, discharge] = [record.moment(row.cycle, 0.99999999)!, record.moment(row.cycle, 2)!];
      const [up, down] = record.curves.get(row.cycle)!;
      const last = (list: Float32Array) => list[list.length - 1];
      expect(last(up.capacity)).toBeCloseTo(row.chargeCapacity, 3);
      expect(last(down.capacity)).toBeCloseTo(row.dischargeCapacity, 3);
      expect(last(up.voltage)).toBeCloseTo(row.endOfChargeVoltage, 5);
      expect(last(down.voltage)).toBeCloseTo(row.endOfDischargeVoltage, 5);
      expect(charge[layout.scalar('capacity')]).toBeCloseTo(row.chargeCapacity, 3);
      expect(discharge[layout.scalar('rate')]).toBeCloseTo(-0.2, 5);
      expect(charge[layout.scalar('rate')]).toBeCloseTo(0.2, 5);
      // The table has means over the volume of the classes.
      const share = geometry!.volumeFraction.map((v) => v / geometry!.volumeFraction.reduce((a, b) => a + b));
      const mean = (at: (k: number) => number) => share.reduce((sum, s, k) => sum + s * discharge[at(k)], 0);
      const bare = geometry!.patchNames.indexOf('bare');
      expect(mean((k) => layout.film(k, bare)) / row.filmBare).toBeCloseTo(1, 1);
    }
    const run = new VariantRun(prepared, { analyse: false });
    for (const _ of run.steps()) if (run.cycler.state.halfCycles === 2) break;
    // Left end of the spectrum: what a current meets at once, in Ohm cm2 between 1 and 1000.
    const [spectrum] = record.spectra;
    expect(spectrum.re[0]).toBeGreaterThan(prepared.cell.extraResistance * 1e4);
    expect(spectrum.re[0]).toBeLessThan(1000);
    expect(Math.max(...spectrum.re) - spectrum.re[0]).toBeGreaterThan(rows.fine[0].interfaceResistance / 3);
    expect(record.spectra.map(({ cycle }) => cycle)).toEqual([1, 2]);
  });
});

describe('the particle that is shown', () => {
  // The same powder by 2 x 2 and by 3 x 4 classes.
  const classes = (radii: readonly number[], contacts: readonly number[]) => ({
    particleRadius: radii.flatMap((radius) => contacts.map(() => radius)),
    contact: radii.flatMap(() => contacts),
    volumeFraction: radii.flatMap(() => contacts.map(() => 1)),
  });
  const few = classes([1, 2.25], [0.6, 1]);
  const many = classes([0.8, 1.5, 2.8], [0.2, 0.6, 0.8, 1]);

  it('stays the same kind when the powder is divided otherwise', () => {
    const k = many.contact.indexOf(0.6);
    expect(nearestClass(few, { radius: many.particleRadius[k], contact: many.contact[k] })).toBe(0);
    many.contact.forEach((contact, i) => {
      expect(nearestClass(many, { radius: many.particleRadius[i], contact })).toBe(i);
    });
  });

  it('is a typical one at first, by volume', () => {
    const { radius, contact } = typicalKind(few);
    expect([radius, contact]).toEqual([expect.closeTo(1.5, 12), expect.closeTo(0.8, 12)]);
    const chosen = nearestClass(many, { radius, contact });
    expect([many.particleRadius[chosen], many.contact[chosen]]).toEqual([1.5, 0.8]);
    const mostly = typicalKind({ ...few, volumeFraction: [0, 0, 0, 2] });
    expect([mostly.radius, mostly.contact]).toEqual([expect.closeTo(2.25, 12), 1]);
  });
});

describe('words of the page', () => {
  const loss = (variant: string, end: number, interphase: number, contact: number): Attribution => ({
    variant,
    from: 1,
    to: 100,
    capacityFrom: 180,
    capacityTo: end,
    total: 180 - end,
    parts: [
      { mechanism: 'interphase', loss: interphase },
      { mechanism: 'contactLoss', loss: contact },
    ],
    unaged: 180,
    before: [
      { mechanism: 'interphase', loss: 0 },
      { mechanism: 'contactLoss', loss: 0 },
    ],
    runs: 4,
  });

  it('say which cell has more, by how much and from what', () => {
    const [a, b] = [loss('bare', 100, 70, 10), loss('ZrO2', 150, 15, 15)];
    const sentence =
      'After 100 cycles ZrO2 has 50 mAh/g more than bare: 55 from less interphase; lost again: 5 through more lost contact.';
    expect(differenceSentence(a, b)).toBe(sentence);
    expect(differenceSentence(b, a)).toBe(sentence);
    expect(differenceSentence(a, { ...a, variant: 'x' })).toMatch(/same capacity, 100 mAh\/g/);
    expect(differenceSentence({ ...a, to: 1 }, { ...b, to: 1 })).toMatch(/^After 1 cycle ZrO2 has 50 mAh\/g more/);
    const gained = differenceSentence(a, loss('ZrO2', 150, 28, 2));
    expect(gained).toMatch(/: 42 from less interphase and 8 from/);
  });

  it('say what was there in the first cycle, and what is too small for a word of its own, by name', () => {
    const lost = (variant: string, capacityFrom: number, losses: Readonly<Record<string, number>>): Attribution => {
      const parts = Object.entries(losses).map(([mechanism, loss]) => ({ mechanism, loss }));
      const total = parts.reduce((sum, { loss }) => sum + loss, 0);
      return {
        ...loss(variant, capacityFrom - total, 0, 0),
        capacityFrom,
        total,
        parts: parts as Attribution['parts'],
      };
    };
    const bare = lost('bare', 175.34, { interphase: -9.64, oxygenRelease: 1.44, isolation: 85.03, cracking: 4.8 });
    const coated = lost('ZrO2', 188.52, { interphase: 0.42, oxygenRelease: 0.1, isolation: 19.2, cracking: 6.5 });
    const sentence = differenceSentence(bare, coated);
    expect(sentence).toBe(
      'After 100 cycles ZrO2 has 69 mAh/g more than bare: 66 from fewer isolated particles and 13 already there in cycle 1; ' +
        'lost again: 10 through more interphase.',
    );
  });

  it('have numbers that add up: those of the headline are those of the table, whose columns add up as printed', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -50, max: 50, noNaN: true }), { minLength: 5, maxLength: 5 }), (losses) => {
        const of = (variant: string, from: number, scale: number): Attribution => {
          const names = ['interphase', 'carbonOxidation', 'oxygenRelease', 'contactLoss', 'cracking'] as const;
          const parts = names.map((mechanism, i) => ({ mechanism, loss: scale * losses[i] + (i === 4 ? 0.03 : 0) }));
          const total = parts.reduce((sum, { loss }) => sum + loss, 0);
          return { ...loss(variant, from - total, 0, 0), capacityFrom: from, total, parts };
        };
        const pair = [of('A', 181.26, 1), of('B', 190.04, 0.37)] as const;
        const table = lossTable(pair)!;
        for (const i of [0, 1] as const) {
          const column = table.rows.reduce((sum, { losses: printed }) => sum + (printed[i] ?? 0), 0);
          expect(column).toBeCloseTo(table.total[i]!, 6);
          expect(table.capacityFrom[i]! - table.total[i]!).toBeCloseTo(table.capacityTo[i]!, 6);
          expect(table.capacityTo[i]).toBeCloseTo(pair[i].capacityTo, 0);
        }
        const sentence = differenceSentence(...pair);
        const [head, gains = '', costs = ''] = /^(.*?)(?:: (.*?))?(?:;? ?lost again: (.*))?$/.exec(sentence)!.slice(1);
        const sum = (text: string) =>
          [...text.matchAll(/(?:^|, | and )(\d+) (?:from|already|less|through|in small|by|to|more|fewer|\w+)/g)].reduce(
            (all, [, value]) => all + Number(value),
            0,
          );
        const total = Number(/has (\d+) mAh/.exec(head)?.[1] ?? 0);
        if (!/same capacity/.test(head)) expect(sum(gains) - sum(costs), sentence).toBe(total);
      }),
      { numRuns: 200 },
    );
    expect(roundedToSum([0.4, 0.4, 0.2], 1)).toEqual([1, 0, 0]);
    expect(roundedToSum([-9.64, 1.26, 85.03], 76.6, 1)).toEqual([-9.7, 1.3, 85]);
  });

  it('print units and numbers', () => {
    expect(['degC', 'um', 'Ohm cm2', 'g/cm3'].map(unitText)).toEqual(['°C', 'µm', 'Ω cm²', 'g/cm³']);
    expect([short(1234.5), short(0.012345), short(-3.4567), short(Number.NaN)]).toEqual([
      '1235',
      '0.0123',
      '−3.46',
      '–',
    ]);
    expect(listed(['a', 'b', 'c'])).toBe('a, b and c');
  });
});
