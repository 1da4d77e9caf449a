import { expect, it } from 'vitest';
import { prepare } from '../../src/prepare.js';
import { simulate, VariantRun } from '../../src/simulate.js';
import { agedScenario, cycling } from '../degradation/agedCell.js';

function run(cycleJumping: boolean) {
  const scenario = agedScenario({
    cell: { temperature: '25 degC' },
    mechanisms: { oxygenRelease: true, contactLoss: true, isolation: true, cracking: true },
    numerics: { cycleJumping },
    cathode: { coating: 'none', loading: '4 mg/cm2', contact: { fraction: '60 %', spread: 0 } },
    protocol: [cycling(45, '0.5C')],
  });
  return simulate(prepare(JSON.stringify({ ...JSON.parse(scenario), laws: 'transferable' }))).variants[0];
}

it('cycles whose cells age by breathing, cracks between grains and a skin are jumped over as well', () => {
  const [direct, jumped] = [run(false), run(true)];
  expect(jumped.cycles.length).toBeLessThan(32);
  const [a, b] = [direct, jumped].map(({ cycles }) => cycles.at(-1)!);
  expect(b.cycle).toBe(45);
  expect(Math.abs(b.dischargeCapacity / a.dischargeCapacity - 1)).toBeLessThan(2e-3);
  for (const key of ['contact', 'connected', 'diffusionLength', 'releasedOxygen'] as const)
    expect(Math.abs(b[key] / a[key] - 1), key).toBeLessThan(1e-3);
  expect(a.contact).toBeLessThan(direct.cycles[0].contact);
  expect(a.diffusionLength).toBeGreaterThan(1.1 * direct.cycles[0].diffusionLength);
  expect(jumped.balances.lithium).toBeLessThan(1e-9);
});

it('electrolyte that films use up is counted over the cycles jumped over', () => {
  const left = [false, true].map((cycleJumping) => {
    const scenario = agedScenario({
      cell: { temperature: '25 degC' },
      mechanisms: { interphase: true },
      numerics: { cycleJumping },
      cathode: { coating: 'none', loading: '4 mg/cm2', contact: { fraction: '60 %', spread: 0 } },
      protocol: [cycling(45, '0.5C')],
    });
    const text = JSON.stringify({ ...JSON.parse(scenario), laws: 'transferable' });
    const run = new VariantRun(prepare(text).variants[0]);
    for (const _ of run.steps());
    return 1 - run.model.parameters.electrolyteSupply;
  });
  expect(left[0]).toBeGreaterThan(0.005);
  expect(Math.abs(left[1] / left[0] - 1)).toBeLessThan(0.02);
});
