import { expect, it } from 'vitest';
import { builtInValue } from '../../src/fit/opening/builtInValue.js';
import { prepare } from '../../src/prepare.js';

const prepared = (laws: string, electrolyte = 'Li6PS5Cl') =>
  prepare(`title: One cell
laws: ${laws}
cell:
  pressure: 65 MPa
  diameter: 10 mm
  oneC: 190 mA/g
  cathode:
    activeMaterial: NCM85
    electrolyte: ${electrolyte}
    weightRatio: { cam: 70, electrolyte: ${electrolyte === 'LP57' ? 0 : 30} }
    loading: 11 mg/cm2
    particles: { d50: 3 um }
  separator: { thickness: 100 um }
  anode: { material: LTO }
protocol: [Discharge at 1C until 2.9 V vs Li]
initial: { x: 0.3 }
`).variants[0];

it('what a recipe leaves to the laws of the fresh cell has their value', () => {
  const cells = [prepared('per study'), prepared('transferable'), prepared('transferable', 'LP57')];
  const values = (place: string) => cells.map((cell) => builtInValue(['cell', ...place.split('.')], cell));
  const contact = 0.8 * (1 - Math.exp(-1.2 / 0.85));
  const expected: Readonly<Record<string, readonly number[]>> = {
    'cathode.contact.fraction': [1, contact, 1],
    'cathode.contact.spread': [0, Math.SQRT1_2, 0],
    'cathode.contact.connected': [1, 1 - Math.exp(-3 * contact), 1],
    'cathode.porosity': [0.14, 0.45 / Math.sqrt(10.5), 0.14],
    fabricationPressure: [380e6, 380e6, 380e6],
  };
  expect(values('cathode.overrides.diffusivity')).toEqual([8e-16, 4e-15, 4e-15]);
  for (const [place, numbers] of Object.entries(expected)) {
    for (const [i, value] of values(place).entries()) expect(value, `${place} ${i}`).toBeCloseTo(numbers[i], 12);
  }
});
