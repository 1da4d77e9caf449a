import { quantityNamed } from '../../quantities/registry.js';
import { type Json, plain } from '../../results/plain.js';
import type { Band, GivenUse, PredictedCycle, Prediction } from '../../results/prediction.js';
import { fixed } from '../text/numberText.js';
import { evenChoice, formatTable } from '../text/table.js';

/** Rows of a sample at most. */
const mostRows = 8;

/** What the table shows of a cycle. */
const shownQuantities = ['dischargeCapacity', 'retention', 'coulombicEfficiency', 'interfaceResistanceMid'] as const;

/** A prediction as a terminal shows it: medians with 90 % bands, orderings, and what the variance is from. */
export function predictionText(prediction: Prediction): string {
  const { title, source, draws, seed, variants, orderings, variance, given, failures } = prediction;
  const parts = [
    `${title}\nmedian (90 % band) from ${counted(draws, 'draw')} of the constants (${source}), seed ${seed}\n`,
    ...variants.map(({ name, cycles, drawn, failed }) => {
      const head = `${name}: ${drawn.length} constants drawn${failed > 0 ? `, ${failed} of ${draws} runs failed` : ''}`;
      return `${head}\n${cyclesTable(cycles)}`;
    }),
  ];
  if (orderings.length > 0) {
    const rows = orderings.map(({ statement, probability, draws: of }) => [
      statement,
      `${Math.round(100 * probability)} %`,
      `${of} %`,
    ]);
    parts.push(
      formatTable([['ordering', 'probability', 'by the constants alone'], ...rows], {
        align: ['left', 'right', 'right'],
      }),
    );
  }
  if (variance.length > 0) {
    const percent = (share: number): string => `${Math.round(100 * share)} %`;
    const rows = variance.map(({ variant, quantity, cycle, recipe, constants, law }) => [
      `${variant}, ${wordsOf(quantity)} in cycle ${cycle}`,
      percent(recipe),
      percent(constants),
      percent(law),
    ]);
    const align = ['left', 'right', 'right', 'right'] as const;
    parts.push(formatTable([['variance from', 'recipe', 'constants', 'laws'], ...rows], { align: [...align] }));
  }
  if (given) parts.push(`${givenText(given, draws)}\n`);
  for (const { message, runs } of failures) parts.push(`${counted(runs, 'run')} failed: ${message}\n`);
  return parts.join('\n');
}

/** [standard deviations] Measured values further from a prediction are more likely of another cell. */
const strange = 4;

/** How measured cycles were used, and whether they can be of this cell, in sentences. */
export function givenText({ variant, values, distance, effective, method }: GivenUse, draws: number): string {
  if (values === 0)
    return `None of the measured values of ${variant} has a counterpart in the programme: they were not used.`;
  const said = `${counted(values, 'measured value')} of ${variant}: the draws near them are worth ${fixed(effective, 1)} of ${draws}`;
  const how =
    method === 'weighted'
      ? `${said}.`
      : `${said}, too few: all draws were moved towards the data by one linear step and run again.`;
  if (!(distance > strange)) return how;
  return `${how} They lie ${fixed(distance, 0)} standard deviations from what this recipe can be: look at mass, units and recipe before you use the prediction.`;
}

const counted = (number: number, word: string): string => `${number} ${word}${number === 1 ? '' : 's'}`;

function cyclesTable(cycles: readonly PredictedCycle[]): string {
  const columns = shownQuantities.flatMap((name) => {
    const quantity = quantityNamed(name);
    return quantity && 'shown' in quantity && cycles.some(({ bands }) => bands[name] !== undefined)
      ? [{ name, words: quantity.words, shown: quantity.shown }]
      : [];
  });
  const heads = columns.map(({ words, shown }) => `${words}, ${shown.unit}`);
  const rows = evenChoice(cycles, mostRows).map(({ cycle, bands }) => [
    String(cycle),
    ...columns.map(({ name, shown }) => bandText(bands[name], shown)),
  ]);
  return formatTable([['cycle', ...heads], ...rows], { align: ['right', ...heads.map(() => 'right' as const)] });
}

function bandText(band: Band | undefined, { scale, decimals }: { scale: number; decimals: number }): string {
  if (!band) return '';
  const text = (value: number): string => fixed(scale * value, Math.min(decimals, 1));
  return `${text(band.median)} (${text(band.low90)} to ${text(band.high90)})`;
}

function wordsOf(quantity: string): string {
  return quantityNamed(quantity)?.words ?? quantity;
}

/** The object that `predict --json` prints: values in the units of the cycle table, retentions as shares. */
export function predictionJson({ variants, ...rest }: Prediction): Json {
  return {
    ...(plain(rest) as { readonly [key: string]: Json }),
    variants: Object.fromEntries(
      variants.map(({ name, cycles, ...more }) => [
        name,
        {
          ...(plain(more) as { readonly [key: string]: Json }),
          cycles: cycles.map(({ cycle, label, bands }) => ({
            cycle,
            label,
            ...(plain(bands) as { readonly [key: string]: Json }),
          })),
        },
      ]),
    ),
  };
}
