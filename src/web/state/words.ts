import {
  type Attribution,
  attributionDifference,
  type DifferencePart,
  mechanisms,
  type PolarisationPart,
} from '../../index.js';
import { mechanismText } from '../../output.js';
import { listed } from '../../text/listed.js';
import { plainNumber } from '../../text/plainNumber.js';

type Cause = DifferencePart['mechanism'];

/** "26 from less interphase". */
function causes(cause: Cause): readonly [better: string, worse: string] {
  if (cause === 'unaged') return ['already there without any ageing', 'less already without any ageing'];
  if (cause === 'start') return ['already there at the start', 'less already at the start'];
  const { better = cause, worse = cause } = mechanisms().find(({ name }) => name === cause)?.words ?? {};
  return [better, worse];
}

/** "Contact loss", on a switch or beside a bar. */
export function causeName(cause: string): string {
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

/** [mAh/g] A difference below this is none; parts below this share of the whole are not worth a word. */
const WORTH = 0.5;
const SHARE_WORTH = 0.05;

/** Why one cell has more capacity left than the other, cause by cause, in one sentence. */
export function differenceSentence(a: Attribution, b: Attribution): string {
  const first = a.capacityTo <= b.capacityTo ? a : b;
  const winner = first === a ? b : a;
  const { total, parts, start, to } = attributionDifference(first, winner);
  const cycles = `${to} ${to === 1 ? 'cycle' : 'cycles'}`;
  if (total < WORTH)
    return `After ${cycles} both cells have the same capacity, ${Math.round(winner.capacityTo)} mAh/g.`;
  const sums = new Map<Cause, number>();
  for (const { mechanism, loss } of [...parts, ...start]) {
    if (mechanism !== 'start') sums.set(mechanism, (sums.get(mechanism) ?? 0) + loss);
  }
  const least = Math.max(WORTH, SHARE_WORTH * total);
  const counted = [...sums]
    .filter(([, value]) => Math.abs(value) >= least)
    .sort((x, y) => Math.abs(y[1]) - Math.abs(x[1]));
  const gains = counted
    .filter(([, value]) => value > 0)
    .map(([cause, value]) => `${Math.round(value)} ${causes(cause)[0]}`);
  const costs = counted
    .filter(([, value]) => value < 0)
    .map(([cause, value]) => `${Math.round(-value)} ${causes(cause)[1]}`);
  const again = costs.length > 0 ? `lost again: ${listed(costs)}` : '';
  const why = [listed(gains), again].filter((text) => text !== '').join('; ');
  return `After ${cycles} ${winner.variant} has ${Math.round(total)} mAh/g more than ${first.variant}${why === '' ? '' : `: ${why}`}.`;
}

/** A number as a person says it: three figures. */
export function short(value: number, digits = 3): string {
  if (!Number.isFinite(value)) return '–';
  const text = Math.abs(value) >= 1000 ? value.toFixed(0) : plainNumber(value, digits);
  return text.replace('-', '−');
}
