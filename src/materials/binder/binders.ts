import { sources } from '../../constants/sources.js';
import type { Binder, Property } from '../material.js';

const pathExponent = (value: number, note: string): Property => ({
  value,
  unit: '-',
  source: sources.hong,
  range: [0, 0.8],
  note,
});

const fullShare: Property = {
  value: 0.01,
  unit: '-',
  source: sources.hong,
  range: [0.005, 0.03],
  note: 'at which the power was measured; less is taken as linear',
};

const contactBlocking: Property = {
  value: 0,
  unit: '-',
  source: sources.assumed,
  range: [0, 0.3],
  note: 'nobody has read it apart from the ion paths',
};

/** Nitrile butadiene rubber, from slurries. */
export const nbr: Binder = {
  kind: 'binder',
  name: 'NBR',
  aliases: ['nitrile butadiene rubber', 'HNBR'],
  description: 'nitrile butadiene rubber, from slurries: a film around the particles',
  density: { value: 1000, unit: 'kg/m3', source: sources.memory, range: [950, 1050] },
  pathExponent: pathExponent(0.4, 'wet binder coats the electrolyte'),
  fullShare,
  contactBlocking,
};

/** Polytetrafluoroethylene, dry. */
export const ptfe: Binder = {
  kind: 'binder',
  name: 'PTFE',
  aliases: ['Teflon', 'polytetrafluoroethylene'],
  description: 'polytetrafluoroethylene, dry: fibrils between the particles',
  density: { value: 2200, unit: 'kg/m3', source: sources.memory, range: [2100, 2250] },
  pathExponent: pathExponent(0.2, 'fibrils leave most of the electrolyte free'),
  fullShare,
  contactBlocking,
};

/** Share, 0 to 1, of the effect of a binder with which a composite has it: in proportion up to `fullShare`. */
export function effectOf({ fullShare: { value } }: Binder, weightShare: number): number {
  return Math.min(1, weightShare / value);
}
