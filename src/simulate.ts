import { analysedCycles } from './measure/analysedCycles.js';
import { gittReadings } from './measure/gittReading.js';
import type { Ageing } from './model/ageing.js';
import type { CellModel } from './model/cellModel.js';
import type { Preparation, Prepared } from './prepare.js';
import { conditionWarnings } from './protocol/checks/conditions.js';
import { stepWarnings } from './protocol/checks/stepWarnings.js';
import type { Cycler, RunEnd } from './protocol/cycler/cycler.js';
import { CUT_SHORT } from './protocol/cycler/endedBy.js';
import type { StepSummary } from './protocol/cycler/recorder.js';
import { CycleJumping, defaultJumping } from './protocol/jumping/jumping.js';
import { cycleCount, settingsIn } from './protocol/programme/programmeCycles.js';
import { titrationSteps } from './protocol/programme/titration.js';
import { ProgrammeReader } from './protocol/programme/walk.js';
import { kindOf } from './protocol/steps/kindOf.js';
import type { Recorded, RecordMark, RunState } from './results/checkpoint.js';
import { beforeText } from './results/continued.js';
import type { CycleRecorder } from './results/cycleRecorder.js';
import { electrolyteWarnings } from './results/electrolyteWarnings.js';
import { endState } from './results/endState.js';
import { measuredOf, pointsOf } from './results/measuredPoints.js';
import type { PolarisationRecorder } from './results/polarisationRecorder.js';
import { pulseWarnings } from './results/pulseWarnings.js';
import type { RestRecorder } from './results/restRecorder.js';
import type { Results, VariantResult } from './results/results.js';
import type { SeriesRecorder } from './results/seriesRecorder.js';
import type { SpectrumRecorder } from './results/spectrumRecorder.js';
import { audit } from './run/audit.js';
import type { SimulateOptions } from './run/options.js';
import { markOf, putBack, recordedOf, stateOf } from './run/partsState.js';
import type { RunParts } from './run/runParts.js';
import { Surroundings } from './run/surroundings.js';
import { jumpWarnings, notJumped, resistanceWarnings } from './run/warnings.js';
import { inOneLine } from './scenario/document/issue.js';
import { version } from './version.js';

/**
 * Runs all variants of a prepared scenario. Synchronous; for a responsive caller drive `runVariant` step by step. Throws for a
 * scenario with errors, and says what they are.
 */
export function simulate(preparation: Preparation, options: SimulateOptions = {}): Results {
  const errors = preparation.issues.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) {
    throw new Error(`The scenario cannot be simulated.\n${errors.map((issue) => `  ${inOneLine(issue)}`).join('\n')}`);
  }
  const variants = preparation.variants.map((prepared) => {
    const run = runVariant(prepared, options);
    let next = run.next();
    while (!next.done) {
      options.onStep?.(prepared.name, next.value);
      next = run.next();
    }
    return next.value;
  });
  return collect(preparation, variants);
}

/** Results of a scenario from those of its variants that were run one by one (`runVariant`), in the order in which they are given. */
export function collect(preparation: Preparation, variants: readonly VariantResult[]): Results {
  const scenario = Object.fromEntries(preparation.variants.map(({ name, raw }) => [name, raw]));
  const [curves, spectra] = [measuredOf(preparation.variants, 'curves'), measuredOf(preparation.variants, 'spectra')];
  return {
    title: preparation.title,
    version,
    scenario,
    variants,
    measurements: pointsOf(preparation.variants),
    ...(curves.length > 0 ? { curves } : {}),
    ...(spectra.length > 0 ? { measuredSpectra: spectra } : {}),
  };
}

/**
 * Runs one variant from its fresh cell to its results, which the generator returns. Yields a summary after every protocol step, so that
 * a caller may pause or end there. A failure of the solver does not throw: it is the `status` of the results, with what was computed.
 */
export function* runVariant(
  prepared: Prepared,
  options: SimulateOptions = {},
): Generator<StepSummary, VariantResult, undefined> {
  const run = new VariantRun(prepared, options);
  yield* run.steps();
  return run.result();
}

/**
 * A running variant: model, consistent start, ageing, programme, recorders, audit. Between two protocol steps its state can be
 * taken out and put into another run of the same scenario, which then goes on to the same bits.
 */
export class VariantRun {
  readonly jumping: CycleJumping | undefined;
  status: RunEnd = { code: 'interrupted', message: 'Not finished.' };
  private ended = false;
  private readonly initialLithium: number;
  /** The programme once more, a step ahead of the cycler. */
  private readonly ahead: ProgrammeReader;
  private readonly surroundings: Surroundings;

  constructor(
    readonly prepared: Prepared,
    private readonly options: SimulateOptions = {},
  ) {
    this.surroundings = new Surroundings(prepared, options);
    this.initialLithium = this.parts.initialLithium;
    this.ahead = new ProgrammeReader(prepared.programme);
    this.jumping = this.jumper(cycleCount(prepared.programme));
  }

  private get parts(): RunParts {
    return this.surroundings.parts;
  }
  get model(): CellModel {
    return this.parts.model;
  }
  get y(): Float64Array {
    return this.parts.y;
  }
  get ageing(): Ageing {
    return this.parts.ageing;
  }
  get cycler(): Cycler {
    return this.parts.cycler;
  }
  get cycles(): CycleRecorder {
    return this.parts.cycles;
  }
  get series(): SeriesRecorder {
    return this.parts.series;
  }
  get polarisation(): PolarisationRecorder {
    return this.parts.polarisation;
  }
  get spectra(): SpectrumRecorder {
    return this.parts.spectra;
  }
  get rests(): RestRecorder {
    return this.parts.rests;
  }

  /** Runs the programme from where it stands; call `result` afterwards. */
  *steps(): Generator<StepSummary, void, undefined> {
    if (this.ended) return;
    let run = this.cycler.run(this.prepared.programme);
    let next = run.next();
    for (; !next.done; next = run.next()) {
      this.jumping?.stepDone(next.value);
      const { index, step } = next.value;
      const settings = kindOf(step).run.sets?.(step.control);
      if (settings !== undefined) {
        this.surroundings.set(settings, index + 1);
        run = this.cycler.run(this.prepared.programme);
      }
      yield next.value;
    }
    this.status = next.value;
    this.cycles.finish(this.y);
    this.polarisation.finish();
    this.ended = this.status.code !== 'interrupted';
  }

  /** Cycle jumping where the scenario asks for it, with a resolved cycle wherever a cycle is reported. */
  private jumper(last: number): CycleJumping | undefined {
    const { model, ageing, y, cycles, cycler } = this;
    const { programme, scenario, numerics } = this.prepared;
    const { cycleJumping } = numerics;
    const { temperatures, pressures } = settingsIn(programme);
    // What a cycle does is not known from the one before where its temperature or pressure changes.
    if (!cycleJumping || temperatures.length + pressures.length > 0) return undefined;
    const given = cycleJumping === true ? {} : cycleJumping;
    const { ratio = defaultJumping.ratio, tolerance = defaultJumping.tolerance } = given;
    const { series, profiles } = scenario.output;
    const chosen = [series, profiles].flatMap((choice) => (typeof choice === 'string' ? [] : choice));
    const reported = [
      ...chosen.map((cycle) => (cycle === 'last' ? last : cycle)),
      ...scenario.data.flatMap(({ cycle = last, reference = 1, level }) =>
        level === 'file' ? [] : [cycle, reference],
      ),
    ];
    const choose = this.options.plan ? { choose: this.options.plan.chooseJump } : {};
    const run = {
      programme,
      model,
      ageing,
      y,
      state: () => cycler.state,
      closeCycle: () => cycles.endCycle(y),
      ...choose,
    };
    return new CycleJumping({ ...run, reported }, { ratio, tolerance });
  }

  /** Whether the step just done was the last one of its cycle, or of all. */
  cycleComplete(): boolean {
    if (this.ended) return true;
    const upcoming = this.ahead.at(this.cycler.state.done);
    return upcoming === undefined || upcoming.opens;
  }

  /** Whether `stop.time` has ended the run in the middle of a cycle. */
  cutShort(): boolean {
    const { done, endedBy } = this.cycler.state;
    return this.ended && (endedBy === CUT_SHORT || this.ahead.at(done)?.opens === false);
  }

  /** All that `restore` needs beside `recorded`. Only between two steps, or after the last one. */
  state(): RunState {
    return {
      ...stateOf(this.parts),
      ...(this.jumping ? { jumping: this.jumping.snapshot() } : {}),
      ...this.surroundings.state(),
      ...(this.ended ? { end: this.status } : {}),
    };
  }

  /** What was recorded after `from`. */
  recorded(from: RecordMark): Recorded {
    return recordedOf(this.parts, from);
  }

  /** How much has been recorded so far. */
  mark(): RecordMark {
    return markOf(this.parts);
  }

  /** Into a run that has not begun, of the same scenario: it goes on from `state` as if it had never stopped. */
  restore(state: RunState, recorded: Recorded): void {
    this.surroundings.restore(state);
    putBack(this.parts, state, recorded);
    if (state.jumping) this.jumping?.restore(state.jumping);
    this.ended = state.end !== undefined;
    this.status = state.end ?? this.status;
  }

  /** Spectra, rests and holds where the programme has any, and what a lab would read from them. */
  private experiments(): Pick<VariantResult, 'spectra' | 'relaxations' | 'holds' | 'analysed'> {
    const { spectra } = this.spectra;
    const { relaxations, holds } = this.rests;
    if (spectra.length + relaxations.length + holds.length === 0) return {};
    const signals = { spectra, relaxations, holds };
    if (this.options.analyse === false) return signals;
    return { ...signals, analysed: analysedCycles(this.prepared.cell, signals, this.cycles.rows) };
  }

  private titrations(): Pick<VariantResult, 'gitt'> {
    if (this.options.analyse === false) return {};
    const ranges = titrationSteps(this.prepared.programme, this.cycler.state.done);
    const gitt = ranges.length === 0 ? [] : gittReadings(this.prepared.cell, this.series.series(), ranges);
    return gitt.length === 0 ? {} : { gitt };
  }

  result(): VariantResult {
    const { prepared, model, cycler, cycles, series, status } = this;
    const jumped = this.jumping?.report();
    const { integrator } = cycler;
    return {
      name: prepared.name,
      cell: prepared.cell,
      status,
      warnings: [
        ...prepared.warnings,
        ...stepWarnings(cycles.steps, prepared.programme, prepared.cell, prepared.placeOf),
        ...series.warnings(),
        ...this.spectra.warnings(),
        ...jumpWarnings(jumped),
        ...(prepared.numerics.cycleJumping && !this.jumping ? [notJumped] : []),
        ...resistanceWarnings(prepared, cycles.rows),
        ...pulseWarnings(cycles.rows),
        ...conditionWarnings(cycler.state.blocks, prepared.placeOf),
        ...electrolyteWarnings(model.parameters.electrolyteSupply),
      ],
      cycles: cycles.rows,
      series: series.series(),
      profiles: series.profiles,
      polarisationSplits: this.polarisation.splits,
      ...this.experiments(),
      ...this.titrations(),
      balances: audit(this.parts, this.initialLithium),
      statistics: {
        steps: integrator.steps,
        rejected: integrator.rejected,
        evaluations: integrator.method.evaluations,
        factorisations: integrator.method.factorisations,
        unknowns: model.size,
        halfCycles: cycler.state.halfCycles,
      },
      ...(jumped ? { jumped } : {}),
      ...(cycler.state.blocks.length > 0 ? { blocks: cycler.state.blocks } : {}),
      ...(prepared.before ? { wentOnFrom: beforeText(prepared.before) } : {}),
      ...this.endState(),
      ...this.surroundings.told(),
      steps: cycles.steps,
    };
  }

  private endState(): Pick<VariantResult, 'endState'> {
    const { code } = this.status;
    if (this.options.endState === false || !this.ended || code === 'failed') return {};
    const { cycles = 0, time = 0 } = this.prepared.before?.end ?? {};
    const { state } = this.cycler;
    const age = { cycles: cycles + state.cycle, time: time + state.time, voltage: this.model.voltage(this.y) };
    return { endState: endState(this.prepared, this.surroundings.asInRecipe(), age, this.surroundings.conditions) };
  }
}
