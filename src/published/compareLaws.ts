import { informationCriteria } from '../fit/laws/informationCriterion.js';
import { EQUALLY_WELL, lawRecommendation } from '../fit/laws/lawRecommendation.js';
import { competingLaws, type Law } from '../fit/laws/laws.js';
import type { NamedFiles } from '../fit/namedFiles.js';
import { freeParameters, settingsAt } from '../fit/opening/freeParameters.js';
import { type CellPool, unlessInterrupted } from '../fit/runs/cellPool.js';
import { Evaluation } from '../fit/runs/evaluation.js';
import type { FileIssues } from '../fit/runs/fitCell.js';
import type { Calibration } from '../results/calibration.js';
import type { LawComparison, LawFit, LawPrediction } from '../results/lawComparison.js';
import { version } from '../version.js';
import { type CalibrationProgress, calibrate } from './calibrate.js';
import { leaveOut, leftOutWords } from './leaveOut.js';
import { type OpenStudy, openStudy } from './openStudy.js';
import { toleranceOf } from './tolerance.js';
import { median } from './validate.js';

/** Which laws compete, on what they are judged, who runs the cells, and who is told. The pool stays open. */
export interface LawComparisonOptions {
  readonly pool: CellPool;
  /** What the laws have to predict; default `late`. */
  readonly leaveOut?: string | undefined;
  /** Names of the laws to try; default all. */
  readonly laws?: readonly string[] | undefined;
  /** Simulations of the study per calibration at most. */
  readonly maxEvaluations?: number | undefined;
  readonly onProgress?: (
    progress: CalibrationProgress & { readonly law: string; readonly fit: number; readonly fits: number },
  ) => void;
}

/**
 * Calibrates a study with each of the competing laws, once on everything and once without what is left out, and lets the
 * second predict it. Undefined, with issues, when the study cannot be read; partial when it was interrupted.
 */
export async function compareLaws(
  text: string,
  files: NamedFiles,
  options: LawComparisonOptions,
): Promise<{ readonly comparison?: LawComparison; readonly wrong: readonly FileIssues[] }> {
  const what = options.leaveOut ?? 'late';
  const { opened, wrong } = openStudy(text, files);
  if (!opened) return { wrong };
  const all = competingLaws(opened.study.free, opened.base);
  const laws = all.filter(({ name }) => options.laws?.includes(name) ?? true);
  const issue = (message: string, got: string, allowed: string): { wrong: FileIssues[] } => ({
    wrong: [{ file: 'study.yaml', issues: [{ severity: 'error', path: '', message, got, allowed }] }],
  });
  const names = all.map(({ name }) => name);
  const unknown = (options.laws ?? []).find((name) => !names.includes(name));
  if (unknown !== undefined) return issue('There is no such law.', unknown, names.join('; '));
  const left = leaveOut(opened, what);
  if (!left) return issue('There is nothing of the kind to leave out.', what, 'late, or the name of a sample');

  const tried: Tried[] = [];
  for (const [i, law] of laws.entries()) {
    const changed = openStudy(text, files, law.settings);
    if (!changed.opened) return { wrong: changed.wrong };
    const report = (fit: number) => (progress: CalibrationProgress) =>
      options.onProgress?.({ ...progress, law: law.name, fit: 2 * i + fit, fits: 2 * laws.length });
    const outcome = await tryLaw(changed.opened, law, what, options, report);
    if ('wrong' in outcome) return outcome;
    // An interrupted fit says nothing about its law.
    if (outcome.fitBefore.stopped || outcome.fit.stopped) break;
    tried.push(outcome);
  }
  if (tried.length === 0) return { wrong: [] };
  return { comparison: compared(opened, what, tried), wrong: [] };
}

interface Tried {
  readonly law: Law;
  readonly fit: Calibration;
  readonly fitBefore: Calibration;
  readonly predicted: readonly number[];
}

async function tryLaw(
  opened: OpenStudy,
  law: Law,
  what: string,
  options: LawComparisonOptions,
  report: (fit: number) => (progress: CalibrationProgress) => void,
): Promise<Tried | { readonly wrong: readonly FileIssues[] }> {
  const { pool, maxEvaluations } = options;
  const left = leaveOut({ ...opened, study: { ...opened.study, free: [...law.free] } }, what)!;
  const all = freeParameters(law.free, opened.base);
  const untouched = freeParameters(left.free, opened.base, { restart: true });
  const own = freeParameters(left.own, opened.base, { restart: true });
  const fixed = settingsAt(
    own.parameters,
    own.parameters.map(({ start }) => start),
  );
  const issues = [...all.issues, ...untouched.issues, ...own.issues];
  if (issues.length > 0) return { wrong: [{ file: 'study.yaml', issues }] };
  const fitBefore = await calibrate(opened, untouched.parameters, {
    pool,
    settings: fixed,
    maxEvaluations,
    leaveOut: left.row,
    onProgress: report(1),
  });
  const fit = await calibrate(opened, all.parameters, { pool, maxEvaluations, onProgress: report(2) });
  const evaluation = new Evaluation(opened.rows.filter(left.row), pool);
  const values = fitBefore.parameters.map(({ value }) => value);
  const predicted = await unlessInterrupted(evaluation.at([...fixed, ...settingsAt(untouched.parameters, values)]));
  return { law, fit, fitBefore, predicted: [...(predicted ?? [])] };
}

function compared(opened: OpenStudy, what: string, tried: readonly Tried[]): LawComparison {
  const rows = opened.rows.filter(leaveOut(opened, what)!.row);
  const criteria = tried.map(({ fit }) => criteriaOf(fit));
  const before = tried.map(({ fitBefore }) => criteriaOf(fitBefore));
  const criterion = criteria.every(({ aicc }) => Number.isFinite(aicc)) ? 'AICc' : 'AIC';
  const key = criterion === 'AICc' ? 'aicc' : 'aic';
  const keyBefore = before.every(({ aicc }) => Number.isFinite(aicc)) ? 'aicc' : 'aic';
  const best = Math.min(...criteria.map((entry) => entry[key]));
  const bestBefore = Math.min(...before.map((entry) => entry[keyBefore]));
  const laws = tried
    .map(
      ({ law, fit, fitBefore, predicted }, i): LawFit => ({
        law: law.name,
        meaning: law.meaning,
        free: fit.parameters.length,
        data: fit.rows.length,
        ...criteria[i],
        delta: criteria[i][key] - best,
        deltaBefore: before[i][keyBefore] - bestBefore,
        fit,
        fitBefore,
        heldOut: median(
          rows.map(({ measurement }, r) => Math.abs(predicted[r] - measurement.value) / toleranceOf(measurement)),
        ),
        predicted,
      }),
    )
    .sort((a, b) => a.delta - b.delta);
  const equal = laws.filter(({ delta }) => delta < EQUALLY_WELL);
  const chosen = equal.reduce((a, b) => (b.heldOut < a.heldOut ? b : a));
  const equalBefore = laws.filter(({ deltaBefore }) => deltaBefore < EQUALLY_WELL);
  return {
    study: opened.study.study,
    title: opened.study.title,
    version,
    leftOut: what,
    laws,
    criterion,
    recommended: chosen.law,
    recommendation: recommendation(opened.study.study, chosen, equal, criterion, what),
    predictions: rows.map(({ cell, measurement }, r): LawPrediction => {
      const values = equalBefore.map(({ predicted }) => predicted[r]);
      return {
        scenario: cell.scenario,
        variant: cell.prepared.name,
        quantity: measurement.quantity,
        cycle: measurement.cycle ?? Number.NaN,
        unit: measurement.unit,
        published: measurement.value,
        tolerance: toleranceOf(measurement),
        predicted: chosen.predicted[r],
        low: Math.min(...values),
        high: Math.max(...values),
      };
    }),
  };
}

/** The sum that was minimised stands in for the sum of squares. */
function criteriaOf({ rows, parameters, cost }: Calibration) {
  return informationCriteria(rows.length, parameters.length, 2 * cost);
}

function recommendation(
  study: string,
  { law, meaning, heldOut }: LawFit,
  equal: readonly LawFit[],
  criterion: string,
  what: string,
): string {
  return lawRecommendation(study, law, meaning, equal.length, criterion, {
    what: leftOutWords(what),
    error: `a median error of ${heldOut.toFixed(1)} tolerances`,
  });
}
