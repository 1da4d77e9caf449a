import { arrhenius } from '../../constants/arrhenius.js';
import type { LawSet } from '../../constants/lawSet.js';
import { diffusivityCurve } from '../../materials/diffusivity.js';
import type { ActiveMaterial, Carbon, Coating, DiffusivityData, Electrolyte } from '../../materials/material.js';
import { maximumConcentration } from '../../materials/maximumConcentration.js';
import { openCircuitCurve } from '../../materials/openCircuit.js';
import { volumeChangeCurve } from '../../materials/volumeChange.js';
import type { Issue } from '../../scenario/document/issue.js';
import type { CathodeRecipe } from '../../scenario/recipe.js';
import type { ActivePowder, CathodeCoating, SizeClass } from '../cell.js';
import { type CoatingEffects, type ResolvedCoating, resolvedCoating } from '../coating.js';
import type { Composition } from '../composition.js';
import { surfacePatches } from '../patches.js';
import { specificArea } from '../sizeClasses.js';
import type { Start } from '../startLaw.js';
import type { PowderAlone } from './powderRecipes.js';

/** A powder with its materials. */
export interface KnownPowder extends PowderAlone {
  readonly cam: ActiveMaterial;
  readonly coatingMaterial?: Coating;
}

/** What a powder asks of the electrode that it is in. */
interface Electrode {
  readonly electrolyte: Electrolyte;
  readonly carbon: Carbon | undefined;
  readonly composition: Composition;
  readonly temperature: number;
  readonly laws: LawSet;
  readonly uncovers: boolean;
  /** Whether the run begins with less lithium than there was at assembly. */
  readonly delithiated: boolean;
}

/** A powder of the cell with its classes. */
export interface BuiltPowder {
  readonly active: Omit<ActivePowder, 'openCircuitVoltage' | 'diffusivity' | 'volumeChange'> & CamCurves;
  readonly classes: readonly SizeClass[];
  /** Factor of the coating on electronic contacts; absent: none. */
  readonly electronicContact?: number;
  readonly issues: readonly Issue[];
}

type CamCurves = Pick<ActivePowder, 'openCircuitVoltage' | 'diffusivity' | 'volumeChange'>;

/** Active particles of one recipe, in SI at the temperature of the cell. */
export function activePowder(
  { recipe: { cathode }, cam, coatingMaterial }: KnownPowder,
  start: Start,
  curves: CamCurves,
  { electrolyte, carbon, composition, temperature, laws, uncovers, delithiated }: Electrode,
): BuiltPowder {
  const { coating, effects, issues } = resolvedCoating(
    { recipe: cathode, cam, electrolyte, carbon, composition },
    coatingMaterial,
    laws,
  );
  // Electrons do not reach what the coating has cut off.
  const classes = effects
    ? start.classes.map((particle) => ({ ...particle, connected: particle.connected * effects.utilised }))
    : start.classes;
  /** Of the particles, per cell area. */
  const surface = specificArea(classes) * composition.thickness;
  return {
    active: {
      maximumConcentration: maximumConcentration(cam),
      ...curves,
      exchangeCurrentDensity:
        (cathode.overrides.exchangeCurrentDensity ?? cam.exchangeCurrentDensity.value) *
        arrhenius(cam.exchangeActivation.value, temperature),
      distribution: start.distribution,
      patches: surfacePatches(
        { interphase: cathode.interphase, ...(coating && { coating }) },
        coatingMaterial,
        electrolyte,
        temperature,
        uncovers,
      ),
      ...(coating && effects && { coating: ofCathode(effects, delithiated ? 0 : coating.coverage * surface) }),
      morphology: cathode.morphology,
      adhesion: meanAdhesion(coating, coatingMaterial),
    },
    classes,
    ...(effects ? { electronicContact: effects.electronicContact } : {}),
    issues,
  };
}

/** With the charge of the coating on the surface [m2/m2] that still has it. Equation (T6.9) of the handbook. */
function ofCathode({ localCharge, ...effects }: CoatingEffects, covered: number): CathodeCoating {
  return { ...effects, ownCharge: localCharge * covered };
}

/** Adhesion of the covered share, 1 on the rest. Equation (T6.10) of the handbook. */
function meanAdhesion(coating: ResolvedCoating | undefined, material: Coating | undefined): number {
  if (!coating || !material) return 1;
  return coating.coverage * (coating.adhesion ?? material.adhesion.value) + (1 - coating.coverage);
}

/** Curves of an active material at the temperature of a cell, with everything wrong with them. */
export function camCurves(
  cam: ActiveMaterial,
  cathode: CathodeRecipe,
  temperature: number,
): { readonly curves?: CamCurves; readonly issues: readonly Issue[] } {
  const path = `materials.${cam.name}`;
  const issues: Issue[] = [];
  const law = withOverrides(cam.diffusivity.value, cathode.overrides, issues);
  const factor = arrhenius(cam.diffusivityActivation.value, temperature);
  const measured = cathode.overrides.openCircuitVoltage;
  const openCircuit = measured
    ? openCircuitCurve(measured, 'given', 'cell.cathode.overrides.openCircuitVoltage')
    : openCircuitCurve(cam.openCircuitVoltage.value, cam.openCircuitVoltage.source, `${path}.openCircuitVoltage`);
  const diffusion = diffusivityCurve(law, factor, cam.diffusivity.source, `${path}.diffusivity`);
  const volume = volumeChangeCurve(cam.volumeChange.value, cam.volumeChange.source, `${path}.volumeChange`);
  issues.push(...openCircuit.issues, ...diffusion.issues, ...volume.issues);
  if (!openCircuit.curve || !diffusion.curve || !volume.curve) return { issues };
  const curves = { openCircuitVoltage: openCircuit.curve, diffusivity: diffusion.curve, volumeChange: volume.curve };
  return { curves, issues };
}

/** D(x) with D0 and A1 of the recipe in place of the material's. */
function withOverrides(data: DiffusivityData, overrides: CathodeRecipe['overrides'], issues: Issue[]): DiffusivityData {
  const { diffusivity, diffusivityDrop } = overrides;
  if (typeof data === 'object' && 'form' in data) {
    return { ...data, D0: diffusivity ?? data.D0, A1: diffusivityDrop ?? data.A1 };
  }
  if (typeof data === 'number' && diffusivityDrop === undefined) return diffusivity ?? data;
  for (const [name, value] of [
    ['diffusivity', diffusivity],
    ['diffusivityDrop', diffusivityDrop],
  ] as const) {
    if (value === undefined) continue;
    issues.push({
      severity: 'error',
      path: `cell.cathode.overrides.${name}`,
      message: 'This parameter belongs to the D(x) law, but the diffusivity of this material is not given as the law.',
      got: String(value),
      hint: 'change the table of the material instead',
    });
  }
  return data;
}
