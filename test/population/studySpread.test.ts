import { expect, it } from 'vitest';
import { listMaterials, listMechanisms } from '../../src/index.js';
import { builtInPopulation } from '../../src/population/builtInPopulation.js';
import { withStudySpread } from '../../src/population/studySpread.js';

const population = {
  ...builtInPopulation,
  source: 'population of 30 studies',
  learnt: {
    'isolation.poly': { shift: 0, error: 0.3, sd: 0.4 },
    'cover.oxide': { shift: 0, error: 0, sd: Math.LN2 },
  },
};
const listings = withStudySpread([...listMaterials(), ...listMechanisms()], population);
const spreadsOf = (name: string) => {
  const { properties } = listings.find((one) => one.name === name)!;
  return Object.fromEntries(properties.map((property) => [property.name, property.studySpread]));
};

it('values that studies have of their own have their spread beside them, as learnt or as it was before', () => {
  const isolation = spreadsOf('isolation');
  expect(isolation['rate (transferable, poly)']).toBe(
    'a factor of 1.6 either way (one standard deviation; population of 30 studies)',
  );
  expect(isolation['rate (transferable, single)']).toMatch(/^a factor of 1.8 /);
  expect([isolation.rate, isolation.allowance]).toEqual([undefined, undefined]);
  expect(spreadsOf('interphase').growthActivation).toMatch(/^the same, known to a factor of 1.2 /);
});

it('coatings have that of their family, active materials that of diffusion', () => {
  expect(spreadsOf('LiNbO3').coverThickness).toMatch(/^a factor of 2.0 /);
  expect(spreadsOf('PVBTA-TFSI').coverThickness).toMatch(/^a factor of 1.6 /);
  expect(spreadsOf('carbon residue').barrierThickness).toBeUndefined();
  expect(spreadsOf('NCM85').diffusivity).toMatch(/^a factor of 2.2 /);
  expect(spreadsOf('Li6PS5Cl')).not.toContain(expect.any(String));
});

it('one place that several families share names them', () => {
  expect(spreadsOf('coatingCracking').rate).toMatch(/\(oxide\), .* \(halide\) \(one standard deviation/);
});
