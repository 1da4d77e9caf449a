import type { CycleRow, Measurement, Results, VariantResult } from '../results/results.js';
import { type CycleColumn, cycleColumns, type NumericColumn, shownValue } from './cycleColumns.js';
import { missing, signed } from './numberText.js';
import { type Place, published, unitFactor } from './published.js';
import { rateCapability, rateText, retentionReference } from './rateCapability.js';
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

/** How values are printed. */
type Shown = CycleColumn['shown'];

/** Of a retention, which is no column of the cycle table. */
const retentionShown: Shown = { unit: '%', scale: 100, decimals: 1 };

interface Line {
  readonly quantity: string;
  readonly label: string;
  readonly shown: Shown;
  readonly at: (variant: VariantResult) => { readonly value: number; readonly place: Place } | undefined;
}

/** First-cycle values, capacity at each rate, last cycle and retention, then every other measured point that has a simulated counterpart. */
export function comparison(all: Results): readonly ComparisonRow[] {
  const results = wholeCycles(all);
  const lines = [...firstCycle(), ...rates(results), ...ageing(results)];
  const used = new Set<Measurement>();
  const rows = lines.map((line) => comparisonRow(results, line, used));
  const further = furtherLines(results, used).map((line) => comparisonRow(results, line, used));
  return [...rows, ...further].filter((row) => row.cells.some((cell) => cell.simulated !== missing));
}

function firstCycle(): readonly Line[] {
  const line = (key: NumericColumn, label: string): Line => ({
    quantity: key,
    label,
    shown: cycleColumns[key].shown,
    at: (variant) => rowValue(variant.cycles[0], key, true),
  });
  return [
    line('chargeCapacity', 'First charge'),
    line('dischargeCapacity', 'First discharge'),
    line('coulombicEfficiency', 'First Coulombic efficiency'),
    line('meanDischargeVoltage', 'First mean discharge voltage'),
  ];
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
      quantity: 'dischargeCapacity',
      label: `Discharge at ${text}`,
      shown: cycleColumns.dischargeCapacity.shown,
      at: (variant) => {
        const point = rateCapability(variant.cycles).find((candidate) => rateText(candidate.rate) === text);
        return point && { value: point.capacity, place: { cycle: point.cycle, rate: point.rate } };
      },
    }));
}

/** Fewer cycles than this after the reference are no ageing. */
const ageingCycles = 5;

function ageing(results: Results): readonly Line[] {
  const last = (variant: VariantResult) => variant.cycles.findLast((row) => Number.isFinite(row.dischargeCapacity));
  if (!results.variants.some((variant) => (last(variant)?.cycle ?? 0) > variant.cycles[0]?.cycle)) return [];
  const lastCycles = new Set(results.variants.map((variant) => last(variant)?.cycle));
  const references = new Set(results.variants.map((variant) => retentionReference(variant.cycles)?.cycle));
  const lastText = lastCycles.size === 1 ? `cycle ${[...lastCycles][0]}` : 'last cycle';
  const referenceText = references.size === 1 ? `cycle ${[...references][0]}` : 'reference cycle';
  const aged = results.variants.some(
    (variant) => (last(variant)?.cycle ?? 0) - (retentionReference(variant.cycles)?.cycle ?? 0) >= ageingCycles,
  );
  const discharge: Line = {
    quantity: 'dischargeCapacity',
    label: `Discharge, ${lastText}`,
    shown: cycleColumns.dischargeCapacity.shown,
    at: (variant) => rowValue(last(variant), 'dischargeCapacity', false),
  };
  const retention: Line = {
    quantity: 'retention',
    label: `Retention, ${lastText} / ${referenceText}`,
    shown: retentionShown,
    at: (variant) => retentionAt(variant, last(variant)?.cycle, true),
  };
  return aged ? [discharge, retention] : [discharge];
}

/** Discharge capacity of a cycle over that of the cycle it is compared with. */
function retentionAt(variant: VariantResult, cycle: number | undefined, usual: boolean) {
  const until = variant.cycles.filter((row) => cycle !== undefined && row.cycle <= cycle);
  const end = until.at(-1);
  const reference = retentionReference(until);
  if (!end || !reference || end.cycle !== cycle) return undefined;
  return { value: end.dischargeCapacity / reference.dischargeCapacity, place: { cycle: end.cycle, usual } };
}

/** Lines for measured points of a cycle that no standard line has shown. */
function furtherLines(results: Results, used: ReadonlySet<Measurement>): readonly Line[] {
  const lines = new Map<string, Line>();
  for (const m of results.measurements) {
    if (used.has(m) || m.cycle === undefined) continue;
    const belongs = results.variants.filter((variant) => (m.variant ?? variant.name) === variant.name);
    if (!belongs.some((variant) => inTableUnit(m, variant) !== undefined)) continue;
    const line = furtherLine(m.quantity, m.cycle);
    if (line) lines.set(`${m.quantity} ${m.cycle}`, line);
  }
  return [...lines.values()].filter((line) => results.variants.some((variant) => line.at(variant) !== undefined));
}

function furtherLine(quantity: string, cycle: number): Line | undefined {
  if (quantity === 'retention') {
    const at = (variant: VariantResult) => retentionAt(variant, cycle, false);
    return { quantity, label: `Retention, cycle ${cycle}`, shown: retentionShown, at };
  }
  if (!isNumericField(quantity)) return undefined;
  return {
    quantity,
    label: `${cycleColumns[quantity].label.replace(/^(Charge|Discharge) capacity$/, '$1')}, cycle ${cycle}`,
    shown: cycleColumns[quantity].shown,
    at: (variant) =>
      rowValue(
        variant.cycles.find((row) => row.cycle === cycle),
        quantity,
        false,
      ),
  };
}

function isNumericField(quantity: string): quantity is NumericColumn {
  return quantity !== 'label' && quantity !== 'cycle' && Object.hasOwn(cycleColumns, quantity);
}

function rowValue(row: CycleRow | undefined, key: NumericColumn, usual: boolean) {
  return row && { value: row[key], place: { cycle: row.cycle, usual } };
}

function comparisonRow(results: Results, line: Line, used: Set<Measurement>): ComparisonRow {
  const cells = results.variants.map((variant): ComparisonCell => {
    const simulated = line.at(variant);
    if (!simulated) return { simulated: missing, published: '', deviation: '', source: '' };
    const text = shownValue(simulated.value, line);
    const measured = published(results.measurements, variant.name, line.quantity, simulated.place);
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

/** A measured value in the unit of the cycle table; a voltage given against Li becomes the cell voltage. */
export function inTableUnit(m: Measurement, variant: VariantResult): number | undefined {
  const factor = unitFactor(m.quantity, m.unit);
  if (factor === undefined) return undefined;
  const againstLithium = m.quantity.endsWith('Voltage') && /\bvs\.? Li\b(?!4)/.test(m.unit);
  return m.value * factor - (againstLithium ? variant.cell.anode.plateau : 0);
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
