import type { Cell } from '../cell/cell.js';
import { buildMechanisms } from '../degradation/build.js';
import { Ageing } from '../model/ageing.js';
import { CellModel } from '../model/cellModel.js';
import { connectedLithium } from '../model/inventory.js';
import type { Prepared } from '../prepare.js';
import { Cycler } from '../protocol/cycler/cycler.js';
import { Storage } from '../protocol/cycler/storage.js';
import { cycleCount } from '../protocol/programme/programmeCycles.js';
import { CycleRecorder } from '../results/cycleRecorder.js';
import { PolarisationRecorder } from '../results/polarisationRecorder.js';
import { RestRecorder } from '../results/restRecorder.js';
import { type CycleSelection, SeriesRecorder } from '../results/seriesRecorder.js';
import { SpectrumRecorder } from '../results/spectrumRecorder.js';
import type { CycleChoice } from '../scenario/schema/data.js';
import type { SimulateOptions } from './options.js';

/** What a run is made of under the same conditions. */
export interface RunParts {
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

/** All that is made for the equations of one cell, which are those of its conditions. */
export function runParts(prepared: Prepared, options: SimulateOptions, cell: Cell): RunParts {
  const { scenario, programme, numerics } = prepared;
  const { model, y, ageing } = freshCell(prepared, cell);
  const initialLithium = connectedLithium(model, y) + ageing.trapped;
  if (prepared.before) {
    y.set(prepared.before.state.y);
    ageing.restore(prepared.before.state.ageing, y);
  }
  const last = cycleCount(programme);
  const seriesOf = options.series ? () => true : selection(scenario.output.series, last);
  const choose = options.plan?.choose;
  const recorders = {
    cycles: new CycleRecorder(cell, model, choose),
    series: new SeriesRecorder(model, seriesOf, selection(scenario.output.profiles, last), undefined, choose),
    polarisation: new PolarisationRecorder(model, seriesOf, choose),
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
    ...(numerics.compiled === undefined ? {} : { compiled: numerics.compiled }),
    ...(options.plan ? { plan: options.plan } : {}),
  });
  return { model, y, ageing, cycler, initialLithium, ...recorders };
}

/** The equations of a cell, and its state before anything has been done to it. */
export function freshCell({ scenario, numerics }: Prepared, cell: Cell): Pick<RunParts, 'model' | 'y' | 'ageing'> {
  const { slow, ...laws } = buildMechanisms(scenario.mechanisms, cell);
  const model = new CellModel(cell, { ...numerics, ...laws });
  const y = model.initialState(cell.initialContent);
  return { model, y, ageing: new Ageing(model, slow, y) };
}

/** Said of a cell that is not under the conditions of its recipe. */
function placeOf({ temperature, pressure }: Cell, recipe: Cell): string {
  const at = temperature === recipe.temperature ? '' : ` at ${temperature} K`;
  return pressure === recipe.pressure ? at : `${at} under ${pressure} Pa`;
}

function selection(choice: CycleChoice, last: number): CycleSelection {
  if (choice === 'all') return () => true;
  if (choice === 'none') return () => false;
  const chosen = new Set(choice.map((cycle) => (cycle === 'last' ? last : cycle)));
  return (cycle) => chosen.has(cycle);
}
