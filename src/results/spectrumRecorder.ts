import { impedance } from '../impedance/impedance.js';
import { inOhm } from '../impedance/spectrum.js';
import type { CellModel } from '../model/cellModel.js';
import { interfaceResistance } from '../model/interfaceResistance.js';
import { meanContent } from '../model/inventory.js';
import type { Recorder } from '../protocol/cycler/recorder.js';
import { kindOf } from '../protocol/steps/kindOf.js';
import type { ResolvedStep } from '../protocol/steps/resolvedStep.js';
import type { Issue } from '../scenario/document/issue.js';
import type { InsideTruth, SpectrumRecord } from './results.js';

/** Spectra that are kept: a few megabytes. */
const MOST_SPECTRA = 2000;

/** Takes the impedance of the cell in the state that an EIS step finds it in. */
export class SpectrumRecorder implements Recorder {
  spectra: SpectrumRecord[] = [];
  private left = 0;

  constructor(private readonly model: CellModel) {}

  stepStarted(step: ResolvedStep, cycle: number, index: number, time: number, y: Float64Array): void {
    const asked = kindOf(step).run.spectrum?.(step.control);
    if (asked === undefined) return;
    if (this.spectra.length >= MOST_SPECTRA) {
      this.left++;
      return;
    }
    const { model } = this;
    const { frequency, re, im } = inOhm(impedance(model, y, asked), model.cell.area);
    const voltage = model.voltage(y);
    this.spectra.push({
      cycle,
      step: index,
      time,
      frequency,
      re,
      im,
      voltage,
      potential: voltage + model.cell.anode.plateau,
      content: meanContent(model, y),
      inside: insideTruth(model, y),
    });
  }

  advanced(): void {}

  stepEnded(): void {}

  restore(spectra: readonly SpectrumRecord[]): void {
    this.spectra = [...spectra];
  }

  warnings(): Issue[] {
    if (this.left === 0) return [];
    const message = `The first ${MOST_SPECTRA} impedance spectra are kept; ${this.left} more were left out.`;
    return [{ severity: 'warning', path: 'protocol', message, hint: 'ask for spectra in fewer cycles' }];
  }
}

function insideTruth(model: CellModel, y: Float64Array): InsideTruth {
  const { classes } = model.cell.cathode;
  const volume = classes.reduce((sum, { volumeFraction }) => sum + volumeFraction, 0);
  const mean = (of: (k: number) => number): number =>
    classes.reduce((sum, { volumeFraction }, k) => sum + volumeFraction * of(k), 0) / volume;
  return {
    interfaceResistance: 1e4 * interfaceResistance(model, y),
    contact: mean((k) => model.parameters.contact[k] * model.parameters.meanPatchContact(k)),
    connected: mean((k) => model.parameters.connected[k]),
    diffusionLength: 1e6 * mean((k) => model.parameters.diffusionLength[k]),
  };
}
