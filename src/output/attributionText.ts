import type { Attribution, AttributionDifference, AttributionResult } from '../results/attribution.js';
import { type Json, plain } from './json.js';
import { mechanismText } from './mechanismText.js';
import { fixed, signed } from './numberText.js';
import { formatTable } from './table.js';

/** Where the capacity went: a table and a sentence a variant, then the differences to the first one. */
export function attributionText({ title, variants, differences }: AttributionResult): string {
  const blocks = [...variants.map(variantText), ...differences.map(differenceText)];
  return `${title}\n\n${blocks.join('\n')}`;
}

/** The object that `why --json` prints, in mAh/g. */
export function attributionJson({ variants, differences }: AttributionResult): Json {
  return {
    variants: Object.fromEntries(
      variants.map(({ variant, from, to, total, parts }) => [variant, plain({ from, to, total, parts })]),
    ),
    differences: plain(differences),
  };
}

function variantText({ variant, from, to, capacityFrom, capacityTo, total, parts }: Attribution): string {
  const share = (loss: number): string => (Math.abs(total) < 0.05 ? '' : `${fixed((100 * loss) / total, 0)} %`);
  const table = formatTable(
    [
      [variant, 'mAh/g', 'share'],
      [`discharge in cycle ${from}`, fixed(capacityFrom, 1)],
      ...parts.map(({ mechanism, loss }) => [`  ${mechanismText[mechanism]}`, signed(-loss, 1), share(loss)]),
      [`discharge in cycle ${to}`, fixed(capacityTo, 1), share(total)],
    ],
    { align: ['left'] },
  );
  return `${table}${variantSentence(variant, from, to, total, parts)}\n`;
}

function variantSentence(variant: string, from: number, to: number, total: number, parts: Attribution['parts']) {
  const change = `Between cycles ${from} and ${to}, ${variant}`;
  if (Math.abs(total) < 0.05) return `${change} lost nothing.`;
  if (total < 0) return `${change} gained ${fixed(-total, 1)} mAh/g.`;
  return `${change} lost ${fixed(total, 1)} mAh/g${listed(parts)}.`;
}

function differenceText({ variants, from, to, total, parts }: AttributionDifference): string {
  const [first, other] = variants;
  const table = formatTable(
    [
      [`${other} against ${first}`, 'mAh/g'],
      ...parts.map(({ mechanism, loss }) => [
        mechanism === 'start' ? `  in cycle ${from} already` : `  ${mechanismText[mechanism]}`,
        signed(loss, 1),
      ]),
      [`in cycle ${to}`, signed(total, 1)],
    ],
    { align: ['left'] },
  );
  return `${table}${differenceSentence(first, other, from, to, total, parts)}\n`;
}

function differenceSentence(
  first: string,
  other: string,
  from: number,
  to: number,
  total: number,
  parts: AttributionDifference['parts'],
): string {
  if (Math.abs(total) < 0.05) return `In cycle ${to}, ${other} and ${first} have the same capacity.`;
  const sign = Math.sign(total);
  const text = parts
    .map(({ mechanism, loss }) => ({ loss: sign * loss, text: mechanism === 'start' ? '' : mechanismText[mechanism] }))
    .filter(({ loss }) => Math.abs(loss) >= 0.05)
    .sort((a, b) => b.loss - a.loss)
    .map(({ loss, text }) =>
      text === '' ? `${fixed(loss, 1)} were there in cycle ${from} already` : `${fixed(loss, 1)} are ${text}`,
    );
  const than = total > 0 ? 'more' : 'less';
  return `Of the ${fixed(sign * total, 1)} mAh/g that ${other} has ${than} than ${first} in cycle ${to}, ${text.join(', ')}.`;
}

/** ": 61.0 interphase, 12.3 contact loss": the parts that count, largest first. */
function listed(parts: Attribution['parts']): string {
  const counted = parts.filter(({ loss }) => Math.abs(loss) >= 0.05).sort((a, b) => b.loss - a.loss);
  if (counted.length === 0) return '';
  return `: ${counted.map(({ mechanism, loss }) => `${fixed(loss, 1)} ${mechanismText[mechanism]}`).join(', ')}`;
}
