import { tabulatedQuantities } from '../../quantities/registry.js';
import { type Json, parameters, plain } from '../../results/plain.js';
import type { CycleRow, Results, VariantResult } from '../../results/results.js';
import type { Issue } from '../../scenario/document/issue.js';
import { residualsJson } from './residualsText.js';

/**
 * The object that `run --json` prints. Capacities in mAh/g, coulombicEfficiency as a fraction, balances as relative errors,
 * the optional time series in SI; null where a number does not exist.
 */
export function runJson(results: Results, options: { readonly series?: boolean } = {}): Json {
  const residuals = residualsJson(results);
  return {
    scenario: plain(results.scenario),
    ...(residuals.length > 0 ? { residuals } : {}),
    variants: byName(results, (variant) => ({
      status: plain(variant.status),
      cycles: rowsJson(variant.cycles),
      ...(options.series ? { series: plain(variant.series) } : {}),
      ...measured(variant),
      balances: plain(variant.balances),
      statistics: plain(variant.statistics),
      ...(variant.jumped ? { jumped: plain(variant.jumped) } : {}),
      ...(variant.blocks ? { blocks: plain(variant.blocks) } : {}),
      ...(variant.temperatures ? { temperatures: plain(variant.temperatures) } : {}),
      ...(variant.pressures ? { pressures: plain(variant.pressures) } : {}),
    })),
  };
}

/** What is wrong with a scenario, for programs. */
export function issuesJson(issues: readonly Issue[]): Json {
  return { issues: plain(issues) };
}

/** What a record of a run says about its making. */
export interface RunRecordOptions {
  /** Seed of the random numbers, if the run drew any. */
  readonly seed?: number;
  /** Command line that produced the run. */
  readonly command?: string;
}

/** Content of run.json: all that is needed to repeat the run and to judge it, without the time series. */
export function runRecord(results: Results, options: RunRecordOptions = {}): Json {
  const residuals = residualsJson(results);
  return {
    title: results.title,
    version: results.version,
    command: options.command ?? null,
    seed: options.seed ?? null,
    scenario: plain(results.scenario),
    measurements: plain(results.measurements),
    ...(residuals.length > 0 ? { residuals } : {}),
    variants: byName(results, (variant) => ({
      status: plain(variant.status),
      warnings: plain(variant.warnings),
      parameters: parameters(variant.cell),
      balances: plain(variant.balances),
      statistics: plain(variant.statistics),
      ...(variant.jumped ? { jumped: plain(variant.jumped) } : {}),
      ...(variant.blocks ? { blocks: plain(variant.blocks) } : {}),
      ...(variant.temperatures ? { temperatures: plain(variant.temperatures) } : {}),
      ...(variant.pressures ? { pressures: plain(variant.pressures) } : {}),
      cycles: rowsJson(variant.cycles),
      ...measured(variant),
      ...(variant.wentOnFrom === undefined ? {} : { wentOnFrom: variant.wentOnFrom }),
      steps: plain(variant.steps),
      ...(variant.endState ? { endState: plain(variant.endState) } : {}),
    })),
  };
}

/** Spectra [Ohm, Hz, V], the lab's reading of them, and pulses of titrations, where the programme has any. */
function measured({ spectra = [], analysed = [], gitt = [] }: VariantResult): { readonly [key: string]: Json } {
  return {
    ...(spectra.length > 0 ? { spectra: plain(spectra) } : {}),
    ...(analysed.length > 0 ? { analysed: plain(analysed) } : {}),
    ...(gitt.length > 0 ? { gitt: plain(gitt) } : {}),
  };
}

/** Rows as they were recorded, and what the cycle table has columns of besides. */
function rowsJson(rows: readonly CycleRow[]): Json {
  const computed = tabulatedQuantities().filter(({ name }) => rows.length > 0 && !Object.hasOwn(rows[0], name));
  return rows.map((row) => {
    const more = computed.map(({ name, column }) => [name, plain(column.of(row))]);
    return { ...(plain(row) as { readonly [key: string]: Json }), ...Object.fromEntries(more) };
  });
}

/** Own keys even for a variant called `__proto__`. */
function byName(results: Results, record: (variant: VariantResult) => Json): Json {
  return Object.fromEntries(results.variants.map((variant) => [variant.name, record(variant)]));
}
