import { polarisationParts } from '../../index.js';

/** What a moment is recorded with, beside the arrays per particle. */
export const scalars = ['cycle', 'direction', 'capacity', 'voltage', 'hours', 'rate', 'total'] as const;
export type Scalar = (typeof scalars)[number];

/** Arrays per size class. */
export const perClass = ['contact', 'connected', 'crack', 'contraction'] as const;
export type PerClass = (typeof perClass)[number];

export interface FrameShape {
  readonly nodes: number;
  readonly classes: number;
  readonly radialNodes: number;
  readonly patches: number;
}

/**
 * Where the numbers of one recorded moment stand: moments travel as flat arrays, many in one message.
 *   scalars | parts of the overpotential [V] | per class: contact, connected, crack/R, contraction | films [nm] per class and
 *   patch | lithium content per node, class and radial node
 */
export class FrameLayout {
  readonly size: number;
  readonly parts = scalars.length;
  private readonly classStart: number;
  private readonly filmStart: number;
  private readonly contentStart: number;

  constructor(readonly shape: FrameShape) {
    const { nodes, classes, radialNodes, patches } = shape;
    this.classStart = this.parts + polarisationParts.length;
    this.filmStart = this.classStart + perClass.length * classes;
    this.contentStart = this.filmStart + classes * patches;
    this.size = this.contentStart + nodes * classes * radialNodes;
  }

  scalar(name: Scalar): number {
    return scalars.indexOf(name);
  }

  ofClass(name: PerClass, k: number): number {
    return this.classStart + perClass.indexOf(name) * this.shape.classes + k;
  }

  film(k: number, p: number): number {
    return this.filmStart + k * this.shape.patches + p;
  }

  /** First radial content of class k at through node i, from the centre outwards. */
  content(i: number, k: number): number {
    return this.contentStart + (i * this.shape.classes + k) * this.shape.radialNodes;
  }
}
