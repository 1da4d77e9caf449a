import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { FitStatusLine } from '../../src/cli/fitStatus.js';
import { interruption } from '../../src/cli/interruption.js';
import { type RunJob, type RunNews, runJob } from '../../src/cli/runJob.js';
import { SearchStatus } from '../../src/cli/searchStatus.js';
import { quick, workFolder } from './argyrode.js';

// What a person sees while something long is computed, and what ends it.

const terminal = process.stderr.isTTY;
let said: string[] = [];

beforeEach(() => {
  said = [];
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => said.push(String(text)) > 0);
});

afterEach(() => {
  vi.restoreAllMocks();
  process.stderr.isTTY = terminal;
});

/** What a line that is rewritten in place shows, state after state. */
const rewritten = (text: string): string => `\r\u001b[K${text}`;

describe('how a fit is getting on', () => {
  const steps = [
    { phase: 'search', evaluations: 1, most: 60, rms: Number.NaN },
    { phase: 'search', evaluations: 2, most: 60, rms: 4 },
    { phase: 'search', evaluations: 3, most: 60, rms: 3.98 },
    { phase: 'search', evaluations: 4, most: 60, rms: 3.9 },
    { phase: 'profiles', evaluations: 9, most: 60, rms: 3.9 },
    { phase: 'profiles', evaluations: 10, most: 60, rms: 3.9 },
  ] as const;

  test('is a line for every phase and every improvement by a hundredth where lines stay', () => {
    process.stderr.isTTY = false;
    const status = new FitStatusLine(false);
    for (const step of steps) status.show(step);
    expect(said).toEqual([
      'search: 1 evaluations of at most 60, first run\n',
      'search: 2 evaluations of at most 60, rms residual 4.00 standard errors\n',
      'search: 4 evaluations of at most 60, rms residual 3.90 standard errors\n',
      'profiles: 9 evaluations, rms residual 3.90 standard errors\n',
    ]);
  });

  test('is one line that is rewritten on a terminal, and after a signal says that it ends', () => {
    process.stderr.isTTY = true;
    const status = new FitStatusLine(false);
    status.show(steps[0]);
    status.show(steps[2]);
    status.end();
    status.show(steps[3]);
    status.clear();
    status.clear();
    expect(said).toEqual([
      rewritten('search: 1 evaluations of at most 60, first run'),
      rewritten('search: 3 evaluations of at most 60, rms residual 3.98 standard errors'),
      rewritten('Ending the fit and keeping the best so far; Ctrl-C again quits at once.'),
      rewritten(''),
    ]);
  });

  test.each([true, false])('is not said when quiet is asked for, on a terminal: %s', (isTerminal) => {
    process.stderr.isTTY = isTerminal;
    const status = new FitStatusLine(true);
    for (const step of steps) status.show(step);
    status.end();
    status.clear();
    expect(said).toEqual([]);
  });
});

describe('how a calibration is getting on', () => {
  const progress = (evaluations: number, cost: number) => ({ evaluations, most: 80, cost });

  test('is a line for every better cost where lines stay', () => {
    process.stderr.isTTY = false;
    const status = new SearchStatus(false);
    status.show('tiny', progress(1, Number.NaN));
    status.show('tiny', progress(2, 12.3456));
    status.show('tiny', progress(3, 12.3456));
    status.show('other', progress(4, 12.3456));
    status.show('other', progress(5, 7));
    expect(said).toEqual([
      'tiny: 2 evaluations, best cost 12.35\n',
      'other: 4 evaluations, best cost 12.35\n',
      'other: 5 evaluations, best cost 7.000\n',
    ]);
  });

  test('is one line with its limit on a terminal', () => {
    process.stderr.isTTY = true;
    const status = new SearchStatus(false);
    status.show('tiny', progress(1, Number.NaN));
    status.show('tiny', progress(2, 12.3456));
    status.clear();
    expect(said).toEqual([
      rewritten('tiny: 1 evaluations (at most 80), first run'),
      rewritten('tiny: 2 evaluations (at most 80), best cost 12.35'),
      rewritten(''),
    ]);
  });

  test.each([true, false])('is not said when quiet is asked for, on a terminal: %s', (isTerminal) => {
    process.stderr.isTTY = isTerminal;
    const status = new SearchStatus(true);
    status.show('tiny', progress(2, 3));
    status.clear();
    expect(said).toEqual([]);
  });
});

describe('how a run is getting on', () => {
  const job: RunJob = {
    scenario: 'cell.yaml',
    settings: [],
    variants: [],
    folder: undefined,
    json: true,
    series: false,
    resume: false,
    command: 'argyrode run cell.yaml',
    lab: undefined,
    width: 80,
    statusWidth: 80,
    stop: new Int32Array(new SharedArrayBuffer(4)),
  };
  /** The news of a run with a clock that shows one second more every time somebody looks at it. */
  const newsOf = async (changes: Partial<RunJob> = {}) => {
    const folder = workFolder({ 'cell.yaml': quick });
    let seconds = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => 1000 * seconds++);
    const news: RunNews[] = [];
    const end = await runJob({ ...job, scenario: `${folder}/cell.yaml`, ...changes }, (one) => news.push(one));
    return { end, lines: news.map((one) => (one.kind === 'end' ? '' : one.text)) };
  };

  test('counts steps over all variants, and the time that is left from the time that went by', async () => {
    const { end, lines } = await newsOf();
    expect(end.code).toBe(0);
    // Two variants of four steps: after the first an eighth is done in one second.
    expect(lines).toHaveLength(8);
    expect(lines[0]).toMatch(/^bare: cycle 1 of 2, 2\.\d\d V, 12 % done$/);
    expect(lines[1]).toMatch(/^bare: cycle 1 of 2, 1\.\d\d V, 25 % done, 6\.0 s left$/);
    expect(lines[4]).toMatch(/^coated: cycle 1 of 2, 2\.\d\d V, 62 % done, 3\.0 s left$/);
    expect(lines[7]).toMatch(/^coated: cycle 2 of 2, 1\.\d\d V, 100 % done, /);
  });

  test('ends with 130 and what there is once it is told to stop, and begins no further variant', async () => {
    const stop = new Int32Array(new SharedArrayBuffer(4));
    Atomics.store(stop, 0, 1);
    const { end } = await newsOf({ stop });
    expect(end.code).toBe(130);
    const { variants } = JSON.parse(end.stdout);
    expect(Object.keys(variants)).toEqual(['bare']);
    expect(variants.bare.status.code).toBe('interrupted');
  });
});

describe('signals', () => {
  const others = { SIGINT: process.listeners('SIGINT'), SIGTERM: process.listeners('SIGTERM') };
  const signals = ['SIGINT', 'SIGTERM'] as const;

  beforeEach(() => {
    for (const signal of signals) process.removeAllListeners(signal);
  });

  afterEach(() => {
    for (const signal of signals) {
      process.removeAllListeners(signal);
      for (const listener of others[signal]) process.on(signal, listener);
    }
  });

  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('%s gives up what is under way, a second one quits with %i at once', (signal, expected) => {
    const exit = vi.spyOn(process, 'exit').mockImplementation((() => {}) as never);
    const { signal: abort, code } = interruption();
    expect([abort.aborted, code()]).toEqual([false, undefined]);
    process.emit(signal, signal);
    expect([abort.aborted, code()]).toEqual([true, expected]);
    expect(exit).not.toHaveBeenCalled();
    process.emit(signal, signal);
    expect(exit).toHaveBeenCalledWith(expected);
  });
});
