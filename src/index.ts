// The engine: runs wherever there is JavaScript, needs neither Node nor anything that draws.

// From text to results.

export { type Preparation, type Prepared, type PrepareOptions, prepare } from './prepare.js';
export type { SimulateOptions } from './run/options.js';
export { collect, runVariant, simulate, VariantRun } from './simulate.js';
export { version } from './version.js';

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

// Materials and the cell in SI.

export { type BuildOptions, buildCell } from './cell/build.js';
export type {
  ActivePowder,
  Anode,
  Cathode,
  CathodeCoating,
  Cell,
  DerivedQuantity,
  MixedPowder,
  Patch,
  Separator,
  SizeClass,
} from './cell/cell.js';
export { listFreshCell } from './cell/transferable/freshCellListing.js';
export { type LawSet, lawSets } from './constants/lawSet.js';
export type { Property } from './constants/property.js';
export { presentMechanisms } from './degradation/build.js';
export {
  addMechanism,
  type Mechanism,
  type MechanismName,
  mechanismNames,
  mechanisms,
  mechanismsOf,
} from './degradation/mechanisms.js';
export { builtInMaterials, materialByName } from './materials/catalogue.js';
export { listMaterials, type MaterialListing, type PropertyListing } from './materials/listing.js';
export type { Material, MaterialKind } from './materials/material.js';
export { listMechanisms } from './materials/mechanismListing.js';
export type { PropertyCurve } from './materials/propertyCurve.js';
export { readMaterial } from './materials/readMaterial.js';

// What is done to the cell.

export type { Recorder, StepSummary } from './protocol/cycler/recorder.js';

export type { Termination } from './protocol/language/amounts.js';
export { buildProgramme, type ProtocolInput } from './protocol/programme/buildProgramme.js';
export { describe } from './protocol/programme/describe.js';
export { formatStep } from './protocol/programme/formatStep.js';
export { parseStep, parseSteps } from './protocol/programme/parse.js';
export type { Programme, ProgrammeEntry, StopCriteria } from './protocol/programme/programme.js';
export { cycleCount } from './protocol/programme/programmeCycles.js';
export { countSteps, flatten } from './protocol/programme/walk.js';
export type { Control, Step } from './protocol/steps/step.js';
export type { Interpolate } from './protocol/steps/stepRun.js';

// Quantities of a cycle.
export type { CycleQuantity } from './quantities/cycleQuantity.js';
export type { CycleRow } from './quantities/cycleRow.js';
export { cycleQuantities } from './quantities/list.js';
export { addQuantity } from './quantities/registry.js';
// What came out.

export {
  joinRecorded,
  nothingRecorded,
  type Recorded,
  type RecordMark,
  type RunState,
} from './results/checkpoint.js';
export { measuredOf, pointsOf } from './results/measuredPoints.js';
export type {
  AnalysedCycle,
  AnalysedSpectrum,
  Balances,
  FittedNumber,
  GittReading,
  HoldRecord,
  Measurement,
  PolarisationSplit,
  PressureChange,
  Profile,
  Relaxation,
  Results,
  RunStatus,
  Series,
  SolverStatistics,
  SpectrumRecord,
  StepRecord,
  TemperatureChange,
  VariantResult,
} from './results/results.js';

// Many runs of one scenario: what a mechanism took, what finer numerics would change.

export type {
  Attribution,
  AttributionDifference,
  AttributionResult,
  DifferencePart,
  LossPart,
} from './results/attribution.js';
export type { Direction, DirectionError, DiscretisationError, LargestChange } from './results/discretisation.js';
export { type AttributionOptions, type AttributionProgress, attribute } from './study/attribution.js';
export { difference as attributionDifference } from './study/attributionDifference.js';
export type { AttributionPool } from './study/attributionPool.js';
export { discretisationError } from './study/discretisation.js';
export { type EarlyResistance, type GrowthFound, growthFromResistance } from './study/growthFromResistance.js';
export { Interrupted, type Pool } from './study/pool.js';

// Impedance and overpotentials of a cell at a state.

export { type CellImpedance, impedance } from './impedance/impedance.js';
export { inOhm, logFrequencies, type Spectrum } from './impedance/spectrum.js';
export { type Polarisation, type PolarisationPart, polarisation, polarisationParts } from './model/polarisation.js';

// What a lab makes of its signals, measured or simulated.

export { type DifferentialCapacity, differentialCapacity } from './measure/differentialCapacity.js';
export { type DiffusionLengthFit, fitDiffusionLength } from './measure/diffusionLength.js';
export { chosenSpectra } from './measure/spectrum/chosenSpectra.js';
export { type Circuit, circuitSpectrum, parseCircuit } from './measure/spectrum/circuit.js';
export { fitCircuit } from './measure/spectrum/circuitFit.js';
export { fitLine, type LineFit } from './measure/spectrum/lineFit.js';
export { type KramersKronigCheck, kramersKronig } from './measure/spectrum/linKK.js';
export { readSpectra, readSpectrum } from './measure/spectrum/readSpectrum.js';
export type { RelaxationTimes } from './measure/spectrum/relaxationDistribution.js';
export { relaxationTimes } from './measure/spectrum/relaxationTimes.js';
export { type AnalysisRequest, analyseSpectrum, type SpectrumAnalysis } from './measure/spectrum/spectrumAnalysis.js';
export type { NumberedSpectrum, SpectraFile, SpectrumFile } from './measure/spectrum/spectrumFile.js';
export type { Estimate, SpectrumFit } from './measure/spectrum/spectrumFit.js';

// Measured data.

export { type FileText, fileText } from './measured/binary/binaryText.js';
export { recordEntries } from './measured/dataFiles.js';
export type {
  ColumnReading,
  Measured,
  MeasuredCycle,
  MeasuredCycles,
  MeasuredOptions,
  MeasuredSeries,
} from './measured/measured.js';
export { measuredCurves } from './measured/measuredCurves.js';
export { type MeasurementOptions, measurements } from './measured/measurements.js';
export { readMeasured, readMeasuredBytes, readMeasuredFile } from './measured/readFile.js';
export { readMeasuredText } from './measured/readMeasured.js';
export { type Decoded, decode } from './measured/table/decode.js';
export type { MeasuredCurve, MeasuredSpectrum } from './scenario/schema/measuredData.js';

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
export {
  type ParticleStudy,
  type ParticleStudyRequest,
  particleStudy,
  particleStudyIssues,
} from './particle2d/study.js';
