import type { Cell } from '../cell/cell.js';
import type { Readings, SpectrumReading } from '../quantities/readings.js';
import type { FittedNumber, SpectrumRecord, VariantResult } from '../results/results.js';
import { activeMassOf } from './analysedCycles.js';
import {
  cathodeResistanceOf,
  diffusionLengthOf,
  geometricMeanOf,
  interfaceResistanceOf,
} from './spectrum/analysedSpectrum.js';

const analyses: Readonly<Record<SpectrumReading, (cell: Cell, record: SpectrumRecord) => FittedNumber>> = {
  cathodeResistance: cathodeResistanceOf,
  geometricMean: geometricMeanOf,
  interfaceResistance: interfaceResistanceOf,
  diffusionLength: diffusionLengthOf,
};

/** What a laboratory reads from the signals of a run, each analysed when it is asked for. */
export function readingsOf({ cell, spectra, relaxations }: VariantResult): Readings {
  return {
    spectrum: (what, [from, below], cycle) => {
      const record = spectra?.find((one) => one.cycle === cycle && one.content >= from && one.content < below);
      return record ? analyses[what](cell, record).value : Number.NaN;
    },
    activeMass: (cycle) => activeMassOf(cell, relaxations ?? [], cycle).fraction,
  };
}
