import { z } from 'zod';
import { quantity } from './field.js';

/** Lithium content at the start; wins over what the material or the recipe says. */
export const initialSchema = z
  .strictObject({
    x: quantity({
      unit: '',
      above: 0,
      below: 1,
      description: 'Lithium content of the active material, 1 = discharged',
      example: '0.27',
    }).optional(),
    stateOfCharge: quantity({
      unit: '%',
      min: 0,
      max: 100,
      description: 'Instead of x: state of charge between the voltages of `window`',
      example: '50 %',
    }).optional(),
  })
  .meta({ description: 'State at the start of the protocol. Default: as assembled.' });
