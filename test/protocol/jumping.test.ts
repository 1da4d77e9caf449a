import { describe, expect, it } from 'vitest';
import { prepare } from '../../src/prepare.js';
import { SlowState } from '../../src/protocol/jumping/slowState.js';
import type { VariantResult } from '../../src/results/results.js';
import { simulate, VariantRun } from '../../src/simulate.js';

interface Changes {
  readonly mechanisms?: object;
  readonly coating?: unknown;
  readonly protocol?: readonly unknown[];
  readonly numerics?: object;
  readonly rest?: object;
}

const window = ['1.35 V vs LTO', '2.75 V vs LTO'];
const cycling = (cycles: number) => ({ cycling: { cycles, charge: '1C', discharge: '1C', window } });

const all = {
  interphase: true,
  carbonOxidation: true,
  oxygenRelease: true,
  contactLoss: true,
  isolation: true,
  cracking: true,
};

/** NCM85 with a ZrO2 coating at 45 degC, one particle, as a scenario file; JSON is YAML. */
function scenario({ mechanisms = all, coating, protocol = [cycling(300)], numerics, rest }: Changes): string {
  return JSON.stringify({
    title: 'ageing of one particle',
    cell: {
      temperature: '45 degC',
      pressure: '81 MPa',
      diameter: '10 mm',
      oneC: '190 mA/g',
      cathode: {
        activeMaterial: 'NCM85',
        weightRatio: { cam: 69.3, electrolyte: 29.7, carbon: 1 },
        electrolyte: 'Li6PS5Cl',
        carbon: 'Super C65',
        loading: '11 mg/cm2',
        particles: { d50: '3 um', spread: 0 },
        coating: coating ?? { material: 'ZrO2', thickness: '4.5 nm', coverage: '95 %' },
      },
      separator: { electrolyte: 'Li6PS5Cl', mass: '100 mg' },
      anode: { material: 'LTO', mass: '65 mg' },
    },
    mechanisms,
    numerics: { throughNodes: 1, sizeClasses: 1, ...numerics },
    protocol,
    ...rest,
  });
}

function run(changes: Changes): VariantResult {
  const preparation = prepare(scenario(changes));
  expect(preparation.issues.filter(({ severity }) => severity === 'error')).toEqual([]);
  return simulate(preparation).variants[0];
}

const jump = (changes: Changes): VariantResult =>
  run({ ...changes, numerics: { cycleJumping: true, ...changes.numerics } });

/** Largest difference of the discharge capacity in the cycles that both have, relative to the first cycle. */
function deviation(jumped: VariantResult, direct: VariantResult): number {
  const capacity = new Map(direct.cycles.map((row) => [row.cycle, row.dischargeCapacity]));
  return Math.max(
    ...jumped.cycles.map(
      ({ cycle, dischargeCapacity }) => Math.abs(dischargeCapacity - capacity.get(cycle)!) / capacity.get(1)!,
    ),
  );
}

describe('cycle jumping', () => {
  const direct = run({});
  const jumped = jump({});

  it('gives the capacity of the direct run within 0.2 % with less than a quarter of 300 cycles', () => {
    expect(jumped.status.code).toBe('completed');
    expect(jumped.jumped!.cycles).toBe(300);
    expect(jumped.jumped!.resolved).toBe(jumped.cycles.length);
    expect(jumped.cycles.length).toBeLessThan(75);
    expect(direct.cycles.at(-1)!.dischargeCapacity).toBeLessThan(0.85 * direct.cycles[0].dischargeCapacity);
    expect(deviation(jumped, direct)).toBeLessThan(2e-3);
  });

  it('does not estimate its error below what it is', () => {
    expect(jumped.jumped!.error).toBeGreaterThan(deviation(jumped, direct));
    expect(jumped.jumped!.error).toBeLessThan(0.01);
  });

  it('carries every state of ageing along, and the time', () => {
    const a = direct.cycles.at(-1)!;
    const b = jumped.cycles.at(-1)!;
    for (const key of ['filmBare', 'filmCovered', 'contact', 'connected', 'diffusionLength'] as const) {
      expect(Math.abs(b[key] / a[key] - 1), key).toBeLessThan(2e-3);
    }
    expect(Math.abs(jumped.series.time.at(-1)! / direct.series.time.at(-1)! - 1)).toBeLessThan(1e-3);
    const { trapped, consumed, anode } = direct.balances.inventory;
    expect(Math.abs(jumped.balances.inventory.consumed / consumed - 1)).toBeLessThan(5e-3);
    expect(Math.abs(jumped.balances.inventory.trapped / trapped - 1)).toBeLessThan(5e-3);
    expect(Math.abs(jumped.balances.inventory.anode - anode)).toBeLessThan(0.3);
  });

  it('keeps the books', () => {
    expect(jumped.balances.lithium).toBeLessThan(1e-9);
    expect(jumped.balances.charge).toBeLessThan(1e-9);
  });

  it('numbers its rows truly and cycles through the first and the last', () => {
    const numbers = jumped.cycles.map(({ cycle }) => cycle);
    expect(numbers.slice(0, 10)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(numbers.at(-1)).toBe(300);
    for (let i = 1; i < numbers.length; i++) expect(numbers[i]).toBeGreaterThan(numbers[i - 1]);
    expect(Math.max(...jumped.series.cycle)).toBe(300);
  });

  it('cycles through every cycle that somebody asks for', () => {
    const { cycles, series } = jump({
      rest: {
        output: { series: [1, 137, 'last'], profiles: 'none' },
        data: [{ quantity: 'dischargeCapacity', cycle: 211, value: 150, source: 'made up' }],
      },
    });
    const numbers = cycles.map(({ cycle }) => cycle);
    expect(numbers).toEqual(expect.arrayContaining([1, 137, 211, 300]));
    expect(new Set(series.cycle)).toEqual(new Set([1, 137, 300]));
  });

  it('is off unless asked for', () => {
    expect(direct.jumped).toBeUndefined();
    expect(direct.cycles).toHaveLength(300);
  });

  it('leaves a cell without ageing as it is', () => {
    const still = jump({ mechanisms: {} });
    expect(still.cycles.length).toBeLessThan(75);
    const late = still.cycles.slice(10).map(({ dischargeCapacity }) => dischargeCapacity);
    expect(Math.max(...late) / Math.min(...late) - 1).toBeLessThan(1e-4);
    expect(still.jumped!.error).toBeLessThan(1e-4);
  });

  it('ends where the retention asked for is reached, in the cycle of the direct run', () => {
    const rest = { stop: { retention: '90 %' } };
    const near = jump({ rest });
    const exact = run({ rest });
    expect(Math.abs(near.cycles.at(-1)!.cycle - exact.cycles.at(-1)!.cycle)).toBeLessThanOrEqual(1);
    expect(near.status.message).toContain('reference discharge capacity');
  });

  it('compares with the cycle that is named, which is cycled through', () => {
    const rest = { stop: { retention: '95 %', retentionCycle: 37 } };
    const near = jump({ rest });
    const exact = run({ rest });
    expect(near.cycles.map(({ cycle }) => cycle)).toEqual(expect.arrayContaining([37, 38]));
    expect(Math.abs(near.cycles.at(-1)!.cycle - exact.cycles.at(-1)!.cycle)).toBeLessThanOrEqual(1);
    expect(near.status.message).toContain('that of cycle 37,');
  });

  it('judges each jump by how far its prediction was corrected, and leaves a sixth of that', () => {
    const [prepared] = prepare(scenario({ numerics: { cycleJumping: true } })).variants;
    const ageing = new VariantRun(prepared);
    const { groups } = new SlowState(ageing.model, ageing.ageing);
    const sum = (values: Float64Array, from: number, to: number) =>
      values.subarray(from, to).reduce((total, value) => total + Math.abs(value), 0);
    let before = ageing.jumping!.snapshot();
    let left = 0;
    let largest = 0;
    let judged = 0;
    for (const _ of ageing.steps()) {
      const now = ageing.jumping!.snapshot();
      const node = now.nodes.at(-1);
      if (node !== before.nodes.at(-1) && node && before.jump > 1) {
        const change = (from: number, to: number, other: Float64Array) =>
          sum(
            node.state.map((z, i) => z - other[i]),
            from,
            to,
          );
        const shares = groups.map(({ from, to }) => {
          const moved = change(from, to, now.first!.state);
          return moved > 1e-6 * sum(node.state, from, to) ? change(from, to, before.started!) / moved : 0;
        });
        const error = Math.max(...shares) * Math.abs(1 - node.capacity / now.first!.capacity);
        expect(Math.abs(now.predicted / error - 1)).toBeLessThan(1e-6);
        left += error / 6;
        largest = Math.max(largest, left + error);
        judged++;
      }
      before = now;
    }
    expect(judged).toBeGreaterThan(20);
    expect(ageing.result().jumped!.error).toBeCloseTo(largest, 9);
  });

  it('ends at the number of cycles and at the time asked for', () => {
    const some = jump({ rest: { stop: { cycles: 123 } } });
    expect(some.cycles.at(-1)!.cycle).toBe(123);
    expect(some.status.message).toBe('Stopped after 123 cycles, as asked.');
    expect(some.jumped!.cycles).toBe(123);
    const days = jump({ rest: { stop: { time: '10 days' }, output: { series: 'all' } } });
    expect(Math.abs(days.series.time.at(-1)! / 864_000 - 1)).toBeLessThan(1e-9);
  });

  it('goes on to the same bits from a state that was taken out', () => {
    const [prepared] = prepare(scenario({ numerics: { cycleJumping: true } })).variants;
    const first = new VariantRun(prepared);
    let done = 0;
    for (const _ of first.steps()) if (++done === 100) break;
    const nothing = { rows: 0, steps: 0, points: 0, profiles: 0, splits: 0, spectra: 0, relaxations: 0, holds: 0 };
    const second = new VariantRun(prepared);
    second.restore(structuredClone(first.state()), structuredClone(first.recorded(nothing)));
    for (const _ of second.steps());
    expect(second.result().cycles).toEqual(jumped.cycles);
    expect(second.result().jumped).toEqual(jumped.jumped);
  });
});

describe('where cycle jumping is refused', () => {
  it('cycles directly through blocks whose passes are no cycles, and says so', () => {
    const steps = ['Charge at 1C until 4.3 V vs Li', 'Discharge at 1C until 2.9 V vs Li'];
    const protocol = [{ repeat: 30, steps: [...steps, ...steps] }];
    const result = jump({ protocol });
    expect(result.cycles).toHaveLength(60);
    expect(result.jumped!.resolved).toBe(60);
    expect(result.warnings.map(({ message }) => message).join()).toContain('found no repeated block');
    expect(result.cycles).toEqual(run({ protocol }).cycles);
  });

  it('cycles directly through short blocks, and says so', () => {
    const result = jump({ protocol: [cycling(12)] });
    expect(result.cycles).toHaveLength(12);
    expect(result.warnings.map(({ message }) => message).join()).toContain('a block of 12 cycles is too short');
  });

  it('cycles directly for a while after a jump that missed the accuracy asked for, and says so', () => {
    const result = jump({ numerics: { cycleJumping: { tolerance: 1e-5 } } });
    expect(result.warnings.map(({ message }) => message).join()).toMatch(
      /a jump to cycle \d+ missed the capacity by about .* cycled directly/,
    );
    expect(result.cycles.length).toBeGreaterThan(75);
    expect(result.cycles.at(-1)!.cycle).toBe(300);
  });

  it('cycles directly where nothing can be foreseen any more, and says so', () => {
    const changes = { coating: 'none', protocol: [cycling(400)] };
    const result = jump(changes);
    const direct = run(changes);
    expect(direct.status.code).toBe('stopped');
    expect(result.status.code).toBe('stopped');
    expect(deviation({ ...result, cycles: result.cycles.slice(0, -2) }, direct)).toBeLessThan(2e-3);
    expect(result.warnings.map(({ message }) => message).join()).toMatch(/less than 2 % of the capacity is left/);
    expect(result.balances.lithium).toBeLessThan(1e-9);
  });
});
