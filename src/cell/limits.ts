import type { Issue } from '../scenario/document/issue.js';
import { type ConceivableUnit, conceivable } from '../scenario/quantities/conceivable.js';
import { formatQuantity } from '../scenario/quantities/quantity.js';
import { coldest, warmest } from '../scenario/quantities/temperatureRange.js';
import type { LabRecipe, RawRecipe } from '../scenario/recipe.js';

interface Limit {
  readonly path: string;
  readonly value: number | undefined;
  readonly unit: string;
  readonly min: number;
  readonly max?: number;
  /** The value must lie above `min`, not on it. */
  readonly open?: boolean;
  readonly integer?: boolean;
}

/** Numbers of a lab recipe that are outside what any cell can have, all of them. Absent ones are not judged here. */
export function labLimits(recipe: LabRecipe): readonly Issue[] {
  const { cathode, separator, anode } = recipe;
  const { coating, weightRatio, overrides, interphase, particles } = cathode;
  return violations([
    { path: 'cell.temperature', value: recipe.temperature, unit: 'K', min: coldest, max: warmest },
    { path: 'cell.pressure', value: recipe.pressure, unit: 'Pa', min: 0 },
    positive('cell.fabricationPressure', recipe.fabricationPressure),
    positive('cell.area', recipe.area, 'm2'),
    positive('cell.oneC', recipe.oneC, 'A/kg'),
    nonNegative('cell.extraResistance', recipe.extraResistance, 'Ohm m2'),
    positive('cell.cathode.weightRatio.cam', weightRatio.cam),
    nonNegative('cell.cathode.weightRatio.electrolyte', weightRatio.electrolyte),
    nonNegative('cell.cathode.weightRatio.carbon', weightRatio.carbon),
    nonNegative('cell.cathode.weightRatio.binder', weightRatio.binder),
    positive('cell.cathode.compositeMass', cathode.compositeMass, 'kg'),
    positive('cell.cathode.loading', cathode.loading, 'kg/m2'),
    { path: 'cell.cathode.porosity', value: cathode.porosity, unit: '', min: 0, max: 0.9 },
    positive('cell.cathode.thickness', cathode.thickness, 'm'),
    positive('cell.cathode.particles.d50', particles.d50, 'm'),
    positive('cell.cathode.particles.surface', particles.surface),
    positive('cell.cathode.electrolyteParticles.d50', cathode.electrolyteParticles?.d50, 'm'),
    { path: 'cell.cathode.particles.spread', value: particles.spread, unit: '', min: 0, max: 2 },
    { path: 'cell.cathode.sizeClasses', value: cathode.sizeClasses, unit: '', min: 1, max: 100, integer: true },
    { path: 'cell.cathode.contactClasses', value: cathode.contactClasses, unit: '', min: 1, max: 100, integer: true },
    share('cell.cathode.contact', cathode.contact, true),
    { path: 'cell.cathode.contactSpread', value: cathode.contactSpread, unit: '', min: 0, max: 5 },
    share('cell.cathode.connected', cathode.connected, true),
    nonNegative('cell.cathode.interphase.covered', interphase.covered, 'm'),
    nonNegative('cell.cathode.interphase.bare', interphase.bare, 'm'),
    positive('cell.cathode.interphase.conductivity', interphase.conductivity, 'S/m'),
    positive('cell.cathode.overrides.ionicConductivity', overrides.ionicConductivity, 'S/m'),
    positive('cell.cathode.overrides.electronicConductivity', overrides.electronicConductivity, 'S/m'),
    positive('cell.cathode.overrides.exchangeCurrentDensity', overrides.exchangeCurrentDensity, 'A/m2'),
    positive('cell.cathode.overrides.diffusivity', overrides.diffusivity, 'm2/s'),
    nonNegative('cell.cathode.overrides.diffusivityDrop', overrides.diffusivityDrop),
    nonNegative('cell.cathode.coating.thickness', coating?.thickness, 'm'),
    share('cell.cathode.coating.amount', coating?.amount, false),
    share('cell.cathode.coating.coverage', coating?.coverage, false),
    positive('cell.cathode.coating.conductivity', coating?.conductivity, 'S/m'),
    share('cell.cathode.coating.blocking', coating?.blocking, false),
    { path: 'cell.cathode.coating.adhesion', value: coating?.adhesion, unit: '', min: 0, max: 10 },
    { path: 'cell.separator.porosity', value: separator.porosity, unit: '', min: 0, max: 0.95 },
    positive('cell.separator.mass', separator.mass, 'kg'),
    positive('cell.separator.thickness', separator.thickness, 'm'),
    positive('cell.anode.mass', anode.mass, 'kg'),
    positive('cell.anode.npRatio', anode.npRatio),
    nonNegative('cell.anode.lithium', anode.lithium, 'mol'),
    positive('cell.anode.d50', anode.d50, 'm'),
    nonNegative('cell.anode.resistance', anode.resistance, 'Ohm m2'),
  ]);
}

/** Numbers of a raw recipe that are outside what the equations can take, all of them. */
export function rawLimits({
  temperature,
  area,
  oneC,
  cathode,
  separator,
  anode,
  extraResistance,
}: RawRecipe): readonly Issue[] {
  const at = (name: string): string => `cell.raw.${name}`;
  return violations([
    { path: at('temperature'), value: temperature, unit: 'K', min: coldest, max: warmest },
    positive(at('area'), area, 'm2'),
    positive(at('oneC'), oneC, 'A/m2'),
    nonNegative(at('extraResistance'), extraResistance, 'Ohm m2'),
    positive(at('separator.thickness'), separator.thickness, 'm'),
    positive(at('separator.ionicConductivity'), separator.ionicConductivity, 'S/m'),
    positive(at('cathode.thickness'), cathode.thickness, 'm'),
    share(at('cathode.activeVolumeFraction'), cathode.activeVolumeFraction, true),
    positive(at('cathode.ionicConductivity'), cathode.ionicConductivity, 'S/m'),
    positive(at('cathode.electronicConductivity'), cathode.electronicConductivity, 'S/m'),
    positive(at('cathode.maximumConcentration'), cathode.maximumConcentration, 'mol/m3'),
    positive(at('cathode.density'), cathode.density, 'kg/m3'),
    positive(at('cathode.exchangeCurrentDensity'), cathode.exchangeCurrentDensity, 'A/m2'),
    ...cathode.particles.flatMap(({ radius, share: part, contact }, i) => [
      positive(at(`cathode.particles[${i}].radius`), radius, 'm'),
      positive(at(`cathode.particles[${i}].share`), part),
      share(at(`cathode.particles[${i}].contact`), contact, true),
    ]),
    ...cathode.patches.flatMap(({ fraction, filmResistance }, i) => [
      share(at(`cathode.patches[${i}].fraction`), fraction, true),
      nonNegative(at(`cathode.patches[${i}].filmResistance`), filmResistance, 'Ohm m2'),
    ]),
    nonNegative(at('anode.resistance'), anode.resistance, 'Ohm m2'),
    positive(at('anode.capacity'), anode.capacity, 'C/m2'),
  ]);
}

function positive(path: string, value: number | undefined, unit: ConceivableUnit | '' = ''): Limit {
  const [min, max] = unit === '' ? [0, undefined] : conceivable[unit];
  return { path, value, unit, min, open: min === 0, ...(max === undefined ? {} : { max }) };
}

function nonNegative(path: string, value: number | undefined, unit: ConceivableUnit | '' = ''): Limit {
  const max = unit === '' ? undefined : conceivable[unit][1];
  return { path, value, unit, min: 0, ...(max === undefined ? {} : { max }) };
}

/** A fraction of a whole. */
function share(path: string, value: number | undefined, open: boolean): Limit {
  return { path, value, unit: '', min: 0, max: 1, open };
}

function violations(limits: readonly Limit[]): readonly Issue[] {
  return limits.flatMap(({ path, value, unit, min, max, open = false, integer = false }) => {
    if (value === undefined) return [];
    const inside = Number.isFinite(value) && (open ? value > min : value >= min) && (max === undefined || value <= max);
    if (inside && (!integer || Number.isInteger(value))) return [];
    const shown = unit === 'K' ? 'degC' : unit;
    const show = (bound: number): string => formatQuantity(bound, shown, 12);
    const allowed = `${integer ? 'a whole number, ' : ''}${open ? 'above' : 'at least'} ${show(min)}${max === undefined ? '' : `, at most ${show(max)}`}`;
    const name = path.slice(path.lastIndexOf('.') + 1);
    return [{ severity: 'error', path, message: `${name} is out of range.`, got: show(value), allowed } as const];
  });
}
