import type { FittedNumber, VariantResult } from '../../results/results.js';
import { fixed, significant } from '../text/numberText.js';
import { html, type Markup } from './markup.js';

/** Differences between reading and truth that are worth a sentence: relative, and in points of active mass. */
const telling = 0.1;
const tellingMass = 0.02;

/** Where the lab's reading leads astray in this run, in sentences; that it does not is said too. */
export function deceptions(variant: VariantResult): Markup {
  const sentences = [...ofResistance(variant), ...ofMass(variant), ...ofLength(variant), ...ofPulses(variant)];
  if (sentences.length === 0) return html`<p class="soft">Nothing in these readings is far from what is inside.</p>`;
  return html`<p>Where these readings deceive:</p><ul>${sentences.map((sentence) => html`<li>${sentence}</li>`)}</ul>`;
}

function ofResistance({ analysed = [] }: VariantResult): string[] {
  const all = analysed.flatMap(({ cycle, spectra }) => spectra.map((spectrum) => ({ cycle, ...spectrum })));
  const sentences: string[] = [];
  const worst = all
    .map((s) => ({ ...s, share: s.geometricMean.value / s.cathodeResistance.value }))
    .reduce<((typeof all)[number] & { share: number }) | undefined>(
      (a, b) => (a && a.share <= b.share ? a : b),
      undefined,
    );
  if (worst && worst.share < 1 - telling) {
    sentences.push(
      `√(R_ion R_ct) is no direct-current resistance once R_ct is far above R_ion: in cycle ${worst.cycle} (R_ct ${significant(worst.chargeTransfer.value / worst.ionResistance.value, 2)} times R_ion) it reads ${significant(worst.geometricMean.value)} Ω cm², ${fixed(100 * worst.share, 0)} % of the ${significant(worst.cathodeResistance.value)} Ω cm² that a direct current meets.`,
    );
    const [first, last] = [all[0], all[all.length - 1]];
    const growth = (of: (s: (typeof all)[number]) => FittedNumber) => significant(of(last).value / of(first).value, 2);
    if (first.cycle !== last.cycle)
      sentences.push(
        `From cycle ${first.cycle} to ${last.cycle} √(R_ion R_ct) changes by a factor of ${growth((s) => s.geometricMean)}, the resistance itself by ${growth((s) => s.cathodeResistance)}.`,
      );
  }
  const poor = all.filter(({ deviation }) => deviation > 0.03);
  if (poor.length > 0) {
    sentences.push(
      `In ${poor.length} of ${all.length} spectra one transmission line follows the data only to ${fixed(100 * Math.max(...poor.map(({ deviation }) => deviation)), 0)} % at worst: surfaces with different films react side by side, and R_ion and R_ct are averages of an unknown kind.`,
    );
  }
  const off = largest(all, (s) => s.interfaceResistance.value / s.inside.interfaceResistance - 1);
  if (off && Math.abs(off.by) > telling) {
    sentences.push(
      `The interface arc is up to ${fixed(100 * Math.abs(off.by), 0)} % ${off.by > 0 ? 'above' : 'below'} the resistance of films and charge transfer (cycle ${off.of.cycle}): it holds what the ionic rail and the beginning of diffusion add to it.`,
    );
  }
  return sentences;
}

function ofMass({ analysed = [] }: VariantResult): string[] {
  const worst = largest(analysed, (row) => row.activeMass - row.connected);
  if (!worst || Math.abs(worst.by) < tellingMass) return [];
  const { of, by } = worst;
  return [
    `The active mass from relaxed potentials is up to ${fixed(100 * Math.abs(by), 1)} points ${by < 0 ? 'below' : 'above'} the connected fraction (cycle ${of.cycle}: ${fixed(100 * of.activeMass, 1)} against ${fixed(100 * of.connected, 1)} %): after ${fixed(of.relaxed / 3600, 1)} h the particles with little contact have not come to the potential that is measured.`,
  ];
}

function ofLength({ analysed = [] }: VariantResult): string[] {
  const all = analysed.flatMap(({ cycle, spectra }) => spectra.map((spectrum) => ({ cycle, ...spectrum })));
  const [first, last] = [all[0], all.at(-1)];
  if (!first || !last || first.cycle === last.cycle) return [];
  const read = last.diffusionLength.value / first.diffusionLength.value;
  const inside = last.inside.diffusionLength / first.inside.diffusionLength;
  if (!(Math.abs(read / inside - 1) > telling)) return [];
  return [
    `L_diff reads ${significant(read, 2)} times its first value in cycle ${last.cycle}, inside it is ${significant(inside, 2)} times: the spectrum weights particles by contact surface, and low frequencies end before the largest ones are through.`,
  ];
}

function ofPulses({ gitt = [] }: VariantResult): string[] {
  const ratios = gitt
    .map((p) => p.diffusivity / p.diffusivityInside)
    .filter((r) => r > 0)
    .sort((a, b) => a - b);
  const median = ratios[ratios.length >> 1];
  if (median === undefined || Math.abs(Math.log(median)) < 0.3) return [];
  const times = median < 1 ? `${significant(1 / median, 2)} times below` : `${significant(median, 2)} times above`;
  return [
    `The apparent diffusion coefficient is ${times} the one that went in (median of ${ratios.length} pulses): the evaluation holds for pulses short against (V/S)²/D, for one particle size and a surface that reacts everywhere.`,
  ];
}

/** The entry with the largest difference, and the difference. */
function largest<T>(
  entries: readonly T[],
  difference: (entry: T) => number,
): { readonly of: T; readonly by: number } | undefined {
  let worst: { of: T; by: number } | undefined;
  for (const of of entries) {
    const by = difference(of);
    if (Number.isFinite(by) && (!worst || Math.abs(by) > Math.abs(worst.by))) worst = { of, by };
  }
  return worst;
}
