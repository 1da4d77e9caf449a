import { describe, expect, it } from 'vitest';
import { readSpectra } from '../../src/measure/spectrum/readSpectrum.js';
import { readMeasuredText } from '../../src/measured/readMeasured.js';

// What files that laboratories have made public look like, cut down to some rows.

const sweep = [1e4, 1e3, 100, 10, 1].map((f, i) => [f, 109 + 100 * i, -26.5 - 10 * i] as const);

describe('a list of files knows spectra that the reader of spectra knows', () => {
  it('Gamry, whose first table is of open circuit', () => {
    const text = [
      'EXPLAIN',
      'TAG\tEISPOT',
      'AREA\tQUANT\t1,00000E+000\t&Area (cm^2)',
      'OCVCURVE\tTABLE\t2',
      '\tPt\tT\tVf\tVm\tAch\tOver\tTemp',
      '\t#\ts\tV vs. Ref.\tV\tV\tbits\tdeg C',
      ...[0, 1].map((k) => `\t${k}\t0,25\t-3,34979E-002\t-3,34979E-002\t-3,48917E-002\t...........\t-327,67`),
      'ZCURVE\tTABLE',
      '\tPt\tTime\tFreq\tZreal\tZimag\tZsig\tZmod\tZphz\tIdc\tVdc\tIERange',
      '\t#\ts\tHz\tohm\tohm\tV\tohm\t°\tA\tV\t#',
      ...sweep.map(
        ([f, re, im], k) =>
          `\t${k}\t0\t${[f, re, im].map((v) => String(v).replace('.', ',')).join('\t')}\t1\t0\t0\t8,08E-08\t-4,54E-05\t8`,
      ),
    ].join('\n');
    const { kind, format, spectrum } = readMeasuredText(text);
    expect([kind, format]).toEqual(['impedance spectrum', 'Gamry .DTA']);
    expect([...(spectrum?.im ?? [])]).toEqual([-26.5, -36.5, -46.5, -56.5, -66.5]);
  });

  it("Autolab's Z60W, whose heads are one quoted cell", () => {
    const text = [
      '"Z60W Data File: Version 1.1"',
      '""',
      '0,2,0,1,0.1,10000',
      '41',
      `"  Freq (Hz)    Ampl     Bias   Time(Sec)   Z'(a)    Z''(b)    GD   Err   Range"`,
      ...sweep.map(([f, re, im]) => `${f},0,0,0,${re},${im},0,0,0`),
    ].join('\n');
    const { kind, format, spectrum } = readMeasuredText(text);
    expect([kind, format]).toEqual(['impedance spectrum', 'ZPlot .z']);
    expect(spectrum?.re[4]).toBe(509);
  });
});

it('Parstat: rows of cycling with zeros for an impedance stand before those that have one', () => {
  const heads =
    'Potential (V)\tCurrent (A)\tElapsed Time (s)\tFrequency (Hz)\tZre (ohms)\tZim (ohms)\t|Vac| (V)\t|Iac| (A)\t';
  const cycling = Array.from({ length: 30 }, (_, k) => `${3.49 - 0.01 * k}\t-0.15\t${10 * k}\t0\t0\t0\t0\t0\t`);
  const impedance = sweep.map(([f, re, im], k) => `3.2\t0\t${300 + k}\t${f}\t${re}\t${im}\t0.01\t0.1\t`);
  const text = [heads, ...cycling, ...impedance].join('\n');
  const [{ spectrum }] = readSpectra(text).spectra;
  expect([...(spectrum?.re ?? [])]).toEqual([109, 209, 309, 409, 509]);
  const measured = readMeasuredText(text);
  expect(measured.kind).toBe('time series');
  expect(measured.series?.line).toHaveLength(30);
  expect(measured.spectrum?.im[0]).toBe(-26.5);
});

it('a head "-Z\'" is believed like "-Z\'\'"', () => {
  const text = ["f,-Z',-Z''", ...sweep.map(([f, re, im]) => `${f},${-re},${-im}`)].join('\n');
  const [{ spectrum }] = readSpectra(text).spectra;
  expect([...(spectrum?.re ?? [])]).toEqual([109, 209, 309, 409, 509]);
  expect(spectrum?.im[0]).toBe(-26.5);
});

it('PEC: times "Hours in hh:mm:ss.xxx"', () => {
  const heads =
    'Test,Cell,Rack,Step,Cycle,Total Time (Hours in hh:mm:ss.xxx),Step Time (Seconds),Real Time,Voltage (V),Current (A),Charge Capacity (mAh),Discharge Capacity (mAh)';
  const rows = Array.from({ length: 20 }, (_, k) => {
    const up = k < 10;
    const at = up ? k : k - 10;
    return `25205,1,ACT4,${up ? 1 : 2},1,00:${String(k).padStart(2, '0')}:00.500,${60 * at},01/08/2026 17:45:08,${up ? 3.7 + 0.01 * at : 3.8 - 0.01 * at},${up ? 0.6 : -0.6},${up ? 10 * at : 90},${up ? 0 : 10 * at}`;
  });
  const { format, columns, series } = readMeasuredText([heads, ...rows].join('\n'));
  expect(format).toBe('PEC CSV export');
  expect(columns.find(({ quantity }) => quantity === 'time')?.conversion).toBe('h:min:s -> s');
  expect(series?.time?.[19]).toBe(1140.5);
});

it('Neware: a contact resistance in mOhm that lost its sign is no doubt; BDF may count hours', () => {
  const neware = ['DataPoint,Cycle Index,Step Type,Time,Current(A),Voltage(V),Contact resistance(mO)'];
  for (let k = 0; k < 5; k++) neware.push(`${k},1,Rest,00:0${k}:00,0,${2.917 + 0.001 * k},0`);
  expect(readMeasuredText(neware.join('\n')).issues).toEqual([]);
  const bdf = ['Test Time / h,Current / A,Voltage / V', '0,1,3', '0.1,1,3.1', '0.2,1,3.2'];
  const { format, series } = readMeasuredText(bdf.join('\n'));
  expect(format).toBe('Battery Data Format (BDF)');
  expect(series?.time?.[2]).toBeCloseTo(720, 9);
});
