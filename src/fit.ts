// Fits to measured data, and studies of published data. Runs wherever the engine does.

// From a fit file to a problem.

export type { FitFiles } from './fit/data/entryData.js';
export type { NamedFiles } from './fit/namedFiles.js';
export { fitJsonSchema } from './fit/opening/fitJsonSchema.js';
export { type FreeParameter, freeParameters, settingsAt } from './fit/opening/freeParameters.js';
export { type OpenedFit, openFit } from './fit/opening/openFit.js';
export type { FileNotes } from './fit/opening/openingNotes.js';
export { type FitFileReading, readFitFile } from './fit/opening/readFitFile.js';
export type { FitDatum, FitParameter, FitProblem } from './fit/problem.js';

// The fit, and what to measure next.

export { type SuggestOptions, suggestMeasurements } from './fit/design/suggest.js';
export { type FitOptions, fitProblem } from './fit/fit.js';
export {
  type RecipeSensitivityOptions,
  recipeSensitivity,
  sensitivityParameters,
} from './fit/recipe/recipeSensitivity.js';
export { type CellPool, openCellPool, unlessInterrupted } from './fit/runs/cellPool.js';
export type { EvaluationLog } from './fit/runs/evaluationLog.js';
export type { FileIssues, FitCell, MeasuredRow } from './fit/runs/fitCell.js';
export { ProblemEvaluation } from './fit/runs/problemEvaluation.js';
export type {
  SensitivityNote,
  SensitivityParameter,
  SensitivityResult,
  SensitivityRow,
} from './results/sensitivity.js';
export { Interrupted } from './study/pool.js';

// What came out.

export { type FittedScenario, fittedScenarios } from './fit/outcome/fittedScenario.js';
export { type FittedValues, fittedValues, startingValues } from './fit/outcome/fittedValues.js';
export { writeFitted } from './fit/outcome/writeBack.js';
export type {
  FitParameterResult,
  FitPoint,
  FitResult,
  FitSeries,
  Outlier,
  PredictionBand,
  Suggestion,
} from './results/fit.js';

// Published studies: calibration, validation, competing laws.

export { type CalibrationOptions, type CalibrationProgress, calibrate } from './published/calibrate.js';
export { compareLaws, type LawComparisonOptions } from './published/compareLaws.js';
export { type LeftOut, leaveOut } from './published/leaveOut.js';
export { type OpenStudy, openStudy } from './published/openStudy.js';
export { readStudy, type Study } from './published/study.js';
export { toleranceOf } from './published/tolerance.js';
export { type ValidationOptions, validateStudy } from './published/validate.js';
export type { Calibration, FittedParameter, FittedRow } from './results/calibration.js';
export type { LawComparison, LawFit, LawPrediction } from './results/lawComparison.js';
export {
  brokenClaims,
  type MedianErrors,
  type StudyValidation,
  type Validation,
  type ValidationOrdering,
  type ValidationRow,
} from './results/validation.js';

// Constants with their spread between studies, and predictions from them.

export { type BlindOptions, validateBlind } from './population/blind.js';
export { builtInPopulation } from './population/builtInPopulation.js';
export type { Level, PopulationConstant, Scale } from './population/constant.js';
export { type DrawnConstant, drawnConstants } from './population/drawnRecipe.js';
export {
  estimateModule,
  fitPopulation,
  type PopulationFit,
  type PopulationFitOptions,
} from './population/estimation/fitPopulation.js';
export {
  type LearntConstant,
  type ModelError,
  type Population,
  spreadOf,
} from './population/population.js';
export { populationRows } from './population/populationRows.js';
export { type PredictionOptions, predict } from './population/predict.js';
export { withStudySpread } from './population/studySpread.js';
export type {
  Band,
  BlindOrdering,
  BlindRow,
  BlindValidation,
  GivenUse,
  PopulationRow,
  PredictedCycle,
  PredictedOrdering,
  Prediction,
  VarianceShares,
} from './results/prediction.js';

// Sign probes of the laws of ageing.

export { probeConditions } from './probes/baseCell.js';
export { signProbeNumbers, signProbes } from './probes/signProbes.js';
export type { ProbeResult } from './results/probeResult.js';

// Studies: many runs of one scenario with other values.

export type { RowStatus, RunOutcome, RunsColumn, RunsRecord, RunsRow } from './results/runsTable.js';
export type {
  Estimated,
  Goal,
  OutputSensitivity,
  ParameterSensitivity,
  StudySensitivities,
} from './results/studyAnalysis.js';
export { Front } from './sweep/analysis/front.js';
export { type OptimiseOptions, type Optimum, optimise } from './sweep/analysis/optimise.js';
export { sensitivities } from './sweep/analysis/sensitivities.js';
export { type DesignPoints, designPoints } from './sweep/design/designPoints.js';
export { Failures } from './sweep/failures.js';
export { failedRun, makeRuns, openStudyPool, type StudyJob, type StudyPool } from './sweep/makeRuns.js';
export { type OpenedStudy, openStudy as openSweep, studyOfRecord } from './sweep/opening/openStudy.js';
export { studyJsonSchema } from './sweep/opening/studyJsonSchema.js';
export { recordDifference, recordOf } from './sweep/recordOf.js';
export { rowDocument, rowParameters } from './sweep/rowDocument.js';
export type { Study as SweepStudy } from './sweep/study.js';
