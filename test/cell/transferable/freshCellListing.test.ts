import { expect, it } from 'vitest';
import { listFreshCell } from '../../../src/cell/transferable/freshCellListing.js';
import { materialSheet } from '../../../src/output/materialText.js';

const { properties } = listFreshCell();

it('the constants of the fresh cell are listed in lab units, each with a source and inside its range', () => {
  expect(properties).toHaveLength(26);
  for (const { name, value, source, range } of properties) {
    expect(source.length, name).toBeGreaterThan(3);
    if (range === undefined || typeof value !== 'number') continue;
    expect(value, name).toBeGreaterThanOrEqual(range[0]);
    expect(value, name).toBeLessThanOrEqual(range[1]);
  }
  expect(properties.find(({ name }) => name === 'pressure that makes contact')).toMatchObject({
    value: 250,
    unit: 'MPa',
    range: [100, 500],
  });
  expect(properties.find(({ name }) => name === 'radius with itself as length')).toMatchObject({
    value: 1.5,
    unit: 'um',
  });
});

it('electronic contacts among them: four of a bare particle, one more for every 100 m2 of carbon in a kg of composite', () => {
  const of = (end: string) => properties.find(({ name }) => name === `electronic contacts ${end}`);
  expect(of('of a particle')).toMatchObject({ value: 4, range: [2, 8] });
  expect(of('per surface of carbon')).toMatchObject({ value: 0.01, unit: 'kg/m2', range: [0.003, 0.03] });
});

it('and shown as a sheet', () => {
  expect(materialSheet(listFreshCell())).toContain('contacts of a particle (hand): 3\n    plausible: 1.3 to 4.5\n');
});
