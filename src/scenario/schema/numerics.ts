import { z } from 'zod';
import { count, quantity } from './field.js';

export const numericsSchema = z
  .strictObject({
    throughNodes: count(1, 100, 'Nodes through the cathode; 1 lumps it to a single position').prefault(4),
    radialNodes: count(4, 200, 'Nodes along the particle radius').prefault(13),
    radialGrid: z
      .enum(['spectral', 'finite-volume'])
      .prefault('spectral')
      .meta({ description: 'Spectral elements or graded finite volumes; each checks the other' }),
    sizeClasses: count(1, 7, 'Particle size classes of a lab cell').prefault(3),
    tolerance: quantity({
      unit: '',
      min: 1e-9,
      max: 1e-3,
      description: 'Relative error tolerance of the time integration',
      example: '3e-4',
    }).prefault(3e-4),
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
  })
  .meta({ description: 'Resolution in space and accuracy in time' });

/** How finely the equations are solved. */
export interface Numerics {
  readonly throughNodes: number;
  readonly radialNodes: number;
  readonly radialGrid: 'spectral' | 'finite-volume';
  readonly sizeClasses: number;
  readonly tolerance: number;
  readonly maximumSteps?: number;
  /** Absent or false: every cycle is cycled through. */
  readonly cycleJumping?: boolean | { readonly ratio?: number | undefined; readonly tolerance?: number | undefined };
}
