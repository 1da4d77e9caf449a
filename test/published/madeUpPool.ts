import type { CellPool } from '../../src/fit/runs/cellPool.js';
import type { CellJob, CellOutcome } from '../../src/fit/runs/cellRun.js';
import type { Measurement } from '../../src/results/results.js';

/** What a made-up cell is told of itself. */
export interface MadeUpCell {
  readonly variant: string;
  readonly title: string;
  readonly law: string;
  /** [Ohm cm2] */
  readonly resistance: number;
  /** Root of the parabolic rate over 3e-22 m2/s. */
  readonly growth: number;
}

/** Answers in the place of the simulation, with what was asked. */
export interface MadeUpPool extends CellPool {
  readonly jobs: readonly CellJob[];
}

/** A pool whose cells are a formula: a study of them is judged in a moment, and its numbers can be reckoned by hand. */
export function madeUpPool(
  at: (cell: MadeUpCell, measurement: Measurement) => number,
  more: (cell: MadeUpCell) => Partial<CellOutcome> = () => ({}),
): MadeUpPool {
  const jobs: CellJob[] = [];
  return {
    size: 1,
    close: () => {},
    jobs,
    run: async (job) => {
      jobs.push(job);
      const { title, variants, mechanisms, cell } = JSON.parse(job.document);
      const given = new Map(job.settings.map((setting) => setting.split('=') as [string, string]));
      const number = (path: string, written: string): number => Number.parseFloat(given.get(path) ?? written);
      const [variant] = Object.keys(variants);
      const own: MadeUpCell = {
        variant,
        title,
        law: mechanisms.contactLoss.law ?? '',
        resistance: number('cell.extraResistance', cell.extraResistance),
        growth: Math.sqrt(number('mechanisms.interphase.parabolicRate', mechanisms.interphase.parabolicRate) / 3e-22),
      };
      const measurements = job.observe.map((one) => {
        if (one.kind !== 'cycle') throw new Error('there are neither curves nor spectra');
        return one.measurement;
      });
      return {
        values: measurements.map((measurement) => at(own, measurement)),
        origins: measurements.map(() => 'inside'),
        cycles: measurements.map(({ cycle = 7 }) => cycle),
        status: { code: 'completed', message: '' },
        ...more(own),
      };
    },
  };
}

/** Capacity and voltage fall with the resistance, retention with the film. The coated cell has more and loses half. */
export function formula({ variant, resistance, growth }: MadeUpCell, { quantity, cycle = 20 }: Measurement): number {
  const coated = variant === 'coated';
  if (quantity === 'dischargeCapacity') return 200 - 0.5 * resistance + (coated ? 10 : 0);
  if (quantity === 'meanDischargeVoltage') return Number((2.2 - 0.004 * resistance - 0.01 * growth).toFixed(9));
  return 100 - (coated ? 10 : 20) * growth * Math.sqrt(cycle / 20);
}
