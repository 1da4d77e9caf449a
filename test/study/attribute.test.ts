import { describe, expect, it } from 'vitest';
import { prepare } from '../../src/prepare.js';
import { attribute } from '../../src/study/attribution.js';
import { subsetRun } from '../../src/study/subsetRun.js';

/** Three quick cycles that age, of a cell with isolation and cracks and one without either. */
const preparation = prepare(`
title: Three cycles
cell:
  temperature: 45 degC
  pressure: 81 MPa
  diameter: 10 mm
  oneC: 190 mA/g
  cathode:
    activeMaterial: NCM85
    weightRatio: { cam: 70, electrolyte: 30 }
    loading: 11 mg/cm2
    particles: { d50: 3 um, spread: 0 }
  separator: { electrolyte: Li6PS5Cl, mass: 100 mg }
  anode: { material: LTO, mass: 65 mg }
numerics: { throughNodes: 1, radialNodes: 8, sizeClasses: 1, tolerance: 1e-3 }
mechanisms:
  isolation: { contacts: 1e6, rate: 0.05 }
  cracking: { rate: 0.1 }
  interphase: false
  carbonOxidation: false
  oxygenRelease: false
  contactLoss: false
protocol:
  - cycling: { cycles: 3, charge: 1C, discharge: 1C, window: [2.9 V vs Li, 4.3 V vs Li] }
output: { series: none, profiles: none }
variants:
  aged: {}
  fresh: { mechanisms: { isolation: false, cracking: false } }
`);

type Name = 'isolation' | 'cracking';

/** Capacities of the three cycles with these mechanisms only. */
function alone(...mechanisms: Name[]): readonly number[] {
  const run = subsetRun(preparation, { variant: 'aged', mechanisms, cycles: [1, 2, 3], last: 3 });
  let next = run.next();
  while (!next.done) next = run.next();
  return next.value.cycles.map(({ capacity }) => capacity);
}
const [unaged, isolated, cracked, aged] = [
  alone(),
  alone('isolation'),
  alone('cracking'),
  alone('isolation', 'cracking'),
];

describe('a loss split over two mechanisms', () => {
  it('gives each the mean of what it adds first and what it adds second', async () => {
    const progress: [number, number][] = [];
    const { title, variants, differences, issues } = await attribute(preparation, {
      variants: ['aged'],
      onProgress: ({ done, of }) => progress.push([done, of]),
    });
    expect(title).toBe('Three cycles');
    expect(issues).toEqual([]);
    expect(differences).toEqual([]);
    expect(progress).toEqual([1, 2, 3, 4].map((done) => [done, 4]));
    const [none, isolation, cracking, both] = [unaged, isolated, cracked, aged].map(([first, , last]) => first - last);
    const [found] = variants;
    expect(found).toMatchObject({ variant: 'aged', from: 1, to: 3, runs: 4 });
    expect(found.total).toBeCloseTo(both, 9);
    expect(found.capacityFrom).toBeCloseTo(aged[0], 9);
    expect(found.capacityTo).toBeCloseTo(aged[2], 9);
    expect(found.unaged).toBeCloseTo(unaged[0], 9);
    const share = (first: number, second: number) => (first - none + both - second) / 2;
    expect(found.parts.map(({ mechanism }) => mechanism)).toEqual(
      none === 0 ? ['isolation', 'cracking'] : ['isolation', 'cracking', 'unaged'],
    );
    expect(found.parts[0].loss).toBeCloseTo(share(isolation, cracking), 9);
    expect(found.parts[1].loss).toBeCloseTo(share(cracking, isolation), 9);
    if (none !== 0) expect(found.parts[2].loss).toBeCloseTo(none, 9);
    expect(found.before.reduce((sum, part) => sum + part.loss, 0)).toBeCloseTo(found.unaged - found.capacityFrom, 9);
    expect(found.before.map(({ mechanism }) => mechanism)).toEqual(['isolation', 'cracking']);
  });

  it('is between the cycles that are asked for', async () => {
    const { variants } = await attribute(preparation, { variants: ['aged'], from: 2, to: 3 });
    expect(variants[0]).toMatchObject({ from: 2, to: 3 });
    expect(variants[0].total).toBeCloseTo(aged[1] - aged[2], 9);
    const early = await attribute(preparation, { variants: ['aged'], to: 2 });
    expect(early.variants[0]).toMatchObject({ from: 1, to: 2 });
  });

  it('of all variants is compared with the first, and one without mechanisms is named', async () => {
    const { variants, differences, issues } = await attribute(preparation);
    expect(variants.map(({ variant, runs }) => [variant, runs])).toEqual([
      ['aged', 4],
      ['fresh', 1],
    ]);
    expect(differences).toMatchObject([{ variants: ['aged', 'fresh'], from: 1, to: 3 }]);
    expect(issues).toEqual([
      {
        severity: 'warning',
        path: 'mechanisms',
        message: 'No mechanism of ageing is on in fresh.',
        hint: 'mechanisms: { interphase: true, contactLoss: true }',
      },
    ]);
  });

  it('is refused for what is no variant and no cycle', async () => {
    expect(await attribute(preparation, { variants: ['agd', 'nothing alike'] })).toEqual({
      title: 'Three cycles',
      variants: [],
      differences: [],
      issues: [
        {
          severity: 'error',
          path: 'variants',
          message: 'There is no variant of this name.',
          got: 'agd',
          allowed: 'aged, fresh',
          hint: 'did you mean aged?',
        },
        {
          severity: 'error',
          path: 'variants',
          message: 'There is no variant of this name.',
          got: 'nothing alike',
          allowed: 'aged, fresh',
        },
      ],
    });
    const late = await attribute(preparation, { variants: ['aged'], to: 9 });
    expect(late.variants).toEqual([]);
    expect(late.issues).toMatchObject([{ severity: 'error', message: 'Cycle 9 has no discharge.', allowed: '1 to 3' }]);
  });

  it('ends without a result when it is interrupted', async () => {
    let asked = 0;
    const { variants, issues } = await attribute(preparation, {
      variants: ['aged'],
      interrupted: () => ++asked > 1,
    });
    expect(variants).toEqual([]);
    expect(issues.some(({ severity }) => severity === 'error')).toBe(true);
  });
});
