import { sources } from '../../constants/sources.js';
import type { AnodeMaterial } from '../material.js';

/** A bare current collector on which the cathode's own lithium plates; y is what has plated, by the capacity of the cathode. */
export const lithiumFree: AnodeMaterial = {
  kind: 'anode',
  name: 'lithium-free',
  aliases: ['anode-free', 'anodeless', 'Li-free', 'bare collector', 'plated lithium'],
  description: 'bare current collector; the lithium of the cathode plates on it and is all there is',
  plateau: { value: 0, unit: 'V', source: 'plated lithium is the reference electrode, by definition' },
  shape: {
    value: { from: 0.005, to: 100, steepness: 400, width: 0.0005 },
    unit: 'V over y',
    source: sources.assumed,
    range: [0.005, 100],
    note: 'the potential rises to 2 V where the last 0.5 % of lithium leave the collector: a choice that ends the discharge; nucleation and unevenness of the plating are left out, as is lithium that is lost while plating and stripping',
  },
  capacity: { value: 3861 * 3600, unit: 'C/kg', source: 'F / molar mass of lithium', note: '3861 mAh/g' },
  capacityRatio: {
    value: 1,
    unit: '-',
    source: 'definition',
    note: 'y = 1 is the lithium that the theoretical capacity of the cathode stands for',
  },
  activeShare: { value: 1, unit: '-', source: 'pure metal' },
  initialContent: { value: 0, unit: '-', source: 'as built: no lithium but that of the cathode' },
  resistance: {
    value: 2e-4,
    unit: 'Ohm m2',
    source: sources.assumed,
    range: [0, 5e-4],
    note: 'as lithium metal',
  },
  resistanceActivation: { value: 40e3, unit: 'J/mol', source: sources.assumed },
};
