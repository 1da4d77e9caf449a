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

export { runVariants, type VariantsRun } from './node/variants/runVariants.js';
export { type RunSource, readSource, type VariantsTask } from './node/variants/variantJob.js';

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

// Tables of studies.

export { environment } from './node/sweep/environment.js';
export { type Merged, mergeShards, shardFolders } from './node/sweep/mergeShards.js';
export { type PreparedRow, prepareRow } from './node/sweep/prepareRow.js';
export { type QueryAnswer, QueryRefused, type QueryValue, queryRuns } from './node/sweep/query.js';
export { NoQueue } from './node/sweep/queue/noQueue.js';
export { type QueueOptions, queueRuns } from './node/sweep/queue/queueRuns.js';
export { type QueueWorkerOptions, workOnQueue } from './node/sweep/queue/queueWorker.js';
export { readRows } from './node/sweep/readRows.js';
export { RunsFolder, readRecord, type Shard } from './node/sweep/runsFolder.js';
export { setAside } from './node/sweep/setAside.js';
export { sweepFolder } from './node/sweep/sweepFolder.js';
export { type SweepPlace, sweepPlace } from './node/sweep/sweepPlace.js';
export { openSweepThreads } from './node/sweep/sweepThreads.js';
