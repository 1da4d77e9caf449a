import type { CellModel } from '../model/cellModel.js';
import { Rodas4, type Stepper } from '../numerics/integration/rodas4.js';
import { CompiledCell } from './compiledCell.js';
import { CompiledStepper } from './compiledStepper.js';
import { isCovered } from './description.js';
import { kernelOfThread } from './instance.js';

/** One of each model, whoever takes its steps. */
const cells = new WeakMap<CellModel, CompiledCell>();

function compiledCell(model: CellModel): CompiledCell | undefined {
  const kernel = isCovered(model) ? kernelOfThread() : undefined;
  if (!kernel) return undefined;
  let cell = cells.get(model);
  if (!cell) {
    cell = new CompiledCell(model, kernel);
    cells.set(model, cell);
  }
  return cell;
}

/**
 * What takes the time steps of a cell, and from now on solves for its consistent states: the compiled kernel where the engine runs it
 * and it knows the equations, else the equations as they are written in `model`, which are the reference. Either gives the same bits.
 * `compiled` false: the latter in any case.
 */
export function stepperFor(model: CellModel, compiled = true): Stepper {
  const cell = compiled ? compiledCell(model) : undefined;
  model.balanceBy(cell);
  return cell ? new CompiledStepper(cell) : new Rodas4(model);
}
