import { z } from 'zod';
import { pressureOfForce, pressureOfTorque } from '../quantities/pressing.js';
import { fromSi } from '../quantities/quantity.js';
import { coldest, warmest } from '../quantities/temperatureRange.js';
import { cathodeSchema } from './cathode.js';
import { quantity, text } from './field.js';
import { initialSchema } from './initial.js';

/** [kg/mol] Standard atomic weight of lithium (CIAAW 2021, conventional value). */
const lithiumMolarMass = 6.94e-3;

const mass = (description: string, example: string) =>
  quantity({ unit: 'mg', above: 0, max: 1e6, description, example });

const separatorSchema = z.strictObject({
  electrolyte: text('Electrolyte of the separator', ['Li6PS5Cl']).prefault('Li6PS5Cl'),
  mass: mass('Mass; this or `thickness`', '100 mg').optional(),
  thickness: quantity({
    unit: 'um',
    above: 0,
    max: 1e4,
    description: 'Thickness; this or `mass`',
    example: '650 um',
    measured: true,
  }).optional(),
  resistance: quantity({
    unit: 'Ohm cm2',
    above: 0,
    max: 1e5,
    description: 'Measured area resistance at 25 degC; default: from thickness and conductivity',
    example: '40 Ohm cm2',
    measured: true,
  }).optional(),
  porosity: quantity({
    unit: '%',
    min: 0,
    max: 80,
    description: 'Void share after pressing',
    example: '14 %',
  }).prefault('14 %'),
});

const anodeSchema = z.strictObject({
  material: text('Anode', ['In/InLi', 'LTO', 'Li', 'graphite', 'Si', 'lithium-free']),
  mass: mass('Mass of the anode (composite for LTO, indium for In/InLi)', '65 mg').optional(),
  npRatio: quantity({
    unit: '1',
    above: 0,
    max: 1e3,
    description:
      'N/P ratio: theoretical capacity of the anode by that of the cathode; this or `mass`; default: of the material, else 3',
    example: '1.2',
  }).optional(),
  lithium: quantity({
    unit: 'mmol',
    min: 0,
    max: 1e3,
    description: 'Lithium put in at assembly, as amount or as mass',
    example: '1.5 mg',
    equivalent: { unit: 'mg', factor: 1 / lithiumMolarMass },
  }).optional(),
  d50: quantity({
    unit: 'um',
    above: 0,
    max: 1e3,
    description: 'Particle size of graphite or silicon, d50; default: of the material',
    example: '10 um',
  }).optional(),
  resistance: quantity({
    unit: 'Ohm cm2',
    min: 0,
    max: 1e5,
    description: 'Area resistance at 25 degC; default: of the material',
    example: '10 Ohm cm2',
    measured: true,
  }).optional(),
});

/** The cell as a lab writes it down. */
export const labSchema = z
  .strictObject({
    temperature: quantity({
      unit: 'degC',
      min: fromSi(coldest, 'degC'),
      max: fromSi(warmest, 'degC'),
      description: 'Cell temperature',
      example: '45 degC',
    }).prefault('25 degC'),
    pressure: quantity({
      unit: 'MPa',
      min: 0,
      max: 2000,
      description:
        'Stack pressure during cycling, also by force ("200 kg on 10 mm") or torque ("3 x 2 N m on M4 on 10 mm")',
      example: '81 MPa',
      otherwise: (written) => pressureOfForce(written) ?? pressureOfTorque(written),
    }).prefault('50 MPa'),
    restBeforeUse: quantity({
      unit: 'h',
      min: 0,
      max: 1e5,
      description:
        'Time that active material and electrolyte have been in contact before the first step; transferable laws',
      example: '24 h',
    }).prefault('10 h'),
    restTemperature: quantity({
      unit: 'degC',
      min: fromSi(coldest, 'degC'),
      max: fromSi(warmest, 'degC'),
      description: 'Temperature of that time',
      example: '25 degC',
    }).prefault('25 degC'),
    fabricationPressure: quantity({
      unit: 'MPa',
      above: 0,
      max: 2000,
      description:
        'Highest pressure while the cell was made, also as force on a die ("3 t on 10 mm"); default: 380 MPa. Counts under transferable laws',
      example: '380 MPa',
      otherwise: pressureOfForce,
    }).optional(),
    diameter: quantity({
      unit: 'mm',
      min: 0.02,
      max: 1000,
      description: 'Diameter of the die; this or `area`',
      example: '10 mm',
    }).optional(),
    area: quantity({
      unit: 'cm2',
      above: 0,
      max: 1e5,
      description: 'Electrode area; this or `diameter`',
      example: '0.785 cm2',
    }).optional(),
    oneC: quantity({
      unit: 'mA/g',
      above: 0,
      max: 1e4,
      description:
        'Current per mass of active material that is called 1C, or the capacity that it takes from it in an hour',
      example: '190 mA/g',
      equivalent: { unit: 'mAh/g' },
    }),
    cathode: cathodeSchema.meta({ description: 'Composite cathode' }),
    separator: separatorSchema.meta({ description: 'Separator layer' }),
    anode: anodeSchema.meta({ description: 'Counter electrode' }),
    extraResistance: quantity({
      unit: 'Ohm cm2',
      min: 0,
      max: 1e5,
      description: 'Further ohmic resistance (contacts, cables)',
      example: '5 Ohm cm2',
    }).prefault('0 Ohm cm2'),
    initial: initialSchema.optional(),
  })
  .meta({ description: 'A cell as the lab knows it: weights, thicknesses, pressure, materials by name' });

export type LabForm = z.output<typeof labSchema>;
