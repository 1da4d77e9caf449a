import { interphase } from '../../degradation/interphase.js';
import { constantsOf } from '../../degradation/options.js';
import { formatQuantity, fromSi } from '../../scenario/quantities/quantity.js';
import type { GrowthFound } from '../../study/growthFromResistance.js';
import { plainNumber } from '../../text/plainNumber.js';

const solid = { electrolyte: 'solid', morphology: 'poly', laws: 'transferable' } as const;

/** The growth that was found for a variant, as a scenario writes it, beside the built-in one with its spread between studies. */
export function growthText(
  variant: string,
  cycle: number,
  { growth, resistance, runs }: Extract<GrowthFound, { readonly growth: number }>,
): string {
  const { unit } = interphase.options.growth;
  const { value, range = [] } = constantsOf(interphase.options, solid).growth;
  const spread = range.map((end) => plainNumber(fromSi(end, unit), 2)).join(' to ');
  return (
    `${variant}: ${resistance.toPrecision(4)} Ohm cm2 in cycle ${cycle} with\n\n` +
    `mechanisms:\n  interphase: { growth: ${growth.toPrecision(3)} Ohm cm2 }\n\n` +
    `local, after one hour at 4.3 V vs Li and 25 degC; built in ${formatQuantity(value, unit)}, ` +
    `between studies ${spread}. ${runs} runs.\n`
  );
}
