import type { DiscretisationError, LargestChange } from '../../results/discretisation.js';
import { type Json, plain } from '../../results/plain.js';
import { significant } from '../text/numberText.js';
import { formatTable } from '../text/table.js';

const words = {
  radial: 'nodes along the radius',
  through: 'nodes through the cathode',
  classes: 'classes of particles',
  tolerance: 'tolerance in time',
  all: 'all of them',
} as const;

/** A table a variant: what changes when a direction is made finer, in its worst cycle. */
export function discretisationText(found: readonly DiscretisationError[]): string {
  return found.map(variantText).join('\n');
}

function variantText({ variant, errors, notes }: DiscretisationError): string {
  const table = formatTable(
    [
      [variant, 'used', 'finer', 'discharge capacity', 'mean voltage', 'interface resistance'],
      ...errors.map(({ direction, used, finer, capacity, voltage, resistance }) => [
        words[direction],
        used,
        finer,
        shown(capacity, 100, '%'),
        shown(voltage, 1000, 'mV'),
        shown(resistance, 100, '%'),
      ]),
    ],
    { align: ['left'] },
  );
  return `${table}${notes.map((note) => `${note}\n`).join('')}`;
}

/** "0.12 % (cycle 7)": size of the change, without its sign. */
function shown({ change, cycle }: LargestChange, factor: number, unit: string): string {
  return Number.isNaN(change) ? '' : `${significant(Math.abs(factor * change), 2)} ${unit} (cycle ${cycle})`;
}

/** The same as data: capacities and resistances relative, voltages in V, with the sign of used minus finer. */
export function discretisationJson(found: readonly DiscretisationError[]): Json {
  return Object.fromEntries(found.map(({ variant, ...rest }) => [variant, plain(rest)]));
}
