import { shorten } from '../scenario/document/path.js';
import { fits, parseQuantity } from '../scenario/quantities/quantity.js';
import type { SentenceIssue } from './amount.js';
import type { Control } from './step.js';

type Impedance = Extract<Control, { kind: 'impedance' }>;

/** What "EIS" means without further words. */
export const impedanceDefaults = { from: 1e6, to: 1e-3, perDecade: 8 } as const;

/** [Hz] What instruments cover, and a little more on either side. */
const lowest = 1e-6;
const highest = 1e8;
const mostPerDecade = 100;

const example = 'EIS from 1 MHz to 1 mHz, 8 points per decade';

/** What follows the verb of "EIS from 1 MHz to 100 uHz, 8 points per decade"; either part may be left out. */
export function parseImpedance(text: string, issues: SentenceIssue[]): Impedance | undefined {
  const before = issues.length;
  const density =
    /[\s,]*(?:\b(?:with|at|and)\s+)?(\S+)\s+(?:(?:points?|frequencies)\s+)?(?:per|a)\s+decade\b[\s,]*/i.exec(text);
  const range = (density === null ? text : text.replace(density[0], ' ')).trim();
  const ends = /^(?:(?:from|between)\s+)?(.+?)\s+(?:down\s+to|up\s+to|to|and)\s+(.+)$/i.exec(range);
  if (range !== '' && ends === null) {
    issues.push({
      message: 'The frequencies cannot be read.',
      got: shorten(range),
      hint: `write for example "${example}"`,
    });
  }
  const from = ends === null ? impedanceDefaults.from : frequency(ends[1], issues);
  const to = ends === null ? impedanceDefaults.to : frequency(ends[2], issues);
  const perDecade = density === null ? impedanceDefaults.perDecade : Number(density[1]);
  if (!(perDecade >= 1 && perDecade <= mostPerDecade)) {
    issues.push({
      message: 'The number of points per decade cannot be read.',
      got: shorten(density?.[1] ?? ''),
      allowed: `1 to ${mostPerDecade}`,
    });
  }
  if (from !== undefined && from === to) {
    issues.push({
      message: 'The spectrum begins and ends at the same frequency.',
      got: shorten(range),
      hint: 'M is mega and m is milli: 1 MHz to 1 mHz',
    });
  }
  if (issues.length > before || from === undefined || to === undefined) return undefined;
  return { kind: 'impedance', from, to, perDecade };
}

/** [Hz] */
function frequency(text: string, issues: SentenceIssue[]): number | undefined {
  const quantity = parseQuantity(text.replace(/hz$/i, 'Hz'));
  const known = !('error' in quantity) && fits(quantity, 'Hz');
  if (known && quantity.value >= lowest && quantity.value <= highest) return quantity.value;
  issues.push({
    message: known ? 'No instrument measures at this frequency.' : 'This is no frequency.',
    got: shorten(text),
    allowed: '1 uHz to 100 MHz',
    hint: `write for example "${example}"`,
  });
  return undefined;
}
