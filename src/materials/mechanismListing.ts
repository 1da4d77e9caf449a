import type { Property } from '../constants/property.js';
import { mechanisms } from '../degradation/mechanisms.js';
import { type Default, isChoice, isGroup, type NumberOption, type Option } from '../degradation/options.js';
import { fromSi } from '../scenario/quantities/quantity.js';
import type { MaterialListing, PropertyListing } from './listing.js';

/** All mechanisms of ageing, with every option, its built-in value in the unit of the scenario, and its source. */
export function listMechanisms(): readonly MaterialListing[] {
  return mechanisms().map(({ name, meaning, options }) => ({
    name,
    kind: 'mechanism',
    aliases: [],
    description: meaning,
    properties: Object.entries(options).flatMap(([option, declared]) => listOption(option, declared)),
  }));
}

function listOption(name: string, option: Option): readonly PropertyListing[] {
  const { meaning } = option;
  if (isChoice(option)) {
    const [value] = option.choices;
    return [{ name, meaning, value, unit: '-', source: 'chosen', note: `one of ${option.choices.join(', ')}` }];
  }
  if (isGroup(option)) {
    const parts = Object.keys(option.parts).join(', ');
    return [{ name, meaning, value: 'none', unit: '-', source: 'chosen', note: `{ ${parts} } if given` }];
  }
  return cases(option.default).map(({ of, constant }) => ({
    name: of === undefined ? name : `${name} (${of})`,
    meaning,
    ...(typeof constant === 'string'
      ? { value: constant, unit: '-', source: 'the cell' }
      : listConstant(constant, option)),
  }));
}

/** The built-in values of an option, and for which cells each of them is. */
function cases(given: Default | undefined): readonly { readonly of?: string; readonly constant: Property | string }[] {
  if (given === undefined) return [{ constant: 'none' }];
  if ('of' in given) return [{ constant: given.meaning }];
  if ('value' in given) return [{ constant: given }];
  return Object.entries(given).map(([of, constant]) => ({ of, constant }));
}

function listConstant({ value, source, range, note }: Property, { unit }: NumberOption): Omit<PropertyListing, 'name'> {
  const convert = (si: number): number => Number(fromSi(si, unit).toPrecision(12));
  return {
    value: convert(value),
    unit,
    source,
    ...(range === undefined ? {} : { range: [convert(range[0]), convert(range[1])] as const }),
    ...(note === undefined ? {} : { note }),
  };
}
