import { contactLoss } from '../degradation/contactLoss.js';
import { cracking } from '../degradation/cracking.js';
import { constantsOf } from '../degradation/options.js';
import { findMaterial } from '../materials/catalogue.js';
import { diffusivityCurve } from '../materials/diffusivity.js';
import type { PropertyCurve } from '../materials/propertyCurve.js';
import type { Issue } from '../scenario/document/issue.js';
import type { ClosureConstants } from './closure.js';
import { compareWithClosure, type ParticleComparison } from './comparison.js';
import { type DamagedParticle, particleIssues } from './shape.js';

/** A damaged particle, and how it is discharged; everything but the particle has a default. */
export interface ParticleStudyRequest {
  readonly particle: DamagedParticle;
  /** Cathode active material by name; default NCM85. */
  readonly material?: string;
  /** [m] R; default 1.5 um. */
  readonly radius?: number;
  /** Of the discharges; 1: the whole window in an hour. Default 0.1, 0.5 and 1. */
  readonly rates?: readonly number[];
  /** Cells in either direction, about; default 48. */
  readonly cells?: number;
  /** Default: those of polycrystals in a solid cell. */
  readonly constants?: Partial<ClosureConstants>;
}

/** A resolved particle held against the closure of the diffusion length, with what was filled in for its request. */
export interface ParticleStudy {
  readonly comparison: ParticleComparison;
  readonly material: string;
  /** [m] */
  readonly radius: number;
  readonly rates: readonly number[];
  /** Contents between which the discharges run: even at the start, at the contact at the end. */
  readonly window: readonly [number, number];
}

/** From a charged state to where D has fallen by decades: about what 4.3 V and 2.9 V vs Li mean for Ni-rich NCM without overpotential. */
const WINDOW = [0.25, 0.95] as const;

/** The cell whose constants are compared with. */
const usual = { electrolyte: 'solid', morphology: 'poly' } as const;

/** The closure of the diffusion length against a resolved particle of a material at 25 degC; or everything that is wrong with the request. */
export function particleStudy(
  request: ParticleStudyRequest,
): { readonly study: ParticleStudy } | { readonly issues: readonly Issue[] } {
  const { particle, radius = 1.5e-6, rates = [0.1, 0.5, 1], cells } = request;
  const found = readRequest(request);
  if ('issues' in found) return found;
  const [from, until] = WINDOW;
  const comparison = compareWithClosure({
    particle,
    constants: {
      crack: request.constants?.crack ?? constantsOf(cracking.options, usual).pathLengthening.value,
      contact: request.constants?.contact ?? constantsOf(contactLoss.options, usual).pathLengthening.value,
    },
    grid: cells === undefined ? {} : { radialCells: cells, angularCells: cells },
    discharge: {
      diffusivity: found.diffusivity,
      radius,
      from,
      until,
      rates: rates.map((rate) => (rate * (until - from)) / 3600),
    },
  });
  return { study: { comparison, material: found.name, radius, rates, window: WINDOW } };
}

/** Everything that `particleStudy` would refuse a request for, without computing anything. */
export function particleStudyIssues(request: ParticleStudyRequest): readonly Issue[] {
  const read = readRequest(request);
  return 'issues' in read ? read.issues : [];
}

/** The material of a request, or everything that is wrong with the request. */
function readRequest({
  particle,
  material = 'NCM85',
}: ParticleStudyRequest):
  | { readonly name: string; readonly diffusivity: PropertyCurve }
  | { readonly issues: readonly Issue[] } {
  const found = findMaterial('cam', material, 'material');
  const issues = [...particleIssues(particle)];
  if ('issue' in found) return { issues: [...issues, found.issue] };
  const { name, diffusivity } = found.material;
  const { curve, issues: wrong } = diffusivityCurve(diffusivity.value, 1, diffusivity.source, 'diffusivity');
  issues.push(...wrong);
  return issues.length > 0 || !curve ? { issues } : { name, diffusivity: curve };
}
