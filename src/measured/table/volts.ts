import type { Issue } from '../../scenario/document/issue.js';
import { plainNumber } from '../../text/plainNumber.js';
import { median } from '../median.js';
import type { UsedColumn } from './assign.js';

/** [V] No cell has more; a column beyond it is in mV whatever its head says. */
const highestVoltage = 50;
/** [V] Fewer are no working voltage of a cell with an oxide cathode. */
const lowestVoltage = 1;

/** What a column of voltages is multiplied by to be in V. */
export function voltFactor(
  column: readonly number[],
  { head, unit, quantity }: UsedColumn,
  headLine: number,
  issues: Issue[],
): number {
  const typical = median(column.map(Math.abs));
  const written = unit === 'mV' ? 1e3 * typical : typical;
  const isVolt = unit === 'mV' && written > lowestVoltage && written < highestVoltage / 5;
  if (!(typical > highestVoltage) && !isVolt) return 1;
  issues.push({
    severity: 'warning',
    path: '',
    message: `Column "${head}" holds values around ${plainNumber(written, 4)}, which cannot be ${unit ?? 'V'}; they were taken for ${isVolt ? 'V' : 'mV'}.`,
    hint: `--column '${head} = ${quantity} / ${isVolt ? 'V' : 'mV'}' says so`,
    line: headLine,
  });
  return isVolt ? 1e3 : 1e-3;
}
