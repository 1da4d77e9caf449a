import { shorten } from '../scenario/document/path.js';
import { fits, parseQuantity } from '../scenario/quantities/quantity.js';
import { coldest, temperatureRange, warmest } from '../scenario/quantities/temperatureRange.js';
import { allowedAmounts, readAmount, type SentenceIssue } from './amount.js';
import type { Control } from './step.js';

type Storage = Extract<Control, { kind: 'store' }>;

const allowed = `a temperature such as 60 degC; "open circuit" or ${allowedAmounts(['voltage'])}`;

/** What the parts with "at" of "Store for 30 days at 60 degC at 4.3 V vs Li" say; without voltage the cell is at open circuit. */
export function parseStorage(at: readonly string[], issues: SentenceIssue[]): Storage | undefined {
  const before = issues.length;
  let temperature: Storage['temperature'];
  let voltage: Storage['voltage'];
  let open = false;
  for (const part of at) {
    if (/^(?:open[\s-]?circuit(?:[\s-](?:voltage|potential))?|ocv|ocp)$/i.test(part)) {
      open = true;
      continue;
    }
    const quantity = parseQuantity(part);
    if (!('error' in quantity) && fits(quantity, 'K')) {
      if (temperature !== undefined) issues.push({ message: 'The step has two temperatures.', got: shorten(part) });
      if (!(quantity.value >= coldest && quantity.value <= warmest)) {
        issues.push({
          message: 'A cell is not stored at this temperature.',
          got: shorten(part),
          allowed: temperatureRange,
        });
      }
      temperature = quantity.value;
      continue;
    }
    const read = readAmount(part);
    if (read.kind === 'voltage') {
      if (voltage !== undefined) issues.push({ message: 'The step has two voltages.', got: shorten(part) });
      voltage = read.voltage;
    } else if (read.kind === 'unreadable') issues.push({ ...read.issue, allowed });
    else
      issues.push({
        message: 'Storage is at a temperature, and at a voltage or open circuit.',
        got: shorten(part),
        allowed,
      });
  }
  if (open && voltage !== undefined) {
    issues.push({ message: 'A cell at open circuit keeps no given voltage.', got: shorten(at.join(' at ')), allowed });
  }
  if (issues.length > before) return undefined;
  return {
    kind: 'store',
    ...(temperature === undefined ? {} : { temperature }),
    ...(voltage === undefined ? {} : { voltage }),
  };
}
