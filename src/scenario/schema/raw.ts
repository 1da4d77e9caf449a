import { z } from 'zod';
import { coldest, warmest } from '../quantities/temperatureRange.js';
import { type QuantityField, quantity, text } from './field.js';
import { initialSchema } from './initial.js';

const content: QuantityField = { unit: '', min: 0, max: 1, description: 'Lithium content x', example: '0.5' };

const diffusivity: QuantityField = {
  unit: 'm2/s',
  above: 0,
  max: 1e-6,
  description: 'Solid diffusion coefficient',
  example: '4e-15 m2/s',
};

/** Rows [x, value]; bare values are in `field.unit`. At least two rows; order and monotony are checked with the whole cell. */
function table(field: QuantityField) {
  return z
    .array(z.tuple([quantity(content), quantity({ ...field, bare: true })]))
    .min(2)
    .meta({ description: `Table [[x, ${field.unit}], ...]: ${field.description}` });
}

const length = (description: string, example: string) =>
  quantity({ unit: 'um', above: 0, max: 1e4, description, example });
const conductivity = (description: string, example: string) =>
  quantity({ unit: 'S/m', above: 0, max: 1e9, description, example });
const areaResistance = (description: string) =>
  quantity({ unit: 'Ohm cm2', min: 0, max: 1e7, description, example: '10 Ohm cm2' });

const rawCellSchema = z
  .strictObject({
    temperature: quantity({
      unit: 'K',
      min: coldest,
      max: warmest,
      description: 'Cell temperature',
      example: '298.15 K',
    }),
    area: quantity({ unit: 'cm2', above: 0, max: 1e6, description: 'Electrode area', example: '100 cm2' }),
    oneC: quantity({
      unit: 'A/m2',
      above: 0,
      max: 1e6,
      description: 'Current density called 1C; default: empties the electrode in one hour',
      example: '35.2 A/m2',
    }).optional(),
    cathode: z.strictObject({
      thickness: length('Thickness', '60 um'),
      activeVolumeFraction: quantity({
        unit: '',
        above: 0,
        max: 1,
        description: 'Active material per electrode volume',
        example: '0.55',
      }),
      ionicConductivity: conductivity('Effective', '0.02 S/m'),
      electronicConductivity: conductivity('Effective', '10 S/m'),
      maximumConcentration: quantity({
        unit: 'mol/m3',
        above: 0,
        max: 1e6,
        description: 'Lithium in the full active material',
        example: '63104 mol/m3',
      }),
      density: quantity({
        unit: 'g/cm3',
        above: 0,
        max: 30,
        description: 'Of the active material; only converts to mAh/g',
        example: '4.78 g/cm3',
      }).prefault('4.78 g/cm3'),
      openCircuitVoltage: z
        .union([
          text('Name of a built-in curve or material', ['chen2020-nmc811', 'NCM85']),
          table({ unit: 'V', min: -2, max: 10, description: 'Open-circuit potential against Li', example: '3.8 V' }),
        ])
        .meta({ description: 'Open-circuit potential against Li as a function of x' }),
      diffusivity: z
        .union([quantity(diffusivity), table(diffusivity)])
        .meta({ description: 'Solid diffusion coefficient: constant or a table over x' }),
      exchangeCurrentDensity: quantity({
        unit: 'A/m2',
        above: 0,
        max: 1e9,
        description: 'j0_ref of j0 = j0_ref 2 sqrt(x (1-x))',
        example: '3.4 A/m2',
      }),
      particles: z
        .array(
          z.strictObject({
            radius: length('Radius', '3 um'),
            share: quantity({
              unit: '',
              min: 0,
              description: 'Share of the active volume, any scale',
              example: '1',
            }).prefault(1),
            contact: quantity({
              unit: '',
              above: 0,
              max: 1,
              description: 'Contacted share of the surface',
              example: '1',
            }).prefault(1),
          }),
        )
        .min(1)
        .max(100)
        .meta({ description: 'Size classes' }),
      patches: z
        .array(
          z.strictObject({
            fraction: quantity({ unit: '', above: 0, max: 1, description: 'Share of the surface', example: '0.9' }),
            filmResistance: areaResistance('Per real surface area').prefault('0 Ohm cm2'),
          }),
        )
        .min(1)
        .max(2)
        .prefault([{ fraction: 1 }])
        .meta({ description: 'Parts of the particle surface with their films; fractions add up to 1' }),
    }),
    separator: z.strictObject({
      thickness: quantity({ unit: 'um', min: 0, max: 1e5, description: 'Thickness', example: '20 um' }),
      ionicConductivity: conductivity('Of the layer', '0.1 S/m'),
    }),
    anode: z
      .strictObject({
        type: z.enum(['ideal', 'In/InLi', 'LTO', 'Li']).meta({ description: '`ideal` stays at 0 V against Li' }),
        resistance: areaResistance('Area resistance').prefault('0 Ohm cm2'),
        capacity: quantity({
          unit: 'mAh/cm2',
          above: 0,
          max: 1e4,
          description: 'Charge between empty and full; default: without limit',
          example: '5 mAh/cm2',
        }).optional(),
      })
      .prefault({ type: 'ideal' }),
    extraResistance: areaResistance('Further ohmic resistance').prefault('0 Ohm cm2'),
  })
  .meta({ description: 'Model parameters given directly; nothing is corrected for temperature' });

/** A cell by its model parameters, so that an outside reference can be repeated exactly. */
export const rawSchema = z
  .strictObject({ raw: rawCellSchema, initial: initialSchema.optional() })
  .meta({ description: 'A cell by its model parameters' });

export type RawForm = z.output<typeof rawSchema>;
