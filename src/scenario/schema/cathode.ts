import { z } from 'zod';
import { type ContactRule, depositions } from '../recipe.js';
import { eitherQuantity, quantity, text } from './field.js';

const share = (description: string, example = '95 %') =>
  quantity({ unit: '%', min: 0, max: 100, description, example });
const positiveShare = (description: string) =>
  quantity({ unit: '%', above: 0, max: 100, description, example: '100 %' });
const conductivity = (description: string) =>
  quantity({ unit: 'S/m', above: 0, max: 1e6, description, example: '0.02 S/m' });
const diameter = (description: string) => quantity({ unit: 'um', min: 0.01, max: 200, description, example: '3 um' });
const weightPart = (description: string) => quantity({ unit: '', min: 0, max: 1e6, description, example: '29.7' });
const mass = (description: string, example: string) =>
  quantity({ unit: 'mg', above: 0, max: 1e6, description, example });

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

/** The composite cathode as a lab writes it down. */
export const cathodeSchema = z.strictObject({
  activeMaterial: text('Cathode active material (CAM), built in or from `materials`', ['NCM85', 'NCM811', 'NCM622']),
  morphology: z
    .enum(['single', 'poly'])
    .prefault('poly')
    .meta({ description: 'Single crystals or polycrystalline secondary particles' }),
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
  }).optional(),
  porosity: quantity({
    unit: '%',
    min: 0,
    max: 80,
    description: 'Void share left after pressing; default: 14 %, transferable: by the fabrication pressure',
    example: '14 %',
  }).optional(),
  particles: z
    .strictObject({
      d10: diameter('10 % of the volume is in smaller particles').optional(),
      d50: diameter('Volume-median diameter'),
      d90: diameter('90 % of the volume is in smaller particles').optional(),
      spread: quantity({
        unit: '',
        min: 0,
        max: 2,
        description: 'Standard deviation of ln d; default: from d90 (and d10), else 0.45, transferable: 0.5',
        example: '0.45',
      }).optional(),
      surface: quantity({
        unit: 'm2/g',
        min: 0.001,
        max: 100,
        description: 'Surface by gas adsorption, over which an amount of coating is spread; default: of rough spheres',
        example: '0.5 m2/g',
      }).optional(),
    })
    .meta({ description: 'Diameters of the active particles (log-normal volume distribution)' }),
  electrolyteParticles: z
    .strictObject({ d50: diameter('Volume-median diameter') })
    .optional()
    .meta({
      description: 'Electrolyte particles after mixing; default: contact as usual. Count under transferable laws',
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
  contact: z
    .strictObject({
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
      rule: z
        .enum(contactRules)
        .prefault('independent')
        .meta({
          description:
            'independent: contact does not depend on size. tied to size: theta exp(-spread z) at the size quantile z, at most 1, ' +
            'and fraction is that of the median size; does not converge with the number of classes',
        }),
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
          'Contacts of a particle in full contact; default: 3, with carbon or milled 4.5. Counts under transferable laws',
        example: '3',
      }).optional(),
      connected: positiveShare(
        'Share of the active material that takes part at the start; default: 100 %, transferable: by contact and mixing',
      ).optional(),
    })
    .prefault({})
    .meta({ description: 'Contact between active material and electrolyte at the start' }),
  interphase: z
    .strictObject({
      bare: quantity({ unit: 'nm', min: 0, max: 1000, description: 'On bare surface', example: '2 nm' }).prefault(
        '0 nm',
      ),
      covered: quantity({ unit: 'nm', min: 0, max: 1000, description: 'Under the coating', example: '0 nm' }).prefault(
        '0 nm',
      ),
      conductivity: conductivity('Ionic conductivity at 25 degC; default: built in').optional(),
    })
    .prefault({})
    .meta({ description: 'Interphase thickness at the start' }),
  coating: z
    .union([coatingSchema, z.literal('none'), z.null()])
    .transform((coating) => (coating === 'none' || coating === null ? undefined : coating))
    .optional()
    .meta({ description: 'Coating of the active particles, or none' }),
  initialContent: quantity({
    unit: '',
    above: 0,
    below: 1,
    description: 'Lithium content after synthesis; default: of the material',
    example: '0.999',
  }).optional(),
  overrides: z
    .strictObject({
      ionicConductivity: conductivity('Effective, at 25 degC').optional(),
      electronicConductivity: conductivity('Effective').optional(),
      ionPathFactor: quantity({
        unit: '',
        above: 0,
        max: 1e3,
        description:
          'Factor on the effective ionic conductivity that follows from the recipe; counts under transferable laws',
        example: '0.7',
      }).optional(),
      exchangeCurrentDensity: quantity({
        unit: 'A/m2',
        above: 0,
        max: 1e6,
        description: 'j0_ref at 25 degC',
        example: '0.6 A/m2',
      }).optional(),
      diffusivity: quantity({
        unit: 'm2/s',
        above: 0,
        max: 1e-6,
        description: 'D0 of the diffusion law D(x) at 25 degC',
        example: '8e-16 m2/s',
      }).optional(),
      diffusivityDrop: quantity({
        unit: '',
        min: 0,
        max: 8,
        description: 'Decades by which D falls towards the fully lithiated end',
        example: '3.2',
      }).optional(),
      reason: text('Why the built-in values are replaced').optional(),
    })
    .prefault({})
    .meta({ description: 'Values that replace those of the material or the mixing rules' }),
});
