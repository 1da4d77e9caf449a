import { differences, type Plain, withValue } from '../state/document.js';
import { filled } from './claim.js';
import type { Evidence } from './evidence.js';
import type { Lesson, Question } from './lesson.js';

export interface Verdict {
  /** Option that the simulation supports. */
  readonly option: number;
  readonly because: string;
}

/** The one answer that the numbers support; undefined where they are missing, or support none or several. */
export function verdictOf(question: Question, evidence: Evidence): Verdict | undefined {
  const numbers = question.numbers(evidence);
  if (!Object.values(numbers).every(Number.isFinite)) return undefined;
  const supported = question.options.flatMap(({ holds }, i) => (holds(numbers) ? [i] : []));
  if (supported.length !== 1) return undefined;
  return { option: supported[0], because: filled(question.says, numbers, evidence) };
}

/** Why the two cells no longer answer the question; empty where they do. */
export function incomparable({ differ }: Lesson, [a, b]: readonly [Plain, Plain]): string {
  const without = (document: Plain): Plain =>
    differ.reduce<Plain>((left, path) => withValue(left, path, undefined), document);
  const places = differences(without(a), without(b));
  if (places.length === 0) return '';
  return `The cells now differ in ${places.map((path) => path.join('.')).join(', ')}, too, which the question is not about.`;
}
