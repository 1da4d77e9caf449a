import { z } from 'zod';
import { count, quantity } from './field.js';

export const numericsSchema = z
  .strictObject({
    accuracy: quantity({
      unit: '%',
      min: 0.01,
      max: 5,
      description:
        'Error of capacities that nodes, classes and tolerance are chosen for, where they are not given; default: 0.5 %, transferable: 0.5 % but for few classes',
      example: '0.5 %',
    }).optional(),
    throughNodes: count(
      1,
      100,
      'Nodes through the cathode; 1 lumps it to a single position, 2 are worse than 1',
    ).optional(),
    radialNodes: count(4, 200, 'Nodes along the particle radius').optional(),
    radialGrid: z
      .enum(['spectral', 'finite-volume'])
      .prefault('spectral')
      .meta({ description: 'Spectral elements or graded finite volumes; each checks the other' }),
    sizeClasses: count(1, 100, 'Particle size classes of a lab cell').optional(),
    contactClasses: count(1, 100, 'Contact classes of every size, where contact is independent of size').optional(),
    tolerance: quantity({
      unit: '',
      min: 1e-9,
      max: 1e-3,
      description: 'Relative error tolerance of the time integration',
      example: '3e-4',
    }).optional(),
    cycleJumping: z
      .union([
        z.boolean(),
        z.strictObject({
          ratio: quantity({
            unit: '',
            min: 1.01,
            max: 1.5,
            description: 'Largest ratio of the numbers of two cycles that are cycled through',
            example: '1.1',
          }).optional(),
          tolerance: quantity({
            unit: '',
            min: 1e-5,
            max: 0.02,
            description: 'Error of the discharge capacity that one jump may cause',
            example: '1e-3',
          }).optional(),
        }),
      ])
      .optional()
      .meta({ description: 'Cycle through some of many equal cycles only and advance the ageing over the others' }),
    maximumSteps: count(1, 1e9, 'Time steps after which a step of the protocol is given up').optional(),
    compiled: z.boolean().optional().meta({
      description:
        'Time steps by the compiled kernel where it knows the equations (default); false: by the equations as they are written, slower, with the same numbers',
    }),
  })
  .meta({ description: 'Resolution in space and accuracy in time' });

/** How finely the equations are solved. */
export interface Numerics {
  readonly throughNodes: number;
  readonly radialNodes: number;
  readonly radialGrid: 'spectral' | 'finite-volume';
  readonly tolerance: number;
  /** Of a lab cell. */
  readonly sizeClasses?: number;
  readonly contactClasses?: number;
  readonly maximumSteps?: number;
  /** False: time steps by the equations as they are written in `model`, else by the compiled kernel where it knows them. */
  readonly compiled?: boolean;
  /** Absent or false: every cycle is cycled through. */
  readonly cycleJumping?: boolean | { readonly ratio?: number | undefined; readonly tolerance?: number | undefined };
}

/** What a scenario says about it, and by how many classes of particles a powder is represented; the rest is chosen. */
export interface NumericsGiven extends Pick<Numerics, 'radialGrid' | 'maximumSteps' | 'compiled' | 'cycleJumping'> {
  /** Relative error of capacities. */
  readonly accuracy?: number;
  readonly throughNodes?: number;
  readonly radialNodes?: number;
  readonly sizeClasses?: number;
  readonly contactClasses?: number;
  readonly tolerance?: number;
}
