import { describe, expect, it } from 'vitest';
import { prepare } from '../../src/prepare.js';
import type { VariantResult } from '../../src/results/results.js';
import { runVariant } from '../../src/simulate.js';
import { type FrozenPlan, recordPlan, replayPlan } from '../../src/study/frozenPlan.js';
import { type AgedCell, agedScenario, cycling, preparedCell } from '../degradation/agedCell.js';

const mechanisms = {
  interphase: true,
  carbonOxidation: true,
  oxygenRelease: true,
  contactLoss: true,
  isolation: true,
  cracking: true,
};

function drained<T>(run: Generator<unknown, T>): T {
  for (;;) {
    const next = run.next();
    if (next.done) return next.value;
  }
}

function planOf(changes: AgedCell): { plan: FrozenPlan; result: VariantResult } {
  const { plan, result, reason } = drained(recordPlan(preparedCell(changes), { analyse: false }));
  if (!plan) throw new Error(reason);
  return { plan, result };
}

const run = (changes: AgedCell) => drained(runVariant(preparedCell(changes), { analyse: false }));
const replayed = (changes: AgedCell, plan: FrozenPlan) =>
  drained(replayPlan(preparedCell(changes), plan, { analyse: false }));

/** The cycle table without words. */
function numbers({ cycles }: VariantResult): number[] {
  return cycles.flatMap((row) => Object.values(row).filter((value): value is number => typeof value === 'number'));
}

const everything: AgedCell = {
  mechanisms,
  protocol: [
    {
      repeat: 2,
      steps: [
        'Charge at 0.5C until 4.3 V vs Li',
        'Hold at 4.3 V vs Li until 20 % of the charging current',
        'Rest for 1 h',
        'Discharge at 1C until 2.9 V vs Li',
      ],
    },
    { repeat: 3, steps: ['Charge at 0.5C for 10 min or until 4.3 V vs Li', 'Rest for 10 min'] },
    'EIS from 1 kHz to 1 Hz with 3 points per decade',
    'Discharge at 1C until 2.9 V vs Li',
  ],
};

const others: Readonly<Record<string, AgedCell>> = {
  'powers, ramps and loads': {
    protocol: [
      'Charge at 3 mW/cm2 until 4.3 V vs Li',
      'Ramp from 4.3 V vs Li to 3.6 V vs Li at 0.5 mV/s',
      'Discharge at 1000 Ohm cm2 until 2.9 V vs Li',
    ],
  },
  temperatures: {
    mechanisms,
    protocol: [
      'Charge at 0.5C until 4.3 V vs Li',
      'Set temperature to 60 degC',
      'Discharge at 1C until 2.9 V vs Li',
      'Charge at 0.5C until 4.3 V vs Li',
      'Set temperature to 20 degC',
      'Discharge at 1C until 2.9 V vs Li',
    ],
  },
  storage: {
    mechanisms,
    protocol: [
      'Charge at 0.5C until 4.3 V vs Li',
      'Store for 1 week at 60 degC at 4.25 V vs Li',
      'Discharge at 1C until 2.9 V vs Li',
    ],
  },
  'nodes and classes': {
    mechanisms,
    numerics: { throughNodes: 2, sizeClasses: 2 },
    protocol: [cycling(2)],
  },
};

describe('a run by its plan', () => {
  const { plan, result } = planOf(everything);

  it('has the same bits every time', () => {
    const [first, second] = [replayed(everything, plan), replayed(everything, plan)];
    expect(first.broken).toBeUndefined();
    expect(numbers(second.result)).toEqual(numbers(first.result));
    expect(second.result.spectra).toEqual(first.result.spectra);
  });

  it('agrees with the run that made the plan, and with the one under error control', () => {
    const { result: again } = replayed(everything, plan);
    const free = run(everything);
    again.cycles.forEach((row, i) => {
      expect(Math.abs(row.dischargeCapacity / result.cycles[i].dischargeCapacity - 1)).toBeLessThan(1e-11);
      expect(Math.abs(row.dischargeCapacity / free.cycles[i].dischargeCapacity - 1)).toBeLessThan(1e-5);
      expect(Math.abs(row.meanDischargeVoltage - free.cycles[i].meanDischargeVoltage)).toBeLessThan(2e-5);
      expect(Math.abs(row.interfaceResistanceMid / free.cycles[i].interfaceResistanceMid - 1)).toBeLessThan(2e-3);
    });
    expect(again.steps.map(({ endedBy }) => endedBy)).toEqual(free.steps.map(({ endedBy }) => endedBy));
  });

  it('is the same by the compiled kernel and by the equations as they are written', () => {
    const numerics = { compiled: false };
    const written = replayed({ ...everything, numerics }, { ...plan, numerics: { ...plan.numerics, ...numerics } });
    expect(numbers(written.result)).toEqual(numbers(replayed(everything, plan).result));
  });

  it('travels as plain data', () => {
    const copy = JSON.parse(JSON.stringify(plan)) as FrozenPlan;
    expect(numbers(replayed(everything, copy).result)).toEqual(numbers(replayed(everything, plan).result));
  });

  it.each(Object.entries(others))('goes through %s', (_, changes) => {
    const own = planOf(changes);
    const { broken, result: again } = replayed(changes, own.plan);
    expect(broken).toBeUndefined();
    const free = run(changes);
    again.cycles.forEach(({ dischargeCapacity: q }, i) => {
      expect(Math.abs(q / own.result.cycles[i].dischargeCapacity - 1)).toBeLessThan(1e-10);
      expect(Math.abs(q / free.cycles[i].dischargeCapacity - 1)).toBeLessThan(1e-5);
    });
  });

  it('keeps the resolution that the plan is of', () => {
    const coarse: AgedCell = { protocol: [cycling(1)], numerics: { radialNodes: 8 } };
    const finer = { ...coarse, numerics: { radialNodes: 12 } };
    const own = planOf(coarse);
    expect(replayed(finer, own.plan).result.statistics.unknowns).toBe(own.result.statistics.unknowns);
  });

  it('jumps over the cycles that the plan jumped over', () => {
    const changes: AgedCell = { mechanisms, protocol: [cycling(40)], numerics: { cycleJumping: true } };
    const own = planOf(changes);
    const { broken, result: again } = replayed(changes, own.plan);
    expect(broken).toBeUndefined();
    expect(own.plan.jumps.some((jump) => jump > 1)).toBe(true);
    expect(again.jumped?.resolved).toBe(own.result.jumped?.resolved);
    expect(numbers(again)).toEqual(numbers(own.result));
  });
});

describe('a plan that does not hold', () => {
  it('for a cell whose step ends by another limit', () => {
    const protocol = ['Charge at 0.5C until 4.3 V vs Li', 'Discharge at 1C for 30 min or until 2.9 V vs Li'];
    const { plan } = planOf({ protocol });
    const { broken, result } = replayed({ protocol, cathode: { loading: '60 mg/cm2' } }, plan);
    expect(broken).toMatch(/step \d/);
    expect(result.status.code).toBe('failed');
    expect(result.status.message).toContain('plan');
  });

  it('for a programme that ends earlier or later', () => {
    const { plan } = planOf({ protocol: [cycling(2)] });
    expect(replayed({ protocol: [cycling(1)] }, plan).broken).toBe('the programme ends earlier');
    expect(replayed({ protocol: [cycling(3)] }, plan).broken).toMatch(/another way/);
  });

  it('is none where the run itself ends early', () => {
    let asked = 0;
    const [prepared] = prepare(agedScenario({ protocol: [cycling(2)] })).variants;
    const { plan, reason, result } = drained(recordPlan(prepared, { interrupted: () => ++asked > 1 }));
    expect(plan).toBeUndefined();
    expect(reason).toMatch(/Interrupted/);
    expect(result.status.code).toBe('interrupted');
  });
});
