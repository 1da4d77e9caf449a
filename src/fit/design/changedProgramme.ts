import type { Cell } from '../../cell/cell.js';
import { buildProgramme } from '../../protocol/programme/buildProgramme.js';
import { parseSteps } from '../../protocol/programme/parse.js';
import { programmeCycles } from '../../protocol/programme/programmeCycles.js';
import { writtenSteps } from '../../protocol/programme/walk.js';
import { dischargeRate as rateOf } from '../../protocol/steps/kindOf.js';
import type { ProtocolEntry } from '../../scenario/schema/blocks.js';

/** Equal cycles in a protocol, and how the same could be done otherwise. */
export interface CyclesInProtocol {
  /** Position in the protocol. */
  readonly entry: number;
  /** Cycles before the first of them. */
  readonly before: number;
  readonly cycles: number;
  /** [C-rate] */
  readonly discharge: number;
  /** Some of them: cycles `from` to `to` of the block, counted from 1. */
  readonly part: (from: number, to: number) => ProtocolEntry;
  /** The whole block with another discharge. */
  readonly discharged: (rate: string) => ProtocolEntry;
  /** One cycle between the same limits at another rate. */
  readonly slow: (rate: string) => ProtocolEntry;
}

/** The blocks of equal cycles of a protocol: ready-made ones, and repeats of sentences that charge once and discharge once. */
export function cyclesIn(protocol: readonly ProtocolEntry[], cell: Cell): readonly CyclesInProtocol[] {
  let before = 0;
  return protocol.flatMap((entry, i): CyclesInProtocol[] => {
    const { programme } = buildProgramme(protocol.slice(0, i + 1));
    const after = programme ? programmeCycles(programme) : before;
    const count = after - before;
    const first = before;
    before = after;
    const block = blockOf(entry);
    const discharge = dischargeRate(entry, cell);
    if (!block || block.times !== count || discharge === undefined) return [];
    const { part, discharged, slow } = block;
    return [{ entry: i, before: first, cycles: count, discharge, part, discharged, slow }];
  });
}

/** The protocol with one slow cycle after each of the cycles that lie in a block; `at` tells which of them do. */
export function withSlowCycles(
  protocol: readonly ProtocolEntry[],
  blocks: readonly CyclesInProtocol[],
  cycles: readonly number[],
  rate: string,
): { readonly protocol: readonly ProtocolEntry[]; readonly at: readonly number[] } {
  const at: number[] = [];
  const changed = protocol.flatMap((entry, i): ProtocolEntry[] => {
    const block = blocks.find((one) => one.entry === i);
    if (!block) return [entry];
    const inside = cycles.filter((cycle) => cycle > block.before && cycle <= block.before + block.cycles);
    at.push(...inside);
    const parts: ProtocolEntry[] = [];
    let done = 0;
    for (const cycle of inside) {
      parts.push(block.part(done + 1, cycle - block.before), block.slow(rate));
      done = cycle - block.before;
    }
    return done < block.cycles ? [...parts, block.part(done + 1, block.cycles)] : parts;
  });
  return { protocol: changed, at };
}

type Block = Pick<CyclesInProtocol, 'part' | 'discharged' | 'slow'> & { readonly times: number };

function blockOf(entry: ProtocolEntry): Block | undefined {
  if (typeof entry === 'string') return undefined;
  if ('cycling' in entry) {
    // Check-ups and conditions are of the block as a whole.
    if (entry.cycling.checkUp !== undefined || entry.cycling.until !== undefined) return undefined;
    const { test, ...plain } = entry.cycling;
    return {
      times: plain.cycles,
      part: (from, to) => {
        const tested = test?.cycles.filter((cycle) => cycle >= from && cycle <= to).map((cycle) => cycle - from + 1);
        const own = test && tested?.length ? { test: { ...test, cycles: tested } } : {};
        return { cycling: { ...plain, cycles: to - from + 1, ...own } };
      },
      discharged: (discharge) => ({ cycling: { ...entry.cycling, discharge } }),
      slow: (rate) => ({ cycling: { ...plain, cycles: 1, charge: rate, discharge: rate, label: 'slow cycle' } }),
    };
  }
  if (!('repeat' in entry) || entry.checkUp !== undefined || entry.until !== undefined) return undefined;
  const sentences = entry.steps.filter((step) => typeof step === 'string');
  if (sentences.length < entry.steps.length) return undefined;
  const directions = sentences.flatMap((sentence) => {
    const parsed = parseSteps(sentence);
    return 'steps' in parsed ? parsed.steps.map(({ direction }) => direction) : [];
  });
  const halves = directions.filter((direction) => direction === 'charge' || direction === 'discharge');
  if (halves.join() !== 'charge,discharge') return undefined;
  return {
    times: entry.repeat,
    part: (from, to) => ({ ...entry, repeat: to - from + 1 }),
    discharged: (rate) => ({ ...entry, steps: sentences.map((sentence) => atRate(sentence, 'discharge', rate)) }),
    slow: (rate) => ({
      repeat: 1,
      label: 'slow cycle',
      steps: sentences.map((sentence) => atRate(atRate(sentence, 'discharge', rate), 'charge', rate)),
    }),
  };
}

/** "Discharge at 1C until 2.5 V vs Li" with another current. */
function atRate(sentence: string, verb: 'charge' | 'discharge', rate: string): string {
  return sentence.replace(new RegExp(`\\b(${verb}\\s+at\\s+)(.+?)(?=\\s+(?:until|for|to|or)\\b)`, 'gi'), `$1${rate}`);
}

/** [C-rate] Of the discharges of an entry; undefined where there is not one and the same. */
export function dischargeRate(entry: ProtocolEntry, cell: Cell): number | undefined {
  const { programme } = buildProgramme([entry]);
  if (!programme) return undefined;
  const rates = new Set<number>();
  for (const { step } of writtenSteps(programme.entries)) {
    const rate = rateOf(step, cell);
    if (rate !== undefined) rates.add(rate);
  }
  return rates.size === 1 ? [...rates][0] : undefined;
}
