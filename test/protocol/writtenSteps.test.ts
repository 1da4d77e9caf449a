import { describe, expect, it } from 'vitest';
import { formatTermination, formatTime } from '../../src/protocol/language/formatAmount.js';
import { describe as describeProgramme } from '../../src/protocol/programme/describe.js';
import { formatStep } from '../../src/protocol/programme/formatStep.js';
import { parseStep } from '../../src/protocol/programme/parse.js';
import type { ProgrammeEntry, StopCriteria } from '../../src/protocol/programme/programme.js';
import type { Step } from '../../src/protocol/steps/step.js';

const step = (text: string): Step => {
  const parsed = parseStep(text);
  if ('issues' in parsed) throw new Error(parsed.issues[0].message);
  return parsed.step;
};

describe('a step written out', () => {
  it.each([
    'Charge at 2 mA until 4 V',
    'Discharge at 2 mA/cm2 for 1 day',
    'Charge at 190 mA/g until 2 mAh/cm2',
    'Hold at 4 V until 2 mAh',
    'Hold at 4 V vs LTO until 5 % of the charging current or 3 h',
    'Discharge at 0.1C until 150 mAh/g or 2.9 V vs In/InLi',
    'Rest for 90 s',
    'Store for 30 days at 60 degC at open circuit',
    'Store for 3 days at 4 V vs Li',
    'EIS from 250 kHz to 100 uHz, 12 points per decade',
  ])('%s', (text) => {
    expect(formatStep(step(text))).toBe(text === 'Rest for 90 s' ? 'Rest for 1.5 min' : text);
  });

  it('names no amount where there is none', () => {
    expect(formatStep({ ...step('Charge at 1C for 1 h'), until: [] })).toBe('Charge at 1C');
    expect(formatStep(step('Store for 1 h'))).toBe('Store for 1 h at open circuit');
    expect(formatTermination({ kind: 'capacity', capacity: { value: 3.6, unit: 'C' } })).toBe('1 mAh');
  });

  it('gives frequencies one to three digits before the point', () => {
    const spectrum = (from: number, to: number) =>
      formatStep({
        text: '',
        direction: 'impedance',
        control: { kind: 'impedance', from, to, perDecade: 8 },
        until: [],
      });
    expect(spectrum(1e6, 1e-3)).toBe('EIS from 1 MHz to 1 mHz, 8 points per decade');
    expect(spectrum(999_000, 1)).toBe('EIS from 999 kHz to 1 Hz, 8 points per decade');
    expect(spectrum(1000, 0.5)).toBe('EIS from 1 kHz to 500 mHz, 8 points per decade');
    expect(spectrum(1e8, 1e-6)).toBe('EIS from 100 MHz to 1 uHz, 8 points per decade');
  });

  it.each([
    [86_400, '1 day'],
    [172_800, '2 days'],
    [90_000, '25 h'],
    [3600, '1 h'],
    [5400, '1.5 h'],
    [60, '1 min'],
    [59, '59 s'],
    [61, '61 s'],
    [100.5, '100.5 s'],
    [1e-6, '0.000001 s'],
    [86_400 * 9999, '9999 days'],
    [86_400 * 10_000, '10000 days'],
    [86_400 * 10_000.25, '10000.25 days'],
    [86_400 * 999.25, '86335200 s'],
  ])('a time of %d s is %s', (time, text) => {
    expect(formatTime(time)).toBe(text);
  });
});

describe('a programme in a line', () => {
  const rest: ProgrammeEntry = { kind: 'step', step: step('Rest for 1 h') };
  const repeat = (times: number, more: object = {}): ProgrammeEntry => ({
    kind: 'repeat',
    times,
    entries: [rest, rest],
    ...more,
  });
  const line = (entries: readonly ProgrammeEntry[], stop: StopCriteria = {}) => describeProgramme({ entries, stop });

  it('shows blocks by label, repeats and what ends them', () => {
    expect(line([rest, repeat(3)])).toBe('Rest for 1 h; 3 x (Rest for 1 h; Rest for 1 h)');
    expect(line([repeat(1)])).toBe('1 x (Rest for 1 h; Rest for 1 h)');
    expect(line([repeat(1, { label: 'rests' })])).toBe('rests: Rest for 1 h; Rest for 1 h');
    expect(line([repeat(2, { label: 'rests' })])).toBe('rests: 2 x (Rest for 1 h; Rest for 1 h)');
    expect(line([repeat(9, { untilLimit: true })])).toBe(
      'repeated until a limit is reached (Rest for 1 h; Rest for 1 h)',
    );
  });

  it('says what stops it, and only that', () => {
    expect(line([rest])).toBe('Rest for 1 h');
    expect(line([rest], { cycles: 1 })).toBe('Rest for 1 h; stops after 1 cycle');
    expect(line([rest], { cycles: 2, time: 7200 })).toBe('Rest for 1 h; stops after 2 cycles or after 2 h');
    expect(line([rest], { retention: 0.825, retentionCycle: 7 })).toBe(
      'Rest for 1 h; stops below 82.5 % of the discharge capacity of cycle 7, at its rates and limits',
    );
    expect(line([rest], { retention: 0.07 })).toBe(
      'Rest for 1 h; stops below 7 % of the discharge capacity of the first cycle of the same rates and limits',
    );
  });
});
