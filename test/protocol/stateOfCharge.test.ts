import { describe, expect, it } from 'vitest';
import { chen2020Nmc811 } from '../../src/materials/chen2020.js';
import { prepare } from '../../src/prepare.js';
import { formatStep } from '../../src/protocol/programme/formatStep.js';
import { parseStep } from '../../src/protocol/programme/parse.js';
import { rawScenario, run } from '../verification/rawScenario.js';
import { area, capacity, runOhmic } from './kinds/ohmicCell.js';
import { checked, lab, ran } from './labScenario.js';

/** Content at a potential, by a search of its own. */
function contentAt(potential: number): number {
  let [low, high] = [0.2, 0.95];
  for (let i = 0; i < 200; i++) {
    const x = high - (high - low) * 0.618;
    if (chen2020Nmc811.at(x) > potential) low = x;
    else high = x;
  }
  return low;
}
/** At 0 and 100 % in a window from 3.7 to 4.2 V. */
const [empty, full] = [3.7, 4.2].map(contentAt);
const contentOf = (charge: number) => empty + charge * (full - empty);
const window = { window: ['3.7 V', '4.2 V'] };

describe('a state of charge that ends a step', () => {
  it.each([
    'Discharge at 0.1C until 50 % SOC',
    'Charge at 0.1C until 3.9 V or 80 % SOC',
    'Hold at 4.2 V vs Li until 99.5 % SOC or 2 h',
    'Ramp from 2.6 V vs Li to 4.3 V vs Li at 0.1 mV/s until 80 % SOC or 2 h',
    'Discharge at 2 mW until 0 % SOC',
    'Discharge at 100 Ohm until 10 % SOC',
    'Run profile drive.csv, repeated until 20 % SOC',
  ])('is read and printed: %s', (text) => {
    const read = parseStep(text);
    if (!('step' in read)) throw new Error(read.issues[0].message);
    expect(formatStep(read.step)).toBe(text);
  });

  it('is read in other words, and refused beyond 0 to 100 %', () => {
    for (const words of ['80 % state of charge', 'SOC 80 %', '80% soc', '80 percent SOC', 'SOC = 80 %'])
      expect(parseStep(`Charge at 1C until ${words}`)).toMatchObject({
        step: { until: [{ kind: 'state of charge', charge: 0.8 }] },
      });
    const messages = (text: string) => {
      const read = parseStep(text);
      return 'issues' in read ? read.issues.map(({ message }) => message) : [];
    };
    expect(messages('Charge at 1C until 120 % SOC')).toEqual(['No such state of charge is possible.']);
    expect(messages('Rest for 50 % SOC')).toEqual(['A rest step only lasts; a state of charge cannot end it.']);
    expect(messages('Charge at 1C until 50 % SOC or 60 % SOC')).toHaveLength(1);
  });

  it('is the way between the contents that the cell has at rest at both voltages', () => {
    const protocol = [
      'Charge at 0.1 A until 90 % SOC',
      'Discharge at 0.2 A until 40 % SOC',
      'Hold at 4.19 V until 95 % SOC',
    ];
    const { steps } = run({
      protocol,
      x: contentOf(0.5),
      top: window,
      cell: { extraResistance: '30 Ohm cm2' },
      cathode: { diffusivity: '1e-9 m2/s', exchangeCurrentDensity: '1e5 A/m2' },
      numerics: { throughNodes: 1, radialNodes: 4, tolerance: 1e-6 },
    });
    expect(steps.map(({ endedBy }) => endedBy)).toEqual(['90 % SOC', '40 % SOC', '95 % SOC']);
    [0.4, -0.5, 0.55].forEach((change, i) => {
      expect(steps[i].charge / (change * (empty - full) * capacity)).toBeCloseTo(1, 7);
    });
    expect(steps[0].duration / ((0.4 * (empty - full) * capacity * area) / 0.1)).toBeCloseTo(1, 7);
  });

  it('ends a step at once that begins beyond it', () => {
    const { steps, warnings } = ran(['Charge at 0.1C until 2.4 V', 'Charge at 0.1C until 10 % SOC', 'Rest for 1 s'], {
      window: ['2.9 V vs Li', '4.3 V vs Li'],
    });
    expect(steps[1]).toMatchObject({ endedBy: 'at once: 10 % SOC', charge: 0, duration: 0 });
    expect(warnings.map(({ message }) => message)).toContainEqual(
      '"Charge at 0.1C until 10 % SOC" ended at once in cycle 1: its limit (10 % SOC) was already reached.',
    );
  });

  it('needs a window: that of the scenario, or the voltages at which the protocol ends a charge and a discharge', () => {
    const [{ cell }] = lab([
      'Charge at 1C until 4.3 V vs Li',
      'Discharge at 1C until 2.9 V vs Li',
      'Charge at 1C until 50 % SOC',
    ]).variants;
    const { openCircuitVoltage } = cell.cathode;
    expect(openCircuitVoltage.at(cell.chargeRange?.full ?? 0)).toBeCloseTo(4.3, 9);
    expect(openCircuitVoltage.at(cell.chargeRange?.empty ?? 0)).toBeCloseTo(2.9, 9);
    expect(cell.derived.at(-1)).toMatchObject({
      name: 'Lithium content at 100 % state of charge',
      note: '4.3 V vs Li at rest',
    });
    expect(checked(['Charge at 1C until 50 % SOC', 'Discharge at 1C until 2.9 V vs Li'])).toEqual([
      'error protocol[0]: The state of charge has no window: no voltage of the protocol ends a charge.',
    ]);
    const asked = ['Charge at 1C until 50 % SOC'];
    expect(checked(asked, { window: ['4.3 V vs Li', '2.9 V vs Li'] })).toEqual([
      expect.stringContaining('error window: The window of the state of charge holds no charge'),
    ]);
    expect(checked(asked, { window: ['2 h', '4.3 V vs Li'] })).toEqual([
      'error window[0]: A window goes from a voltage to a voltage.',
    ]);
    expect(lab(['Rest for 1 h']).variants[0].cell.chargeRange).toBeUndefined();
  });
});

describe('a state of charge at the start', () => {
  const prepared = (initial: object) => {
    const { cell, ...rest } = JSON.parse(rawScenario({ protocol: ['Rest for 1 h'], top: window }));
    return prepare(JSON.stringify({ ...rest, cell: { ...cell, initial } }));
  };

  it.each([
    ['0 %', empty],
    ['35 %', contentOf(0.35)],
    ['100 %', full],
  ])('%s is the content of the same window', (stateOfCharge, content) => {
    const { variants, issues } = prepared({ stateOfCharge });
    expect(issues).toEqual([]);
    expect(variants[0].cell.initialContent).toBeCloseTo(content, 9);
  });

  it('is not given beside a content, nor without a window', () => {
    const messages = (initial: object, more: object) => checked(['Rest for 1 h'], { initial, ...more });
    expect(messages({ stateOfCharge: '50 %', x: 0.5 }, {})).toEqual([
      expect.stringContaining('Both x and stateOfCharge are given'),
    ]);
    expect(messages({ stateOfCharge: '50 %' }, {})).toEqual([
      expect.stringContaining('error initial.stateOfCharge: The state of charge has no window'),
    ]);
  });
});

describe('a ramp', () => {
  it('ends before its last voltage where something else does', () => {
    const { steps } = runOhmic(['Ramp from 4.25 V to 3.6 V at 0.5 mV/s for 4 min']);
    expect(steps).toMatchObject([{ endedBy: 'time', duration: 240 }]);
    expect(steps[0].endVoltage).toBeCloseTo(4.13, 6);
  });
});
