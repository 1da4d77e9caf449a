import type { DiffusivityCurve, PropertyCurve } from '../../materials/propertyCurve.js';
import { CubicTable } from '../../numerics/grids/cubicTable.js';
import type { ActivePowder, CathodeCoating, MixedPowder, Patch, SizeClass } from '../cell.js';
import { specificArea } from '../sizeClasses.js';
import { commonPotential, contentAt, LOGIT_RANGE, type LogitPotential } from './commonPotential.js';

/** A powder with its classes in the electrode. */
export interface MeasuredPowder {
  readonly powder: MixedPowder;
  readonly classes: readonly SizeClass[];
}

/** What the powders of a mixture say together at one potential, as functions of their mean content. */
export function mixture(parts: readonly MeasuredPowder[]): ActivePowder {
  const powders = parts.map(({ powder }) => powder);
  const volumes = shares(
    parts.map(({ classes }) => classes.reduce((sum, { volumeFraction }) => sum + volumeFraction, 0)),
  );
  const surfaces = shares(parts.map(({ classes }) => specificArea(classes)));
  const over = (weights: readonly number[], of: (powder: MixedPowder, i: number) => number): number =>
    powders.reduce((sum, powder, i) => sum + weights[i] * of(powder, i), 0);
  const maximumConcentration = over(volumes, (powder) => powder.maximumConcentration);
  const sites = shares(powders.map((powder, i) => volumes[i] * powder.maximumConcentration));
  const potentials = powders.map(({ openCircuitVoltage }) => tabulated(openCircuitVoltage));
  const together = (mean: number) => commonPotential(potentials, sites, mean);
  const meanAt = (potential: number): number => over(sites, (_, i) => contentAt(potentials[i], potential));
  const highest = Math.min(...powders.map(({ openCircuitVoltage: { at, range } }) => at(range[0])));
  const lowest = Math.max(...powders.map(({ openCircuitVoltage: { at, range } }) => at(range[1])));
  const curve = (at: (mean: number) => number, of: (powder: MixedPowder) => PropertyCurve): PropertyCurve => ({
    at,
    range: [meanAt(highest), meanAt(lowest)],
    source: [...new Set(powders.map((powder) => of(powder).source))].join('; '),
  });
  const ofContents = (of: (powder: MixedPowder) => DiffusivityCurve): PropertyCurve =>
    curve((mean) => {
      const { contents } = together(mean);
      return over(volumes, (powder, i) => of(powder).at(contents[i]));
    }, of);
  const coating = coatingOf(powders, surfaces);
  return {
    maximumConcentration,
    openCircuitVoltage: powders.every(({ openCircuitVoltage }) => openCircuitVoltage === powders[0].openCircuitVoltage)
      ? powders[0].openCircuitVoltage
      : curve(
          (mean) => together(mean).potential,
          ({ openCircuitVoltage }) => openCircuitVoltage,
        ),
    diffusivity: ofContents(({ diffusivity }) => diffusivity),
    exchangeCurrentDensity: over(surfaces, (powder) => powder.exchangeCurrentDensity),
    volumeChange: ofContents(({ volumeChange }) => volumeChange),
    patches: powders[0].patches.map((_, p) => patchOf(powders, surfaces, p)),
    ...(coating ? { coating } : {}),
    morphology: powders.reduce((a, b) => (b.massShare > a.massShare ? b : a)).morphology,
    adhesion: over(surfaces, ({ adhesion }) => adhesion),
  };
}

/** Intervals of the table in logit(x): its error is below 1e-5 V. */
const TABLE_CELLS = 1400;
const tables = new WeakMap<PropertyCurve, CubicTable>();

/** The potential of a powder as a table, built once per curve: mixtures ask for it hundreds of times at every content. */
function tabulated(curve: PropertyCurve): LogitPotential {
  let table = tables.get(curve);
  if (!table) {
    const at = (z: number): number => curve.at(1 / (1 + Math.exp(-z)));
    table = CubicTable.of(at, -LOGIT_RANGE, LOGIT_RANGE, TABLE_CELLS);
    tables.set(curve, table);
  }
  const made = table;
  return (logit) => {
    made.evaluate(logit);
    return made.value;
  };
}

/** The patches of powders, each with the same names in the same order: those that one does not have have no share of its surface. */
export function alignedPatches(all: readonly (readonly Patch[])[]): readonly (readonly Patch[])[] {
  const names = (['covered', 'bare'] as const).filter((name) =>
    all.some((own) => own.some((patch) => patch.name === name)),
  );
  return all.map((own) =>
    names.map((name) => {
      const patch = own.find((one) => one.name === name);
      return patch ?? { ...own[0], name, fraction: 0, coatingResistance: 0, oxidationFactor: 1 };
    }),
  );
}

/** Over the surface that it has in all powders. */
function patchOf(powders: readonly MixedPowder[], surfaces: readonly number[], p: number): Patch {
  const fraction = powders.reduce((sum, { patches }, i) => sum + surfaces[i] * patches[p].fraction, 0);
  const mean = (of: (patch: Patch) => number): number =>
    fraction > 0
      ? powders.reduce((sum, { patches }, i) => sum + surfaces[i] * patches[p].fraction * of(patches[p]), 0) / fraction
      : of(powders[0].patches[p]);
  return {
    name: powders[0].patches[p].name,
    fraction,
    coatingResistance: mean(({ coatingResistance }) => coatingResistance),
    filmThickness: mean(({ filmThickness }) => filmThickness),
    filmConductivity: mean(({ filmConductivity }) => filmConductivity),
    oxidationFactor: mean(({ oxidationFactor }) => oxidationFactor),
  };
}

function coatingOf(powders: readonly MixedPowder[], surfaces: readonly number[]): CathodeCoating | undefined {
  const coated = powders.flatMap(({ coating }, i) => (coating ? [{ coating, surface: surfaces[i] }] : []));
  if (coated.length === 0) return undefined;
  const total = coated.reduce((sum, { surface }) => sum + surface, 0);
  const mean = (of: (coating: CathodeCoating) => number): number =>
    coated.reduce((sum, { coating, surface }) => sum + (surface / total) * of(coating), 0);
  return {
    thickness: mean(({ thickness }) => thickness),
    electronicContact: mean(({ electronicContact }) => electronicContact),
    utilised: mean(({ utilised }) => utilised),
    crackStrain: Math.min(...coated.map(({ coating }) => coating.crackStrain)),
    crackRate: Math.max(...coated.map(({ coating }) => coating.crackRate)),
    ownCharge: coated.reduce((sum, { coating }) => sum + coating.ownCharge, 0),
  };
}

function shares(amounts: readonly number[]): readonly number[] {
  const total = amounts.reduce((sum, amount) => sum + amount, 0);
  return amounts.map((amount) => amount / total);
}
