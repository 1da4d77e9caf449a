import { prepare } from '../prepare.js';
import type { Recorder, StepSummary } from '../protocol/cycler/recorder.js';
import type { CycleRow } from '../results/results.js';
import type { Issue } from '../scenario/document/issue.js';
import type { Plain } from '../scenario/document/path.js';
import { VariantRun } from '../simulate.js';
import { baseCell, changed, type Protocol } from './baseCell.js';
import { type Moment, momentOf } from './moment.js';

/** What a probe changes of the base cell, and what is then done to it. */
export interface Experiment {
  readonly change?: Plain;
  readonly protocol: Protocol;
}

/** One cell after its programme. */
export interface ProbeRun {
  readonly rows: readonly CycleRow[];
  /** The fresh cell, then the end of every step. */
  readonly moments: readonly Moment[];
  /** What was said of the scenario and of the run. */
  readonly issues: readonly Issue[];
  /** With the state at the end of the programme. */
  readonly run: VariantRun;
}

/** The runs of a table of probes: each experiment is simulated when it is first asked for, and kept. */
export class ProbeRuns {
  private readonly kept = new Map<string, ProbeRun>();

  of({ change = {}, protocol }: Experiment): ProbeRun {
    const key = JSON.stringify([change, protocol]);
    const known = this.kept.get(key);
    if (known) return known;
    const found = simulated({ change, protocol });
    this.kept.set(key, found);
    return found;
  }

  /** Experiments simulated so far. */
  get count(): number {
    return this.kept.size;
  }
}

/** A run of the base cell with a change that has not begun. Throws for a scenario with errors, and says them. */
export function opened({ change = {}, protocol }: Experiment): {
  readonly run: VariantRun;
  readonly issues: readonly Issue[];
  readonly hours: { total: number; high: number };
} {
  const { variants, issues } = prepare(JSON.stringify({ ...changed(baseCell(), change), protocol }));
  const errors = issues.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new Error(errors.map(({ path, message }) => `${path}: ${message}`).join('\n'));
  const hours = { total: 0, high: 0 };
  const run = new VariantRun(variants[0], {
    analyse: false,
    recorder: (model) => clock((y) => model.voltage(y) + variants[0].cell.anode.plateau, hours),
  });
  return { run, issues, hours };
}

function simulated(experiment: Experiment): ProbeRun {
  const { run, issues, hours } = opened(experiment);
  const freshContact = run.model.parameters.contact.slice();
  // Steps that set something change the model on the way.
  const look = (at: Pick<Moment, 'cycle' | 'step'>): Moment => {
    const { model, y, ageing } = run;
    const seen = { model, mechanisms: ageing.mechanisms, y, freshContact };
    return momentOf(seen, { ...at, hours: hours.total, hoursHigh: hours.high });
  };
  const moments = [look({ cycle: 0, step: '' })];
  const steps = run.steps();
  for (let next = steps.next(); !next.done; next = steps.next()) moments.push(look(stepOf(next.value)));
  const { status, cycles, warnings } = run.result();
  if (status.code !== 'completed') throw new Error(`${status.message} ${JSON.stringify(experiment)}`);
  return { rows: cycles, moments, issues: [...issues, ...warnings], run };
}

const stepOf = ({ cycle, step }: StepSummary): Pick<Moment, 'cycle' | 'step'> => ({ cycle, step: step.text });

/** [V vs Li] By the plateau of the anode, as an operator would read it. */
const HIGH = 4;

/** Adds up the time that passes, and that at high potential, in hours. */
function clock(potential: (y: Float64Array) => number, hours: { total: number; high: number }): Recorder {
  return {
    stepStarted: () => {},
    advanced: (_time, h, _before, after) => {
      hours.total += h / 3600;
      if (potential(after) > HIGH) hours.high += h / 3600;
    },
    stepEnded: () => {},
  };
}

/** A run that stands where another one has ended, of a cell that may differ in what is no state (its temperature). */
export function putInto(ended: VariantRun, experiment: Experiment): VariantRun {
  const { run } = opened(experiment);
  run.restore(ended.state(), ended.recorded(ended.mark()));
  return run;
}
