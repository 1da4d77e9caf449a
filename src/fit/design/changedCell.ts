import { prepare } from '../../prepare.js';
import { readKept } from '../../scenario/document/keptFiles.js';
import { isPlain, type Path, type Plain, parsePath, valueAt } from '../../scenario/document/path.js';
import { formatQuantity } from '../../scenario/quantities/quantity.js';
import type { ProtocolEntry } from '../../scenario/schema/blocks.js';
import type { FitCell } from '../runs/fitCell.js';
import { cyclesIn, dischargeRate, withSlowCycles } from './changedProgramme.js';

/** Rate of slow cycles that tell capacity from polarisation. */
export const SLOW = '0.1C';

/** [C-rate] A programme as slow as this says the same as a slow cycle. */
export const SLOW_ENOUGH = 0.15;

/** The cell with a slow cycle after some of its cycles, and the numbers that these slow cycles then have. */
export function cellWithSlowCycles(
  cell: FitCell,
  cycles: readonly number[],
):
  | { readonly cell: FitCell; readonly slow: readonly { readonly after: number; readonly cycle: number }[] }
  | undefined {
  const { protocol } = cell.prepared.scenario;
  const blocks = cyclesIn(protocol, cell.prepared.cell).filter(
    (block) =>
      block.discharge > SLOW_ENOUGH && dischargeRate(block.slow(SLOW), cell.prepared.cell) === Number.parseFloat(SLOW),
  );
  const { protocol: changed, at } = withSlowCycles(protocol, blocks, cycles, SLOW);
  if (at.length === 0) return undefined;
  const made = withProtocol(cell, changed, `${at.length} slow cycles`, at);
  return made && { cell: made, slow: at.map((after, k) => ({ after, cycle: after + k + 1 })) };
}

/** The cell with most of its cycles discharged five times as fast, or as slowly where they are fast already. */
export function cellAtAnotherRate(
  cell: FitCell,
): { readonly cell: FitCell; readonly rate: number; readonly text: string } | undefined {
  const { protocol } = cell.prepared.scenario;
  const blocks = cyclesIn(protocol, cell.prepared.cell);
  const longest = blocks.reduce((a, b) => (b.cycles > a.cycles ? b : a), blocks[0]);
  if (!longest) return undefined;
  const rate = Number((longest.discharge < 0.4 ? 5 * longest.discharge : longest.discharge / 5).toPrecision(2));
  const text = `${rate}C`;
  const entry = longest.discharged(text);
  if (dischargeRate(entry, cell.prepared.cell) !== rate) return undefined;
  const made = withProtocol(cell, protocol.with(longest.entry, entry), `discharged at ${text}`);
  return made && { cell: made, rate, text };
}

/** [K] The cell so much warmer or colder; undefined where its parameters are given for one temperature only. */
export function cellAtAnotherTemperature(
  cell: FitCell,
  change: number,
): { readonly cell: FitCell; readonly temperature: number; readonly text: string } | undefined {
  const { prepared } = cell;
  if (prepared.scenario.cell.kind === 'raw') return undefined;
  const temperature = prepared.cell.temperature + change;
  const text = formatQuantity(temperature, 'degC', 4);
  const document = documentOf(cell);
  // The long form of a variant has the last word, whatever the short ones say.
  const place = isPlain(document.variants)
    ? ['variants', prepared.name, 'cell', 'temperature']
    : ['cell', 'temperature'];
  const made = remade(cell, withValue(document, place, text) as Plain, `at ${text}`);
  return made && { cell: made, temperature, text };
}

/** `added`: cycles after which another one was put in, so that what ends the programme by cycle number moves along. */
function withProtocol(
  cell: FitCell,
  protocol: readonly ProtocolEntry[],
  how: string,
  added: readonly number[] = [],
): FitCell | undefined {
  const { name, scenario } = cell.prepared;
  let document = withValue(documentOf(cell), parsePath(scenario.protocolPath) ?? ['protocol'], protocol) as Plain;
  for (const around of [[], ['variants', name]]) {
    for (const key of ['cycles', 'retentionCycle']) {
      const place = [...around, 'stop', key];
      const cycle = valueAt(document, place);
      if (typeof cycle === 'number')
        document = withValue(document, place, cycle + added.filter((after) => after <= cycle).length) as Plain;
    }
  }
  return remade(cell, document, how);
}

/** Undefined where the change makes no cell that could be run. */
function remade(cell: FitCell, document: Plain, how: string): FitCell | undefined {
  const text = JSON.stringify(document);
  const { variants } = prepare(text, { format: 'json', readFile: readKept(cell.files) });
  const [prepared] = variants;
  return prepared && { scenario: `${cell.scenario}, ${how}`, prepared, document: text, files: cell.files };
}

function documentOf({ document }: FitCell): Plain {
  return JSON.parse(document) as Plain;
}

/** A copy with one value changed. */
function withValue(data: unknown, [segment, ...rest]: Path, value: unknown): unknown {
  if (segment === undefined) return value;
  const inner = isPlain(data) ? data : {};
  return { ...inner, [segment]: withValue(inner[segment], rest, value) };
}
