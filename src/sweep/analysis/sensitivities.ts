import { chaosIndices } from '../../numerics/sensitivity/chaosIntervals.js';
import { elementaryEffects } from '../../numerics/sensitivity/elementaryEffects.js';
import { type PolynomialChaos, polynomialChaos } from '../../numerics/sensitivity/polynomialChaos.js';
import { sobolIndices } from '../../numerics/sensitivity/sobolIndices.js';
import type { RunsRow } from '../../results/runsTable.js';
import type { OutputSensitivity, ParameterSensitivity, StudySensitivities } from '../../results/studyAnalysis.js';
import { patternLength } from '../design/runsOf.js';
import type { Study } from '../study.js';
import { endsOf, mapOf } from './expansionViews.js';
import { levelsOf, placesOf, type UsableRows, usableRows } from './usableRows.js';

/** Rows that are looked at; more tell nothing new and take long. */
export const mostAnalysed = 20_000;

/**
 * What decides each output of a study: Sobol indices by the mixtures of its design, steps of a screening, or of any other design an
 * expansion in polynomials. `rows`: those that are there, of which the first `mostAnalysed` are used.
 */
export function sensitivities(study: Study, rows: readonly RunsRow[]): StudySensitivities {
  const { kind } = study.design;
  if (kind === 'list')
    return { outputs: [], notes: ['Of a list it cannot be told which parameter did what: they change together.'] };
  const used = rows.slice(0, mostAnalysed);
  const places = placesOf(study, used);
  const notes: string[] = [];
  const columns = study.columns.filter(({ of }) => of === 'output');
  const outputs = columns.flatMap(({ name, unit }, i): OutputSensitivity[] => {
    const there = usableRows(used, places, i);
    if (there.values.length > 1 && there.values.every((value) => value === there.values[0])) {
      notes.push(`${name} is the same in all runs.`);
      return [];
    }
    const found =
      kind === 'saltelli' ? byMixtures(study, there) : kind === 'morris' ? bySteps(study, there) : undefined;
    const expansion = polynomialChaos(there.points, there.values, study.varied.map(levelsOf));
    const all = found ?? (expansion && byExpansion(study, there, expansion));
    if (!all) {
      notes.push(`${name}: ${there.values.length} runs are too few to tell what decides it.`);
      return [];
    }
    const parameters = withEnds(study, all.parameters, expansion);
    const strength = ({ total, magnitude }: ParameterSensitivity): number => total?.value ?? magnitude?.value ?? 0;
    const sorted = [...parameters].sort((a, b) => strength(b) - strength(a));
    const map = expansion && mapOf(study, expansion, sorted);
    const { without } = there;
    const explained = expansion === undefined ? {} : { explained: expansion.explained };
    return [{ output: name, unit, without, ...all, ...explained, parameters: sorted, ...(map ? { map } : {}) }];
  });
  return { outputs, notes };
}

type Found = Pick<OutputSensitivity, 'method' | 'rows' | 'parameters'>;

function byExpansion(study: Study, { points, values }: UsableRows, expansion: PolynomialChaos): Found {
  const indices = chaosIndices(expansion, points, values);
  return { method: 'expansion', rows: values.length, parameters: named(study, (i) => indices[i] ?? {}) };
}

/** Only patterns that are there as a whole tell anything. */
function patterns({ runs, values }: UsableRows, length: number): readonly (readonly number[])[] {
  const byPattern = new Map<number, number[]>();
  for (const [k, run] of runs.entries()) {
    const pattern = byPattern.get(Math.floor(run / length)) ?? new Array<number>(length).fill(Number.NaN);
    pattern[run % length] = values[k] ?? Number.NaN;
    byPattern.set(Math.floor(run / length), pattern);
  }
  return [...byPattern.values()].filter((pattern) => pattern.every(Number.isFinite));
}

function byMixtures(study: Study, there: UsableRows): Found | undefined {
  const d = study.varied.length;
  const whole = patterns(there, patternLength('saltelli', d));
  if (whole.length < 2) return undefined;
  const at = (j: number): number[] => whole.map((pattern) => pattern[j] ?? Number.NaN);
  const indices = sobolIndices({ a: at(0), b: at(1), mixed: study.varied.map((_, i) => at(i + 2)) });
  return { method: 'mixtures', rows: whole.length * (d + 2), parameters: named(study, (i) => indices[i] ?? {}) };
}

function bySteps(study: Study, there: UsableRows): Found | undefined {
  const d = study.varied.length;
  const at = new Map(there.runs.map((run, k) => [run, k]));
  const effects: number[][] = study.varied.map(() => []);
  for (const [run, k] of at) {
    const before = run % (d + 1) === 0 ? undefined : at.get(run - 1);
    const [here, there0] = [there.points[k], before === undefined ? undefined : there.points[before]];
    if (before === undefined || !here || !there0) continue;
    const moved = here.findIndex((u, i) => u !== there0[i]);
    // From the middle of the first step to that of the last is the whole range.
    const range = 1 - 1 / levelsOf(study.varied[moved]);
    const by = ((here[moved] ?? 0) - (there0[moved] ?? 0)) / range;
    effects[moved]?.push(((there.values[k] ?? 0) - (there.values[before] ?? 0)) / by);
  }
  if (effects.some(({ length }) => length < 2)) return undefined;
  const found = elementaryEffects(effects);
  return { method: 'steps', rows: there.values.length, parameters: named(study, (i) => found[i] ?? {}) };
}

function named(study: Study, of: (i: number) => Omit<ParameterSensitivity, 'parameter'>): ParameterSensitivity[] {
  const names = study.columns.filter((column) => column.of === 'parameter');
  return names.map(({ name }, i) => ({ parameter: name, ...of(i) }));
}

function withEnds(study: Study, parameters: readonly ParameterSensitivity[], expansion: PolynomialChaos | undefined) {
  if (!expansion) return parameters;
  return parameters.map((parameter, i) => ({ ...parameter, ends: endsOf(study, expansion, i) }));
}
