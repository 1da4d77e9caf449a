import { describe, expect, it } from 'vitest';
import { prepare } from '../../../src/prepare.js';
import { readProfile } from '../../../src/protocol/profile/readProfile.js';
import { formatStep } from '../../../src/protocol/programme/formatStep.js';
import { parseStep, parseSteps } from '../../../src/protocol/programme/parse.js';
import { joinRecorded, nothingRecorded } from '../../../src/results/checkpoint.js';
import { VariantRun } from '../../../src/simulate.js';
import { lab, ran } from '../labScenario.js';
import { area, integrate, runOhmic } from './ohmicCell.js';

const tableOf = (text: string) => {
  const read = readProfile(text);
  if (!('table' in read)) throw new Error(read.faults[0].message);
  return read.table;
};
const faults = (text: string) => {
  const read = readProfile(text);
  return 'faults' in read ? read.faults.map(({ line, message }) => `${line ?? ''} ${message}`) : [];
};

describe('the table of a profile', () => {
  it.each([
    ['time [s], current [mA]\n0, -1.5\n60, 2\n90, 0\n', 'A', [-0.0015, 0.002, 0]],
    ['t/min;I/mA\n0;-1,5\n1;2\n1,5;0', 'A', [-0.0015, 0.002, 0]],
    [
      '# a remark\nstep\tTime (h)\tVoltage (V)\tCurrent (mA/cm2)\n1\t0\t3.7\t-1\n1\t0.0166666666666666666\t3\t2\n2\t0.025\t3\t0',
      'A/m2',
      [-10, 20, 0],
    ],
    ['time [s] C-rate\n5 -0.5\n65 0.25\n95 0', 'C', [-0.5, 0.25, 0]],
    ['"time [s]","power [mW]"\r\n0,-2\r\n60,1\r\n90,0', 'W', [-0.002, 0.001, 0]],
  ])('is found by units: %j', (text, unit, values) => {
    const { time, columns } = tableOf(text);
    expect(time[0]).toBe(0);
    expect(time[1]).toBeCloseTo(60, 9);
    expect(time[2]).toBeCloseTo(90, 9);
    expect(columns).toHaveLength(1);
    expect(columns[0].unit).toBe(unit);
    expect(Array.from(columns[0].values, (value) => Number(value.toPrecision(12)))).toEqual(values);
  });

  it('is refused with the line of each fault', () => {
    expect(faults('')).toEqual([' The table is empty.']);
    expect(faults('0, 1\n1, 2\n2, 3')).toEqual(['1 No head names a time with its unit.']);
    expect(faults('time [s], voltage [V]\n0, 1\n1, 2')).toEqual([
      '1 No head names a current or a power with its unit.',
    ]);
    expect(faults('time [s], I [A], J [mA/cm2]\n0, 1, 1\n1, 2, 1')).toEqual(['1 Two columns are a current.']);
    expect(faults('time [s], I [A]\n0, 1')).toEqual(['1 A profile has two rows at least: the last one is its end.']);
    expect(faults('time [s], I [A]\n0, 1\n1, x\n2\n3, 1e9')).toEqual([
      '3 This current is no number.',
      '4 The row has no current.',
      '5 No such current is possible.',
    ]);
    expect(faults('time [s], I [A]\n0, 1\n\n1, 2\n1, 3')).toEqual(['5 The time does not rise from row to row.']);
  });
});

describe('the sentence of a profile', () => {
  const tables = new Map([
    ['drive.csv', tableOf('time [s], current [mA]\n0, -1\n60, 0.5\n90, 0')],
    ['both', tableOf('time [s], current [mA], power [mW]\n0, -1, -2\n60, 0.5, 3\n90, 0, 0')],
    ['zero', tableOf('time [s], current [mA]\n0, 0\n60, 7')],
  ]);

  it.each([
    'Run profile drive.csv',
    'Run current profile drive.csv, scaled to 0.5C, discharge positive, interpolated, repeated until 2.6 V vs Li or 2 h',
    'Run power profile both, scaled by 0.5 for 3 h',
    'Run current profile drive.csv until 2.5 V or 4.2 V or 5 mAh/g',
  ])('is read and printed: %s', (text) => {
    const read = parseStep(text, tables);
    if (!('step' in read)) throw new Error(read.issues[0].message);
    expect(formatStep(read.step)).toBe(text);
    expect(parseStep(text)).toHaveProperty('step');
  });

  it('is read in other words, and as part of a longer sentence', () => {
    const read = parseSteps(
      'run the CURRENT profile drive.csv scaled by 2 and repeated for 1 h; then rest for 1 h',
      tables,
    );
    expect(read).toMatchObject({
      steps: [{ text: 'Run current profile drive.csv, scaled by 2, repeated for 1 h' }, { text: 'Rest for 1 h' }],
    });
  });

  it('charges or discharges by what passes in all', () => {
    const direction = (text: string) => {
      const read = parseStep(text, tables);
      return 'step' in read ? read.step.direction : read.issues;
    };
    // -60 mA s and 15 mA s.
    expect(direction('Run profile drive.csv')).toBe('discharge');
    expect(direction('Run profile drive.csv, discharge positive')).toBe('charge');
    expect(direction('Run power profile both')).toBe('discharge');
  });

  it('is refused with what is allowed', () => {
    const messages = (text: string) => {
      const read = parseStep(text, tables);
      return 'issues' in read ? read.issues.map(({ message }) => message) : [];
    };
    expect(messages('Run drive.csv')).toEqual(['What is run is the profile of a table.']);
    expect(messages('Run profile other.csv')).toEqual(['There is no profile "other.csv".']);
    expect(messages('Run power profile drive.csv')).toEqual(['The table of "drive.csv" has no power, but a current.']);
    expect(messages('Run profile both')).toEqual(['The table of "both" has a current and a power.']);
    expect(messages('Run profile zero')).toEqual(['The table of "zero" is zero throughout.']);
    expect(messages('Run profile drive.csv, repeated')).toEqual(['A repeated profile does not say when it ends.']);
    expect(messages('Run profile drive.csv, scaled to 2 mW')).toEqual([
      'A profile of a current is scaled to a current.',
    ]);
    expect(messages('Run profile drive.csv, scaled by -2')).toEqual(['A profile is scaled by a factor above zero.']);
    expect(messages('Run profile drive.csv, backwards')).toEqual(['This part of the profile is not understood.']);
    expect(messages('Run profile drive.csv until C/20')).toEqual([
      'A discharge step follows its table; a current cannot end it.',
    ]);
    expect(messages('Run profile drive.csv until 2 V or 3 V or 4 V')).toHaveLength(1);
    expect(messages('Run profile drive.csv until 3 V or 3 V')).toEqual([
      'Of two voltages that end a step one is a lower and one an upper limit.',
    ]);
  });
});

const protocol = ['Run current profile drive.csv, repeated for 20 min'];
const csv = 'time [s], current [mA]\n0, -1\n60, 0.5\n90, 0\n100, 0';

describe('the profile of a file beside the scenario', () => {
  const { document: written } = lab(protocol);
  const document = (more: object) => JSON.stringify({ ...(written as object), ...more });
  const messages = (text: string, readFile?: (path: string) => string) =>
    prepare(text, readFile ? { readFile } : {}).issues.map(({ path, message }) => `${path}: ${message}`);

  it('is read by its name or by its path, and becomes part of what is kept of the run', () => {
    const files: string[] = [];
    const readFile = (path: string) => {
      files.push(path);
      return csv;
    };
    const { variants, issues } = prepare(document({}), { readFile });
    expect(issues).toEqual([]);
    expect(variants[0].raw).toMatchObject({ profiles: { 'drive.csv': csv } });
    expect(prepare(JSON.stringify(variants[0].raw)).issues).toEqual([]);
    expect(messages(document({ profiles: { 'drive.csv': 'tables/a.csv' } }), readFile)).toEqual([]);
    expect(files).toEqual(['drive.csv', 'tables/a.csv']);
  });

  it('lies beside the file that names it, also where that one is extended', () => {
    const read: string[] = [];
    const readFile = (path: string) => {
      read.push(path);
      return path === 'base/cell.yaml' ? document({}) : csv;
    };
    expect(messages('{ extends: base/cell.yaml, title: another }', readFile)).toEqual([]);
    expect(read).toEqual(['base/cell.yaml', 'base/drive.csv']);
  });

  it('is complained about where it is named, with its line', () => {
    expect(messages(document({}))).toContainEqual(
      'protocol[0]: The table of the profile cannot be read: files cannot be read here.',
    );
    expect(messages(document({}), () => 'time [s], current [mA]\n0, 1\n5, ?')).toEqual([
      'protocol[0]: In line 3 of drive.csv: This current is no number.',
    ]);
    expect(messages(document({ profiles: { 'drive.csv': 'time [s], I [mA]\n0, 1\n0, 2' } }))).toContainEqual(
      'profiles["drive.csv"]: In line 3 of the profile "drive.csv": The time does not rise from row to row.',
    );
  });
});

describe('a profile of the current', () => {
  const profiles = { pulses: 'time [s], current [A]\n0, -2\n300, 1\n500, 0\n600, 0' };

  it('keeps each row until the next one: V = U(x) + I R with x by the charge so far', () => {
    const { series, cycles, steps, cell } = runOhmic(['Run profile pulses, repeated for 1000 s'], profiles);
    const current = (_open: number, time: number) => {
      const t = time % 600;
      return (t < 300 ? -2 : t < 500 ? 1 : 0) / area;
    };
    // Jumps lie on the steps of the calculation.
    const parts = [
      [0, 300, -2],
      [300, 500, 1],
      [600, 900, -2],
      [900, 1000, 1],
    ];
    let [x, discharged, charged] = [0.27, 0, 0];
    for (const [from, to, amperes] of parts) {
      const part = integrate(() => amperes / area, 200, to - from, x);
      x = part.x;
      if (part.energy < 0) discharged -= part.energy;
      else charged += part.energy;
    }
    expect(steps).toMatchObject([{ endedBy: 'time', duration: 1000 }]);
    expect(series?.voltage.at(-1)).toBeCloseTo(integrate(() => 1 / area, 1, 0, x).voltage, 5);
    const perArea = 3600 * cell.activeMass;
    expect((cycles[0].dischargeEnergy * perArea) / discharged).toBeCloseTo(1, 5);
    expect((cycles[0].chargeEnergy * perArea) / charged).toBeCloseTo(1, 5);
    expect(cycles[0].dischargeCapacity * perArea * area).toBeCloseTo(1200, 6);
    expect(cycles[0].chargeCapacity * perArea * area).toBeCloseTo(300, 6);
    series?.current.forEach((amperes, i) => {
      const time = series.time[i];
      const near = [time - 1e-6, time + 1e-6].map((t) => current(0, Math.max(t, 0)) * area);
      expect(near.some((value) => Math.abs(value - amperes) < 1e-12)).toBe(true);
    });
  });

  it('never goes back in time where a part ends, and its last point is its end', () => {
    const { series, steps } = runOhmic(['Charge at 0.1C for 1.207 s', 'Run profile p, repeated for 40 s'], {
      p: 'time [s], current [A]\n0, -0.3\n0.7, 0.1\n1.9, -0.4\n3.1, 0',
    });
    const back = series?.time.filter((time, i) => i > 0 && time < (series?.time[i - 1] ?? 0));
    expect(back).toHaveLength(0);
    expect(series?.time.at(-1)).toBe(steps[0].duration + steps[1].duration);
    expect(series?.voltage.at(-1)).toBe(steps[1].endVoltage);
  });

  it('joins its rows by straight lines where it is interpolated', () => {
    const { series, cycles, steps, cell } = runOhmic(
      ['Run profile pulses, interpolated, discharge positive, scaled to 4 A'],
      profiles,
    );
    const line = (time: number) => (time < 300 ? 4 - 0.02 * time : time < 500 ? -2 + 0.01 * (time - 300) : 0) / area;
    const exact = integrate((_open, time) => line(time), 6000, 600);
    expect(steps).toMatchObject([{ endedBy: 'end of the profile', duration: 600 }]);
    expect(series?.voltage.at(-1)).toBeCloseTo(exact.voltage, 5);
    const [{ chargeEnergy, dischargeEnergy, chargeCapacity }] = cycles;
    expect(((chargeEnergy - dischargeEnergy) * 3600 * cell.activeMass) / exact.energy).toBeCloseTo(1, 5);
    // 4 A falling to zero in 200 s.
    expect(chargeCapacity * 3600 * cell.activeMass * area).toBeCloseTo(400, 3);
  });

  it('ends at the lower or the upper voltage, and before a jump that would pass one', () => {
    const of = (ends: string, table: string) =>
      runOhmic([`Run profile p, repeated until ${ends}`], { p: table }).steps[0];
    const table = 'time [s], current [A]\n0, -0.3\n100, 0.1\n200, 0';
    const down = of('3.9 V or 4.3 V', table);
    expect(down.endedBy).toBe('3.900 V');
    expect(down.endVoltage).toBeCloseTo(3.9, 6);
    const up = of('4.29 V or 3.6 V', 'time [s], current [A]\n0, 0.04\n100, -0.02\n200, 0');
    expect(up.endVoltage).toBeCloseTo(4.29, 6);
    const jump = of('3.9 V', 'time [s], current [A]\n0, 0\n100, -2\n200, 0');
    expect(jump).toMatchObject({ endedBy: '3.900 V, passed by a jump', duration: 100, charge: 0 });
    expect(jump.endVoltage).toBeGreaterThan(3.9);
  });
});

describe('a profile of the power', () => {
  it('delivers the energy of its table', () => {
    const { cycles, cell } = runOhmic(['Run power profile p'], {
      p: 'time [s], power [W]\n0, -4\n200, 3\n300, 0\n310, 0',
    });
    const perArea = 3600 * cell.activeMass * area;
    expect(cycles[0].dischargeEnergy * perArea).toBeCloseTo(800, 3);
    expect(cycles[0].chargeEnergy * perArea).toBeCloseTo(300, 3);
  });

  it('ends where the cell cannot give it, and says so', () => {
    const { steps, warnings } = ran(['Charge at 0.2C for 2 h', 'Run profile p until 0.01 V', 'Rest for 1 min'], {
      profiles: { p: 'time [s], power [W]\n0, -0.001\n10, -10\n20, 0' },
    });
    expect(steps[1]).toMatchObject({ endedBy: 'the most that the cell gives, passed by a jump', duration: 10 });
    expect(warnings.map(({ message }) => message)).toContainEqual(
      expect.stringContaining('no current gives its power'),
    );
  });
});

describe('a run with a profile', () => {
  it('put back before or after it ends with the same bits', () => {
    const profiles = { p: csv };
    const { variants } = lab(
      ['Charge at 0.5C for 10 min', 'Run profile p, repeated for 3 min', 'Charge at 1C for 1 min'],
      {
        profiles,
        output: { series: 'all' },
      },
    );
    const whole = new VariantRun(variants[0]);
    const saved = [];
    for (const _ of whole.steps())
      saved.push({ state: whole.state(), recorded: joinRecorded([whole.recorded(nothingRecorded)]) });
    expect(saved).toHaveLength(3);
    for (const { state, recorded } of saved.slice(0, 2)) {
      const run = new VariantRun(variants[0]);
      run.restore(state, recorded);
      for (const _ of run.steps());
      expect(run.result()).toEqual(whole.result());
    }
  });
});
