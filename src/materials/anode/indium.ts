import { FARADAY } from '../../constants/physical.js';
import { sources } from '../../constants/sources.js';
import type { AnodeMaterial } from '../material.js';

/** [kg/mol] */
const INDIUM_MOLAR_MASS = 0.114818;

/** In/InLi: y is the number of Li atoms per In atom; 1 and 47 at% Li are y = 0.0101 and 0.887. */
export const indium: AnodeMaterial = {
  kind: 'anode',
  name: 'In/InLi',
  aliases: ['In', 'InLi', 'Li-In', 'LiIn', 'In-Li', 'InLi/In', 'indium'],
  description: 'indium-lithium, two phases between 1 and 47 at% Li; y = Li per In',
  plateau: { value: 0.62, unit: 'V', source: sources.yanev, range: [0.6, 0.625] },
  shape: {
    value: {
      from: 0.01 / 0.99,
      to: 1,
      steepness: 20,
      width: 0.002,
      step: { at: 0.9, drop: 0.2, width: 0.003 },
    },
    unit: 'V over y',
    source: `${sources.yanev}; steepness ${sources.assumed}`,
    range: [0.01 / 0.99, 0.47 / 0.53],
    note: 'the potential falls by about 0.2 V once no indium is left (47 to 50 at%); phases richer in lithium than InLi are not described, the potential is made to fall there',
  },
  capacity: { value: FARADAY / INDIUM_MOLAR_MASS, unit: 'C/kg', source: 'F / molar mass of indium, one Li per In' },
  activeShare: { value: 1, unit: '-', source: 'pure metal' },
  initialContent: {
    value: 0.3,
    unit: '-',
    source: sources.assumed,
    range: [0, 0.67],
    note: 'lithium foil pressed on indium; 0.67 for foils of 9 mm x 100 um In and 6 mm x 125 um Li',
  },
  resistance: { value: 10e-4, unit: 'Ohm m2', source: sources.assumed, range: [5e-4, 20e-4] },
  resistanceActivation: { value: 40e3, unit: 'J/mol', source: sources.assumed },
};
