import type { Results, VariantResult } from '../../results/results.js';
import { listed } from '../../text/listed.js';
import { plainCycles, retentionReference } from '../run/rateCapability.js';
import { fixed, powerOfTen } from '../text/numberText.js';

/** Up to this many variants are described one by one. */
const described = 3;

/** Fewer cycles than this after the reference are no ageing. */
const agedCycles = 5;

/** What came out, in words: who was cycled how, first cycle, fade, and whether the run can be trusted. */
export function summary(results: Results): string {
  const { variants } = results;
  if (variants.length === 0) return 'The scenario has no variants; nothing was simulated.';
  const findings =
    variants.length <= described ? [...variants.map(firstCycle), ...variants.map(fade)] : ranges(variants);
  return [opening(results), ...findings, trust(variants)].filter((sentence) => sentence !== '').join(' ');
}

function opening({ variants }: Results): string {
  const names = listed(variants.map((variant) => variant.name));
  const temperatures = unique(
    variants
      .flatMap(({ cell, temperatures: set = [] }) => [cell.temperature, ...set.map(({ temperature }) => temperature)])
      .map((temperature) => `${fixed(temperature - 273.15, 0)} °C`),
  );
  const pressures = unique(
    variants
      .flatMap(({ cell, pressures: set = [] }) => [cell.pressure, ...set.map(({ pressure }) => pressure)])
      .map((pressure) => `${fixed(pressure / 1e6, 0)} MPa`),
  );
  const cycles = variants.map((variant) => variant.cycles.length);
  const counts = unique([Math.min(...cycles), Math.max(...cycles)].map(String)).join(' to ');
  const count = `${counts} ${counts === '1' ? 'cycle' : 'cycles'}`;
  const subject = variants.length === 1 ? `One variant, ${names}, was` : `The variants ${names} were`;
  return `${subject} simulated for ${count} at ${listed(temperatures)} and ${listed(pressures)}.`;
}

function firstCycle(variant: VariantResult): string {
  const row = variant.cycles[0];
  if (!row) return `${variant.name} did not finish a half cycle.`;
  const parts: string[] = [];
  if (Number.isFinite(row.chargeCapacity))
    parts.push(`takes ${fixed(row.chargeCapacity, 0)} mAh/g on its first charge`);
  if (Number.isFinite(row.dischargeCapacity))
    parts.push(`gives ${fixed(row.dischargeCapacity, 0)} mAh/g on its first discharge`);
  if (parts.length === 0) return `${variant.name} did not finish a half cycle.`;
  const efficiency = Number.isFinite(row.coulombicEfficiency)
    ? ` (Coulombic efficiency ${fixed(100 * row.coulombicEfficiency, 1)} %)`
    : '';
  return `${variant.name} ${listed(parts)}${efficiency}.`;
}

function fade(variant: VariantResult): string {
  const reference = retentionReference(variant.cycles);
  const last = lastDischarged(variant);
  if (!reference || !last || last.cycle - reference.cycle < agedCycles) return '';
  const share = fixed(100 * retention(variant), 1);
  return `In cycle ${last.cycle} ${variant.name} still delivers ${fixed(last.dischargeCapacity, 0)} mAh/g, ${share} % of cycle ${reference.cycle}.`;
}

/** The span over many variants, with the ones at its ends. */
function ranges(variants: readonly VariantResult[]): readonly string[] {
  const span = (text: string, unit: string, decimals: number, value: (variant: VariantResult) => number) => {
    const known = variants.filter((variant) => Number.isFinite(value(variant))).sort((a, b) => value(a) - value(b));
    if (known.length === 0) return '';
    const [low, high] = [known[0], known[known.length - 1]];
    return `${text} from ${fixed(value(low), decimals)} (${low.name}) to ${fixed(value(high), decimals)} ${unit} (${high.name}).`;
  };
  return [
    span('The first discharge ranges', 'mAh/g', 0, (variant) => variant.cycles[0]?.dischargeCapacity),
    span('Retention in the last cycle ranges', '%', 1, (variant) => 100 * retention(variant)),
  ];
}

/** Last discharge capacity over that of the reference cycle; NaN where they are one. */
function retention(variant: VariantResult): number {
  const reference = retentionReference(variant.cycles);
  const last = lastDischarged(variant);
  if (!reference || !last || last.cycle === reference.cycle) return Number.NaN;
  return last.dischargeCapacity / reference.dischargeCapacity;
}

function lastDischarged({ cycles }: VariantResult) {
  return plainCycles(cycles).findLast((row) => Number.isFinite(row.dischargeCapacity));
}

function trust(variants: readonly VariantResult[]): string {
  const incomplete = variants.filter((variant) => variant.status.code !== 'completed');
  const ends =
    incomplete.length === 0
      ? 'All programmes ran to their end'
      : `${listed(incomplete.map((variant) => `${variant.name} (${variant.status.code})`))} did not run to the end`;
  const worst = Math.max(...variants.map((variant) => Math.abs(variant.balances.lithium)));
  const balance = Number.isFinite(worst) ? `; lithium is conserved to ${powerOfTen(worst, 1)}` : '';
  return `${ends}${balance}.`;
}

function unique(words: readonly string[]): readonly string[] {
  return [...new Set(words)];
}
