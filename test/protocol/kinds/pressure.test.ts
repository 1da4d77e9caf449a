import { describe, expect, it } from 'vitest';
import { bdfCsv } from '../../../src/output/run/bdf.js';
import { formatStep } from '../../../src/protocol/programme/formatStep.js';
import { parseStep } from '../../../src/protocol/programme/parse.js';
import { nothingRecorded } from '../../../src/results/checkpoint.js';
import { VariantRun } from '../../../src/simulate.js';
import { lab, ran } from '../labScenario.js';
import { runOhmic } from './ohmicCell.js';

const cycle = ['Charge at 1C for 30 min', 'Discharge at 1C until 2.9 V vs Li'];
const deep = ['Charge at 1C until 4.3 V vs Li', 'Discharge at 1C until 2.9 V vs Li'];
const mechanisms = { interphase: true, contactLoss: true, isolation: true, cracking: true };
const set = (megapascal: number) => `Set pressure to ${megapascal} MPa`;
const numerics = { throughNodes: 1, sizeClasses: 1, contactClasses: 2, radialNodes: 6 };
const transferable = { mechanisms, laws: 'transferable', numerics };

/** What an ageing cell under a pressure does. */
const under = (megapascal: number, protocol: readonly unknown[], more: object = transferable) =>
  ran(protocol, more, { pressure: `${megapascal} MPa` });

/** A run of a cell under a pressure to its end, with what came of contact after each step: theta, and what contact loss has left of it. */
function followed(megapascal: number, protocol: readonly unknown[]) {
  const { variants } = lab(protocol, transferable, { pressure: `${megapascal} MPa` });
  const run = new VariantRun(variants[0]);
  const look = () => ({
    contact: Array.from(run.model.parameters.contact),
    lost: Array.from(run.ageing.mechanisms.find(({ name }) => name === 'contactLoss')!.states[0].values),
    fresh: run.model.cell.cathode.classes.map(({ contact }) => contact),
    shares: run.model.cell.cathode.classes.map(({ volumeFraction }) => volumeFraction),
    mechanisms: Object.fromEntries(
      run.ageing.mechanisms.map(({ name, states }) => [name, states.map(({ values }) => Array.from(values))]),
    ),
    trapped: run.ageing.trapped,
  });
  const moments = [look()];
  for (const _ of run.steps()) moments.push(look());
  return { moments, run, result: run.result() };
}

describe('a pressure that is set', () => {
  it('is read and printed, and refused where no cell is', () => {
    for (const text of ['Set pressure to 20 MPa', 'set the stack pressure at 200 bar', 'Set pressure = 0.02 GPa']) {
      const read = parseStep(text);
      if (!('step' in read)) throw new Error(read.issues[0].message);
      expect(formatStep(read.step)).toBe('Set pressure to 20 MPa');
    }
    const messages = (text: string) => {
      const read = parseStep(text);
      return 'issues' in read ? read.issues.map(({ message }) => message) : [];
    };
    expect(messages('Set pressure to 45 degC')).toEqual(['What is set is a pressure.']);
    expect(messages('Set pressure to 20 GPa')).toEqual(['No cell is under this pressure.']);
    expect(messages('Set pressure to -1 MPa')).toEqual(['No cell is under this pressure.']);
  });

  it('makes of a cell that is not used yet the one of a recipe with that pressure, to the last digit', () => {
    for (const megapascal of [2, 500]) {
      const moved = under(65, [set(megapascal), ...cycle]);
      const [row] = moved.cycles;
      const [expected] = under(megapascal, cycle).cycles;
      expect(row).toEqual(expected);
      expect(moved.pressures).toEqual([{ step: 1, pressure: megapascal * 1e6 }]);
      expect(moved.steps[0]).toMatchObject({ endedBy: 'pressure set', duration: 0, charge: 0 });
      expect(moved.balances.lithium).toBeLessThan(1e-12);
    }
  });

  it('changes every contact of a cell in use by one factor, and back without a trace', () => {
    const { moments, result } = followed(65, [...cycle, set(2), set(65), ...cycle, set(2), 'Rest for 1 min']);
    const factor = (7 / 70) ** 0.05;
    const [after, low, back] = [moments[2], moments[3], moments[4]];
    after.contact.forEach((contact, k) => {
      expect(low.contact[k] / contact).toBeCloseTo(factor, 12);
    });
    expect(back.contact).toEqual(after.contact);
    expect(back.trapped / after.trapped).toBeCloseTo(1, 12);
    const plain = under(65, [...cycle, ...cycle]);
    expect(result.cycles[1].dischargeCapacity / plain.cycles[1].dischargeCapacity).toBeCloseTo(1, 12);
    expect(result.balances.lithium).toBeLessThan(1e-12);
  });
});

describe('pressing again', () => {
  const five = [{ repeat: 5, steps: deep }];
  const { moments, result } = followed(2, [...five, set(380), set(2), set(380), set(2)]);
  const [worn, pressed, back, again] = moments.slice(10);

  it('brings 60 % of the lost contact back, beside what the higher pressure does to contact', () => {
    worn.fresh.forEach((fresh, k) => {
      const lost = Math.log(worn.contact[k] / fresh);
      expect(lost).toBeLessThan(-0.005);
      expect(pressed.contact[k] / pressed.fresh[k]).toBeCloseTo(Math.exp(0.4 * lost), 12);
      expect(back.contact[k]).toBeCloseTo(fresh * Math.exp(0.4 * lost), 12);
    });
    const mean = (contacts: readonly number[]) =>
      contacts.reduce((sum, contact, k) => sum + contact * worn.shares[k], 0) / (worn.shares[0] + worn.shares[1]);
    expect(mean(pressed.fresh) / mean(worn.fresh)).toBeCloseTo((385 / 7) ** 0.05, 10);
  });

  it('leaves cracks, isolation and films as they are, and loses no lithium', () => {
    for (const name of ['isolation', 'cracking']) expect(back.mechanisms[name]).toEqual(worn.mechanisms[name]);
    expect(back.trapped / worn.trapped).toBeCloseTo(1, 9);
    expect(result.balances.lithium).toBeLessThan(1e-12);
  });

  it('brings nothing more the second time', () => {
    expect(again.lost).toEqual(back.lost);
    expect(moments[14].contact).toEqual(back.contact);
  });

  it('by a part of the highest pressure brings that part, and the rest when it is pressed by all of it', () => {
    const { moments } = followed(2, [...deep, set(38), set(380)]);
    const [lost, part, whole] = moments.slice(2).map((moment) => moment.lost);
    lost.forEach((value, k) => {
      expect(part[k] / value).toBeCloseTo(0.94, 12);
      expect(whole[k] / value).toBeCloseTo(0.4, 12);
    });
  });

  it('does not happen by a return to the pressure under which contact was lost', () => {
    const { moments } = followed(20, [...deep, set(2), set(20), set(10)]);
    for (const { lost } of moments.slice(3)) expect(lost).toEqual(moments[2].lost);
  });
});

describe('laws per study', () => {
  it('know the stack pressure by the gap law alone', () => {
    const protocol = [...deep, set(2), ...deep];
    const second = (protocol: readonly unknown[], more: object) => under(65, protocol, more).cycles[1];
    const [none, gap] = [{}, { mechanisms: { contactLoss: true } }];
    const plain = [...deep, ...deep];
    expect(second(protocol, none).dischargeCapacity / second(plain, none).dischargeCapacity).toBeCloseTo(1, 10);
    // 0.011 a cycle and 5 % beyond 0.019 (P/65 MPa)^0.5 of the same contraction.
    const beyond = 0.019 * (1 - (2 / 65) ** 0.5);
    const extra = Math.log(second(plain, gap).contact / second(protocol, gap).contact);
    expect(extra / ((0.011 * beyond) / 0.05)).toBeCloseTo(1, 2);
  });
});

describe('a run with pressures', () => {
  const rests = ['Rest for 1 min', set(20), 'Rest for 1 min'];

  it('says at the points of the series which one held', () => {
    const rows = bdfCsv(under(65, rests, { output: { series: 'all' } }))
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(',').map(Number));
    expect(rows.filter(([time]) => time < 60).map((row) => row[6])).toContain(65e6);
    expect(rows.filter(([time]) => time > 60).every((row) => row[6] === 20e6)).toBe(true);
  });

  it('goes on from its state with the same bits, P_max and what was pressed before among them', () => {
    const protocol = [...cycle, set(2), ...cycle, set(500), ...cycle];
    const { variants } = lab(protocol, transferable, { pressure: '65 MPa' });
    const whole = new VariantRun(variants[0]);
    const states = [];
    for (const _ of whole.steps()) states.push([whole.state(), whole.recorded(nothingRecorded)] as const);
    for (const [state, recorded] of [states[3], states[6]]) {
      const run = new VariantRun(variants[0]);
      run.restore(state, recorded);
      for (const _ of run.steps());
      expect(run.result()).toEqual(whole.result());
    }
    expect(states[6][0].conditions).toMatchObject({ pressure: 500e6, highestPressure: 500e6 });
  });

  it('is gone on with under the pressure of the recipe, which is said', () => {
    const { endState } = under(65, [...cycle, set(2), ...cycle]);
    const next = lab(cycle, { ...transferable, continues: { state: endState } }, { pressure: '65 MPa' });
    expect(next.issues.map(({ severity, path, message }) => `${severity} ${path}: ${message}`)).toContainEqual(
      'note continues: The run to go on from ended at 2 MPa, this one begins at 65 MPa as its recipe says.',
    );
    const run = new VariantRun(next.variants[0]);
    for (const _ of run.steps());
    expect(run.result().balances.lithium).toBeLessThan(1e-12);
  });

  it('compares cycles under the same pressure for stop.retention, and jumps over none', () => {
    const { status, warnings } = under(65, [...cycle, set(0), ...cycle], {
      ...transferable,
      stop: { retention: '99.9 %' },
      numerics: { ...numerics, cycleJumping: true },
    });
    expect(status.message).toBe('Programme completed: 2 cycles.');
    expect(warnings.map(({ message }) => message)).toContainEqual(
      'Every cycle was cycled through: temperature or pressure change in the course of the programme.',
    );
  });

  it('does nothing to a cell of directly given parameters, which is said', () => {
    const { warnings } = runOhmic([set(20), 'Discharge at 0.1 A for 1 min']);
    expect(warnings.map(({ path, message }) => `${path}: ${message}`)).toContainEqual(
      'protocol[0]: A cell of directly given parameters does not follow it.',
    );
  });
});
