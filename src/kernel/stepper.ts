import type { CellModel } from '../model/cellModel.js';
import { Rodas4, type Stepper } from '../numerics/integration/rodas4.js';
import { CompiledStepper } from './compiledStepper.js';
import { isCovered } from './description.js';
import { kernelOfThread } from './instance.js';

/**
 * What takes the time steps of a cell, and from now on solves for its consistent states: the compiled kernel where the engine runs it
 * and it knows the equations, else the equations as they are written in `model`, which are the reference. Either gives the same bits.
 * `compiled` false: the latter in any case.
 */
export function stepperFor(model: CellModel, compiled = true): Stepper {
  const kernel = compiled && isCovered(model) ? kernelOfThread() : undefined;
  const stepper = kernel ? new CompiledStepper(model, kernel) : undefined;
  model.balanceBy(stepper);
  return stepper ?? new Rodas4(model);
}
