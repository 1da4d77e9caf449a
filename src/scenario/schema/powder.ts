import { z } from 'zod';
import { type ContactRule, depositions } from '../recipe.js';
import { quantity, text } from './field.js';

export const share = (description: string, example = '95 %') =>
  quantity({ unit: '%', min: 0, max: 100, description, example });
export const positiveShare = (description: string) =>
  quantity({ unit: '%', above: 0, max: 100, description, example: '100 %' });
export const conductivity = (description: string, measured?: true) =>
  quantity({
    unit: 'S/m',
    above: 0,
    max: 1e6,
    description,
    example: '0.02 S/m',
    ...(measured ? { measured } : {}),
  });
const startThickness = (description: string, example: string) =>
  quantity({ unit: 'nm', min: 0, max: 1000, description, example });
export const diameter = (description: string) =>
  quantity({ unit: 'um', min: 0.01, max: 200, description, example: '3 um' });

const contactRules = ['independent', 'tied to size'] as const satisfies readonly ContactRule[];

const coatingSchema = z.strictObject({
  material: text('Name of the coating material', ['ZrO2', 'LiNbO3', 'Li2CO3']),
  thickness: quantity({
    unit: 'nm',
    min: 0,
    max: 1000,
    description: 'Mean thickness; this or `amount`',
    example: '4.5 nm',
  }).optional(),
  amount: quantity({
    unit: 'wt%',
    min: 0,
    max: 50,
    description: 'Mass per mass of active material; this or `thickness`',
    example: '1 wt%',
  }).optional(),
  coverage: share(
    'Covered share of the particle surface; default: by thickness, 100 % under laws per study',
  ).optional(),
  deposition: z
    .enum(depositions)
    .optional()
    .meta({ description: 'How it came onto the particles; default: the usual way of the material' }),
  conductivity: conductivity('Ionic conductivity at 25 degC; default: of the material').optional(),
  blocking: quantity({
    unit: '',
    min: 0,
    max: 1,
    description:
      'Factor on electrolyte oxidation under the coating; default: by thickness, of the material under laws per study',
    example: '0.01',
  }).optional(),
  adhesion: quantity({
    unit: '',
    min: 0,
    max: 10,
    description: 'Factor on contact loss; default: of the material',
    example: '0.35',
  }).optional(),
  barrierThickness: quantity({
    unit: 'nm',
    min: 1e-4,
    max: 1e6,
    description:
      'Thickness that halves the oxidation underneath; default: of the material. Counts under transferable laws',
    example: '0.2 nm',
  }).optional(),
  insulatingThickness: quantity({
    unit: 'nm',
    min: 1e-4,
    max: 1e6,
    description: 'Thickness that halves electronic contacts; default: of the material. Counts under transferable laws',
    example: '10 nm',
  }).optional(),
  coverThickness: quantity({
    unit: 'nm',
    min: 1e-4,
    max: 1e6,
    description: 'Thickness at which 63 % are covered; default: by deposition. Counts under transferable laws',
    example: '2 nm',
  }).optional(),
});

export const particlesSchema = z.strictObject({
  d10: diameter('10 % of the volume is in smaller particles').optional(),
  d50: diameter('Volume-median diameter; this or `histogram`').optional(),
  d90: diameter('90 % of the volume is in smaller particles').optional(),
  spread: quantity({
    unit: '',
    min: 0,
    max: 2,
    description: 'Standard deviation of ln d; default: from d90 (and d10), else 0.45, transferable: 0.5',
    example: '0.45',
  }).optional(),
  histogram: z
    .array(
      z
        .strictObject({ d: diameter('Diameter'), share: positiveShare('Share of the volume, relative to the others') })
        .meta({ description: 'Particles of one diameter' }),
    )
    .min(1)
    .max(200)
    .optional()
    .meta({ description: 'Measured distribution by volume in place of diameters' }),
  surface: quantity({
    unit: 'm2/g',
    min: 0.001,
    max: 100,
    description: 'Surface by gas adsorption, over which an amount of coating is spread; default: of rough spheres',
    example: '0.5 m2/g',
  }).optional(),
});

const contactRuleChoice = z.enum(contactRules).meta({
  description:
    'independent: contact does not depend on size. tied to size: theta exp(-spread z) at the size quantile z, at most 1, ' +
    'and fraction is that of the median size; does not converge with the number of classes',
});

export const contactSchema = z.strictObject({
  fraction: positiveShare(
    'Contacted share of the surface: mean theta over the powder; default: 100 %, transferable: by sizes, volumes and pressures',
  ).optional(),
  spread: quantity({
    unit: '',
    min: 0,
    max: 5,
    description:
      'How widely contact is distributed over the particles: beta density with variance theta (1 - theta) s^2/(1 + s^2); ' +
      'default: 0, transferable: 0.707',
    example: '0.7',
  }).optional(),
  rule: contactRuleChoice.prefault('independent'),
  deviation: quantity({
    unit: '',
    min: -10,
    max: 10,
    description: 'Added to the ln-odds of the contact that follows from the recipe; counts under transferable laws',
    example: '0.5',
  }).optional(),
  perParticle: quantity({
    unit: '',
    above: 0,
    max: 100,
    description:
      'Contacts of a particle in full contact; default: 3, with carbon or milled 5.5. Counts under transferable laws',
    example: '3',
  }).optional(),
  connected: positiveShare(
    'Share of the active material that takes part at the start; default: 100 %, transferable: by contact and mixing',
  ).optional(),
});

export const interphaseSchema = z.strictObject({
  bare: startThickness('On bare surface', '2 nm').prefault('0 nm'),
  covered: startThickness('Under the coating', '0 nm').prefault('0 nm'),
  conductivity: conductivity('Ionic conductivity at 25 degC; default: built in').optional(),
});

export const coatingChoice = z.union([coatingSchema, z.literal('none'), z.null()]);

export const initialContentSchema = quantity({
  unit: '',
  above: 0,
  below: 1,
  description: 'Lithium content after synthesis; default: of the material',
  example: '0.999',
});

export const morphologySchema = z.enum(['single', 'poly']);

const openCircuitPoints = z
  .array(
    z.tuple([
      quantity({ unit: '', min: 0, max: 1, description: 'Lithium content x', example: '0.5' }),
      quantity({ unit: 'V', min: 0, max: 10, description: 'Potential against Li', example: '3.8 V', bare: true }),
    ]),
  )
  .min(2)
  .meta({ description: 'Table [[x, V], ...], the potential against Li falling with x' });

/** A table, or a table with where it was measured. */
const openCircuitTable = z
  .union([
    openCircuitPoints,
    z
      .strictObject({ value: openCircuitPoints, source: text('Where it was measured', ['GITT, this work']) })
      .meta({ description: 'The table with its source' }),
  ])
  .transform((given) => ('value' in given ? given.value : given))
  .meta({ description: 'Open-circuit potential in place of that of the material' });

/** What a recipe may say of kinetics and diffusion in place of the material. */
export const kineticOverrides = {
  openCircuitVoltage: openCircuitTable.optional(),
  exchangeCurrentDensity: quantity({
    unit: 'A/m2',
    above: 0,
    max: 1e6,
    description: 'j0_ref at 25 degC',
    example: '0.6 A/m2',
    measured: true,
  }).optional(),
  diffusivity: quantity({
    unit: 'm2/s',
    above: 0,
    max: 1e-6,
    description: 'D0 of the diffusion law D(x) at 25 degC',
    example: '8e-16 m2/s',
    measured: true,
  }).optional(),
  diffusivityDrop: quantity({
    unit: '',
    min: 0,
    max: 8,
    description: 'Decades by which D falls towards the fully lithiated end',
    example: '3.2',
    measured: true,
  }).optional(),
};

/** One of several powders in a cathode: what it does not say is as the cathode has it. */
export const powderSchema = z
  .strictObject({
    name: text('How it is called in tables; default: active material and morphology', ['large']).optional(),
    share: quantity({
      unit: '%',
      above: 0,
      max: 100,
      description: 'Share of the mass of active material; those of all powders add up to 100 %',
      example: '70 %',
    }),
    activeMaterial: text('Its active material', ['NCM90']).optional(),
    morphology: morphologySchema.optional().meta({ description: 'Single crystals or polycrystals' }),
    particles: particlesSchema.optional().meta({ description: 'Its diameters' }),
    contact: contactSchema
      .extend({ rule: contactRuleChoice.optional() })
      .optional()
      .meta({ description: 'Its contact with the electrolyte at the start' }),
    interphase: z
      .strictObject({
        bare: startThickness('On bare surface', '2 nm'),
        covered: startThickness('Under the coating', '0 nm'),
      })
      .partial()
      .optional()
      .meta({ description: 'Its interphase thickness at the start' }),
    coating: coatingChoice
      .transform((coating) => (coating === 'none' ? null : coating))
      .optional()
      .meta({ description: 'Its coating, or none' }),
    initialContent: initialContentSchema.optional(),
    overrides: z
      .strictObject(kineticOverrides)
      .optional()
      .meta({ description: 'Values that replace those of its material' }),
  })
  .meta({ description: 'One powder of a mixture' });
