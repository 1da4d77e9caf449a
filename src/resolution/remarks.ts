import type { Cell } from '../cell/cell.js';
import type { Issue } from '../scenario/document/issue.js';
import { isPlain } from '../scenario/document/path.js';
import type { NumericsGiven } from '../scenario/schema/numerics.js';
import { mostClasses } from './chosenClasses.js';

/** What there is to say about the resolution that a scenario asks for. */
export function resolutionRemarks(given: NumericsGiven, cell: Cell, document: unknown): readonly Issue[] {
  const issues: Issue[] = [];
  const { classes } = cell.cathode;
  if (classes.length > mostClasses) {
    issues.push({
      severity: 'error',
      path: given.contactClasses === undefined ? 'numerics.sizeClasses' : 'numerics.contactClasses',
      message: `Sizes times contacts make ${classes.length} classes of particles.`,
      got: `${classes.length} classes`,
      allowed: `up to ${mostClasses} in all`,
      hint: 'the error falls slowly with their number; left out, numbers are chosen that are enough for most cells',
    });
  }
  if (given.throughNodes === 2) {
    issues.push({
      severity: 'note',
      path: 'numerics.throughNodes',
      message: 'Two nodes through the cathode give larger errors than one.',
      hint: 'one or three, or leave the number to the program',
    });
  }
  if (ruleLeftOpen(document) && new Set(classes.map(({ contact }) => contact)).size > 1) {
    issues.push({
      severity: 'note',
      path: 'cell.cathode.contact.spread',
      message: 'Contact varies independently of size, as no rule is given; rule: tied to size was once meant by it.',
    });
  }
  return issues;
}

/** Whether a document spreads contact without a word on how. */
function ruleLeftOpen(document: unknown): boolean {
  const inside = (value: unknown, name: string): unknown => (isPlain(value) ? value[name] : undefined);
  const contact = ['cell', 'cathode', 'contact'].reduce(inside, document);
  return inside(contact, 'spread') !== undefined && inside(contact, 'rule') === undefined;
}
