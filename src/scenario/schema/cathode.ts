import { z } from 'zod';
import { eitherQuantity, quantity, text } from './field.js';
import {
  coatingChoice,
  conductivity,
  contactSchema,
  diameter,
  initialContentSchema,
  interphaseSchema,
  kineticOverrides,
  morphologySchema,
  particlesSchema,
  powderSchema,
  share,
} from './powder.js';

const weightPart = (description: string) => quantity({ unit: '', min: 0, max: 1e6, description, example: '29.7' });
const mass = (description: string, example: string) =>
  quantity({ unit: 'mg', above: 0, max: 1e6, description, example });

/** The composite cathode as a lab writes it down. */
export const cathodeSchema = z.strictObject({
  activeMaterial: text('Cathode active material (CAM), built in or from `materials`; this or `powders`', [
    'NCM85',
    'NCM811',
    'NCM622',
  ]).optional(),
  morphology: morphologySchema
    .prefault('poly')
    .meta({ description: 'Single crystals or polycrystalline secondary particles' }),
  powders: z.array(powderSchema).min(1).max(8).optional().meta({
    description:
      'Several powders in one electrode, at one potential: sizes, morphologies, coatings or materials; what one does not say is as the cathode has it',
  }),
  weightRatio: z
    .strictObject({
      cam: quantity({ unit: '', above: 0, max: 1e6, description: 'Active material', example: '69.3' }),
      electrolyte: weightPart('Electrolyte'),
      carbon: weightPart('Carbon additive').prefault(0),
      binder: weightPart('Binder').prefault(0),
    })
    .meta({ description: 'Weight parts of the composite, on any scale' }),
  electrolyte: text('Electrolyte in the composite', ['Li6PS5Cl', 'LP57']).prefault('Li6PS5Cl'),
  carbon: text('Carbon additive', ['Super C65', 'VGCF']).prefault('Super C65'),
  compositeMass: mass('Mass of the composite in the cell; this or `loading`', '12.5 mg').optional(),
  loading: eitherQuantity(
    {
      unit: 'mg/cm2',
      above: 0,
      max: 500,
      description: 'Active material per cell area, or its capacity by `oneC` in mAh/cm2; this or `compositeMass`',
      example: '11 mg/cm2',
    },
    'capacity',
    { unit: 'mAh/cm2', above: 0, max: 1000, description: 'Capacity per cell area', example: '2 mAh/cm2' },
  ).optional(),
  thickness: quantity({
    unit: 'um',
    above: 0,
    max: 5000,
    description: 'Measured thickness; default: from mass, densities and porosity',
    example: '56 um',
    measured: true,
  }).optional(),
  porosity: quantity({
    unit: '%',
    min: 0,
    max: 80,
    description: 'Void share left after pressing; default: 14 %, transferable: by the fabrication pressure',
    example: '14 %',
    measured: true,
  }).optional(),
  particles: particlesSchema
    .optional()
    .meta({ description: 'Diameters of the active particles (log-normal volume distribution); this or `powders`' }),
  electrolyteParticles: z
    .strictObject({ d50: diameter('Volume-median diameter') })
    .optional()
    .meta({
      description:
        'Electrolyte particles after mixing; of `mixing: mill` at most 1.5 times the active ones; default: contact as usual. Count under transferable laws',
    }),
  electrolyteCoating: z
    .strictObject({
      material: text('Name of the coating material', ['Li3InCl6', 'LiNbO3']),
      thickness: quantity({
        unit: 'nm',
        min: 0,
        max: 1000,
        description: 'Mean thickness; default: usual of the material',
        example: '5 nm',
      }).optional(),
      coverage: share("Covered share of the electrolyte's surface; default: by thickness").optional(),
    })
    .optional()
    .meta({ description: 'Coating of the electrolyte particles. Counts under transferable laws' }),
  route: z.enum(['pellet', 'sheet']).optional().meta({
    description:
      'Pressed pellet, or sheet pressed warm and isostatically; default: pellet. Counts under transferable laws',
  }),
  mixing: z
    .enum(['hand', 'mill'])
    .optional()
    .meta({ description: 'How the composite was mixed; default: hand. Counts under transferable laws' }),
  binder: text('Binder, if any; default: ion paths as of NBR, volume as of PVDF', ['NBR', 'PTFE']).optional(),
  contact: contactSchema
    .prefault({})
    .meta({ description: 'Contact between active material and electrolyte at the start' }),
  interphase: interphaseSchema.prefault({}).meta({ description: 'Interphase thickness at the start' }),
  coating: coatingChoice
    .transform((coating) => (coating === 'none' || coating === null ? undefined : coating))
    .optional()
    .meta({ description: 'Coating of the active particles, or none' }),
  initialContent: initialContentSchema.optional(),
  overrides: z
    .strictObject({
      ionicConductivity: conductivity('Effective, at 25 degC', true).optional(),
      electronicConductivity: conductivity('Effective', true).optional(),
      ionPathFactor: quantity({
        unit: '',
        above: 0,
        max: 1e3,
        description:
          'Factor on the effective ionic conductivity that follows from the recipe; counts under transferable laws',
        example: '0.7',
      }).optional(),
      tortuosity: quantity({
        unit: '',
        min: 1,
        max: 1e6,
        description: 'Tortuosity factor tau2 of the ion paths, kappa_eff = kappa phi/tau2; this or `ionicConductivity`',
        example: '5',
        measured: true,
      }).optional(),
      ...kineticOverrides,
      reason: text('Why the built-in values are replaced').optional(),
    })
    .prefault({})
    .meta({ description: 'Values that replace those of the material or the mixing rules' }),
});
