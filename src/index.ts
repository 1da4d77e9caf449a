// From text to results.

// Materials and the cell in SI.
export { type BuildOptions, buildCell } from './cell/build.js';
export type { Anode, Cathode, Cell, DerivedQuantity, Patch, PropertyCurve, Separator, SizeClass } from './cell/cell.js';
export { presentMechanisms } from './degradation/build.js';
export {
  addMechanism,
  type Mechanism,
  type MechanismName,
  mechanismNames,
  mechanisms,
} from './degradation/mechanisms.js';
export type { FitFiles } from './fit/data/entryData.js';
export { type SuggestOptions, suggestMeasurements } from './fit/design/suggest.js';
export { type FitOptions, fitProblem } from './fit/fit.js';
export type { NamedFiles } from './fit/namedFiles.js';
export { fitJsonSchema } from './fit/opening/fitJsonSchema.js';
export { type FreeParameter, freeParameters, settingsAt } from './fit/opening/freeParameters.js';
export { type OpenedFit, openFit } from './fit/opening/openFit.js';
export type { FileNotes } from './fit/opening/openingNotes.js';
export { type FitFileReading, readFitFile } from './fit/opening/readFitFile.js';
export { fittedScenarios } from './fit/outcome/fittedScenario.js';
export { type FittedValues, fittedValues, startingValues } from './fit/outcome/fittedValues.js';
export { writeFitted } from './fit/outcome/writeBack.js';
export type { FitDatum, FitParameter, FitProblem } from './fit/problem.js';
export { type CellPool, openCellPool, unlessInterrupted } from './fit/runs/cellPool.js';
export type { FileIssues, FitCell, MeasuredRow } from './fit/runs/fitCell.js';
export { type EvaluationLog, ProblemEvaluation } from './fit/runs/problemEvaluation.js';
// Impedance of a cell at a state.
export { type CellImpedance, impedance } from './impedance/impedance.js';
export { inOhm, logFrequencies, type Spectrum } from './impedance/spectrum.js';
export { builtInMaterials, materialByName } from './materials/catalogue.js';
export { listMaterials, type MaterialListing, type PropertyListing } from './materials/listing.js';
export type { Material, MaterialKind, Property } from './materials/material.js';
export { listMechanisms } from './materials/mechanismListing.js';
export { readMaterial } from './materials/readMaterial.js';
export { type DifferentialCapacity, differentialCapacity } from './measure/differentialCapacity.js';
export { type DiffusionLengthFit, fitDiffusionLength } from './measure/diffusionLength.js';
// What a lab makes of its signals, measured or simulated.
export { type Circuit, circuitSpectrum, parseCircuit } from './measure/spectrum/circuit.js';
export { fitCircuit } from './measure/spectrum/circuitFit.js';
export { fitLine, type LineFit } from './measure/spectrum/lineFit.js';
export { type KramersKronigCheck, kramersKronig } from './measure/spectrum/linKK.js';
export { readSpectrum, type SpectrumFile } from './measure/spectrum/readSpectrum.js';
export type { RelaxationTimes } from './measure/spectrum/relaxationDistribution.js';
export { relaxationTimes } from './measure/spectrum/relaxationTimes.js';
export { type AnalysisRequest, analyseSpectrum, type SpectrumAnalysis } from './measure/spectrum/spectrumAnalysis.js';
export type { Estimate, SpectrumFit } from './measure/spectrum/spectrumFit.js';
// Measured data.
export type {
  ColumnReading,
  Measured,
  MeasuredCycle,
  MeasuredCycles,
  MeasuredOptions,
  MeasuredSeries,
} from './measured/measured.js';
export { type MeasurementOptions, measurements } from './measured/measurements.js';
export { readMeasured, readMeasuredText } from './measured/readMeasured.js';
export { type Polarisation, type PolarisationPart, polarisation, polarisationParts } from './model/polarisation.js';
export { attributionFiles } from './output/attribution/attributionFiles.js';
export { attributionJson, attributionText } from './output/attribution/attributionText.js';
export { mechanismText } from './output/attribution/mechanismText.js';
// Charts as echarts options, drawn to SVG here and by a web page.
export { capacityChart } from './output/chart/capacityChart.js';
export { concentrationChart } from './output/chart/concentrationChart.js';
export { concentrationMap } from './output/chart/concentrationMap.js';
export { differentialCapacityChart } from './output/chart/differentialCapacityChart.js';
export type { ChartOption } from './output/chart/drawing/option.js';
export { type Png, type PngOptions, svgToPng } from './output/chart/drawing/png.js';
export { renderSvg, type SvgOptions } from './output/chart/drawing/svg.js';
export { correlationChart, correlationSize } from './output/chart/fit/correlationChart.js';
export { fitChart, fittedQuantities } from './output/chart/fit/fitChart.js';
export { fitCurveChart, fitSpectrumChart } from './output/chart/fit/fitCurveCharts.js';
export { type ParityGroup, parityChart } from './output/chart/fit/parityChart.js';
export { profileChart, profileSize } from './output/chart/fit/profileChart.js';
export { residualChart, residualHeight } from './output/chart/fit/residualChart.js';
export { startsChart } from './output/chart/fit/startsChart.js';
export { suggestionChart, suggestionHeight } from './output/chart/fit/suggestionChart.js';
export { particleMap, particleMapSize } from './output/chart/particleMap.js';
export { polarisationChart } from './output/chart/polarisationChart.js';
export { polarisationSplitChart } from './output/chart/polarisationSplitChart.js';
export { rateChart } from './output/chart/rateChart.js';
export { bodeChart, type NamedSpectrum, nyquistChart, relaxationChart } from './output/chart/spectrumCharts.js';
export { voltageChart } from './output/chart/voltageChart.js';
export { differenceChart, waterfallChart, waterfallHeight } from './output/chart/waterfallChart.js';
export { calibrationJson, calibrationText } from './output/fit/calibrationText.js';
export { type FitFileOptions, fitFiles } from './output/fit/fitFiles.js';
export { fitJson } from './output/fit/fitJson.js';
export { type FitStatus, fitProgressText } from './output/fit/fitProgressText.js';
export { type FitReportOptions, fitReport } from './output/fit/fitReport.js';
export { type FitTextOptions, fitText } from './output/fit/fitText.js';
export { lawComparisonJson, lawComparisonText } from './output/fit/lawComparisonText.js';
export { type SuggestionSheet, suggestionJson, suggestionText } from './output/fit/suggestText.js';
export { materialList, materialSheet } from './output/materialText.js';
// Results as text, files and pictures.
export { analysisFiles, analysisJson } from './output/measured/analysisJson.js';
export { analysisText } from './output/measured/analysisText.js';
export { dataYaml, type MeasuredFileOptions, measuredFiles, measuredJson } from './output/measured/measuredFiles.js';
export { measuredText } from './output/measured/measuredText.js';
export { particleFiles } from './output/particle/particleFiles.js';
export { particleJson, particleText } from './output/particle/particleText.js';
export { reportHtml } from './output/report/report.js';
export type { ReportOptions } from './output/report/reportOptions.js';
export { bdfCsv } from './output/run/bdf.js';
export { cellTable } from './output/run/cellTable.js';
export { checkJson, checkText } from './output/run/check.js';
export { type ComparisonCell, type ComparisonRow, comparison } from './output/run/comparison.js';
export { discretisationText } from './output/run/discretisationText.js';
export { labLink } from './output/run/labLink.js';
export { seriesParquet } from './output/run/parquet.js';
export { type Progress, progressText } from './output/run/progressText.js';
export { cyclesCsv, seriesCsv } from './output/run/runCsv.js';
export { type RunFile, runFiles } from './output/run/runFiles.js';
export { identityDifference, runIdentity } from './output/run/runIdentity.js';
export { issuesJson, type Json, type RunRecordOptions, runJson, runRecord } from './output/run/runJson.js';
export { runMessages, runText } from './output/run/runText.js';
export { analysedCsv, gittCsv, spectraCsv } from './output/run/spectraCsv.js';
export { issuesText } from './output/text/issueText.js';
export { comparisonTable, cycleTable, formatTable } from './output/text/table.js';
export { validationReport } from './output/validation/validationReport.js';
export { validationJson, validationText } from './output/validation/validationText.js';
// A particle resolved in two dimensions, against the closure of the diffusion length.
export {
  type ClosureConstants,
  closureLength,
  constrictionLength,
  type DiffusionLengths,
  diffusionLengths,
} from './particle2d/closure.js';
export { type ComparisonRequest, compareWithClosure, type ParticleComparison } from './particle2d/comparison.js';
export { dischargeParticle, type ParticleDischarge } from './particle2d/discharge.js';
export { type GridOptions, type ParticleGrid, particleGrid } from './particle2d/particleGrid.js';
export { type DamagedParticle, damagedParticle, type ParticleShape } from './particle2d/shape.js';
export { type ParticleStudy, type ParticleStudyRequest, particleStudy } from './particle2d/study.js';
export { type Preparation, type Prepared, type PrepareOptions, prepare } from './prepare.js';
export type { Interpolate, Recorder, StepSummary } from './protocol/cycler/recorder.js';
export type { Termination } from './protocol/language/amounts.js';
export { buildProgramme, type ProtocolInput } from './protocol/programme/buildProgramme.js';
// What is done to the cell.
export { describe } from './protocol/programme/describe.js';
export { formatStep } from './protocol/programme/formatStep.js';
export { parseStep, parseSteps } from './protocol/programme/parse.js';
export type { Programme, ProgrammeEntry, StopCriteria } from './protocol/programme/programme.js';
export { cycleCount } from './protocol/programme/programmeCycles.js';
export { countSteps, flatten } from './protocol/programme/walk.js';
export type { Control, Step } from './protocol/steps/step.js';
// Published studies: calibration, validation, competing laws.
export { type CalibrationOptions, type CalibrationProgress, calibrate } from './published/calibrate.js';
export { compareLaws, type LawComparisonOptions } from './published/compareLaws.js';
export { type LeftOut, leaveOut } from './published/leaveOut.js';
export { type OpenStudy, openStudy } from './published/openStudy.js';
export { readStudy, type Study } from './published/study.js';
export { toleranceOf } from './published/tolerance.js';
export { type ValidationOptions, validateStudy } from './published/validate.js';
// What came out.
export type {
  Attribution,
  AttributionDifference,
  AttributionResult,
  DifferencePart,
  LossPart,
} from './results/attribution.js';
export type { Calibration, FittedParameter, FittedRow } from './results/calibration.js';
export {
  joinRecorded,
  nothingRecorded,
  type Recorded,
  type RecordMark,
  type RunState,
} from './results/checkpoint.js';
export type { Direction, DirectionError, DiscretisationError, LargestChange } from './results/discretisation.js';
export type {
  FitParameterResult,
  FitPoint,
  FitResult,
  FitSeries,
  Outlier,
  PredictionBand,
  Suggestion,
} from './results/fit.js';
export type { LawComparison, LawFit, LawPrediction } from './results/lawComparison.js';
export { pointsOf } from './results/measuredPoints.js';
export type {
  AnalysedCycle,
  AnalysedSpectrum,
  Balances,
  CycleRow,
  FittedNumber,
  GittReading,
  HoldRecord,
  Measurement,
  PolarisationSplit,
  Profile,
  Relaxation,
  Results,
  RunStatus,
  Series,
  SolverStatistics,
  SpectrumRecord,
  StepRecord,
  VariantResult,
} from './results/results.js';
export {
  brokenClaims,
  type MedianErrors,
  type StudyValidation,
  type Validation,
  type ValidationOrdering,
  type ValidationRow,
} from './results/validation.js';
// Scenario files.
export type { Issue } from './scenario/document/issue.js';
export { scenarioJsonSchema } from './scenario/document/jsonSchema.js';
export {
  checkDocument,
  type ReadOptions,
  readScenario,
  type ScenarioDocument,
  type ScenarioVariant,
} from './scenario/document/read.js';
export { applySettings } from './scenario/document/settings.js';
export { nearest } from './scenario/document/suggest.js';
export { fits as quantityFits, formatQuantity, fromSi, parseQuantity, toSi } from './scenario/quantities/quantity.js';
export type { LabRecipe, RawRecipe } from './scenario/recipe.js';
export type { Scenario, Source } from './scenario/scenario.js';
export { type StarterKind, starterKinds, starterScenario } from './scenario/starter.js';
export { collect, runVariant, type SimulateOptions, simulate, VariantRun } from './simulate.js';
// Many runs of one scenario.
export { type AttributionOptions, type AttributionProgress, attribute } from './study/attribution.js';
export { difference as attributionDifference } from './study/attributionDifference.js';
export { discretisationError } from './study/discretisation.js';
export { Interrupted } from './study/pool.js';
export { version } from './version.js';
