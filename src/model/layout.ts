/**
 * Where each unknown of a cell sits in the flat state vector, particle by particle:
 *   per node i and class k: contents s_0 .. s_surface, then per patch j (and delta, g when films grow)
 *   per node i: psi (and delta_C, g_C when the electrolyte oxidises on carbon)
 *   at the end: anode charge q [mol/m2], cell current I [A/m2], and the modes of the anode's particle where it has one.
 */
export class Layout {
  readonly particles: number;
  readonly size: number;
  readonly anode: number;
  readonly current: number;
  /** First mode of the anode's particle. */
  readonly anodeModes: number;
  /** Unknowns per patch: j, or j, delta, g. */
  readonly perPatch: number;
  private readonly perParticle: number;
  private readonly perNode: number;
  private readonly nodeStart: number;

  constructor(
    readonly nodes: number,
    readonly classes: number,
    readonly radialNodes: number,
    readonly patches: number,
    readonly films: boolean,
    readonly carbon: boolean,
    /** Modes of the anode's particle. */
    readonly modes = 0,
  ) {
    this.particles = nodes * classes;
    this.perPatch = films ? 3 : 1;
    this.perParticle = radialNodes + patches * this.perPatch;
    this.perNode = carbon ? 3 : 1;
    this.nodeStart = this.particles * this.perParticle;
    this.anode = this.nodeStart + nodes * this.perNode;
    this.current = this.anode + 1;
    this.anodeModes = this.current + 1;
    this.size = this.anodeModes + modes;
  }

  /** First content of the particle of class k at node i. */
  particle(i: number, k: number): number {
    return (i * this.classes + k) * this.perParticle;
  }

  /** Surface content of the particle that starts at `particle`. */
  surface(particle: number): number {
    return particle + this.radialNodes - 1;
  }

  /** Current density of patch p; its film thickness and film rate follow when films grow. */
  patch(particle: number, p: number): number {
    return particle + this.radialNodes + p * this.perPatch;
  }

  film(particle: number, p: number): number {
    return this.patch(particle, p) + 1;
  }

  /** phi_s - phi_e at node i; the carbon film and its rate follow when present. */
  psi(i: number): number {
    return this.nodeStart + i * this.perNode;
  }

  /** Diagonal of M: radial masses, 1 for films, anode and its modes, 0 for algebraic unknowns. */
  mass(radialMass: Float64Array): Float64Array {
    const mass = new Float64Array(this.size);
    for (let particle = 0; particle < this.particles; particle++) {
      const at = particle * this.perParticle;
      mass.set(radialMass, at);
      if (this.films) for (let p = 0; p < this.patches; p++) mass[this.film(at, p)] = 1;
    }
    if (this.carbon) for (let i = 0; i < this.nodes; i++) mass[this.psi(i) + 1] = 1;
    mass[this.anode] = 1;
    mass.fill(1, this.anodeModes);
    return mass;
  }
}
