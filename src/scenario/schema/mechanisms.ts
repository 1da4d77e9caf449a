import { z } from 'zod';
import { quantity } from './field.js';

const positive = (unit: string, description: string, example: string) =>
  quantity({ unit, above: 0, description, example }).optional();
const share = (description: string, max: number, example: string) =>
  quantity({ unit: '', min: 0, max, description, example }).optional();
const energy = (description: string) =>
  quantity({ unit: 'kJ/mol', min: 0, max: 300, description, example: '80 kJ/mol' }).optional();

const oxidation = {
  reactionRate: positive('m/s', 'Growth limited by the reaction, at 4.3 V vs Li and 25 degC', '5e-12 m/s'),
  parabolicRate: positive(
    'm2/s',
    'Growth limited by diffusion, thickness^2 = k_p t at 4.3 V vs Li and 25 degC',
    '3e-22 m2/s',
  ),
  alpha: share('Symmetry factor of the potential dependence', 2, '0.25'),
  onset: quantity({
    unit: 'V',
    min: 0,
    max: 5,
    description: 'Potential against Li below which oxidation fades out',
    example: '3.2 V',
  }).optional(),
  activation: energy('Activation energy of the growth'),
};

/** Off, on with the built-in constants, or on with options in place of some of them. */
const choice = <T extends z.ZodRawShape>(options: T, description: string) =>
  z
    .union([z.boolean(), z.strictObject(options)])
    .optional()
    .meta({ description });

const contactLoss = choice(
  {
    law: z.enum(['gap', 'film-coupled']).optional().meta({ description: 'Which law; default: gap' }),
    rate: share('Gap law: loss of ln(contact) per cycle and 5 % contraction beyond the allowance', 10, '0.011'),
    allowance: share(
      'Gap law: contraction that the pressed electrolyte follows, at the reference pressure',
      0.2,
      '0.019',
    ),
    referencePressure: positive('MPa', 'Pressure that the allowance refers to', '65 MPa'),
    pressureExponent: share('Power of pressure in allowance and recovery', 3, '0.5'),
    recovery: share('Part of the lost contact that the next expansion closes again, at the reference pressure', 1, '0'),
    pathLengthening: share('Lengthening of the diffusion path per lost contact', 50, '0.3'),
    patches: share(
      'Contact patches of a particle, from which the longer path follows without a fitted constant; 0: pathLengthening instead',
      1000,
      '6',
    ),
    thickness: positive('nm', 'Film-coupled law: interphase growth that costs a factor e of contact', '20 nm'),
  },
  'Loss of contact between particles and electrolyte',
);

export const mechanismsSchema = z
  .strictObject({
    interphase: choice(
      {
        ...oxidation,
        gate: z
          .strictObject({
            content: quantity({
              unit: '',
              min: 0,
              max: 1,
              description: 'Surface content below which growth is open',
              example: '0.25',
            }),
            width: quantity({ unit: '', min: 0.005, max: 1, description: 'Softness of that limit', example: '0.05' }),
          })
          .optional()
          .meta({ description: 'Optional soft gate on the depth of delithiation' }),
      },
      'Oxidation of the electrolyte on the active material, under and beside the coating',
    ),
    carbonOxidation: choice(oxidation, 'Oxidation of the electrolyte on the carbon additive'),
    oxygenRelease: choice(
      {
        rate: positive('s^-1', 'Rate at deep delithiation, at 25 degC', '1e-5 s^-1'),
        activation: energy('Activation energy of the rate'),
        resistance: quantity({
          unit: 'Ohm m2',
          min: 0,
          description: 'Resistance of the reconstructed bare surface, local, at 25 degC',
          example: '0.3 Ohm m2',
        }).optional(),
        content: share('Surface content below which oxygen leaves', 1, '0.25'),
        width: positive('', 'Softness of that limit', '0.02'),
        amount: positive('umol/g', 'Oxygen released by a fully reconstructed powder', '6.7 umol/g'),
      },
      'Oxygen release and surface reconstruction of bare surface at deep delithiation',
    ),
    contactLoss,
    isolation: choice(
      {
        contacts: positive('', 'Mean number of contacts of a fully contacted particle', '4.5'),
        rate: share('Constant-rate loss of active mass per cycle on bare surface', 1, '1e-3'),
      },
      'Loss of particles without any contact left',
    ),
    cracking: choice(
      {
        rate: share('Growth of crack length over radius per cycle at 2 % strain', 100, '0.005'),
        exponent: quantity({ unit: '', min: 0.5, max: 20, description: 'Paris exponent', example: '2.2' }).optional(),
        initial: share('Crack length over radius at the start', 1, '0.1'),
        pathLengthening: share('Lengthening of the diffusion path by full cracks', 50, '1.8'),
        misfit: share('Share of the contraction that becomes strain between grains', 10, '0.9'),
        threshold: share('Strain below which cracks rest', 1, '0'),
        wettedArea: share('Gain of area by full cracks in liquid electrolyte', 50, '1.5'),
      },
      'Growth of cracks: longer diffusion paths in a solid cell, more area in a liquid one',
    ),
  })
  .meta({ description: 'Ageing mechanisms by name: true, false, or options. All are off unless named' });

/** The mechanisms of a scenario as validated, in SI. */
export type Mechanisms = z.output<typeof mechanismsSchema>;
