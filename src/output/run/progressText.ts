import { duration } from '../text/numberText.js';

/** How far a run has come. */
export interface Progress {
  readonly variant: string;
  readonly cycle: number;
  /** Cycles that the programme will make. */
  readonly cycles: number;
  /** [V] Cell voltage. */
  readonly voltage: number;
  /** Part of the whole run, all variants, that is done. */
  readonly done: number;
  /** [s] since the run began. */
  readonly elapsed: number;
}

/** One line for the terminal, cut to its width. */
export function progressText(progress: Progress, width = 80): string {
  const { variant, cycle, cycles, voltage, done, elapsed } = progress;
  const left =
    done > 0 && elapsed > 1 ? `, ${duration(Math.max(1, Math.round((elapsed * (1 - done)) / done)))} left` : '';
  const text = `${variant}: cycle ${cycle} of ${Math.max(cycle, cycles)}, ${voltage.toFixed(2)} V, ${Math.floor(100 * done)} % done${left}`;
  return text.length < width ? text : text.slice(0, Math.max(0, width - 1));
}
