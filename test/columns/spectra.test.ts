import { expect, test } from 'vitest';
import { gittCsv, spectraCsv } from '../../src/output/run/spectraCsv.js';
import { areaCm2, ltoPlateau, oneCAmpere, recipe } from './recipe.js';
import { table, watchedRun } from './watchedRun.js';

const cell = recipe.slice(0, recipe.indexOf('variants:'));

const { results } = watchedRun(`${cell}protocol:
  - Charge at 0.5C until 4.0 V vs Li
  - Rest for 2 hours
  - EIS from 100 kHz to 1 Hz, 2 points per decade
  - gitt: { current: 0.2C, pulse: 30 min, rest: 2 h, window: [3.6 V vs Li, 4.1 V vs Li] }
`);
const [variant] = results.variants;

test('spectra.csv: one row a frequency, in Ohm of the whole cell', () => {
  const { heads, rows } = table(spectraCsv(results)!);
  expect(heads).toEqual([
    'Variant',
    'Cycle',
    'Step',
    'Time / s',
    'Cathode potential vs Li / V',
    'Lithium content',
    'freq / Hz',
    'Re(Z) / Ohm',
    'Im(Z) / Ohm',
  ]);
  expect(rows.map((row) => Number(row['freq / Hz']))).toEqual(
    Array.from({ length: 11 }, (_, i) => Number((10 ** (5 - i / 2)).toPrecision(10))),
  );
  const { series } = variant;
  const rested = series.step.lastIndexOf(1);
  let coulomb = 0;
  for (let i = 1; i <= rested; i++)
    coulomb += ((series.current[i] + series.current[i - 1]) / 2) * (series.time[i] - series.time[i - 1]);
  const { cathode, initialContent, separator, anode } = variant.cell;
  const volume = cathode.classes.reduce((sum, c) => sum + c.volumeFraction * c.connected, 0);
  const full = volume * cathode.thickness * cathode.maximumConcentration * 96485.33212;
  rows.forEach((row, i) => {
    expect([row.Variant, row.Cycle, row.Step]).toEqual(['cell', '1', '2']);
    expect(Number(row['Time / s'])).toBeCloseTo(series.time[rested], 4);
    expect(Number(row['Cathode potential vs Li / V'])).toBeCloseTo(series.voltage[rested] + ltoPlateau, 4);
    expect(Number(row['Lithium content'])).toBeCloseTo(initialContent - ((coulomb / areaCm2) * 1e4) / full, 6);
    const record = variant.spectra![0];
    expect(Number(row['Re(Z) / Ohm'])).toBeCloseTo(record.re[i], 6);
    expect(Number(row['Im(Z) / Ohm'])).toBeCloseTo(record.im[i], 6);
  });
  // All that is ohmic, in Ohm on this area, is the least that a spectrum can show; the rest is capacitive: Im Z < 0.
  const ohmic = (1e4 * (separator.thickness / separator.ionicConductivity + anode.resistance + 5e-4)) / areaCm2;
  for (const row of rows) {
    expect(Number(row['Re(Z) / Ohm'])).toBeGreaterThan(0.9 * ohmic - (1e4 * anode.resistance) / areaCm2);
    expect(Number(row['Im(Z) / Ohm'])).toBeLessThan(0);
  }
  expect(Number(rows.at(-1)!['Re(Z) / Ohm'])).toBeGreaterThan(Number(rows[0]['Re(Z) / Ohm']));
});

test('gitt.csv: pulses read anew from the series', () => {
  const { heads, rows } = table(gittCsv(results)!);
  expect(heads).toEqual([
    'Variant',
    'Direction',
    'Cycle',
    'Time / s',
    'Relaxed potential vs Li / V',
    'Lithium content',
    'Polarisation / V',
    'Jump / V',
    'Apparent D / m2.s-1',
    'Fourier number',
    'D of the material / m2.s-1',
  ]);
  const { series } = variant;
  // A pulse is a run of points with current after the spectrum (step 2).
  const flows = (i: number) => series.step[i] > 2 && Math.abs(series.current[i]) > 0.01 * oneCAmpere;
  const points = Array.from(series.step.keys());
  const starts = points.filter((i) => flows(i) && !flows(i - 1));
  const ends = points.filter((i) => flows(i) && !flows(i + 1));
  expect(rows).toHaveLength(starts.length);
  expect(new Set(rows.map((row) => row.Direction))).toEqual(new Set(['charge', 'discharge']));
  const { cathode } = variant.cell;
  const volume = cathode.classes.reduce((sum, c) => sum + c.volumeFraction, 0);
  const surface = cathode.classes.reduce((sum, c) => sum + (3 * c.volumeFraction) / c.radius, 0);
  rows.forEach((row, n) => {
    const number = (head: string) => Number(row[head]);
    const [first, last] = [starts[n], ends[n]];
    const relaxedAt = (starts[n + 1] ?? series.time.length) - 1;
    const before = series.voltage[first - 1];
    const after = series.voltage[relaxedAt];
    expect(row.Variant).toBe('cell');
    expect(row.Direction).toBe(series.current[last] > 0 ? 'charge' : 'discharge');
    expect(number('Time / s')).toBeCloseTo(series.time[first - 1], 3);
    const potential = (before + after) / 2 + ltoPlateau;
    expect(number('Relaxed potential vs Li / V')).toBeCloseTo(potential, 8);
    expect(cathode.openCircuitVoltage.at(number('Lithium content'))).toBeCloseTo(potential, 6);
    expect(number('Polarisation / V')).toBeCloseTo(series.voltage[last] - after, 8);
    expect(Math.sign(number('Polarisation / V'))).toBe(row.Direction === 'charge' ? 1 : -1);
    expect(number('D of the material / m2.s-1') / cathode.diffusivity.at(number('Lithium content'))).toBeCloseTo(1, 6);
    // What comes at once goes with the current, and is less than all that the pulse adds.
    expect(Math.sign(number('Jump / V'))).toBe(row.Direction === 'charge' ? 1 : -1);
    expect(Math.abs(number('Jump / V'))).toBeLessThan(Math.abs(series.voltage[last] - before));
    const pulse = series.time[last] - series.time[first - 1];
    const fourier = (pulse * cathode.diffusivity.at(number('Lithium content'))) / (volume / surface) ** 2;
    expect(number('Fourier number') / fourier).toBeCloseTo(1, 6);
    // dE/dsqrt(t) from the normal equations of a line, over the last nine tenths of the pulse.
    const duration = series.time[last] - series.time[first - 1];
    const within = points
      .slice(first, last + 1)
      .filter((i) => series.time[i] - series.time[first - 1] >= 0.1 * duration);
    const sums = within.reduce(
      ([s, v, ss, sv], i) => {
        const root = Math.sqrt(series.time[i] - series.time[first - 1]);
        return [s + root, v + series.voltage[i], ss + root * root, sv + root * series.voltage[i]];
      },
      [0, 0, 0, 0],
    );
    const [s, v, ss, sv] = sums;
    const slope = (within.length * sv - s * v) / (within.length * ss - s * s);
    const apparent = (4 / Math.PI) * ((volume / surface) * ((after - before) / duration / slope)) ** 2;
    expect(number('Apparent D / m2.s-1') / apparent).toBeCloseTo(1, 6);
  });
});

test('a titration that opens a cycle is counted in it, though it begins with a rest in the last one', () => {
  const after = watchedRun(`${cell.replace('throughNodes: 3', 'throughNodes: 1')}protocol:
  - Charge at 1C until 4.2 V vs Li
  - Discharge at 1C until 3.5 V vs Li
  - gitt: { current: 0.5C, pulse: 30 min, rest: 1 h, window: [3.6 V vs Li, 4.1 V vs Li] }
`).results;
  const { rows } = table(gittCsv(after)!);
  expect(new Set(rows.map((row) => row.Cycle))).toEqual(new Set(['2']));
  const times = rows.map((row) => Number(row['Time / s']));
  expect([...times].sort((a, b) => a - b)).toEqual(times);
});
