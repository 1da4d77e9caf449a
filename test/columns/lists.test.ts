import { expect, test } from 'vitest';
import type { MaterialListing } from '../../src/materials/listing.js';
import { materialList, materialSheet } from '../../src/output/materialText.js';
import { particleJson, particleText } from '../../src/output/particle/particleText.js';
import { progressText } from '../../src/output/run/progressText.js';
import { particleStudy } from '../../src/particle2d/study.js';

const listing: MaterialListing = {
  name: 'Oxide',
  kind: 'coating',
  description: 'made up',
  aliases: ['oxide', 'OX', 'Ox-1', 'fourth'],
  properties: [
    {
      name: 'conductivity',
      value: 1.5e-5,
      unit: 'S/m',
      range: [1e-5, 0.000123456],
      source: 'a paper',
      note: 'at 25 degC',
    },
    { name: 'adhesion', value: 1, unit: '', source: 'assumed' },
    { name: 'blocking', value: 0.5, unit: '-', source: 'fitted' },
    { name: 'openCircuitVoltage', value: 'table of 3 points', unit: 'V', range: [0.1, 0.95], source: 'a curve' },
    { name: 'volumeChange', value: 'formula', unit: '-', source: 'a law' },
  ],
};

test('materials: a sheet has value and unit, range, source and remark of every property', () => {
  expect(materialSheet(listing)).toBe(`Oxide: made up (coatings)
Also: oxide, OX, Ox-1, fourth

conductivity: 0.000015 S/m
    plausible: 0.00001 to 0.0001235
    source: a paper
    remark: at 25 degC

adhesion: 1
    source: assumed

blocking: 0.5
    source: fitted

openCircuitVoltage: table of 3 points, in V
    supported: x from 0.1 to 0.95
    source: a curve

volumeChange: formula
    source: a law
`);
});

test('materials: the list goes by kind, with the first three other names', () => {
  const cam: MaterialListing = { ...listing, name: 'Active', kind: 'cam', description: 'layered', aliases: [] };
  expect(materialList([listing, cam])).toBe(`Cathode active materials
  Active  layered

Coatings
  Oxide  made up  oxide, OX, Ox-1
`);
});

test('particle: closures by their formulas, lengths beside what they would need', () => {
  const result = particleStudy({ particle: { contact: 0.5, patches: 2, crack: 0.4 }, cells: 8, rates: [1, 2] });
  if (!('study' in result)) throw new Error(JSON.stringify(result.issues));
  const { study } = result;
  const { comparison } = study;
  const lines = particleText(study)
    .split('\n')
    .map((line) => line.trim().split(/ {2,}/));
  const after = (head: string, count: number) => {
    const at = lines.findIndex((cells) => cells.join(' | ') === head);
    expect(at, head).toBeGreaterThan(0);
    return lines.slice(at + 2, at + 2 + count);
  };
  expect(lines[0]).toEqual([
    'Sphere, contact 50 % in 2 patches, 2 cracks a patch of 0.4 R. L = R (1 + lambda_c l/R + lambda_t (1/theta - 1)).',
  ]);
  const { lengths, apparent } = comparison;
  expect(after('L/R | lambda_t | lambda_c', 4)).toEqual([
    [
      'resolved: constant current, contact at one potential',
      ...[lengths.current, apparent.contact.current, apparent.crack.current].map((x) => x.toFixed(2)),
    ],
    [
      'resolved: constant current, even flux through contact',
      ...[lengths.evenFlux, apparent.contact.evenFlux, apparent.crack.evenFlux].map((x) => x.toFixed(2)),
    ],
    [
      'resolved: held potential, end of the decay',
      ...[lengths.held, apparent.contact.held, apparent.crack.held].map((x) => x.toFixed(2)),
    ],
    // 1 + 1.8 0.4 + 0.3 (2 - 1)
    ['linear closure', '2.02', '0.30', '1.80'],
  ]);
  const contactHead =
    'theta | closure | flux tubes | current | even flux | held | lambda_t: current | even flux | held';
  for (const [i, [theta, closure, tubes, ...others]] of after(contactHead, comparison.byContact.length).entries()) {
    const t = Number(theta);
    expect(closure).toBe((1 + 0.3 * (1 / t - 1)).toFixed(2));
    expect(tubes).toBe(Math.sqrt(1 + (2.5 * Math.PI * (1 - Math.sqrt(t)) ** 1.5) / Math.sqrt(2 * t)).toFixed(2));
    const row = comparison.byContact[i];
    expect(row.particle.contact).toBe(t);
    expect(others).toEqual(
      [
        row.lengths.current,
        row.lengths.evenFlux,
        row.lengths.held,
        row.apparent.contact.current,
        row.apparent.contact.evenFlux,
        row.apparent.contact.held,
      ].map((x) => x.toFixed(2)),
    );
  }
  const crackHead = 'l/R | closure | current | even flux | held | lambda_c: current | even flux | held';
  for (const [i, [crack, closure, ...others]] of after(crackHead, comparison.byCrack.length).entries()) {
    expect(closure).toBe((1.3 + 1.8 * Number(crack)).toFixed(2));
    const row = comparison.byCrack[i];
    expect(row.particle.crack).toBe(Number(crack));
    expect(others).toEqual(
      [
        row.lengths.current,
        row.lengths.evenFlux,
        row.lengths.held,
        row.apparent.crack.current,
        row.apparent.crack.evenFlux,
        row.apparent.crack.held,
      ].map((x) => x.toFixed(2)),
    );
  }
  const rateHead = 'rate | intact | resolved | closure | 1-D with resolved L | L/R of equal capacity';
  expect(after(rateHead, 2)).toEqual(
    comparison.discharges.map((row, i) => [
      ['1C', '2C'][i],
      ...[row.intact, row.resolved, row.byClosure, row.byLength].map((share) => (100 * share).toFixed(1)),
      row.length.toFixed(2),
    ]),
  );
  // More damage, less capacity; faster, less.
  const [slow, fast] = comparison.discharges;
  expect(slow.intact).toBeGreaterThan(slow.resolved);
  expect(slow.resolved).toBeGreaterThan(fast.resolved);
  const json = JSON.parse(JSON.stringify(particleJson(study)));
  const { radii, angles } = comparison.grid;
  expect(json).toMatchObject({ rates: [1, 2], closure: comparison.closure });
  expect(json.grid).toEqual({ radialCells: radii.length - 1, angularCells: angles.length - 1 });
  expect(json.lengths).toEqual(JSON.parse(JSON.stringify(lengths)));
});

test('progress: variant, cycle, voltage, share done, and what is left', () => {
  const progress = { variant: 'bare', cycle: 12, cycles: 100, voltage: 2.3456, done: 0.1249, elapsed: 30 };
  expect(progressText(progress)).toBe('bare: cycle 12 of 100, 2.35 V, 12 % done, 4 min left');
  expect(progressText({ ...progress, done: 0 })).toBe('bare: cycle 12 of 100, 2.35 V, 0 % done');
  expect(progressText({ ...progress, cycle: 101, done: 0.999 })).toBe(
    'bare: cycle 101 of 101, 2.35 V, 99 % done, 1.0 s left',
  );
  expect(progressText(progress, 20)).toBe('bare: cycle 12 of 1');
});
