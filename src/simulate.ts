import type { Cell } from './cell/cell.js';
import {
  type Conditions,
  conditionsOf,
  type Settings,
  sameConditions,
  samePressures,
  withSettings,
} from './cell/conditions.js';
import { FARADAY } from './constants/physical.js';
import { buildMechanisms } from './degradation/build.js';
import { analysedCycles } from './measure/analysedCycles.js';
import { gittReadings } from './measure/gittReading.js';
import { Ageing, type AgeingState } from './model/ageing.js';
import { CellModel } from './model/cellModel.js';
import { connectedLithium } from './model/inventory.js';
import type { Preparation, Prepared } from './prepare.js';
import { conditionWarnings } from './protocol/checks/conditions.js';
import { stepWarnings } from './protocol/checks/stepWarnings.js';
import { Cycler, type RunEnd } from './protocol/cycler/cycler.js';
import { CUT_SHORT } from './protocol/cycler/endedBy.js';
import type { Recorder, StepSummary } from './protocol/cycler/recorder.js';
import { Storage } from './protocol/cycler/storage.js';
import { CycleJumping, defaultJumping, type JumpingReport } from './protocol/jumping/jumping.js';
import { cycleCount, settingsIn } from './protocol/programme/programmeCycles.js';
import { titrationSteps } from './protocol/programme/titration.js';
import { ProgrammeReader } from './protocol/programme/walk.js';
import { kindOf } from './protocol/steps/kindOf.js';
import { outgrown } from './resolution/untested.js';
import { nothingRecorded, type Recorded, type RecordMark, type RunState } from './results/checkpoint.js';
import { beforeText } from './results/continued.js';
import { CycleRecorder } from './results/cycleRecorder.js';
import { electrolyteWarnings } from './results/electrolyteWarnings.js';
import { endState } from './results/endState.js';
import { pointsOf } from './results/measuredPoints.js';
import { PolarisationRecorder } from './results/polarisationRecorder.js';
import { pulseWarnings } from './results/pulseWarnings.js';
import { RestRecorder } from './results/restRecorder.js';
import type {
  Balances,
  CycleRow,
  PressureChange,
  Results,
  TemperatureChange,
  VariantResult,
} from './results/results.js';
import { type CycleSelection, SeriesRecorder } from './results/seriesRecorder.js';
import { SpectrumRecorder } from './results/spectrumRecorder.js';
import { type Issue, inOneLine } from './scenario/document/issue.js';
import type { CycleChoice } from './scenario/schema/data.js';
import { version } from './version.js';

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
}

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

/** Results from variants that were run one by one. */
export function collect(preparation: Preparation, variants: readonly VariantResult[]): Results {
  const scenario = Object.fromEntries(preparation.variants.map(({ name, raw }) => [name, raw]));
  return { title: preparation.title, version, scenario, variants, measurements: pointsOf(preparation.variants) };
}

/** One variant from fresh cell to results. Yields after every protocol step. */
export function* runVariant(
  prepared: Prepared,
  options: SimulateOptions = {},
): Generator<StepSummary, VariantResult, undefined> {
  const run = new VariantRun(prepared, options);
  yield* run.steps();
  return run.result();
}

/** What a run is made of under the same conditions. */
interface RunParts {
  readonly model: CellModel;
  readonly y: Float64Array;
  readonly ageing: Ageing;
  readonly cycler: Cycler;
  readonly cycles: CycleRecorder;
  readonly series: SeriesRecorder;
  readonly polarisation: PolarisationRecorder;
  readonly spectra: SpectrumRecorder;
  readonly rests: RestRecorder;
  /** [mol/m2] In cathode and isolated particles of the fresh cell. */
  readonly initialLithium: number;
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
  private parts: RunParts;
  private conditions: Conditions;
  /** Where steps have set temperature and pressure, in order. */
  private temperatures: readonly TemperatureChange[] = [];
  private pressures: readonly PressureChange[] = [];

  constructor(
    readonly prepared: Prepared,
    private readonly options: SimulateOptions = {},
  ) {
    this.conditions = conditionsOf(prepared.cell);
    this.parts = this.partsOf(prepared.cell);
    this.initialLithium = this.parts.initialLithium;
    this.ahead = new ProgrammeReader(prepared.programme);
    this.jumping = this.jumper(cycleCount(prepared.programme));
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

  /** All that is made for the equations of one cell, which are those of its conditions. */
  private partsOf(cell: Cell): RunParts {
    const { prepared, options } = this;
    const { scenario, programme, numerics } = prepared;
    const { model, y, ageing } = this.freshCell(cell);
    const initialLithium = connectedLithium(model, y) + ageing.trapped;
    if (prepared.before) {
      y.set(prepared.before.state.y);
      ageing.restore(prepared.before.state.ageing, y);
    }
    const last = cycleCount(programme);
    const seriesOf = options.series ? () => true : selection(scenario.output.series, last);
    const recorders = {
      cycles: new CycleRecorder(cell, model),
      series: new SeriesRecorder(model, seriesOf, selection(scenario.output.profiles, last)),
      polarisation: new PolarisationRecorder(model, seriesOf),
      spectra: new SpectrumRecorder(model),
      rests: new RestRecorder(model),
    };
    const further = options.recorder ? [options.recorder(model)] : [];
    const place = placeOf(cell, prepared.cell);
    const cycler = new Cycler(cell, model, y, {
      recorders: [...Object.values(recorders), ...further],
      ageing,
      storage: new Storage(model, ageing.mechanisms, (temperature) =>
        buildMechanisms(scenario.mechanisms, { ...cell, temperature }),
      ),
      ...(place === '' ? {} : { place }),
      ...(options.interrupted ? { interrupted: options.interrupted } : {}),
      ...(numerics.maximumSteps === undefined ? {} : { mostSteps: numerics.maximumSteps }),
    });
    return { model, y, ageing, cycler, initialLithium, ...recorders };
  }

  private freshCell(cell: Cell): Pick<RunParts, 'model' | 'y' | 'ageing'> {
    const { scenario, numerics } = this.prepared;
    const { slow, ...laws } = buildMechanisms(scenario.mechanisms, cell);
    const model = new CellModel(cell, { ...numerics, ...laws });
    const y = model.initialState(cell.initialContent);
    return { model, y, ageing: new Ageing(model, slow, y) };
  }

  /** A step has set temperature or pressure: the run goes on as one that is put back from its state, but into the equations of the new cell. */
  private set(settings: Settings, step: number): void {
    const { temperature, pressure } = settings;
    if (temperature !== undefined) this.temperatures = [...this.temperatures, { step, temperature }];
    if (pressure !== undefined) this.pressures = [...this.pressures, { step, pressure }];
    const untouched = this.cycler.state.time === 0 && this.prepared.before === undefined;
    this.moveTo(withSettings(this.conditions, settings, untouched), untouched);
  }

  private moveTo(conditions: Conditions, untouched: boolean): void {
    const before = this.conditions;
    this.conditions = conditions;
    if (sameConditions(conditions, before)) return;
    const [state, recorded] = [this.state(), this.recorded(nothingRecorded)];
    const connected = connectedLithium(this.model, this.y);
    this.parts = this.partsOf(this.cellUnder(conditions));
    const fresh = { y: this.y.slice(), ageing: this.ageing.snapshot() };
    // What has not been used yet is as its recipe makes it, the reaction at rest on its contacts included.
    this.putBack(untouched ? { ...state, ...fresh } : state, recorded);
    if (untouched || samePressures(conditions, before)) return;
    const { pressure } = conditions;
    const pressing = pressure > before.pressure ? { pressure, highestBefore: before.highestPressure } : undefined;
    this.ageing.repressed(this.y, connected, pressing);
  }

  private cellUnder(conditions: Conditions): Cell {
    const { cell, under } = this.prepared;
    return sameConditions(conditions, conditionsOf(cell)) ? cell : under(conditions);
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
        this.set(settings, index + 1);
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
      ...scenario.data.flatMap(({ cycle = last, reference = 1 }) => [cycle, reference]),
    ];
    const run = { programme, model, ageing, y, state: () => cycler.state, closeCycle: () => cycles.endCycle(y) };
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
    const { cycler, ageing, cycles, series, polarisation } = this;
    const { steps, rejected, method } = cycler.integrator;
    return {
      y: this.y.slice(),
      ageing: ageing.snapshot(),
      cycler: { ...cycler.state },
      work: { steps, rejected, evaluations: method.evaluations, factorisations: method.factorisations },
      cycles: cycles.snapshot(),
      series: series.snapshot(),
      polarisation: polarisation.snapshot(),
      rests: this.rests.snapshot(),
      ...(this.jumping ? { jumping: this.jumping.snapshot() } : {}),
      ...this.changes(),
      ...(sameConditions(this.conditions, conditionsOf(this.prepared.cell)) ? {} : { conditions: this.conditions }),
      ...(this.ended ? { end: this.status } : {}),
    };
  }

  private changes(): Pick<VariantResult, 'temperatures' | 'pressures'> {
    const { temperatures, pressures } = this;
    return {
      ...(temperatures.length > 0 ? { temperatures } : {}),
      ...(pressures.length > 0 ? { pressures } : {}),
    };
  }

  /** What was recorded after `from`. */
  recorded(from: RecordMark): Recorded {
    const { cycles, series, polarisation, spectra, rests } = this;
    return {
      rows: cycles.rows.slice(from.rows),
      steps: cycles.steps.slice(from.steps),
      series: series.series(from.points),
      profiles: series.profiles.slice(from.profiles),
      splits: polarisation.splits.slice(from.splits),
      spectra: spectra.spectra.slice(from.spectra),
      relaxations: rests.relaxations.slice(from.relaxations),
      holds: rests.holds.slice(from.holds),
    };
  }

  /** How much has been recorded so far. */
  mark(): RecordMark {
    const { cycles, series, polarisation, spectra, rests } = this;
    return {
      rows: cycles.rows.length,
      steps: cycles.steps.length,
      points: series.points,
      profiles: series.profiles.length,
      splits: polarisation.splits.length,
      spectra: spectra.spectra.length,
      relaxations: rests.relaxations.length,
      holds: rests.holds.length,
    };
  }

  /** Into a run that has not begun, of the same scenario: it goes on from `state` as if it had never stopped. */
  restore(state: RunState, recorded: Recorded): void {
    this.temperatures = state.temperatures ?? [];
    this.pressures = state.pressures ?? [];
    if (state.conditions) {
      this.conditions = state.conditions;
      this.parts = this.partsOf(this.cellUnder(this.conditions));
    }
    this.putBack(state, recorded);
    if (state.jumping) this.jumping?.restore(state.jumping);
    this.ended = state.end !== undefined;
    this.status = state.end ?? this.status;
  }

  private putBack(state: RunState, recorded: Recorded): void {
    const { cycler, ageing, cycles, series, polarisation } = this;
    this.y.set(state.y);
    ageing.restore(state.ageing, this.y);
    Object.assign(cycler.state, state.cycler);
    const { steps, rejected, ...method } = state.work;
    Object.assign(cycler.integrator, { steps, rejected });
    Object.assign(cycler.integrator.method, method);
    cycles.restore(state.cycles, recorded.rows, recorded.steps);
    series.restore(state.series, recorded.series, recorded.profiles);
    polarisation.restore(state.polarisation, recorded.splits);
    this.spectra.restore(recorded.spectra);
    this.rests.restore(state.rests, recorded.relaxations, recorded.holds);
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
      balances: audit(model, this.y, this.ageing, this.initialLithium, cycler),
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
      ...this.changes(),
      steps: cycles.steps,
    };
  }

  private endState(): Pick<VariantResult, 'endState'> {
    const { code } = this.status;
    if (this.options.endState === false || !this.ended || code === 'failed') return {};
    const { cycles = 0, time = 0 } = this.prepared.before?.end ?? {};
    const { state } = this.cycler;
    const age = { cycles: cycles + state.cycle, time: time + state.time, voltage: this.model.voltage(this.y) };
    return { endState: endState(this.prepared, this.asInRecipe(), age, this.conditions) };
  }

  /** The state of the cell, its contacts being those under the pressures of the recipe, for a run that begins there. */
  private asInRecipe(): { readonly y: Float64Array; readonly ageing: AgeingState } {
    const { prepared, y, ageing, model } = this;
    if (samePressures(this.conditions, conditionsOf(prepared.cell))) return { y, ageing: ageing.snapshot() };
    const there = this.freshCell(prepared.cell);
    there.y.set(y);
    there.ageing.restore(ageing.snapshot(), there.y);
    there.ageing.repressed(there.y, connectedLithium(model, y), undefined);
    return { y, ageing: there.ageing.snapshot() };
  }
}

/** Said of a cell that is not under the conditions of its recipe. */
function placeOf({ temperature, pressure }: Cell, recipe: Cell): string {
  const at = temperature === recipe.temperature ? '' : ` at ${temperature} K`;
  return pressure === recipe.pressure ? at : `${at} under ${pressure} Pa`;
}

/** Lithium and charge over the whole run by two routes each: what left the cathode and the electrolyte, what the anode and the clock saw. */
function audit(model: CellModel, y: Float64Array, ageing: Ageing, initialLithium: number, cycler: Cycler): Balances {
  const { cell } = model;
  const toSpecific = FARADAY / (3600 * cell.activeMass); // mol/m2 -> mAh/g
  const connected = connectedLithium(model, y);
  const { trapped } = ageing;
  const consumed = ageing.consumedAt(y);
  const lost = model.parameters.anodeLoss;
  const anode = y[model.layout.anode] - lost;
  return {
    lithium: Math.abs(connected + trapped + anode + lost - consumed - initialLithium) / initialLithium,
    charge: cycler.state.throughput > 0 ? cycler.state.chargeError / cycler.state.throughput : 0,
    inventory: {
      connected: connected * toSpecific,
      trapped: trapped * toSpecific,
      anode: anode * toSpecific,
      consumed: consumed * toSpecific,
      ...(lost === 0 ? {} : { lost: lost * toSpecific }),
    },
  };
}

function selection(choice: CycleChoice, last: number): CycleSelection {
  if (choice === 'all') return () => true;
  if (choice === 'none') return () => false;
  const chosen = new Set(choice.map((cycle) => (cycle === 'last' ? last : cycle)));
  return (cycle) => chosen.has(cycle);
}

/** Where cycle jumping was not possible. */
function jumpWarnings(jumped: JumpingReport | undefined): Issue[] {
  const refusals = jumped?.refusals ?? [];
  return refusals.map((message) => ({ severity: 'warning', path: 'numerics.cycleJumping', message }));
}

const notJumped: Issue = {
  severity: 'warning',
  path: 'numerics.cycleJumping',
  message: 'Every cycle was cycled through: temperature or pressure change in the course of the programme.',
};

/** Where films and lost contact have carried the cell out of what its resolution was chosen for. */
function resistanceWarnings({ scenario, cell, programme }: Prepared, rows: readonly CycleRow[]): readonly Issue[] {
  const highest = rows.reduce((most, { interfaceResistanceMid: r }) => (r > most ? r : most), 0);
  return outgrown(scenario.numerics, cell, programme, 1e-4 * highest);
}
