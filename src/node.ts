// What needs Node: files, threads, checkpoints, pictures in pixels.

// Scenarios, fits and studies on disk, and results into folders.

export { type FitPlace, fitPlace } from './node/fitPlace.js';
export { readMeasurementFile } from './node/measurementFile.js';
export { NotWritten, reasonOf } from './node/reason.js';
export { prepareFile, readBytes, readTextFile, scenarioName } from './node/scenarioFile.js';
export { type StudyPlace, studyPlaces, transferablePlaces } from './node/studyPlace.js';
export { makeFolder, writeFiles } from './node/writeFiles.js';

// Threads.

export { type AttributionThreadOptions, openAttributionThreads } from './node/attributionThreads.js';
export { openCellThreads, type ThreadOptions } from './node/cellThreads.js';

// Runs and fits that go on after a crash.

export { CheckpointFile, checkpointName, readCheckpoint, removeCheckpoint } from './node/checkpointFile.js';
export type { SavedRun } from './node/checkpointLines.js';
export {
  EvaluationLogFile,
  evaluationLogName,
  identityDifference as logDifference,
  type LogIdentity,
  readEvaluationLog,
  type SavedLog,
} from './node/evaluationLog.js';

// Pictures.

export { type Png, type PngOptions, svgToPng } from './node/png.js';
