import { describe, expect, it } from 'vitest';
import { FARADAY } from '../../src/constants/physical.js';
import type { Prepared } from '../../src/prepare.js';
import type { Interpolate, StepSummary } from '../../src/protocol/cycler/recorder.js';
import type { ResolvedControl } from '../../src/protocol/steps/resolvedStep.js';
import { CycleRecorder } from '../../src/results/cycleRecorder.js';
import { VariantRun } from '../../src/simulate.js';
import { preparedCell } from '../degradation/agedCell.js';
import { lab } from '../protocol/labScenario.js';

const start = (prepared: Prepared) => new VariantRun(prepared);
const { model, prepared } = start(lab(['Charge at 1C until 4.3 V vs Li']).variants[0]);
const { cell } = prepared;
const { layout } = model;

/** A cell of even content x with so much charge in its anode [C/m2], consistent with a current [A/m2]. */
function state(x: number, charge: number, current: number): Float64Array {
  const y = model.initialState(x);
  y[layout.anode] += charge / FARADAY;
  model.controlCurrent(current);
  if (!model.makeConsistent(y)) throw new Error('no consistent state');
  return y;
}

const between = (before: Float64Array, after: Float64Array): Interpolate =>
  Object.assign((theta: number, out: Float64Array) => out.set(before.map((b, i) => b + theta * (after[i] - b))), {
    entries: (theta: number, at: Int32Array, out: Float64Array) => {
      for (let e = 0; e < at.length; e++) out[e] = before[at[e]] + theta * (after[at[e]] - before[at[e]]);
    },
  });

interface Shown {
  readonly control: ResolvedControl;
  readonly cycle?: number;
  readonly duration?: number;
  readonly states?: readonly Float64Array[];
  readonly text?: string;
  readonly endedBy?: string;
  readonly endVoltage?: number;
}

/** One step of the programme, in as many time steps of 50 s as there are states after the first. */
function show(recorder: CycleRecorder, shown: Shown): void {
  const { control, cycle = 1, states = [state(0.8, 0, 0)], text = '', endedBy = 'time', endVoltage = 3 } = shown;
  const step = { text, direction: 'hold', control, limits: {} } as const;
  recorder.stepStarted(step, cycle, 0, 0, states[0]);
  for (let i = 1; i < states.length; i++)
    recorder.advanced(50 * i, 50, states[i - 1], states[i], between(states[i - 1], states[i]));
  const duration = shown.duration ?? 50 * (states.length - 1);
  const summary = { cycle, index: 0, step, endedBy, start: 0, duration, charge: 7, endVoltage };
  recorder.stepEnded(summary as StepSummary);
}

const held: ResolvedControl = { kind: 'voltage', voltage: 3 };
const current = (rate: number): ResolvedControl => ({ kind: 'current', density: rate * cell.oneC });
const up = [state(0.8, 0, 2), state(0.7, 1800, 2), state(0.6, 3600, 1)];
const down = [state(0.6, 3600, -2), state(0.7, 1800, -2)];
const rowsOf = (...shown: readonly Shown[]) => {
  const recorder = new CycleRecorder(cell, model);
  for (const one of shown) show(recorder, one);
  recorder.finish(down[1]);
  return recorder.rows;
};
const absent = Number.NaN;

describe('a row of the cycle table', () => {
  it('adds up what was held, by the state of the cell', () => {
    const [row, ...more] = rowsOf({ control: held, states: up, endVoltage: 2.75 }, { control: held, states: down });
    const [a, b, c] = up.map((y) => model.voltage(y));
    const mean = ((a + b) / 2 + (b + c) / 2) / 2;
    expect(more).toEqual([]);
    expect(row).toMatchObject({
      cycle: 1,
      label: '',
      // 3600 C/m2 are 1 Ah/m2, per active mass in kg/m2, and 0.1 mAh/cm2.
      chargeCapacity: expect.closeTo(1 / cell.activeMass, 6),
      dischargeCapacity: expect.closeTo(0.5 / cell.activeMass, 6),
      chargeCapacityAreal: expect.closeTo(0.1, 9),
      dischargeCapacityAreal: expect.closeTo(0.05, 9),
      coulombicEfficiency: expect.closeTo(0.5, 9),
      meanChargeVoltage: expect.closeTo(mean, 9),
      chargeEnergy: expect.closeTo(mean / cell.activeMass, 6),
      chargeDuration: 100,
      dischargeDuration: 50,
      chargeRate: absent,
      dischargeRate: absent,
      endOfChargeVoltage: 2.75,
      endOfDischargeVoltage: 3,
      endOfChargeContent: expect.closeTo(0.6, 9),
      endOfDischargeContent: expect.closeTo(0.7, 9),
    });
    // Both pass 0.6 to 0.7: compared at 0.65, halfway through a panel each.
    const [d, e] = down.map((y) => model.voltage(y));
    expect(row.polarisation).toBeCloseTo((b + c) / 2 - (d + e) / 2, 9);
  });

  it('has rates from the charge and the time of a half cycle, its holds included, if any of it was at constant current', () => {
    const [row] = rowsOf({ control: current(2), states: up.slice(0, 2) }, { control: held, states: up.slice(1) });
    expect(row.chargeRate).toBeCloseTo(3600 / 100 / cell.oneC, 9);
    expect([row.label, row.dischargeRate, row.chargeDuration]).toEqual(['2C', absent, 100]);
  });

  it('counts the charge of a storage, and not its time', () => {
    const store: ResolvedControl = { kind: 'store', temperature: 300 };
    const [row] = rowsOf({ control: current(2), states: up.slice(0, 2) }, { control: store, states: up.slice(1) });
    expect(row.chargeCapacity).toBeCloseTo(1 / cell.activeMass, 6);
    expect(row.chargeRate).toBeCloseTo(1800 / 50 / cell.oneC, 9);
    expect(row.chargeDuration).toBe(50);
  });

  it('counts no time in which nothing flows', () => {
    const rest = [up[0], up[0]];
    const [row] = rowsOf({ control: current(2), states: up.slice(0, 2) }, { control: current(0), states: rest });
    expect(row.chargeDuration).toBe(50);
    expect(row.endOfChargeVoltage).toBe(3);
    // The rest has an end of its own, which is not that of the charge.
    const [late] = rowsOf(
      { control: current(2), states: up.slice(0, 2), endVoltage: 2.7 },
      { control: current(0), states: rest, endVoltage: 2.6 },
    );
    expect(late.endOfChargeVoltage).toBe(2.7);
  });

  it('knows a half cycle that ended at once from one that did not happen', () => {
    const [row] = rowsOf({ control: current(500), duration: 0 });
    expect(row).toMatchObject({
      label: '500C',
      chargeCapacity: 0,
      chargeCapacityAreal: 0,
      chargeDuration: 0,
      chargeEnergy: absent,
      meanChargeVoltage: absent,
      chargeRate: absent,
      coulombicEfficiency: absent,
      dischargeCapacity: absent,
      dischargeCapacityAreal: absent,
      dischargeDuration: absent,
      polarisation: absent,
      endOfChargeVoltage: absent,
      endOfDischargeContent: absent,
    });
  });

  it('is labelled by the first rates of both directions, once where they are alike', () => {
    const label = (...rates: readonly number[]) =>
      rowsOf(...rates.map((rate) => ({ control: current(rate) })))[0].label;
    expect(label(0.33333, 1, -2, -3)).toBe('0.333C / 2C');
    expect(label(1, -1)).toBe('1C');
    expect(label(1, 0)).toBe('1C');
    expect(label(-1, 0)).toBe('1C');
    expect(rowsOf({ control: held, states: up }, { control: current(-0.5) })[0].label).toBe('0.5C');
  });

  it('is made for each cycle, and one for a programme that moves nothing', () => {
    const rest = { control: current(0) };
    expect(rowsOf(rest).map(({ cycle }) => cycle)).toEqual([1]);
    const one = { control: current(1), states: up };
    expect(rowsOf(one, { ...one, cycle: 2 }, { ...one, cycle: 4 }).map(({ cycle }) => cycle)).toEqual([1, 2, 4]);
    // A last cycle of rests alone is none, one of a charge that ended at once is one.
    expect(rowsOf(one, { ...rest, cycle: 2 })).toHaveLength(1);
    expect(rowsOf(one, { control: current(1), cycle: 2 })).toHaveLength(2);
    const [, second] = rowsOf(one, { control: held, states: down, cycle: 2 });
    expect([second.chargeCapacity, second.chargeDuration, second.label]).toEqual([absent, absent, '']);
    expect([second.endOfChargeVoltage, second.endOfChargeContent]).toEqual([absent, absent]);
  });

  it('is closed once at the end of its cycle, before the next one begins', () => {
    const recorder = new CycleRecorder(cell, model);
    show(recorder, { control: current(1), states: up });
    recorder.endCycle(up[2]);
    recorder.endCycle(up[2]);
    expect(recorder.rows.map(({ cycle }) => cycle)).toEqual([1]);
    show(recorder, { control: current(1), states: up, cycle: 9 });
    expect(recorder.rows).toHaveLength(1);
    recorder.finish(up[2]);
    expect(recorder.rows.map(({ cycle }) => cycle)).toEqual([1, 9]);
  });

  it('goes on in the middle of a cycle from a saved state, which lives on its own', () => {
    const [first, second] = [new CycleRecorder(cell, model), new CycleRecorder(cell, model)];
    show(first, { control: current(1), states: up, cycle: 3 });
    const saved = first.snapshot();
    const copy = structuredClone(saved);
    const goOn = (recorder: CycleRecorder) => {
      show(recorder, { control: held, states: down, cycle: 3 });
      show(recorder, { control: current(2), states: up, cycle: 4 });
      recorder.finish(up[2]);
    };
    goOn(first);
    expect(saved).toEqual(copy);
    show(second, { control: current(5), states: down, cycle: 8 });
    second.restore(saved, first.rows.slice(0, 1), first.steps.slice(0, 1));
    goOn(second);
    expect(second.rows).toEqual(first.rows);
    expect(second.steps).toEqual(first.steps);
  });
});

describe('records of steps', () => {
  const keep = (recorder: CycleRecorder, count: number, text: string, endedBy = 'time') => {
    for (let i = 0; i < count; i++) show(recorder, { control: current(0), text, endedBy });
  };

  it('are the first two thousand, and after them the first of each sentence and kind that went wrong', () => {
    const recorder = new CycleRecorder(cell, model);
    keep(recorder, 1, 'known', 'at once: 2.750 V');
    keep(recorder, 1998, 'fine');
    keep(recorder, 3, 'last');
    expect(recorder.steps).toHaveLength(2000);
    keep(recorder, 1, 'known', 'at once: 2.750 V');
    keep(recorder, 2, 'known', 'time: its limit was not reached');
    keep(recorder, 2, 'new', 'at once: 2.750 V');
    keep(recorder, 2, 'fine');
    const late = recorder.steps.slice(1999).map(({ text, endedBy }) => [text, endedBy]);
    expect(late).toEqual([
      ['last', 'time'],
      ['known', 'time: its limit was not reached'],
      ['new', 'at once: 2.750 V'],
    ]);
    const again = new CycleRecorder(cell, model);
    again.restore(recorder.snapshot(), [], recorder.steps);
    keep(again, 1, 'new', 'at once: 2.750 V');
    expect(again.steps).toEqual(recorder.steps);
  });

  it('say what a step did', () => {
    const recorder = new CycleRecorder(cell, model);
    show(recorder, { control: current(1), states: up, text: 'Charge', endedBy: '2.750 V', endVoltage: 2.75, cycle: 2 });
    expect(recorder.steps).toEqual([
      { cycle: 2, text: 'Charge', endedBy: '2.750 V', duration: 100, charge: 7, endVoltage: 2.75 },
    ]);
  });
});

describe('the state of ageing in a row', () => {
  const protocol = ['Charge at 1C until 4.3 V vs Li'];
  const numerics = { sizeClasses: 2, throughNodes: 2 };
  const row = (run: VariantRun) => {
    const recorder = new CycleRecorder(run.prepared.cell, run.model);
    recorder.finish(run.y);
    return recorder.rows[0];
  };
  const coating = { material: 'ZrO2', thickness: '4 nm', coverage: '80 %' };

  it('is weighted by volume over the classes, by surface over the patches, and by length over the nodes', () => {
    const run = start(preparedCell({ protocol, numerics, cathode: { coating }, mechanisms: { interphase: true } }));
    const { classes, patches } = run.prepared.cell.cathode;
    const volume = classes.map(({ volumeFraction }) => volumeFraction);
    const part = volume.map((v) => v / volume.reduce((sum, one) => sum + one));
    expect(part).toHaveLength(2);
    run.model.parameters.contact.set([0.9, 0.5]);
    run.model.parameters.connected.set([0.8, 0.3]);
    run.model.parameters.diffusionLength.set([2e-6, 5e-6]);
    run.model.parameters.patchContact.set([1, 0.5, 0.25, 0.125]);
    const share = patches.map(({ fraction }) => fraction);
    const touching = [share[0] + 0.5 * share[1], 0.25 * share[0] + 0.125 * share[1]];
    const bare = patches.findIndex(({ name }) => name === 'bare');
    for (const node of [0, 1])
      for (const k of [0, 1])
        for (const p of [0, 1])
          run.y[run.model.layout.film(run.model.layout.particle(node, k), p)] =
            1e-9 * (1 + node + 10 * k) * (p === bare ? 2 : 1);
    const { contact, connected, diffusionLength, filmBare, filmCovered } = row(run);
    expect(contact).toBeCloseTo(part[0] * 0.9 * touching[0] + part[1] * 0.5 * touching[1], 12);
    expect(connected).toBeCloseTo(part[0] * 0.8 + part[1] * 0.3, 12);
    expect(diffusionLength).toBeCloseTo(2 * part[0] + 5 * part[1], 9);
    const [near, far] = run.model.through.weights;
    const mean = part[0] * (near + 2 * far) + part[1] * (11 * near + 12 * far);
    expect(near).not.toBe(0);
    expect([filmBare, filmCovered]).toEqual([expect.closeTo(2 * mean, 9), expect.closeTo(mean, 9)]);
  });

  it('holds the films that a cell was built with where none grow, and none where there is no such surface', () => {
    const interphase = { bare: '3 nm', covered: '2 nm' };
    const still = row(start(preparedCell({ protocol, cathode: { coating, interphase } })));
    expect([still.filmBare, still.filmCovered]).toEqual([expect.closeTo(3, 9), expect.closeTo(2, 9)]);
    const uncoated = row(start(preparedCell({ protocol, cathode: { coating: 'none' } })));
    expect(uncoated.filmCovered).toBeNaN();
    expect(uncoated.filmBare).toBeGreaterThanOrEqual(0);
  });
});
