import type { ActivePowder, Cell, PropertyCurve } from '../cell/cell.js';

/** Plain data, as JSON can hold it. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** The cell in SI as data, property laws as tables over their range. */
export function parameters(cell: Cell): Json {
  const { powders } = cell.cathode;
  return {
    ...(plain(cell) as { readonly [key: string]: Json }),
    cathode: {
      ...ofPowder(cell.cathode),
      ...(powders === undefined ? {} : { powders: powders.map(ofPowder) }),
    },
  };
}

function ofPowder(powder: ActivePowder): { readonly [key: string]: Json } {
  return {
    ...(plain(powder) as { readonly [key: string]: Json }),
    openCircuitVoltage: tabulated(powder.openCircuitVoltage),
    diffusivity: tabulated(powder.diffusivity),
    volumeChange: tabulated(powder.volumeChange),
  };
}

const tablePoints = 101;

function tabulated(curve: PropertyCurve): Json {
  const [low, high] = curve.range;
  const table: Json[] = [];
  for (let i = 0; i < tablePoints; i++) {
    const x = low + ((high - low) * i) / (tablePoints - 1);
    table.push([x, plain(curve.at(x))]);
  }
  return { source: curve.source, range: [low, high], table };
}

/** Plain data: NaN and infinity become null, typed arrays lists; functions and absent fields are left out. */
export function plain(value: unknown): Json {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (ArrayBuffer.isView(value) && !(value instanceof DataView)) return Array.from(value as Float64Array, plain);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object') return null;
  const kept = Object.entries(value).filter(([, entry]) => entry !== undefined && typeof entry !== 'function');
  return Object.fromEntries(kept.map(([key, entry]) => [key, plain(entry)]));
}
