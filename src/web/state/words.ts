import { type Attribution, type DifferencePart, mechanisms, type PolarisationPart } from '../../index.js';
import { mechanismText } from '../../output.js';
import { listed } from '../../text/listed.js';
import { plainNumber } from '../../text/plainNumber.js';
import { lossTable, roundedToSum } from './lossTable.js';

type Cause = DifferencePart['mechanism'];

/** "26 from less interphase". */
function causes(cause: Cause): readonly [better: string, worse: string] {
  if (cause === 'unaged') return ['already there without any ageing', 'less already without any ageing'];
  const { better = cause, worse = cause } = mechanisms().find(({ name }) => name === cause)?.words ?? {};
  return [better, worse];
}

/** "Contact loss", on a switch or beside a bar. */
export function causeName(cause: string): string {
  if (cause === 'rest') return 'Rest';
  const name = mechanismText(cause as Cause);
  return name.charAt(0).toUpperCase() + name.slice(1);
}

export const partNames: Readonly<Record<PolarisationPart, string>> = {
  ionic: 'Ions in composite',
  electronic: 'Electrons in composite',
  chargeTransfer: 'Charge transfer',
  coating: 'Coating',
  interphase: 'Interphase',
  solidDiffusion: 'Diffusion in particles',
  unevenFilling: 'Uneven filling',
  separator: 'Separator',
  anode: 'Anode',
  extra: 'Contacts, cables',
};

/** [mAh/g] A difference below this is none; parts below this share of the whole are told together. */
const WORTH = 0.5;
const SHARE_WORTH = 0.05;

/** Why one cell has more capacity left than the other, in one sentence whose numbers add up: those of the table of losses, without decimals. */
export function differenceSentence(a: Attribution, b: Attribution): string {
  const [loser, winner] = a.capacityTo <= b.capacityTo ? [a, b] : [b, a];
  const table = lossTable([loser, winner]);
  if (!table) return '';
  const gap = ([first, other]: readonly [number | undefined, number | undefined]): number =>
    (first ?? 0) - (other ?? 0);
  const total = -gap(table.capacityTo);
  const cycles = `${table.to} ${table.to === 1 ? 'cycle' : 'cycles'}`;
  if (total < WORTH)
    return `After ${cycles} both cells have the same capacity, ${Math.round(winner.capacityTo)} mAh/g.`;
  const start = { cause: 'start' as const, value: -gap(table.capacityFrom) };
  const parts = [start, ...table.rows.map(({ mechanism, losses }) => ({ cause: mechanism, value: gap(losses) }))];
  const least = Math.max(WORTH, SHARE_WORTH * total);
  const large = parts.filter(({ cause, value }) => cause !== 'rest' && Math.abs(value) >= least);
  const small = parts.filter((part) => !large.includes(part) && part.value !== 0);
  const values = [...large, { value: small.reduce((sum, { value }) => sum + value, 0) }].map(({ value }) => value);
  const whole = Math.round(total);
  const printed = roundedToSum(values, whole);
  const names = small.flatMap(({ cause }) =>
    cause === 'rest' ? [] : [cause === 'start' ? 'the start' : causeName(cause).toLowerCase()],
  );
  const inSmall = ` in small parts${names.length > 0 ? ` (${listed(names)})` : ''}`;
  const told = printed.map((value, i) => ({ value, cause: large[i]?.cause }));
  const words = (better: 0 | 1) => (value: number, cause: (typeof told)[number]['cause']) =>
    `${Math.abs(value)}${
      cause === undefined || cause === 'rest'
        ? inSmall
        : cause === 'start'
          ? `${better === 0 ? ' already there' : ' less already'} in cycle ${table.from}`
          : ` ${causes(cause)[better]}`
    }`;
  const sorted = told.sort((x, y) => Math.abs(y.value) - Math.abs(x.value));
  const gains = sorted.filter(({ value }) => value > 0).map(({ value, cause }) => words(0)(value, cause));
  const costs = sorted.filter(({ value }) => value < 0).map(({ value, cause }) => words(1)(value, cause));
  const again = costs.length > 0 ? `lost again: ${listed(costs)}` : '';
  const why = [listed(gains), again].filter((text) => text !== '').join('; ');
  return `After ${cycles} ${winner.variant} has ${whole} mAh/g more than ${loser.variant}${why === '' ? '' : `: ${why}`}.`;
}

/** A number as a person says it: three figures. */
export function short(value: number, digits = 3): string {
  if (!Number.isFinite(value)) return '–';
  const text = Math.abs(value) >= 1000 ? value.toFixed(0) : plainNumber(value, digits);
  return text.replace('-', '−');
}
