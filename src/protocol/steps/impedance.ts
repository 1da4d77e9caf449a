import { logFrequencies } from '../../impedance/spectrum.js';
import { shorten } from '../../scenario/document/path.js';
import { fits, fromSi, parseQuantity } from '../../scenario/quantities/quantity.js';
import type { SentenceIssue } from '../language/amount.js';
import { formatNumber, inUnit } from '../language/formatAmount.js';
import type { StepKind } from './stepKind.js';

interface Impedance {
  readonly kind: 'impedance';
  /** [Hz] Spectrum of the present state, in the order from ... to. */
  readonly from: number;
  readonly to: number;
  readonly perDecade: number;
}

interface ResolvedImpedance {
  readonly kind: 'impedance';
  /** [Hz] */
  readonly frequency: Float64Array;
}

declare module './step.js' {
  interface Controls {
    impedance: Impedance;
  }
}

declare module './resolvedStep.js' {
  interface ResolvedControls {
    impedance: ResolvedImpedance;
  }
}

/** What "EIS" means without further words. */
const defaults = { from: 1e6, to: 1e-3, perDecade: 8 } as const;

/** [Hz] What instruments cover, and a little more on either side. */
const lowest = 1e-6;
const highest = 1e8;
const mostPerDecade = 100;

const example = 'EIS from 1 MHz to 1 mHz, 8 points per decade';

/**
 * "EIS from 1 MHz to 1 mHz, 8 points per decade". A spectrum belongs to a moment: the current is switched off and nothing flows and
 * nothing ages while it is taken. Recorders take it from the state that they are shown. On an instrument it would last about 1/f of
 * its lowest frequencies; on the clock of the run it takes no time.
 */
export const impedance: StepKind<Impedance, ResolvedImpedance> = {
  name: 'impedance',
  verbs: { eis: 'impedance', impedance: 'impedance' },
  examples: { impedance: example },
  grammar: {
    phrase: (text, issues) => {
      const control = read(text, issues);
      return control === undefined ? undefined : { control };
    },
  },
  endings: [],
  does: 'ends with its last frequency',
  sentence: ({ control: { from, to, perDecade } }) =>
    `EIS from ${formatFrequency(from)} to ${formatFrequency(to)}, ${formatNumber(perDecade)} points per decade`,
  cycles: false,
  frequencies: ({ from, to }) => ({ from, to }),
  resolve: ({ from, to, perDecade }) => ({ kind: 'impedance', frequency: logFrequencies(from, to, perDecade) }),
  run: {
    perform: (_control, { began, y }) => {
      began(0, y);
      return { kind: 'duration', time: 0 };
    },
    length: () => ({ time: 0, ended: 'spectrum taken' }),
    spectrum: ({ frequency }) => frequency,
  },
};

/** What follows the verb of "EIS from 1 MHz to 100 uHz, 8 points per decade"; either part may be left out. */
function read(text: string, issues: SentenceIssue[]): Impedance | undefined {
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
  const from = ends === null ? defaults.from : frequency(ends[1] ?? '', issues);
  const to = ends === null ? defaults.to : frequency(ends[2] ?? '', issues);
  const perDecade = density === null ? defaults.perDecade : Number(density[1]);
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

/** [Hz] with the prefix that leaves one to three digits before the point. */
function formatFrequency(frequency: number): string {
  const unit = ['MHz', 'kHz', 'Hz', 'mHz'].find((candidate) => fromSi(frequency, candidate) >= 1);
  return inUnit(frequency, unit ?? 'uHz');
}
