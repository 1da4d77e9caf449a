import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { collect, type Prepared, prepare, simulate } from '../../src/index.js';
import { labLink } from '../../src/output.js';
import { prepareCell } from '../../src/web/engine/cellScenario.js';
import { type Plain, scenarioOf, withValue } from '../../src/web/state/document.js';
import { decodeState, encodeState } from '../../src/web/state/link.js';
import { dropped, prepared, type ReadScenario, read, requests, runOnPage, shipped } from './cellPath.js';

// The page and the command line are one program: what reaches the solver is the same, and so is every number.

/** All that a run depends on; where the protocol was written is for messages only. */
function runOf({ name, scenario, cell, programme }: Prepared): object {
  const { protocolPath: _, ...rest } = scenario;
  // Laws are functions: their numbers stand for them.
  const laws = [0.2, 0.5, 0.8].map((x) => [
    cell.cathode.openCircuitVoltage.at(x),
    cell.cathode.diffusivity.at(x),
    cell.cathode.volumeChange.at(x),
    cell.anode.potential(x),
  ]);
  return { name, scenario: rest, cell: JSON.parse(JSON.stringify(cell)), laws, programme };
}

const onPage = (file: ReadScenario): object[] =>
  requests(file).flatMap((cell) => prepareCell(cell, 'fine').variants.map(runOf));

const pair = ({ variants }: ReadScenario) => {
  const [first] = variants;
  const other = variants[variants.length - 1];
  return { names: [first.name, other.name] as const, documents: [first, other].map(documentOf) };
};
const documentOf = ({ document }: { readonly document: unknown }): Plain =>
  withValue(document as Plain, ['data'], undefined);

/** The two cells of the page as the scenario that it saves and puts into its address. */
function saved(file: ReadScenario): Plain {
  const { names, documents } = pair(file);
  return scenarioOf([...names], [documents[0], documents[1]], file.measurements);
}

describe.each(shipped)('scenarios/%s', (name) => {
  const cli = prepared(name);

  it('reaches the solver of the page whole: dropped, linked from a report, saved, in the address', async () => {
    const expected = cli.variants.map(runOf);
    const file = await dropped(name);
    expect(onPage(file)).toEqual(expected);

    const link = labLink('https://example.org/lab/', collect(cli, []));
    const state = await decodeState(new URL(link ?? '').hash);
    const linked = await read('link.json', {
      'link.json': JSON.stringify('scenario' in state ? state.scenario : undefined),
    });
    expect(onPage(linked)).toEqual(expected);

    if (file.variants.length < 2) return;
    const ends = [expected[0], expected[expected.length - 1]].map((run) => ofPair(run, pair(file).names));
    const again = prepare(stringify(saved(file), { lineWidth: 120 }));
    expect(again.issues.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(again.variants.map(runOf)).toEqual(ends);
    const hash = await encodeState(saved(file));
    const reopened = await decodeState(hash);
    expect(reopened).toEqual({ scenario: JSON.parse(JSON.stringify(saved(file))), view: {} });
  });

  it('gives the numbers of simulate to the last digit, and marks those that are coarser', async () => {
    const cycles = 1;
    const preparation = prepared(name, [`stop.cycles=${cycles}`]);
    // One cell is enough here: what is given to the solver was compared for all of them.
    const [expected] = simulate(
      { ...preparation, variants: preparation.variants.slice(0, 1) },
      { analyse: false },
    ).variants;
    const file = await dropped(name);
    const short = file.variants.map(({ name: variant, document }) => ({
      name: variant,
      document: withValue(document as Plain, ['stop', 'cycles'], cycles),
    }));
    const [cell] = requests({ ...file, variants: short });
    const { rows, ended } = await runOnPage(cell);
    expect(rows.fine).toEqual(expected.cycles);
    expect(ended.map(({ level }) => level)).toEqual(['quick', 'fine']);
    expect(ended[1].status).toEqual(expected.status);
    expect(ended[1].balances).toEqual(expected.balances);
    expect(ended[1].issues.map(({ message }) => message)).toEqual(expected.warnings.map(({ message }) => message));
  });
});

/** A saved scenario of two cells leaves out the measured points of the others: the page says so. */
function ofPair(run: object, names: readonly string[]): object {
  const { scenario, ...rest } = run as { scenario: { data: readonly { variant?: string }[] } };
  const data = scenario.data.filter(({ variant }) => variant === undefined || names.includes(variant));
  return { ...rest, scenario: { ...scenario, data } };
}
