import { expect, test } from 'vitest';
import { readMeasuredText } from '../../src/measured/readMeasured.js';
import { measuredFiles, measuredJson } from '../../src/output/measured/measuredFiles.js';
import { measuredText } from '../../src/output/measured/measuredText.js';
import { table } from './watchedRun.js';

const file = (files: ReturnType<typeof measuredFiles>, name: string) =>
  String(files.find((one) => one.name === name)?.content);

test('import of a cycle table: what it holds, and the same as a data block', () => {
  const measured = readMeasuredText(
    'Cycle,Charge capacity (mAh/g),Discharge capacity (mAh/g),Coulombic efficiency (%)\n1,220.5,190.26,86.2\n2,192,190,98.96\n',
  );
  expect(measuredText(measured, 'cells.csv')).toContain(
    `
Cycles
cycle  line  charge  discharge     CE
              mAh/g      mAh/g      %
---------------------------------------
    1     2   220.5      190.3  86.20
    2     3   192.0      190.0  98.96
`,
  );
  const files = measuredFiles(measured, { name: 'cells', variant: 'bare', source: 'cells.csv' });
  expect(files.map(({ name }) => name)).toEqual(['cells.yaml']);
  expect(file(files, 'cells.yaml')).toBe(`data:
  - quantity: chargeCapacity
    variant: "bare"
    unit: "mAh/g"
    source: "cells.csv"
    points:
      - { cycle: 1, value: 220.5 }
      - { cycle: 2, value: 192 }
  - quantity: dischargeCapacity
    variant: "bare"
    unit: "mAh/g"
    source: "cells.csv"
    points:
      - { cycle: 1, value: 190.26 }
      - { cycle: 2, value: 190 }
  - quantity: coulombicEfficiency
    variant: "bare"
    unit: "%"
    source: "cells.csv"
    points:
      - { cycle: 1, value: 86.2 }
      - { cycle: 2, value: 98.96 }
`);
  const json = JSON.parse(JSON.stringify(measuredJson(measured, { variant: 'bare', source: 'cells.csv' })));
  expect(json.cycles.rows[1]).toMatchObject({ cycle: 2, line: 3, chargeCapacity: 192, dischargeCapacity: 190 });
  expect(json.data).toHaveLength(6);
  expect(json.data[4]).toMatchObject({
    quantity: 'coulombicEfficiency',
    cycle: 1,
    value: 86.2,
    unit: '%',
    variant: 'bare',
  });
});

/** [s, V, mA] A charge at 1.5 mA over 2000 s, a rest, a discharge at 2 mA over 1500 s, on a clock that begins at 50 s. */
const points = [
  ...Array.from({ length: 21 }, (_, i) => [1, 50 + 100 * i, 3.6 + 0.03 * i, 1.5]),
  [2, 2050.5, 4.19, 0],
  [2, 2650, 4.18, 0],
  ...Array.from({ length: 16 }, (_, i) => [3, 2650.5 + 100 * i, 4.1 - 0.04 * i, -2]),
];
const head = 'Cycle,Step,Time (s),Voltage (V),Current (mA)\n';
const rows = points.map(([step, t, v, i]) => [1, step, t, v.toFixed(3), i].join(','));

test('import of a time series: capacities from the current, and the same points as BDF', () => {
  const measured = readMeasuredText(`${head}${rows.join('\n')}\n`, { mass: 10e-6 });
  const [row] = measured.cycles.rows;
  // 1.5 mA 2000 s / 3600 / 10 mg, 2 mA 1500 s / 3600 / 10 mg; half a second of the jump at either end counts or not.
  expect(row.chargeCapacity).toBeCloseTo(83.333, 1);
  expect(row.dischargeCapacity).toBeCloseTo(83.333, 1);
  expect(row.meanChargeVoltage).toBeCloseTo(3.9, 2);
  expect(row.meanDischargeVoltage).toBeCloseTo(3.8, 2);
  const files = measuredFiles(measured, { name: 'curve', source: 'curve.csv' });
  const bdf = table(file(files, 'curve.bdf.csv'));
  expect(bdf.heads).toEqual(['Test Time / s', 'Voltage / V', 'Current / A', 'Cycle Count / 1', 'Step Count / 1']);
  expect(bdf.rows.map((one) => Object.values(one).map(Number))).toEqual(
    points.map(([step, t, v, i]) => [t - 50, Number(v.toFixed(3)), i / 1000, 1, step]),
  );
});

test('import of a voltage curve without a clock: capacity against voltage', () => {
  const curve = Array.from({ length: 30 }, (_, i) => [6.5 * i, 4.25 - 0.03 * i]);
  const measured = readMeasuredText(
    `Capacity (mAh/g),Voltage (V)\n${curve.map(([q, v]) => `${q},${v.toFixed(3)}`).join('\n')}\n`,
  );
  const files = measuredFiles(measured, { name: 'discharge', source: 'Fig. 2' });
  const { heads, rows: found } = table(file(files, 'discharge.curve.csv'));
  expect(heads).toEqual(['Cycle', 'Step', 'Capacity in half cycle / mAh.g-1', 'Voltage / V']);
  expect(found.map((one) => [Number(one[heads[2]]), Number(one[heads[3]])])).toEqual(
    curve.map(([q, v]) => [q, Number(v.toFixed(3))]),
  );
});

test('import of a spectrum: Im Z with its own sign', () => {
  const measured = readMeasuredText(
    'freq/Hz,Re(Z)/Ohm,-Im(Z)/Ohm\n100000,10,1\n10000,12,2\n1000,15,4\n100,19,3\n10,22,1.5\n1,23,1\n',
  );
  expect(measuredText(measured, 'eis.csv')).toContain('6 frequencies, 100000 Hz to 1.00 Hz.');
  const files = measuredFiles(measured, { name: 'eis', source: 'eis.csv' });
  expect(files).toEqual([
    {
      name: 'eis.spectrum.csv',
      content:
        'freq/Hz,Re(Z)/Ohm,Im(Z)/Ohm\r\n100000,10,-1\r\n10000,12,-2\r\n1000,15,-4\r\n100,19,-3\r\n10,22,-1.5\r\n1,23,-1\r\n',
    },
  ]);
});
