import { fromSi } from '../scenario/quantities/quantity.js';
import type { Cell, DerivedQuantity } from './cell.js';

/** What a coating does in the fresh cell under the transferable laws; nothing without one. */
export function coatingQuantities({ cathode, activeMass }: Omit<Cell, 'derived'>): readonly DerivedQuantity[] {
  const { coating, patches, classes } = cathode;
  const covered = patches.find(({ name }) => name === 'covered');
  if (coating === undefined || covered === undefined) return [];
  const { fraction, oxidationFactor, coatingResistance } = covered;
  const exposure = patches.reduce((sum, patch) => sum + patch.fraction * patch.oxidationFactor, 0);
  const contacted = classes.reduce(
    (sum, { radius, volumeFraction, contact, connected }) => sum + (3 * volumeFraction * contact * connected) / radius,
    0,
  );
  const geometric = coatingResistance / (cathode.thickness * contacted * fraction);
  return [
    {
      name: 'coating thickness',
      value: fromSi(coating.thickness, 'nm'),
      unit: 'nm',
      note: 'mean over the whole surface',
    },
    { name: 'covered share', value: fromSi(fraction, '%'), unit: '%', note: 'chi' },
    { name: 'oxidation under the coating', value: oxidationFactor, unit: '', note: 's_c, 1 on bare surface' },
    { name: 'exposure', value: exposure, unit: '', note: 'X, 1 for bare particles' },
    {
      name: 'coating film resistance, local',
      value: fromSi(coatingResistance, 'Ohm cm2'),
      unit: 'Ohm cm2',
      note: 'per contact area, at cell temperature',
    },
    {
      name: 'coating film resistance',
      value: fromSi(geometric, 'Ohm cm2'),
      unit: 'Ohm cm2',
      note: 'geometric, of the covered contacts',
    },
    {
      name: 'share utilised through the coating',
      value: fromSi(coating.utilised, '%'),
      unit: '%',
      note: 'u, reached by electrons relative to bare particles',
    },
    {
      name: 'own charge of the coating',
      value: fromSi(coating.ownCharge / activeMass, 'mAh/g'),
      unit: 'mAh/g',
      note: 'in the reported first charge only',
    },
  ];
}
