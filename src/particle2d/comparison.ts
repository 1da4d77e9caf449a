import { capacityLength, filledAtLength } from './capacityLength.js';
import {
  type ApparentConstants,
  apparentConstants,
  type ClosureConstants,
  closureLength,
  constrictionLength,
  type DiffusionLengths,
  diffusionLengths,
} from './closure.js';
import { type DischargeOptions, dischargeParticle, type ParticleDischarge } from './discharge.js';
import { type GridOptions, type ParticleGrid, particleGrid } from './particleGrid.js';
import { type DamagedParticle, damagedParticle } from './shape.js';

/** A particle, the constants of the closure that is held against it, and the discharges to compare. */
export interface ComparisonRequest {
  readonly particle: DamagedParticle;
  readonly constants: ClosureConstants;
  readonly grid?: GridOptions;
  /** A discharge of a material; without it, lengths at constant D only. `rates` in 1/s of content. */
  readonly discharge?: Omit<DischargeOptions, 'rate'> & { readonly rates: readonly number[] };
}

/** The closure beside the resolved particle. */
export interface ParticleComparison {
  readonly particle: DamagedParticle;
  readonly constants: ClosureConstants;
  /** L/R of the closure. */
  readonly closure: number;
  readonly lengths: DiffusionLengths;
  readonly apparent: ApparentConstants;
  /** The same arrangement without cracks at other contact fractions: whether lambda_t is a constant. */
  readonly byContact: readonly SweepRow[];
  /** The same contact with other crack lengths: whether lambda_c is a constant. */
  readonly byCrack: readonly SweepRow[];
  readonly discharges: readonly DischargeRow[];
  readonly grid: ParticleGrid;
  /** The last of `discharges`, for the picture. */
  readonly last?: ParticleDischarge;
}

export interface SweepRow {
  readonly particle: DamagedParticle;
  readonly closure: number;
  /** L/R of the contact alone by the constriction of flux tubes. */
  readonly constriction: number;
  readonly lengths: DiffusionLengths;
  readonly apparent: ApparentConstants;
}

export interface DischargeRow {
  /** [1/s] */
  readonly rate: number;
  /** Share of the window filled: by the resolved particle (NaN where the solver failed), and by intact ones with the closure's and the resolved length. */
  readonly resolved: number;
  readonly byClosure: number;
  readonly byLength: number;
  readonly intact: number;
  /** L/R of the intact particle with the resolved one's capacity. */
  readonly length: number;
}

const contactSweep = [0.9, 0.7, 0.5, 0.3, 0.1, 0.03] as const;
const crackSweep = [0.1, 0.3, 0.5, 0.7, 0.9] as const;

/** Resolves a damaged particle and holds the closure of the diffusion length against it. */
export function compareWithClosure(request: ComparisonRequest): ParticleComparison {
  const { particle, constants, discharge } = request;
  const lengthsOf = (p: DamagedParticle): DiffusionLengths => diffusionLengths(p, request.grid);
  const intact = lengthsOf({ ...particle, contact: 1, crack: 0 });
  const uncracked = lengthsOf({ ...particle, crack: 0 });
  const row = (p: DamagedParticle, plain: DiffusionLengths, lengths: DiffusionLengths): SweepRow => ({
    particle: p,
    closure: closureLength(p, constants),
    constriction: constrictionLength(p),
    lengths,
    apparent: apparentConstants(p, intact, plain, lengths),
  });
  const byContact = contactSweep.map((contact) => {
    const p = { ...particle, contact, crack: 0 };
    const lengths = lengthsOf(p);
    return row(p, lengths, lengths);
  });
  const byCrack = crackSweep.map((crack) => {
    const p = { ...particle, crack };
    return row(p, uncracked, lengthsOf(p));
  });
  const lengths = lengthsOf(particle);
  const { closure, apparent } = row(particle, uncracked, lengths);
  const grid = particleGrid(damagedParticle(particle), request.grid);
  const runs = (discharge?.rates ?? []).map((rate) =>
    dischargeRow(grid, closure, lengths.current, { ...discharge!, rate }),
  );
  return {
    particle,
    constants,
    closure,
    lengths,
    apparent,
    byContact,
    byCrack,
    discharges: runs.map(({ row: found }) => found),
    grid,
    ...(runs.length > 0 ? { last: runs[runs.length - 1].run } : {}),
  };
}

function dischargeRow(
  grid: ParticleGrid,
  closure: number,
  length: number,
  options: DischargeOptions,
): { readonly row: DischargeRow; readonly run: ParticleDischarge } {
  const { geometry } = grid.shape;
  const run = dischargeParticle(grid, options);
  const row = {
    rate: options.rate,
    resolved: run.kind === 'event' ? run.filled : Number.NaN,
    byClosure: filledAtLength(geometry, closure, options),
    byLength: filledAtLength(geometry, length, options),
    intact: filledAtLength(geometry, 1, options),
    length: capacityLength(geometry, run.filled, options),
  };
  return { row, run };
}
