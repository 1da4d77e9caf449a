import { fromSi, parseQuantity } from '../../index.js';
import { plainNumber } from '../../text/plainNumber.js';
import { isPlain, type Path, type Plain, same, valueAt } from './document.js';

/** A control of the recipe. Unit, meaning and allowed range come from the schema; here only where a slider goes. */
export interface Field {
  readonly path: Path;
  readonly label: string;
  readonly kind: 'quantity' | 'limit' | 'rate' | 'count' | 'choice' | 'material';
  readonly from?: number;
  readonly to?: number;
  readonly step?: number;
  readonly log?: boolean;
  /** Kind of material to choose from. */
  readonly material?: string;
}

export interface FieldGroup {
  readonly name: string;
  readonly fields: readonly Field[];
}

const cathode = (...rest: Path): Path => ['cell', 'cathode', ...rest];
const quantity = (path: Path, label: string, from: number, to: number, step: number, log = false): Field => ({
  path,
  label,
  kind: 'quantity',
  from,
  to,
  step,
  log,
});

/** The controls for a document: fields of forms that it is not written in are left out. */
export function fieldGroups(document: Plain): readonly FieldGroup[] {
  const programme = cyclingPlace(document);
  const lab = isPlain(document.cell) && !('raw' in document.cell);
  const amount =
    valueAt(document, cathode('loading')) !== undefined
      ? quantity(cathode('loading'), 'Loading', 2, 40, 0.5)
      : quantity(cathode('compositeMass'), 'Composite mass', 2, 50, 0.5);
  const recipe: readonly FieldGroup[] = [
    {
      name: 'Coating',
      fields: [
        { path: cathode('coating', 'material'), label: 'Material', kind: 'material', material: 'coating' },
        quantity(cathode('coating', 'thickness'), 'Thickness', 1, 40, 0.5),
        quantity(cathode('coating', 'coverage'), 'Coverage', 0, 100, 1),
      ],
    },
    {
      name: 'Active material',
      fields: [
        { path: cathode('activeMaterial'), label: 'Material', kind: 'material', material: 'cam' },
        { path: cathode('morphology'), label: 'Morphology', kind: 'choice' },
        quantity(cathode('particles', 'd50'), 'Particle size d50', 0.5, 15, 0.1, true),
        quantity(cathode('particles', 'spread'), 'Size spread', 0, 0.9, 0.05),
        quantity(cathode('contact', 'fraction'), 'Contact at assembly', 20, 100, 1),
      ],
    },
    {
      name: 'Electrode and cell',
      fields: [
        amount,
        quantity(cathode('weightRatio', 'cam'), 'CAM parts', 40, 95, 0.5),
        quantity(cathode('weightRatio', 'electrolyte'), 'Electrolyte parts', 5, 60, 0.5),
        quantity(cathode('weightRatio', 'carbon'), 'Carbon parts', 0, 6, 0.1),
        { path: ['cell', 'anode', 'material'], label: 'Anode', kind: 'material', material: 'anode' },
        quantity(['cell', 'temperature'], 'Temperature', 0, 80, 1),
        quantity(['cell', 'pressure'], 'Stack pressure', 2, 200, 1, true),
      ],
    },
  ];
  const cycling: readonly FieldGroup[] = programme ? [{ name: 'Cycling', fields: cyclingFields(programme) }] : [];
  return [...(lab ? recipe : []), ...cycling];
}

function cyclingFields(block: Path): readonly Field[] {
  return [
    { path: [...block, 'cycles'], label: 'Cycles', kind: 'count', from: 1, to: 500, step: 1 },
    { path: [...block, 'charge'], label: 'Charge rate', kind: 'rate', from: 0.02, to: 4, log: true },
    { path: [...block, 'discharge'], label: 'Discharge rate', kind: 'rate', from: 0.02, to: 4, log: true },
    { path: [...block, 'window', 1], label: 'Upper limit', kind: 'limit', from: 4, to: 4.6, step: 0.01 },
    { path: [...block, 'window', 0], label: 'Lower limit', kind: 'limit', from: 2.2, to: 3.5, step: 0.01 },
  ];
}

/** The control of one place of a document; undefined where the page has none. */
export function fieldAt(document: Plain, path: Path): Field | undefined {
  const block = path[0] === 'protocol' && path[2] === 'cycling' ? cyclingFields(path.slice(0, 3)) : [];
  const all = [...fieldGroups(document).flatMap(({ fields }) => fields), ...block];
  return all.find((field) => same(field.path, path));
}

/** The block of equal cycles with the most cycles: the one that ageing is about. */
export function cyclingPlace(document: Plain): Path | undefined {
  const { protocol } = document;
  if (!Array.isArray(protocol)) return undefined;
  let best: Path | undefined;
  let most = -Infinity;
  protocol.forEach((entry, i) => {
    if (valueAt(entry, ['cycling']) === undefined) return;
    // A number that somebody has just emptied or mistyped does not take its control away.
    const read = Number(valueAt(entry, ['cycling', 'cycles']));
    const cycles = Number.isFinite(read) ? read : 0;
    if (cycles > most) {
      most = cycles;
      best = ['protocol', i, 'cycling'];
    }
  });
  return best;
}

/** The number that a slider shows, in the unit of the field; undefined for what it cannot read. */
export function numberOf(value: unknown, field: Field, unit: string): number | undefined {
  if (field.kind === 'rate') return rateOf(value);
  if (field.kind === 'limit') {
    const read = typeof value === 'string' ? Number.parseFloat(value) : Number.NaN;
    return Number.isFinite(read) ? read : undefined;
  }
  if (typeof value === 'number') return unit === '%' ? 100 * value : value;
  if (typeof value !== 'string') return undefined;
  const read = parseQuantity(value);
  if ('error' in read) return undefined;
  if (read.unitText === '') return unit === '%' ? 100 * read.value : read.value;
  return Number(fromSi(read.value, unit).toPrecision(9));
}

/** The number as it is written into the document, in the manner of what stood there. */
export function written(number: number, field: Field, unit: string, before: unknown): unknown {
  const text = plainNumber(number, 6);
  if (field.kind === 'rate') return `${text}C`;
  if (field.kind === 'count') return Math.round(number);
  if (field.kind === 'limit') {
    const reference = typeof before === 'string' ? before.replace(/^\s*[\d.]+/, '').trim() : '';
    return `${text} ${reference === '' ? 'V vs Li' : reference}`;
  }
  return unit === '' ? Number(text) : `${text} ${unit}`;
}

/** [C-rate] "0.2C", "C/5", 0.2. */
function rateOf(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  const parts = /^\s*([\d.]*)\s*C(?:\s*\/\s*([\d.]+))?\s*$/.exec(String(value));
  if (!parts) return undefined;
  const rate = Number(parts[1] === '' ? 1 : parts[1]) / Number(parts[2] ?? 1);
  return Number.isFinite(rate) && rate > 0 ? rate : undefined;
}

/** Limits of voltage follow the electrode they are measured against: the slider is moved along with it. */
export function sliderRange(field: Field, value: unknown): { readonly from: number; readonly to: number } {
  const { from = 0, to = 1 } = field;
  if (field.kind !== 'limit') return { from, to };
  const shift = /LTO/.test(String(value)) ? 1.55 : /In/.test(String(value)) ? 0.62 : 0;
  return { from: Number((from - shift).toFixed(2)), to: Number((to - shift).toFixed(2)) };
}
