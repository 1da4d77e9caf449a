import type { Cell } from '../cell/cell.js';
import type { AnalysedCycle, CycleRow, HoldRecord, Relaxation, SpectrumRecord } from '../results/results.js';
export interface Signals {
  readonly spectra: readonly SpectrumRecord[];
  readonly relaxations: readonly Relaxation[];
  readonly holds: readonly HoldRecord[];
}
export function analysedCycles(_cell: Cell, _signals: Signals, _rows: readonly CycleRow[]): AnalysedCycle[] {
  return [];
}
