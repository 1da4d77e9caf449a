import type { Property } from '../constants/property.js';
import { mechanisms } from '../degradation/mechanisms.js';
import { isChoice, isGroup, type NumberOption, type Option, valuesOf } from '../degradation/options.js';
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
  if (option.default === undefined) return [{ name, meaning, value: 'none', unit: '-', source: 'the cell' }];
  return valuesOf(option.default).map(({ of, value }) => ({
    name: of.length === 0 ? name : `${name} (${of.join(', ')})`,
    meaning,
    ...('of' in value ? { value: value.meaning, unit: '-', source: 'the cell' } : listConstant(value, option)),
  }));
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
