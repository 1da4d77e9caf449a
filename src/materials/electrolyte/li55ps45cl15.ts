import { recalled, sources } from '../../constants/sources.js';
import type { Electrolyte } from '../material.js';
import { likeLi6PS5Cl } from './sulfide.js';

/** Argyrodite with more chlorine, Li5.5PS4.5Cl1.5. */
export const li55ps45cl15: Electrolyte = {
  ...likeLi6PS5Cl,
  name: 'Li5.5PS4.5Cl1.5',
  aliases: ['Cl-rich argyrodite', 'LPSCl1.5', 'Li5.5PS4.5Cl1.5 argyrodite'],
  description: 'chlorine-rich argyrodite',
  density: { value: 1850, unit: 'kg/m3', source: sources.memory, range: [1800, 1900], note: 'crystal' },
  ionicConductivity: {
    value: 0.7,
    unit: 'S/m',
    source: `${sources.zuo}; ${sources.schlautmann}; ${sources.cronau}`,
    range: [0.17, 1],
    note: 'pressed pellet: 7.0 and 8 mS/cm; 2.5 as received and 1.73 after wet milling in another study',
  },
  conductivityActivation: {
    value: 29000.0,
    unit: 'J/mol',
    source: recalled('Adeli et al., Angew. Chem. Int. Ed. 58 (2019) 8681'),
    range: [26000.0, 36000.0],
  },
  growthFactor: {
    value: 0.67,
    unit: '-',
    source: sources.zuo,
    range: [0.4, 1],
    note: 'resistance grown on NCM85: 8.9 against 13.2 on Li6PS5Cl',
  },
};
