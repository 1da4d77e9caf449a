import type { Cell } from '../cell/cell.js';
import {
  type Conditions,
  conditionsOf,
  type Settings,
  sameConditions,
  samePressures,
  withSettings,
} from '../cell/conditions.js';
import type { AgeingState } from '../model/ageing.js';
import { connectedLithium } from '../model/inventory.js';
import type { Prepared } from '../prepare.js';
import { nothingRecorded, type RunState } from '../results/checkpoint.js';
import type { VariantResult } from '../results/results.js';
import type { SimulateOptions } from './options.js';
import { putBack, recordedOf, stateOf } from './partsState.js';
import { freshCell, type RunParts, runParts } from './runParts.js';

/** From this step on the cell is under these settings. */
interface Change extends Settings {
  readonly step: number;
}

/** What of a run depends on temperature and pressure, the parts made for them, and how it moves from some to others. */
export class Surroundings {
  parts: RunParts;
  conditions: Conditions;
  /** Where steps have set something, in order. */
  private changes: readonly Change[] = [];

  constructor(
    private readonly prepared: Prepared,
    private readonly options: SimulateOptions,
  ) {
    this.conditions = conditionsOf(prepared.cell);
    this.parts = runParts(prepared, options, prepared.cell);
  }

  /** A step has set temperature or pressure: the run goes on as one that is put back from its state, but into the equations of the new cell. */
  set(settings: Settings, step: number): void {
    this.changes = [...this.changes, { step, ...settings }];
    const untouched = this.parts.cycler.state.time === 0 && this.prepared.before === undefined;
    this.moveTo(withSettings(this.conditions, settings, untouched), untouched);
  }

  private moveTo(conditions: Conditions, untouched: boolean): void {
    const before = this.conditions;
    this.conditions = conditions;
    if (sameConditions(conditions, before)) return;
    const { parts } = this;
    const [state, recorded] = [stateOf(parts), recordedOf(parts, nothingRecorded)];
    const connected = connectedLithium(parts.model, parts.y);
    this.parts = this.partsUnder(conditions);
    const { y, ageing } = this.parts;
    const fresh = { y: y.slice(), ageing: ageing.snapshot() };
    // What has not been used yet is as its recipe makes it, the reaction at rest on its contacts included.
    putBack(this.parts, untouched ? { ...state, ...fresh } : state, recorded);
    if (untouched || samePressures(conditions, before)) return;
    const { pressure } = conditions;
    const pressing = pressure > before.pressure ? { pressure, highestBefore: before.highestPressure } : undefined;
    ageing.repressed(y, connected, pressing);
  }

  private partsUnder(conditions: Conditions): RunParts {
    const { prepared, options } = this;
    const { cell, under } = prepared;
    const made: Cell = sameConditions(conditions, conditionsOf(cell)) ? cell : under(conditions);
    return runParts(prepared, options, made);
  }

  /** The changes so far, as results and states have them. */
  told(): Pick<VariantResult, 'temperatures' | 'pressures'> {
    const temperatures = this.changes.flatMap(({ step, temperature }) =>
      temperature === undefined ? [] : [{ step, temperature }],
    );
    const pressures = this.changes.flatMap(({ step, pressure }) =>
      pressure === undefined ? [] : [{ step, pressure }],
    );
    return {
      ...(temperatures.length > 0 ? { temperatures } : {}),
      ...(pressures.length > 0 ? { pressures } : {}),
    };
  }

  /** What a state has to say of them. */
  state(): Pick<RunState, 'temperatures' | 'pressures' | 'conditions'> {
    const { conditions } = this;
    const asRecipe = sameConditions(conditions, conditionsOf(this.prepared.cell));
    return { ...this.told(), ...(asRecipe ? {} : { conditions }) };
  }

  /** Of a run that has not begun: as they were in this state. */
  restore({
    temperatures = [],
    pressures = [],
    conditions,
  }: Pick<RunState, 'temperatures' | 'pressures' | 'conditions'>): void {
    this.changes = [...temperatures, ...pressures].sort((a, b) => a.step - b.step);
    if (conditions === undefined) return;
    this.conditions = conditions;
    this.parts = this.partsUnder(conditions);
  }

  /** The state of the cell, its contacts being those under the pressures of the recipe, for a run that begins there. */
  asInRecipe(): { readonly y: Float64Array; readonly ageing: AgeingState } {
    const { prepared, conditions } = this;
    const { y, ageing, model } = this.parts;
    if (samePressures(conditions, conditionsOf(prepared.cell))) return { y, ageing: ageing.snapshot() };
    const there = freshCell(prepared, prepared.cell);
    there.y.set(y);
    there.ageing.restore(ageing.snapshot(), there.y);
    there.ageing.repressed(there.y, connectedLithium(model, y), undefined);
    return { y, ageing: there.ageing.snapshot() };
  }
}
