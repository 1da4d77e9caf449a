import type { CellModel } from '../model/cellModel.js';
import type { PlanCourse } from '../protocol/cycler/plan.js';
import type { Recorder, StepSummary } from '../protocol/cycler/recorder.js';

/** What listens to a run, what ends it early, and what is recorded beyond what the scenario asks for. */
export interface SimulateOptions {
  /** After every protocol step of every variant: for progress displays. */
  readonly onStep?: (variant: string, summary: StepSummary) => void;
  /** Asked often; true ends the run with what there is. */
  readonly interrupted?: () => boolean;
  /** Record the time series of all cycles, whatever the scenario says. */
  readonly series?: boolean;
  /** false: leave spectra, rests and holds as they were recorded, without the lab's reading of them. */
  readonly analyse?: boolean;
  /** false: without the state at the end that another run could go on from. */
  readonly endState?: boolean;
  /** A further listener to every time step, made for the model of each run, and again for all that its steps set of temperature and pressure. */
  readonly recorder?: (model: CellModel) => Recorder;
  /** Of one run of one variant: writes down what it decides on the way, or keeps to it. */
  readonly plan?: PlanCourse;
}
