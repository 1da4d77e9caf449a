import { describe, expect, it } from 'vitest';
import { cycling, gitt } from '../../src/protocol/programme/builders.js';
import { buildProgramme } from '../../src/protocol/programme/buildProgramme.js';
import { formatStep } from '../../src/protocol/programme/formatStep.js';
import { parseStep, parseSteps } from '../../src/protocol/programme/parse.js';
import type { ProgrammeEntry } from '../../src/protocol/programme/programme.js';
import { flatten } from '../../src/protocol/programme/walk.js';

const impedance = (from: number, to: number, perDecade: number) => ({ kind: 'impedance', from, to, perDecade });
const window = ['2 V vs In/InLi', '3.7 V vs In/InLi'] as const;

describe('an EIS step', () => {
  it.each([
    ['EIS', impedance(1e6, 1e-3, 8)],
    ['EIS from 1 MHz to 1 mHz, 8 points per decade', impedance(1e6, 1e-3, 8)],
    ['Impedance from 100 uHz to 7 MHz with 10 points per decade.', impedance(1e-4, 7e6, 10)],
    ['eis from 200 khz to 50 mHz', impedance(2e5, 0.05, 8)],
    ['EIS, 5 per decade', impedance(1e6, 1e-3, 5)],
    ['EIS between 10 Hz and 1 Hz', impedance(10, 1, 8)],
  ])('%s', (text, control) => {
    const parsed = parseStep(text);
    if (!('step' in parsed)) throw new Error(JSON.stringify(parsed.issues));
    expect(parsed.step).toMatchObject({ direction: 'impedance', until: [] });
    for (const [key, value] of Object.entries(control)) {
      const read = parsed.step.control[key as keyof typeof parsed.step.control];
      if (typeof value === 'number') expect(read).toBeCloseTo(value, 9);
      else expect(read).toBe(value);
    }
    const again = parseStep(formatStep(parsed.step));
    expect('step' in again && again.step).toEqual(parsed.step);
  });

  it('follows a hold in one sentence', () => {
    const parsed = parseSteps('Charge at C/10 until 3.15 V vs In/InLi, then hold until C/1000, then EIS');
    expect('steps' in parsed && parsed.steps.map(({ direction }) => direction)).toEqual([
      'charge',
      'hold',
      'impedance',
    ]);
  });

  it.each([
    ['EIS from 1 mHz to 1 mHz', /same frequency/, /mega/],
    ['EIS from 1 V to 1 mHz', /no frequency/, /EIS from/],
    ['EIS from 1 GHz to 1 mHz', /No instrument/, /EIS from/],
    ['EIS for 10 min', /cannot be read/, /EIS from/],
    ['EIS, 0 points per decade', /per decade cannot be read/, undefined],
  ])('%s is refused with what to write instead', (text, message, hint) => {
    const parsed = parseStep(text);
    if (!('issues' in parsed)) throw new Error('it was read');
    expect(parsed.issues[0].message).toMatch(message);
    if (hint) expect(parsed.issues[0].hint).toMatch(hint);
  });
});

describe('reference tests inside cycling', () => {
  const built = cycling({
    cycles: 10,
    charge: '0.1C',
    window,
    rest: '2 h',
    test: { cycles: [4, 1], at: '3.15 V vs In/InLi' },
  });
  const programme = { entries: [built.entry as ProgrammeEntry], stop: {} };

  it('stand in the cycles that were named and nowhere else, charge going on after them', () => {
    const steps = [...flatten(programme)].map(({ step }) => step);
    const cycles: string[][] = [];
    for (const step of steps) {
      const begins = step.direction === 'charge' && cycles.at(-1)?.includes('discharge') !== false;
      if (begins) cycles.push([]);
      cycles.at(-1)!.push(step.direction);
    }
    const tested = ['charge', 'hold', 'impedance', 'charge', 'rest', 'discharge', 'rest'];
    const plain = ['charge', 'rest', 'discharge', 'rest'];
    expect(cycles).toEqual(Array.from({ length: 10 }, (_, i) => (i === 0 || i === 3 ? tested : plain)));
    expect(steps[1].until).toEqual([{ kind: 'current', current: { value: 0.01, unit: 'of charging current' } }]);
  });

  it('complain about what was written, where it was written', () => {
    const wrong = cycling({
      cycles: 5,
      charge: '0.1C',
      window,
      test: { cycles: [1, 6], at: '3.15 V vs In/InLi', impedance: 'EIS from 1 V to 2 V' },
    });
    expect(wrong.entry).toBeUndefined();
    expect(wrong.issues.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['cycling.test.cycles', 'cycling.test.impedance']),
    );
  });
});

describe('a titration', () => {
  it('is made of pulses and rests in blocks that end at their limit', () => {
    const { entry, issues } = gitt({ current: '0.05C', pulse: '30 min', rest: '4 h', window });
    expect(issues).toEqual([]);
    const steps = [...flatten({ entries: [entry!], stop: {} })];
    const [first, pulse, rest] = steps;
    expect([first, pulse, rest].map(({ step }) => step.direction)).toEqual(['rest', 'charge', 'rest']);
    expect(steps[pulse.afterLimit!].step.direction).toBe('rest');
    expect(steps[pulse.afterLimit! + 1].step.direction).toBe('discharge');
    expect(steps.every(({ labels }) => labels.includes('GITT'))).toBe(true);
  });

  it('is refused with a crossed window or endless pulses', () => {
    const crossed = buildProgramme([
      { gitt: { current: '0.05C', pulse: '30 min', rest: '4 h', window: [window[1], window[0]] } },
    ]);
    expect(crossed.issues[0]).toMatchObject({ path: 'protocol[0].gitt.window', severity: 'error' });
    const endless = gitt({ current: '0.01C', pulse: '10 s', rest: '4 h', window });
    expect(endless.issues[0].message).toMatch(/too many pulses/);
  });
});
