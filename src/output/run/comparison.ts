import { observe } from '../../measure/observable.js';
import { dischargeCapacity, retention } from '../../quantities/capacity.js';
import type { CycleQuantity, Shown } from '../../quantities/cycleQuantity.js';
import { measuredQuantity, type TabulatedQuantity, tabulatedQuantities } from '../../quantities/registry.js';
import type { CycleRow, Measurement, Results, VariantResult } from '../../results/results.js';
import { fromSi, toSi } from '../../scenario/quantities/quantity.js';
import { missing, signed } from '../text/numberText.js';
import { shownValue } from './cycleColumns.js';
import { type Place, published } from './published.js';
import { comparedCheckUps, plainCycles, rateCapability, rateText, retentionReference } from './rateCapability.js';
import { wholeCycles } from './wholeCycles.js';

/** One quantity of the comparison, simulated and published, for every variant in their order. */
export interface ComparisonRow {
  readonly quantity: string;
  /** Plain unit, `mAh/g`; `%` where values are shown as percentages. */
  readonly unit: string;
  readonly cells: readonly ComparisonCell[];
}

/** Texts of one variant; empty where nothing was published. */
export interface ComparisonCell {
  readonly simulated: string;
  readonly published: string;
  readonly deviation: string;
  /** Where the published value was printed. */
  readonly source: string;
}

interface Line {
  readonly quantity: string;
  readonly label: string;
  readonly shown: Shown;
  readonly at: (variant: VariantResult) => { readonly value: number; readonly place: Place } | undefined;
  /** The measured values that it is for; absent: found by the place. */
  readonly isOf?: (measurement: Measurement) => boolean;
}

/** First-cycle values, capacity at each rate, last cycle and retention, then every other measured point that has a simulated counterpart. */
export function comparison(all: Results): readonly ComparisonRow[] {
  return compared(all).rows;
}

/** Measured points of the variants that were run for which the run has no value, because it ended before or measured nothing there. */
export function notCompared(all: Results): readonly Measurement[] {
  const { missing: found } = compared(all);
  return all.measurements.filter((m) => found.has(m));
}

function compared(all: Results) {
  const results = wholeCycles(all);
  const lines = [...firstCycle(), ...rates(results), ...ageing(results)];
  const used = new Set<Measurement>();
  const rows = lines.map((line) => comparisonRow(results, line, used));
  const further = furtherLines(results, used);
  return {
    rows: [...rows, ...further.map((line) => comparisonRow(results, line, used))].filter((row) =>
      row.cells.some((cell) => cell.simulated !== missing),
    ),
    missing: new Set(further.flatMap((line) => withoutValue(results, line))),
  };
}

/** Of the measured points of a line: those of variants that have no value there. */
function withoutValue(results: Results, line: Line): readonly Measurement[] {
  const without = results.variants.filter((variant) => !Number.isFinite(line.at(variant)?.value ?? Number.NaN));
  return results.measurements.filter(
    (m) => line.isOf?.(m) === true && without.some(({ name }) => (m.variant ?? name) === name),
  );
}

function firstCycle(): readonly Line[] {
  return tabulatedQuantities().flatMap((quantity): Line[] => {
    const { name, firstCycle: label, shown } = quantity;
    if (label === undefined) return [];
    return [{ quantity: name, label, shown, at: (variant) => rowValue(variant.cycles[0], quantity, true) }];
  });
}

function rates(results: Results): readonly Line[] {
  const texts = new Map<string, number>();
  for (const variant of results.variants) {
    for (const point of rateCapability(variant.cycles)) texts.set(rateText(point.rate), point.rate);
  }
  if (texts.size < 2) return [];
  return [...texts]
    .sort((a, b) => a[1] - b[1])
    .map(([text]) => ({
      quantity: dischargeCapacity.name,
      label: `Discharge at ${text}`,
      shown: dischargeCapacity.shown,
      at: (variant) => {
        const point = rateCapability(variant.cycles).find((candidate) => rateText(candidate.rate) === text);
        return point && { value: point.capacity, place: { cycle: point.cycle, rate: point.rate } };
      },
    }));
}

/** Fewer cycles than this after the reference are no ageing. */
const ageingCycles = 5;

function ageing(results: Results): readonly Line[] {
  const last = (variant: VariantResult) =>
    plainCycles(variant.cycles).findLast((row) => Number.isFinite(row.dischargeCapacity));
  if (!results.variants.some((variant) => (last(variant)?.cycle ?? 0) > variant.cycles[0]?.cycle)) return [];
  const lastCycles = new Set(results.variants.map((variant) => last(variant)?.cycle));
  const references = new Set(results.variants.map((variant) => retentionReference(variant.cycles)?.cycle));
  const lastText = lastCycles.size === 1 ? `cycle ${[...lastCycles][0]}` : 'last cycle';
  const referenceText = references.size === 1 ? `cycle ${[...references][0]}` : 'reference cycle';
  const aged = results.variants.some(
    (variant) => (last(variant)?.cycle ?? 0) - (retentionReference(variant.cycles)?.cycle ?? 0) >= ageingCycles,
  );
  const discharge: Line = {
    quantity: dischargeCapacity.name,
    label: `Discharge, ${lastText}`,
    shown: dischargeCapacity.shown,
    at: (variant) => rowValue(last(variant), dischargeCapacity, false),
  };
  const kept: Line = {
    quantity: retention.name,
    label: `Retention, ${lastText} / ${referenceText}`,
    shown: retention.shown,
    at: (variant) => retentionAt(variant, last(variant)?.cycle, true),
  };
  return [...(aged ? [discharge, kept] : [discharge]), ...checkUps(results)];
}

/** What the last check-up gave, and how much that is of the first one at the same rates. */
function checkUps({ variants }: Results): readonly Line[] {
  const found = variants.flatMap(({ cycles }) => comparedCheckUps(cycles) ?? []);
  if (found.length === 0) return [];
  const text = (numbers: readonly number[], word: string): string =>
    new Set(numbers).size === 1 ? `cycle ${numbers[0]}` : word;
  const lastText = text(
    found.map(({ last }) => last.cycle),
    'last',
  );
  const firstText = text(
    found.map(({ first }) => first.cycle),
    'first',
  );
  return [
    {
      quantity: dischargeCapacity.name,
      label: `Check-up, ${lastText}`,
      shown: dischargeCapacity.shown,
      at: ({ cycles }) => rowValue(comparedCheckUps(cycles)?.last, dischargeCapacity, false),
    },
    {
      quantity: retention.name,
      label: `Retention of check-ups, ${lastText} / ${firstText}`,
      shown: retention.shown,
      at: ({ cycles }) => {
        const both = comparedCheckUps(cycles);
        if (both === undefined) return undefined;
        const { first, last } = both;
        const value = last.dischargeCapacity / first.dischargeCapacity;
        return { value, place: { cycle: last.cycle, reference: first.cycle } };
      },
    },
  ];
}

/** Discharge capacity of a cycle over that of the cycle it is compared with. */
function retentionAt(variant: VariantResult, cycle: number | undefined, usual: boolean) {
  const before = variant.cycles.filter((row) => cycle !== undefined && row.cycle <= cycle);
  const end = before.at(-1);
  const until = end?.checkUp ? before.filter((row) => row.checkUp && row.label === end.label) : before;
  const reference = end?.checkUp ? until[0] : retentionReference(until);
  if (!end || !reference || end.cycle !== cycle) return undefined;
  return {
    value: end.dischargeCapacity / reference.dischargeCapacity,
    place: { cycle: end.cycle, usual, reference: reference.cycle },
  };
}

/** Lines for measured points that no standard line has shown, one for each quantity and place. */
function furtherLines(results: Results, used: ReadonlySet<Measurement>): readonly Line[] {
  const lines = new Map<string, Line>();
  for (const m of results.measurements) {
    // Those of a file are compared as a whole, in the residuals.
    if (used.has(m) || m.level === 'file' || !results.variants.some(({ name }) => (m.variant ?? name) === name))
      continue;
    const key = placeKey(m);
    const line = lines.has(key) ? undefined : furtherLine(m, key);
    if (line) lines.set(key, line);
  }
  return [...lines.values()];
}

const placeKey = ({ quantity, cycle, rate, reference }: Measurement): string =>
  JSON.stringify([quantity, cycle, cycle === undefined ? rate : undefined, reference]);

function furtherLine(m: Measurement, key: string): Line | undefined {
  const { cycle, rate, reference } = m;
  const quantity = measuredQuantity(m.quantity);
  if (!quantity) return undefined;
  const { unit, compares } = quantity.measured;
  // Without cycle and rate: what is there from the start, or what is left at the end.
  const bare = compares ? 'last cycle' : 'first cycle';
  const when = cycle !== undefined ? `cycle ${cycle}` : rate === undefined ? bare : `first cycle at ${rateText(rate)}`;
  const against = compares && reference !== undefined ? ` / cycle ${reference}` : '';
  const isOf = (other: Measurement): boolean => placeKey(other) === key;
  const usualRetention = quantity.name === retention.name && reference === undefined && cycle !== undefined;
  return {
    quantity: quantity.name,
    label: `${labelOf(quantity)}, ${when}${against}`,
    shown: quantity.shown,
    isOf,
    at: (variant) => {
      if (usualRetention) return retentionAt(variant, cycle, false);
      const asked = when === 'last cycle' ? { ...m, cycle: variant.cycles.at(-1)?.cycle ?? 1 } : m;
      const { value } = observe({ ...asked, unit }, variant);
      return { value: unit === '%' ? value / 100 : value, place: { cycle: asked.cycle ?? Number.NaN } };
    },
  };
}

/** Capacities are what a comparison is mostly of: they go by a word. */
function labelOf({ kind, heads, label }: CycleQuantity): string {
  return kind === 'capacity' ? (heads?.report ?? label) : label;
}

function rowValue(row: CycleRow | undefined, { column }: TabulatedQuantity, usual: boolean) {
  return row && { value: column.of(row), place: { cycle: row.cycle, usual } };
}

function comparisonRow(results: Results, line: Line, used: Set<Measurement>): ComparisonRow {
  const cells = results.variants.map((variant): ComparisonCell => {
    const simulated = line.at(variant);
    if (!simulated) return { simulated: missing, published: '', deviation: '', source: '' };
    const text = shownValue(simulated.value, line);
    const measured = measuredFor(results, variant, line, simulated.place);
    const value = measured && inTableUnit(measured, variant);
    if (!measured || value === undefined) return { simulated: text, published: '', deviation: '', source: '' };
    used.add(measured);
    return {
      simulated: text,
      published: asPrinted(value * line.shown.scale, line.shown.decimals),
      deviation: deviation(simulated.value, value, line.shown),
      source: measured.source,
    };
  });
  return { quantity: line.label, unit: line.shown.unit, cells };
}

function measuredFor(results: Results, { name }: VariantResult, line: Line, place: Place): Measurement | undefined {
  const { isOf, quantity } = line;
  if (isOf === undefined) return published(results.measurements, name, quantity, place);
  return results.measurements.find((m) => isOf(m) && (m.variant ?? name) === name);
}

/**
 * A measured value in the unit of the cycle table, percentages as fractions; a voltage against Li becomes that of the cell, a
 * resistance of the whole cell that of its area. Undefined for what no table has.
 */
export function inTableUnit({ quantity, value, unit }: Measurement, { cell }: VariantResult): number | undefined {
  const known = measuredQuantity(quantity);
  if (!known || !Number.isFinite(value)) return undefined;
  const { unit: own, alsoIn } = known.measured;
  if (unit === own) return own === '%' ? value / 100 : value;
  if (unit !== alsoIn) return undefined;
  return alsoIn === 'Ohm' ? fromSi(toSi(value, alsoIn) * cell.area, own) : value - cell.anode.plateau;
}

/** A published number keeps the digits it was printed with, up to those of its column. */
function asPrinted(value: number, decimals: number): string {
  return String(Number(value.toFixed(decimals)));
}

/** In percentage points, in millivolts, or in per cent of the published value, whatever is usual of a unit. */
function deviation(simulated: number, measured: number, { unit }: Shown): string {
  if (!Number.isFinite(simulated)) return '';
  if (unit === '%') return `${signed(100 * (simulated - measured), 1)} pp`;
  if (unit === 'V' || unit === 'mV') return `${signed(1000 * (simulated - measured), 0)} mV`;
  return measured === 0 ? '' : `${signed((100 * (simulated - measured)) / measured, 1)} %`;
}
