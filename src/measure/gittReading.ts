import type { Cell } from '../cell/cell.js';
import type { StepRange } from '../protocol/programme/titration.js';
import type { GittReading, Series } from '../results/results.js';
import { contentAt } from './activeMass.js';
import { fourierNumber, gittPulses } from './gitt.js';

/**
 * The pulses of a titration as a lab evaluates them, from the recorded series of its steps; empty when it was not recorded.
 * V/S is that of the intact particles, which a lab has from their size or from gas adsorption.
 */
export function gittReadings(cell: Cell, series: Series, ranges: readonly StepRange[]): GittReading[] {
  const { cathode, anode } = cell;
  const volume = cathode.classes.reduce((sum, { volumeFraction }) => sum + volumeFraction, 0);
  const surface = cathode.classes.reduce((sum, { volumeFraction, radius }) => sum + (3 * volumeFraction) / radius, 0);
  return ranges.flatMap(({ from, to }) => {
    const rows = Array.from(series.step.keys()).filter((i) => series.step[i] >= from && series.step[i] <= to);
    const column = (values: ArrayLike<number>) => Float64Array.from(rows, (i) => values[i]);
    const data = { time: column(series.time), voltage: column(series.voltage), current: column(series.current) };
    const volumeOverSurface = volume / surface;
    return gittPulses(data, { volumeOverSurface }).map((pulse): GittReading => {
      const potential = (pulse.before + pulse.after) / 2 + anode.plateau;
      const content = contentAt(cathode.openCircuitVoltage.at, potential);
      const diffusivityInside = cathode.diffusivity.at(content);
      return {
        // A charge after a discharge opens a cycle, and the rest before it still belongs to the last one.
        cycle: series.cycle[rows.find((i) => series.time[i] > pulse.start) ?? rows[0]],
        direction: pulse.current > 0 ? 'charge' : 'discharge',
        time: pulse.start,
        potential,
        content,
        polarisation: pulse.polarisation,
        jump: pulse.jump,
        diffusivity: pulse.diffusivity,
        fourier: fourierNumber(pulse.duration, diffusivityInside, volumeOverSurface),
        diffusivityInside,
      };
    });
  });
}
