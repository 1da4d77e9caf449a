import { describe, expect, test } from 'vitest';
import { cyclesCsv } from '../../src/output/run/runCsv.js';
import { areaCm2, camGram, ltoPlateau, oneCAmpere, recipe } from './recipe.js';
import { table, type Watched, watchedRun } from './watchedRun.js';

const run = watchedRun(recipe);
const { heads, rows } = table(cyclesCsv(run.results));
const at = (variant: number, cycle: number) => rows[2 * variant + cycle - 1];
const number = (variant: number, cycle: number, head: string) => Number(at(variant, cycle)[head]);
const both = [0, 1].flatMap((variant) => [1, 2].map((cycle) => [variant, cycle] as const));

/** Sums over a half cycle by trapezoids between the points of the series. */
function half(variant: number, cycle: number, sign: 1 | -1) {
  const { series } = run.results.variants[variant];
  let [charge, energy, duration, endVoltage] = [0, 0, 0, Number.NaN];
  for (let i = 1; i < series.time.length; i++) {
    const current = (series.current[i] + series.current[i - 1]) / 2;
    if (series.cycle[i] !== cycle || series.step[i] !== series.step[i - 1] || current * sign <= 0) continue;
    const dt = series.time[i] - series.time[i - 1];
    charge += Math.abs(current) * dt;
    energy += (Math.abs(current) * dt * (series.voltage[i] + series.voltage[i - 1])) / 2;
    duration += dt;
    endVoltage = series.voltage[i];
  }
  // C -> mAh, J -> mWh
  return { mAh: charge / 3.6, mWh: energy / 3.6, duration, endVoltage };
}

const near = (found: number, expected: number, relative: number) =>
  expect(Math.abs(found - expected), `${found} for ${expected}`).toBeLessThanOrEqual(relative * Math.abs(expected));

test('the columns of cycles.csv are these', () => {
  expect(heads).toEqual([
    'Variant',
    'Cycle',
    'Programme',
    'Charge capacity / mAh.g-1',
    'Discharge capacity / mAh.g-1',
    'Coulombic efficiency / 1',
    'Areal charge capacity / mAh.cm-2',
    'Areal discharge capacity / mAh.cm-2',
    'Mean charge voltage / V',
    'Mean discharge voltage / V',
    'Charge energy / mWh.g-1',
    'Discharge energy / mWh.g-1',
    'Polarisation at equal content / V',
    'Charge duration / s',
    'Discharge duration / s',
    'Charge rate / C',
    'Discharge rate / C',
    'End-of-charge voltage / V',
    'End-of-discharge voltage / V',
    'Lithium content at end of charge / 1',
    'Lithium content at end of discharge / 1',
    'Contact fraction / 1',
    'Connected fraction / 1',
    'Interphase on bare surface / nm',
    'Interphase under coating / nm',
    'Diffusion length / um',
    'Released oxygen / umol.g-1',
    'Interface resistance at end of cycle / Ohm cm2',
    'Interface resistance at x = 0.6 / Ohm cm2',
  ]);
});

test('one row a variant and cycle, called by the rates of its programme', () => {
  expect(rows.map((row) => [row.Variant, row.Cycle, row.Programme])).toEqual([
    ['still', '1', '0.5C / 1C'],
    ['still', '2', '0.25C / 0.5C'],
    ['coated, ageing', '1', '0.5C / 1C'],
    ['coated, ageing', '2', '0.25C / 0.5C'],
  ]);
});

describe.each(both)('variant %i, cycle %i: by the series', (variant, cycle) => {
  const up = half(variant, cycle, 1);
  const down = half(variant, cycle, -1);
  const own = (head: string) => number(variant, cycle, head);

  test('capacities per gram, per area, and their ratio', () => {
    near(own('Charge capacity / mAh.g-1'), up.mAh / camGram, 2e-5);
    near(own('Discharge capacity / mAh.g-1'), down.mAh / camGram, 1e-7);
    near(own('Areal charge capacity / mAh.cm-2'), up.mAh / areaCm2, 2e-5);
    near(own('Areal discharge capacity / mAh.cm-2'), down.mAh / areaCm2, 1e-7);
    near(own('Coulombic efficiency / 1'), down.mAh / up.mAh, 2e-5);
  });

  test('energies, and mean voltages as energy over charge', () => {
    near(own('Charge energy / mWh.g-1'), up.mWh / camGram, 1e-4);
    near(own('Discharge energy / mWh.g-1'), down.mWh / camGram, 1e-4);
    expect(Math.abs(own('Mean charge voltage / V') - up.mWh / up.mAh)).toBeLessThan(1e-4);
    expect(Math.abs(own('Mean discharge voltage / V') - down.mWh / down.mAh)).toBeLessThan(1e-4);
  });

  test('durations without the rests, and the mean rates in them', () => {
    near(own('Charge duration / s'), up.duration, 1e-9);
    near(own('Discharge duration / s'), down.duration, 1e-9);
    near(own('Charge rate / C'), (3.6 * up.mAh) / up.duration / oneCAmpere, 2e-5);
    near(own('Discharge rate / C'), (3.6 * down.mAh) / down.duration / oneCAmpere, 1e-7);
  });

  test('voltages at the ends of both halves', () => {
    near(own('End-of-charge voltage / V'), up.endVoltage, 1e-9);
    near(own('End-of-discharge voltage / V'), down.endVoltage, 1e-9);
    // Limits of the programme, which is in volts against lithium.
    expect(own('End-of-charge voltage / V')).toBeCloseTo((cycle === 1 ? 4.3 : 4.2) - ltoPlateau, 3);
    expect(own('End-of-discharge voltage / V')).toBeCloseTo(2.9 - ltoPlateau, 3);
  });
});

test('contents of a cell that does not age follow from the charge alone', () => {
  const { cathode, initialContent } = run.results.variants[0].cell;
  const volume = cathode.classes.reduce((sum, { volumeFraction, connected }) => sum + volumeFraction * connected, 0);
  // [mAh/cm2] All lithium that can be reached.
  const full = (volume * cathode.thickness * cathode.maximumConcentration * 96485.33212) / 3.6 / 1e4;
  let content = initialContent;
  for (const cycle of [1, 2]) {
    content -= number(0, cycle, 'Areal charge capacity / mAh.cm-2') / full;
    expect(number(0, cycle, 'Lithium content at end of charge / 1')).toBeCloseTo(content, 8);
    content += number(0, cycle, 'Areal discharge capacity / mAh.cm-2') / full;
    expect(number(0, cycle, 'Lithium content at end of discharge / 1')).toBeCloseTo(content, 8);
  }
});

test('polarisation is the charge above the discharge at the middle of the contents that both pass', () => {
  const { series, cell } = run.results.variants[0];
  const volume = cell.cathode.classes.reduce((sum, c) => sum + c.volumeFraction * c.connected, 0);
  const full = volume * cell.cathode.thickness * cell.cathode.maximumConcentration * 96485.33212;
  let content = cell.initialContent;
  const points = Array.from(series.time, (time, i) => {
    const moved = i === 0 ? 0 : ((series.current[i] + series.current[i - 1]) / 2) * (time - series.time[i - 1]);
    content -= ((moved / areaCm2) * 1e4) / full;
    return { content, voltage: series.voltage[i], current: series.current[i], cycle: series.cycle[i] };
  });
  for (const cycle of [1, 2]) {
    const up = points.filter((point) => point.cycle === cycle && point.current > 0);
    const down = points.filter((point) => point.cycle === cycle && point.current < 0);
    const ends = [up, down].map((half) => half.map((point) => point.content));
    const middle =
      (Math.max(...ends.map((half) => Math.min(...half))) + Math.min(...ends.map((half) => Math.max(...half)))) / 2;
    const voltageOf = (half: typeof up): number => {
      const after = half.findIndex(
        (point, i) => i > 0 && (point.content - middle) * (half[i - 1].content - middle) <= 0,
      );
      const [a, b] = [half[after - 1], half[after]];
      return a.voltage + ((b.voltage - a.voltage) * (middle - a.content)) / (b.content - a.content);
    };
    const found = number(0, cycle, 'Polarisation at equal content / V');
    expect(Math.abs(found - (voltageOf(up) - voltageOf(down)))).toBeLessThan(1e-4);
    expect(found).toBeGreaterThan(0);
  }
});

/** [Ohm cm2] All surface in parallel, films and charge transfer in series, written out from the cell and the raw state. */
function interfaceByHand({ model }: Watched, moment: Watched['cycleEnds'][number], given?: number): number {
  const { cell, layout, through, radial } = model;
  const { cathode } = cell;
  const thermal = (8.314462618 * cell.temperature) / 96485.33212;
  let siemens = 0;
  cathode.classes.forEach(({ radius, volumeFraction }, k) => {
    let mean = 0;
    for (let i = 0; i < layout.nodes; i++) {
      for (let n = 0; n < layout.radialNodes; n++)
        mean += 3 * through.weights[i] * radial.mass[n] * moment.y[layout.particle(i, k) + n];
    }
    const x = given ?? mean;
    const transfer = thermal / (cathode.exchangeCurrentDensity * 2 * Math.sqrt(x * (1 - x)));
    cathode.patches.forEach(({ fraction, coatingResistance, filmThickness, filmConductivity }, p) => {
      for (let i = 0; i < layout.nodes; i++) {
        const film = layout.films ? moment.y[layout.film(layout.particle(i, k), p)] : filmThickness;
        const surface = ((3 * volumeFraction) / radius) * moment.connected[k] * moment.contact[k] * fraction;
        const depth = cathode.thickness * through.weights[i];
        siemens += (depth * surface) / (coatingResistance + film / filmConductivity + transfer);
      }
    });
  });
  return 1e4 / siemens;
}

describe.each([0, 1])('variant %i: state of ageing at the end of a cycle, by the raw state', (variant) => {
  const watched = run.watched[variant];
  const { model } = watched;
  const { classes, patches } = run.results.variants[variant].cell.cathode;
  const volume = classes.reduce((sum, { volumeFraction }) => sum + volumeFraction, 0);
  const mean = (values: ArrayLike<number>) =>
    classes.reduce((sum, { volumeFraction }, k) => sum + volumeFraction * values[k], 0) / volume;
  // The last cycle ends with the run.
  const ends = [watched.cycleEnds[0], { ...watched.moments.at(-1)!, cycle: 2 }];
  const film = (moment: (typeof ends)[number], name: 'bare' | 'covered') => {
    const p = patches.findIndex((patch) => patch.name === name);
    if (p < 0) return undefined;
    const { layout, through } = model;
    if (!layout.films) return 1e9 * patches[p].filmThickness;
    return (
      1e9 *
      mean(
        classes.map((_, k) =>
          Array.from(through.weights).reduce(
            (sum, w, i) => sum + w * moment.y[layout.film(layout.particle(i, k), p)],
            0,
          ),
        ),
      )
    );
  };

  test.each(ends.map((moment) => [moment.cycle, moment] as const))('cycle %i', (cycle, moment) => {
    const own = (head: string) => number(variant, cycle, head);
    // What changes between two cycles is known at the end of the first one; after the last one from the model itself.
    const last = cycle === 2;
    near(own('Contact fraction / 1'), mean(last ? model.parameters.contact : moment.contact), 1e-9);
    near(own('Connected fraction / 1'), mean(last ? model.parameters.connected : moment.connected), 1e-9);
    near(
      own('Diffusion length / um'),
      1e6 * mean(last ? model.parameters.diffusionLength : moment.diffusionLength),
      1e-9,
    );
    for (const [name, head] of [
      ['bare', 'Interphase on bare surface / nm'],
      ['covered', 'Interphase under coating / nm'],
    ] as const) {
      const thickness = film(moment, name);
      if (thickness === undefined) expect(at(variant, cycle)[head]).toBe('');
      else expect(own(head)).toBeCloseTo(thickness, 8);
    }
    const state = last
      ? { ...moment, contact: model.parameters.contact, connected: model.parameters.connected }
      : moment;
    near(own('Interface resistance at end of cycle / Ohm cm2'), interfaceByHand(watched, state), 1e-8);
    near(own('Interface resistance at x = 0.6 / Ohm cm2'), interfaceByHand(watched, state, 0.6), 1e-8);
  });

  test('ages only where ageing is asked for', () => {
    const changes = (head: string) => number(variant, 2, head) - number(variant, 1, head);
    if (variant === 0) {
      for (const head of ['Contact fraction / 1', 'Connected fraction / 1', 'Diffusion length / um'])
        expect(changes(head)).toBe(0);
      return;
    }
    expect(number(1, 2, 'Contact fraction / 1')).toBeLessThan(1);
    expect(changes('Connected fraction / 1')).toBeLessThan(0);
    expect(changes('Diffusion length / um')).toBeGreaterThan(0);
    expect(changes('Interphase on bare surface / nm')).toBeGreaterThan(0);
    expect(number(1, 2, 'Interphase on bare surface / nm')).toBeGreaterThan(
      number(1, 2, 'Interphase under coating / nm'),
    );
  });
});
