import { startLaws } from '../../cell/startLaws.js';
import { givenFor, mechanismNamed } from '../../degradation/mechanisms.js';
import { defaultValue, isChoice, isGroup } from '../../degradation/options.js';
import { findMaterial } from '../../materials/catalogue.js';
import type { MaterialKind } from '../../materials/material.js';
import { underLaws } from '../../materials/underLaws.js';
import type { Prepared } from '../../prepare.js';
import { type Path, valueAt } from '../../scenario/document/path.js';
import { resolvedSchema } from '../../scenario/schema.js';

/**
 * The value (SI) that a number has where a scenario says nothing: the default of the file format, the built-in constant of a
 * mechanism, or that of a built-in material. `place` in the long form. Undefined where there is none.
 */
export function builtInValue(place: Path, prepared: Prepared): number | undefined {
  const form = resolvedSchema().safeParse(prepared.raw);
  const stated = form.success ? valueAt(form.data, place) : undefined;
  if (typeof stated === 'number') return stated;
  if (place[0] === 'mechanisms' && place.length === 3) return ageingConstant(place, prepared);
  const ofStart = startValues[place.join('.')];
  if (ofStart) return ofStart(prepared);
  return ofMaterial(place, prepared);
}

function ageingConstant([, name = '', option = '']: Path, { cell, scenario }: Prepared): number | undefined {
  const mechanism = mechanismNamed(name);
  if (mechanism === undefined || givenFor(scenario.mechanisms, mechanism.name) === undefined) return undefined;
  const number = Object.hasOwn(mechanism.options, option) ? mechanism.options[option] : undefined;
  return number === undefined || isChoice(number) || isGroup(number) ? undefined : defaultValue(number, cell);
}

/** What the laws of the fresh cell give, by its place. */
const startValues: Readonly<Record<string, (prepared: Prepared) => number | undefined>> = {
  'cell.cathode.contact.fraction': ({ cell }) => cell.cathode.distribution?.contact,
  'cell.cathode.contact.spread': ({ cell }) => cell.cathode.distribution?.contactSpread,
  'cell.cathode.contact.connected': ({ cell }) => cell.cathode.distribution?.connected,
  'cell.cathode.porosity': ({ cell, scenario }) =>
    scenario.cell.kind === 'lab' ? startLaws[cell.laws].porosity(scenario.cell, cell.cathode.electrolyte) : undefined,
  'cell.cathode.coating.coverage': ({ cell }) => coveredOf(cell)?.fraction,
  'cell.cathode.coating.blocking': (prepared) =>
    coveredOf(prepared.cell)?.oxidationFactor ?? ofMaterial(['cell', 'cathode', 'coating', 'blocking'], prepared),
  'cell.fabricationPressure': ({ cell }) => cell.fabricationPressure,
};

const coveredOf = ({ cathode }: Prepared['cell']) => cathode.patches.find(({ name }) => name === 'covered');

/** Places below `cell` and the property of the material that stands in for them. */
const materialPlaces: readonly (readonly [place: string, kind: MaterialKind, name: string, property: string])[] = [
  ['cathode.coating.conductivity', 'coating', 'cathode.coating.material', 'conductivity.value'],
  ['cathode.coating.blocking', 'coating', 'cathode.coating.material', 'blocking.value'],
  ['cathode.coating.adhesion', 'coating', 'cathode.coating.material', 'adhesion.value'],
  ['cathode.interphase.conductivity', 'electrolyte', 'cathode.electrolyte', 'interphaseConductivity.value'],
  ['cathode.initialContent', 'cam', 'cathode.activeMaterial', 'initialContent.value'],
  ['cathode.overrides.exchangeCurrentDensity', 'cam', 'cathode.activeMaterial', 'exchangeCurrentDensity.value'],
  ['cathode.overrides.diffusivity', 'cam', 'cathode.activeMaterial', 'diffusivity.value.D0'],
  ['cathode.overrides.diffusivityDrop', 'cam', 'cathode.activeMaterial', 'diffusivity.value.A1'],
  ['anode.resistance', 'anode', 'anode.material', 'resistance.value'],
];

/** Places below `cell` where a constant stands in when a scenario says nothing. */
export const builtInPlaces: readonly Path[] = [
  ...Object.keys(startValues).map((place) => place.split('.')),
  ...materialPlaces.map(([place]) => ['cell', ...place.split('.')]),
];

function ofMaterial(place: Path, { cell, scenario }: Prepared): number | undefined {
  const entry = materialPlaces.find(([key]) => place[0] === 'cell' && place.slice(1).join('.') === key);
  if (!entry || scenario.cell.kind !== 'lab') return undefined;
  const [, kind, nameAt, property] = entry;
  const name = valueAt(scenario.cell, nameAt.split('.'));
  // Own materials have values of their own, which the scenario states anyway.
  if (typeof name !== 'string' || name in scenario.materials) return undefined;
  const found = findMaterial(kind, name, '', []);
  if (!('material' in found)) return undefined;
  const number = valueAt(underLaws(found.material, cell.laws), property.split('.'));
  return typeof number === 'number' ? number : undefined;
}
