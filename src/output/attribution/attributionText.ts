import type { Attribution, AttributionDifference, AttributionResult } from '../../results/attribution.js';
import { type Json, plain } from '../../results/plain.js';
import { fixed, signed } from '../text/numberText.js';
import { formatTable } from '../text/table.js';
import { mechanismText } from './mechanismText.js';

/** [mAh/g] What is smaller would be printed as 0.0. */
const smallest = 0.05;

/** Where the capacity went: a table and a sentence a variant, then the differences to the first one. */
export function attributionText({ title, variants, differences }: AttributionResult): string {
  const blocks = [...variants.map(variantText), ...differences.map(differenceText)];
  return `${title}\n\n${blocks.join('\n')}`;
}

/** The object that `why --json` prints, in mAh/g. */
export function attributionJson({ variants, differences }: AttributionResult): Json {
  return {
    variants: Object.fromEntries(
      variants.map(({ variant, from, to, capacityFrom, capacityTo, total, parts }) => [
        variant,
        plain({ from, to, capacityFrom, capacityTo, total, parts }),
      ]),
    ),
    differences: plain(differences),
  };
}

function variantText({ variant, from, to, capacityFrom, capacityTo, total, parts }: Attribution): string {
  const share = (loss: number): string => (Math.abs(total) < smallest ? '' : `${fixed((100 * loss) / total, 0)} %`);
  const table = formatTable(
    [
      [variant, 'mAh/g', 'share'],
      [`discharge in cycle ${from}`, fixed(capacityFrom, 1)],
      ...parts.map(({ mechanism, loss }) => [`  ${mechanismText(mechanism)}`, signed(-loss, 1), share(loss)]),
      [`discharge in cycle ${to}`, fixed(capacityTo, 1)],
    ],
    { align: ['left'] },
  );
  return `${table}${variantSentence(variant, from, to, total, parts)}\n`;
}

function variantSentence(variant: string, from: number, to: number, total: number, parts: Attribution['parts']) {
  const change = `Between cycles ${from} and ${to}, ${variant}`;
  if (Math.abs(total) < smallest) return `${change} lost nothing.`;
  if (total < 0) return `${change} gained ${fixed(-total, 1)} mAh/g.`;
  const spoken = parts.map(({ mechanism, loss }) => ({ loss, text: mechanismText(mechanism) }));
  return `${change} lost ${fixed(total, 1)} mAh/g: ${partsText(spoken)}.`;
}

function differenceText({ variants, from, to, total, parts, start }: AttributionDifference): string {
  const [first, other] = variants;
  const startRows = start
    .filter(({ loss }) => Math.abs(loss) >= smallest)
    .map(({ mechanism, loss }) => [`    ${mechanismText(mechanism)}`, signed(loss, 1)]);
  const table = formatTable(
    [
      [`${other} against ${first}`, 'mAh/g'],
      ...parts.flatMap(({ mechanism, loss }) =>
        mechanism === 'start'
          ? [[`  in cycle ${from} already`, signed(loss, 1)], ...startRows]
          : [[`  ${mechanismText(mechanism)}`, signed(loss, 1)]],
      ),
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
  if (Math.abs(total) < smallest) return `In cycle ${to}, ${other} and ${first} have the same capacity.`;
  const sign = Math.sign(total);
  const spoken = parts.map(({ mechanism, loss }) => ({
    loss: sign * loss,
    text: mechanism === 'start' ? `were there in cycle ${from} already` : `are ${mechanismText(mechanism)}`,
    against: mechanism === 'start' ? `from cycle ${from}` : mechanismText(mechanism),
  }));
  const than = total > 0 ? 'more' : 'less';
  return `Of the ${fixed(sign * total, 1)} mAh/g that ${other} has ${than} than ${first} in cycle ${to}, ${partsText(spoken)}.`;
}

/** "61.0 interphase, 12.3 contact loss; against it 1.2 cracks": the parts that count, largest first. */
function partsText(
  parts: readonly { readonly loss: number; readonly text: string; readonly against?: string }[],
): string {
  const counted = parts.filter(({ loss }) => Math.abs(loss) >= smallest).sort((a, b) => b.loss - a.loss);
  const causes = counted.filter(({ loss }) => loss > 0).map(({ loss, text }) => `${fixed(loss, 1)} ${text}`);
  const others = counted
    .filter(({ loss }) => loss < 0)
    .reverse()
    .map(({ loss, text, against }) => `${fixed(-loss, 1)} ${against ?? text}`);
  return others.length === 0 ? causes.join(', ') : `${causes.join(', ')}; against it ${others.join(', ')}`;
}
