import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CycleBlocks } from '../../src/protocol/jumping/cycleBlock.js';
import { after, CourseRule } from '../../src/protocol/programme/cycleRule.js';
import { parseSteps } from '../../src/protocol/programme/parse.js';
import type { Programme, ProgrammeEntry } from '../../src/protocol/programme/programme.js';
import {
  cycleCount,
  cyclesWith,
  firstOfCycle,
  isSpectrum,
  programmeCycles,
  spectrumCycles,
  writtenCycles,
} from '../../src/protocol/programme/programmeCycles.js';
import { titrationSteps } from '../../src/protocol/programme/titration.js';
import { countSteps, flatten, ProgrammeReader, stepsAhead, writtenSteps } from '../../src/protocol/programme/walk.js';
import type { Step } from '../../src/protocol/steps/step.js';
import { customaryPlateaus } from '../../src/scenario/quantities/referenceElectrode.js';

function step(text: string): Step {
  const parsed = parseSteps(text);
  if (!('steps' in parsed)) throw new Error(text);
  return parsed.steps[0];
}

const entry = (text: string): ProgrammeEntry => ({ kind: 'step', step: step(text) });
const repeat = (times: number, ...entries: readonly ProgrammeEntry[]): ProgrammeEntry => ({
  kind: 'repeat',
  times,
  entries,
});
const programme = (...entries: readonly ProgrammeEntry[]): Programme => ({ entries, stop: {} });

const sentences = [
  'Charge at 1C until 4.3 V vs Li',
  'Charge at 1C for 10 min',
  'Discharge at 1C until 2.9 V vs Li',
  'Discharge at 1C until 50 mAh/g',
  'Hold at 4.3 V vs Li for 1 h',
  'Hold at 2.9 V vs Li for 1 h',
  'Hold at 3.6 V vs Li until C/50',
  'Rest for 1 h',
  'Store for 10 days at 3.6 V vs Li',
  'Store for 10 days at open circuit',
  'EIS',
].map(entry);

const trees = fc.letrec<{ entry: ProgrammeEntry; block: ProgrammeEntry }>((tie) => ({
  entry: fc.oneof({ maxDepth: 3, depthIdentifier: 'blocks' }, fc.constantFrom(...sentences), tie('block')),
  block: fc.record({
    kind: fc.constant('repeat' as const),
    times: fc.integer({ min: 1, max: 6 }),
    entries: fc.array(tie('entry'), { minLength: 1, maxLength: 4, depthIdentifier: 'blocks' }),
    label: fc.constantFrom('ageing', 'GITT'),
  }),
}));

const programmes = fc
  .record({
    entries: fc.array(trees.entry, { minLength: 1, maxLength: 4 }),
    known: fc.boolean(),
  })
  .map(
    ({ entries, known }): Programme => ({
      entries,
      stop: {},
      ...(known ? { cell: { plateau: 1.55, start: 1.4 } } : {}),
    }),
  )
  .filter(({ entries }) => countSteps(entries) < 4000);

/** Every step by going through all repeats, the rule applied to each: what the closed forms have to agree with. */
function walked({ entries, cell }: Programme) {
  const plateaus = { ...customaryPlateaus, ...(cell ? { cell: cell.plateau } : {}) };
  let course = new CourseRule(cell ? { cell } : {}).beginning;
  const steps: { step: Step; cycle: number; opens: boolean; labels: string[] }[] = [];
  const go = (list: readonly ProgrammeEntry[], labels: string[]): void => {
    for (const one of list) {
      if (one.kind === 'step') {
        const next = after(one.step, course, plateaus);
        steps.push({ step: one.step, cycle: next.cycle, opens: next.cycle > course.cycle, labels });
        course = next;
      } else for (let pass = 0; pass < one.times; pass++) go(one.entries, [...labels, one.label ?? '']);
    }
  };
  go(entries, []);
  return steps;
}

describe('cycles in closed form', () => {
  it('are those of walking through every step', () => {
    fc.assert(
      fc.property(programmes, fc.double({ min: 0, max: 1, noNaN: true }), (one, share) => {
        const all = walked(one);
        const told = [...flatten(one)];
        expect(told.map(({ step, cycle, opens }) => ({ step, cycle, opens }))).toEqual(
          all.map(({ step, cycle, opens }) => ({ step, cycle, opens })),
        );
        expect(told.map(({ index }) => index)).toEqual(all.map((_, i) => i));
        expect(writtenCycles(one)).toBe(all.at(-1)!.cycle);
        const from = Math.floor(share * all.length);
        expect([...flatten(one, { from })]).toEqual(told.slice(from));
        expect([...flatten(one, { wanted: isSpectrum })]).toEqual(told.filter(({ step }) => isSpectrum(step)));
        const spectra = all.filter(({ step }) => isSpectrum(step)).map(({ cycle }) => cycle);
        expect(spectrumCycles(one)).toEqual([...new Set(spectra)]);
        const { cycle } = all[from] ?? all[0];
        expect(firstOfCycle(one, cycle)).toBe(all.findIndex((place) => place.cycle === cycle));
        expect(new Set(stepsAhead(one.entries, from))).toEqual(new Set(all.slice(from).map(({ step }) => step)));
        const reader = new ProgrammeReader(one);
        for (const at of [0, from, from + 1, Math.floor(from / 2)]) expect(reader.at(at)).toEqual(told[at]);
      }),
      { numRuns: 150 },
    );
  });

  it('find the titrations that have begun', () => {
    fc.assert(
      fc.property(programmes, fc.double({ min: 0, max: 1, noNaN: true }), (one, share) => {
        const all = walked(one);
        const inside = all.map(({ labels }) => labels.includes('GITT'));
        const starts = inside.flatMap((is, i) => (is && !inside[i - 1] ? [i] : []));
        const whole = starts.map((from) => {
          const end = inside.indexOf(false, from);
          return { from, to: (end < 0 ? all.length : end) - 1 };
        });
        expect(titrationSteps(one, all.length)).toEqual(whole);
        const done = Math.floor(share * all.length);
        const begun = titrationSteps(one, done);
        expect(begun.map(({ from }) => from)).toEqual(starts.filter((from) => from < done));
      }),
      { numRuns: 100 },
    );
  });

  it('call a block one of cycles when every pass after the first begins one and only one', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...sentences), { minLength: 1, maxLength: 5 }), (entries) => {
        const one = programme(repeat(5, ...entries));
        const opening = walked(one).map(({ opens }) => opens);
        const size = entries.length;
        const expected = opening.slice(2 * size).every((opens, i) => opens === (i % size === 0));
        expect(new CycleBlocks(one).at(0)).toEqual(expected ? { first: 0, size, times: 5 } : undefined);
      }),
      { numRuns: 200 },
    );
  });

  it('cost nothing, however many repeats there are', () => {
    const cycle = [entry('Charge at 1C until 4.3 V vs Li'), entry('Discharge at 1C until 2.9 V vs Li')];
    let block = repeat(1e6, ...cycle);
    for (let depth = 0; depth < 200; depth++) block = repeat(1, block, entry('Rest for 1 h'));
    const deep = programme(repeat(1e6, block, entry('EIS')), entry('Charge at 1C until 4.2 V vs Li'));
    expect(writtenCycles(deep)).toBe(1e12 + 1);
    expect(cycleCount({ ...deep, stop: { cycles: 2 } })).toBe(2);
    const [place] = flatten(deep, { from: countSteps(deep.entries) - 1 });
    expect(place.cycle).toBe(1e12 + 1);
    expect(firstOfCycle(deep, 5e11)).toBeGreaterThan(9e11);
    expect([...writtenSteps(deep.entries)]).toHaveLength(204);
    const tested = cyclesWith(deep, isSpectrum);
    expect(tested.next().value).toBe(1e6);
    expect(spectrumCycles({ ...deep, stop: { cycles: 10 } })).toEqual([]);
    // Doubled twenty-five times: the passes of each block are looked at a few times only.
    let doubled: ProgrammeEntry = repeat(2, ...cycle);
    for (let depth = 1; depth < 25; depth++) doubled = repeat(2, doubled);
    expect(writtenCycles(programme(doubled))).toBe(2 ** 25);
  });
});

describe('which half cycle a voltage makes', () => {
  const halves = (one: Programme) => [...flatten(one)].map(({ half }) => half);
  const cell = { plateau: 1.55, start: 1.5 };

  it('cycles at two voltages are cycles', () => {
    const [high, low] = [entry('Hold at 4.3 V vs Li until C/50'), entry('Hold at 2.9 V vs Li until C/50')];
    expect(cycleCount({ ...programme(repeat(7, high, low)), cell })).toBe(7);
    expect(cycleCount(programme(repeat(7, high, low)))).toBe(7);
    expect(halves({ ...programme(high, low, high), cell })).toEqual(['charge', 'discharge', 'charge']);
    // Begun with the discharge, each further charge opens one.
    expect(cycleCount({ ...programme(repeat(7, low, high)), cell: { plateau: 1.55, start: 2 } })).toBe(8);
    expect(new CycleBlocks(programme(repeat(7, high, low))).at(3)).toEqual({ first: 0, size: 2, times: 7 });
  });

  it('a hold at the voltage that has been reached goes on', () => {
    const texts = [
      'Charge at 1C until 2.75 V vs LTO',
      'Hold at 4.3 V vs Li until C/50',
      'Rest for 1 h',
      'Discharge at 1C until 2.9 V vs Li',
      'Hold at 1.35 V until C/50',
    ];
    expect(halves({ ...programme(...texts.map(entry)), cell })).toEqual([
      'charge',
      undefined,
      undefined,
      'discharge',
      undefined,
    ]);
    // Without the cell nothing is known of its own voltage.
    expect(halves(programme(entry(texts[0]), entry('Hold at 1.35 V until C/50')))).toEqual(['charge', undefined]);
    expect(halves({ ...programme(entry(texts[0]), entry('Hold at 1.35 V until C/50')), cell })).toEqual([
      'charge',
      'discharge',
    ]);
  });

  it('a hold after a step of given length is compared with where that step came from', () => {
    const top = entry('Charge at 1C until 4 V vs Li');
    const down = entry('Discharge at 1C for 10 min');
    const up = entry('Charge at 1C for 10 min');
    const at = (volts: number) => entry(`Hold at ${volts} V vs Li for 1 h`);
    expect(halves(programme(top, down, at(4)))).toEqual(['charge', 'discharge', 'charge']);
    expect(halves(programme(top, down, at(3.9)))).toEqual(['charge', 'discharge', undefined]);
    expect(halves(programme(top, up, at(4)))).toEqual(['charge', 'charge', 'discharge']);
    expect(halves(programme(top, up, at(4.1)))).toEqual(['charge', 'charge', undefined]);
    expect(halves(programme(top, down, up, at(4.1)))).toEqual(['charge', 'discharge', 'charge', undefined]);
    expect(halves(programme(top, down, down, at(4.1)))).toEqual(['charge', 'discharge', 'discharge', 'charge']);
    expect(halves(programme(top, at(4.0005)))).toEqual(['charge', undefined]);
    expect(halves(programme(top, at(4.002)))).toEqual(['charge', 'charge']);
    expect(halves(programme(top, at(3.998)))).toEqual(['charge', 'discharge']);
  });

  it('a programme that moves nothing has no cycle', () => {
    expect(programmeCycles(programme(entry('Rest for 1 h'), entry('EIS')))).toBe(0);
    expect(programmeCycles(programme(entry('Hold at 4 V for 1 h')))).toBe(1);
    expect(programmeCycles(programme(repeat(3, entry('Charge at 1C for 1 h'))))).toBe(1);
  });
});
