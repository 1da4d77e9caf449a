import { sources } from '../../constants/sources.js';
import type { Coating } from '../material.js';
import { lithiumPoorCharge, oxideFilm } from './families.js';

/** monolayer of ZrO2 nanoparticles on a carbonate-like inner layer */
export const zro2: Coating = {
  kind: 'coating',
  name: 'ZrO2/carbonate',
  aliases: ['ZrO2', 'zirconia', 'ZrO2/Li2CO3'],
  description: 'monolayer of ZrO2 nanoparticles on a carbonate-like inner layer',
  conductivity: {
    value: 4e-8,
    unit: 'S/m',
    source: `${sources.derived} from ${sources.ma}`,
    range: [1.5e-8, 1e-7],
    note: 'nominally insulating: effective value that allows the measured interface resistance; thickness is that of the outer layer, the inner carbonate is about 8 nm',
  },
  thickness: { value: 4.5e-9, unit: 'm', source: `${sources.ma}` },
  ...oxideFilm,
  deposition: 'nanoparticles',
  density: { value: 5680, unit: 'kg/m3', source: sources.memory, note: 'crystal' },
  // Thickness is that of the outer layer; inner and outer layer together, which are 2.8 times as thick, cover and block.
  coverThickness: { value: 1.1e-9, unit: 'm', source: `${sources.derived} from ${sources.ma}`, range: [0.4e-9, 3e-9] },
  barrierThickness: {
    value: 0.07e-9,
    unit: 'm',
    source: `${sources.derived} from ${sources.ma}`,
    range: [7e-12, 1e-9],
  },
  insulatingThickness: {
    value: 3.6e-9,
    unit: 'm',
    source: `${sources.derived} from ${sources.ma}`,
    range: [0.4e-9, 30e-9],
  },
  ownCharge: lithiumPoorCharge,
};
