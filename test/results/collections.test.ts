import { describe, expect, it } from 'vitest';
import { impedance } from '../../src/impedance/impedance.js';
import { inOhm } from '../../src/impedance/spectrum.js';
import { interfaceResistance } from '../../src/model/interfaceResistance.js';
import { meanContent } from '../../src/model/inventory.js';
import type { ResolvedStep } from '../../src/protocol/steps/resolvedStep.js';
import { joinRecorded, nothingRecorded, type Recorded } from '../../src/results/checkpoint.js';
import { comparedContent, HalfCurve } from '../../src/results/halfCurve.js';
import { pointsOf } from '../../src/results/measuredPoints.js';
import type { Measurement, SpectrumRecord } from '../../src/results/results.js';
import { SpectrumRecorder } from '../../src/results/spectrumRecorder.js';
import { brokenClaims, type Validation } from '../../src/results/validation.js';
import { VariantRun } from '../../src/simulate.js';
import { preparedCell } from '../degradation/agedCell.js';

describe('parts of a record', () => {
  it('are put together in their order, of every kind', () => {
    const part = (n: number, points: readonly number[]): Recorded => {
      const floats = Float64Array.from(points);
      const series = { time: floats, voltage: floats.map((x) => x + 0.1), current: floats.map((x) => x + 0.2) };
      const potentials = { cathodePotential: floats.map((x) => x + 0.4), anodePotential: floats.map((x) => x + 0.5) };
      const more = { charge: floats.map((x) => x + 0.3), ...potentials };
      const whole = { cycle: Int32Array.from(points), step: Int32Array.from(points, (x) => x + 10) };
      const list = (kind: string) => [`${kind} ${n}`] as never[];
      return {
        rows: list('row'),
        steps: list('step'),
        series: { ...series, ...more, ...whole },
        profiles: list('profile'),
        splits: list('split'),
        spectra: list('spectrum'),
        relaxations: list('rest'),
        holds: list('hold'),
      };
    };
    const joined = joinRecorded([part(1, [1, 2]), part(2, []), part(3, [3])]);
    expect(joined).toEqual({
      rows: ['row 1', 'row 2', 'row 3'],
      steps: ['step 1', 'step 2', 'step 3'],
      series: {
        time: Float64Array.of(1, 2, 3),
        voltage: Float64Array.of(1.1, 2.1, 3.1),
        current: Float64Array.of(1.2, 2.2, 3.2),
        charge: Float64Array.of(1.3, 2.3, 3.3),
        cycle: Int32Array.of(1, 2, 3),
        step: Int32Array.of(11, 12, 13),
        cathodePotential: Float64Array.of(1.4, 2.4, 3.4),
        anodePotential: Float64Array.of(1.5, 2.5, 3.5),
      },
      profiles: ['profile 1', 'profile 2', 'profile 3'],
      splits: ['split 1', 'split 2', 'split 3'],
      spectra: ['spectrum 1', 'spectrum 2', 'spectrum 3'],
      relaxations: ['rest 1', 'rest 2', 'rest 3'],
      holds: ['hold 1', 'hold 2', 'hold 3'],
    });
    expect(new Set(Object.values(nothingRecorded))).toEqual(new Set([0]));
    expect(joinRecorded([]).series.time).toHaveLength(0);
  });
});

describe('measured points of several variants', () => {
  const point = (value: number, more: object = {}) =>
    ({ quantity: 'dischargeCapacity', value, unit: 'mAh/g', source: 'made up', ...more }) as Measurement;
  const variant = (name: string, ...data: Measurement[]) => ({ name, scenario: { data } });

  it('come once where all have them, and with the names of those that have them where not', () => {
    const [all, some, named] = [point(1), point(2), point(3, { variant: 'b' })];
    expect(pointsOf([variant('a', all, some), variant('b', some, all, named), variant('c', all)])).toEqual([
      all,
      { ...some, variant: 'a' },
      { ...some, variant: 'b' },
      named,
    ]);
    // Standing twice in one variant does not make it two.
    expect(pointsOf([variant('a', some, some), variant('b')])).toEqual([{ ...some, variant: 'a' }]);
    expect(pointsOf([variant('a', some, some), variant('b', some)])).toEqual([some]);
    // A name of its own stays, also where several have the point.
    expect(pointsOf([variant('a', named), variant('b', named), variant('c')])).toEqual([named]);
    expect(pointsOf([])).toEqual([]);
  });
});

describe('claims that do not hold', () => {
  it('are those that miss and are not said to', () => {
    const made = (verdict: string, knownMiss: boolean) => ({ verdict, knownMiss });
    const list = [made('ok', false), made('missed', true), made('missed', false), made('ok', true)];
    const studies = [
      { rows: list, orderings: list.slice(0, 2) },
      { rows: [], orderings: list.slice(2) },
    ];
    expect(brokenClaims({ studies } as unknown as Validation)).toEqual({ rows: [list[2]], orderings: [list[2]] });
  });
});

describe('a half curve', () => {
  const curve = new HalfCurve();
  curve.add(60, 0.8, 0.6, 3, 3.2, 3.6);
  curve.add(30, 0.6, 0.6, 3.7, 3.7, 3.7);
  curve.add(30, 0.5, 0.4, 3.8, 3.9, 4);

  it('is a parabola in each panel, and is read where it first passes', () => {
    expect(curve.charge).toBe(120);
    expect(curve.energy).toBeCloseTo((60 * (3 + 12.8 + 3.6)) / 6 + 30 * 3.7 + 30 * 3.9, 9);
    expect([0.8, 0.7, 0.6, 0.4].map((x) => curve.voltageAt(x))).toEqual(
      [3, 3.2, 3.6, 4].map((v) => expect.closeTo(v, 12)),
    );
    // A quarter of the way: 3 + 0.2 t + 0.4 t^2 at t = 0.25.
    expect(curve.voltageAt(0.75)).toBeCloseTo(3 + 0.2 * 0.25 + 0.4 * 0.25 ** 2, 12);
    expect(curve.voltageAt(0.575)).toBeCloseTo(3.725, 12);
    expect([curve.voltageAt(0.81), curve.voltageAt(0.39)]).toEqual([Number.NaN, Number.NaN]);
    const still = new HalfCurve();
    still.add(1, 0.5, 0.5, 3.5, 3.6, 3.7);
    expect(still.voltageAt(0.5)).toBe(3.5);
  });

  it('is saved and put back, and is empty when it is cleared', () => {
    const saved = curve.snapshot();
    const copy = new HalfCurve();
    copy.add(1, 0.1, 0.2, 1, 1, 1);
    copy.restore(saved);
    copy.add(6, 0.4, 0.3, 4, 4, 4);
    expect(copy.charge).toBe(126);
    expect(copy.voltageAt(0.7)).toBeCloseTo(3.2, 12);
    expect(copy.contents).toEqual({ least: 0.3, greatest: 0.8 });
    expect(curve.contents).toEqual({ least: 0.4, greatest: 0.8 });
    copy.clear();
    expect(copy.snapshot()).toEqual({ charge: 0, energy: 0, panels: new Float64Array(0) });
    expect(saved.panels).toHaveLength(15);
  });

  it('has nothing to compare with one that only touches it', () => {
    expect(comparedContent({ least: 0.2, greatest: 0.5 }, { least: 0.5, greatest: 0.8 })).toBeNaN();
    expect(comparedContent({ least: 0.3, greatest: 0.9 }, { least: 0.2, greatest: 0.6 })).toBeCloseTo(0.45, 12);
  });
});

describe('spectra of a run', () => {
  const run = new VariantRun(
    preparedCell({
      protocol: ['EIS from 1 kHz to 1 Hz, 1 points per decade'],
      numerics: { sizeClasses: 2 },
      cathode: { coating: { material: 'ZrO2', thickness: '4 nm', coverage: '80 %' } },
    }),
  );
  const { model, y, prepared } = run;
  const { classes, patches } = prepared.cell.cathode;
  const frequency = Float64Array.of(1000, 1);
  const step = { control: { kind: 'impedance', frequency } } as unknown as ResolvedStep;

  it('hold what an instrument shows, and beside it the state of the cell weighted by volume and surface', () => {
    model.parameters.contact.set([0.9, 0.5]);
    model.parameters.connected.set([0.8, 0.3]);
    model.parameters.diffusionLength.set([2e-6, 5e-6]);
    model.parameters.patchContact.set([1, 0.5, 0.25, 0.125]);
    model.parameters.refresh();
    model.makeConsistent(y);
    const recorder = new SpectrumRecorder(model);
    recorder.stepStarted({ control: { kind: 'current', density: 0 } } as ResolvedStep, 1, 0, 0, y);
    recorder.stepStarted(step, 7, 3, 99, y);
    const volume = classes.map(({ volumeFraction }) => volumeFraction);
    const part = volume.map((v) => v / (volume[0] + volume[1]));
    const share = patches.map(({ fraction }) => fraction);
    const touching = [share[0] + 0.5 * share[1], 0.25 * share[0] + 0.125 * share[1]];
    const { re, im } = inOhm(impedance(model, y, frequency), prepared.cell.area);
    expect(recorder.spectra).toEqual([
      {
        cycle: 7,
        step: 3,
        time: 99,
        frequency,
        re,
        im,
        voltage: model.voltage(y),
        potential: model.voltage(y) + prepared.cell.anode.plateau,
        content: meanContent(model, y),
        inside: {
          interfaceResistance: expect.closeTo(1e4 * interfaceResistance(model, y), 9),
          contact: expect.closeTo(part[0] * 0.9 * touching[0] + part[1] * 0.5 * touching[1], 12),
          connected: expect.closeTo(part[0] * 0.8 + part[1] * 0.3, 12),
          diffusionLength: expect.closeTo(2 * part[0] + 5 * part[1], 9),
        },
      },
    ]);
    expect(prepared.cell.anode.plateau).toBeGreaterThan(0);
  });

  it('are the first two thousand; how many were left out is told', () => {
    const recorder = new SpectrumRecorder(model);
    const given: SpectrumRecord[] = new Array(1999).fill({});
    recorder.restore(given);
    recorder.stepStarted(step, 1, 0, 0, y);
    expect([recorder.spectra.length, given.length]).toEqual([2000, 1999]);
    expect(recorder.warnings()).toEqual([]);
    for (const _ of [1, 2]) recorder.stepStarted(step, 1, 0, 0, y);
    expect(recorder.spectra).toHaveLength(2000);
    expect(recorder.warnings()).toEqual([
      {
        severity: 'warning',
        path: 'protocol',
        message: 'The first 2000 impedance spectra are kept; 2 more were left out.',
        hint: 'ask for spectra in fewer cycles',
      },
    ]);
  });
});
