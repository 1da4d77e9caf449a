import type { CompetingLaw, LawNumber } from '../../degradation/descriptor.js';
import { type Mechanism, mechanisms } from '../../degradation/mechanisms.js';
import { isChoice, isGroup } from '../../degradation/options.js';
import { isPlain, type Plain, valueAt } from '../../scenario/document/path.js';
import type { FreeNumber } from '../opening/freeNumber.js';

/** A set of ageing laws to be tried on a study. */
export interface Law {
  /** Short, for --law and tables. */
  readonly name: string;
  readonly meaning: string;
  readonly settings: readonly string[];
  readonly free: readonly FreeNumber[];
}

/**
 * The competing laws on one study, as the descriptors of the mechanisms tell them: contact lost by the gap that opens or by the
 * film that grows, mass lost at a constant rate or only by chance, film growth open or gated by depth of delithiation. The own
 * constant of a law is free where that of the law that it replaces is free, so that laws differ in numbers only where they have to.
 */
export function competingLaws(free: readonly FreeNumber[], base: Plain): readonly Law[] {
  const here = (law: CompetingLaw): boolean => (law.in ?? setOf(base)) === setOf(base);
  const known = mechanisms().map((mechanism) => ({
    ...mechanism,
    laws: mechanism.laws?.filter(here) ?? [],
    variations: mechanism.variations?.filter(here) ?? [],
  }));
  const choosing = known.filter(({ laws }) => laws.length > 0);
  const on = (mechanism: Mechanism): boolean => Boolean(valueAt(base, ['mechanisms', mechanism.name]));
  const chosen = choosing.filter(on).map((mechanism) => lawsOf(mechanism, free, base));
  const off = choosing.filter((mechanism) => !on(mechanism)).map(({ words }) => words.fit);
  const meaning = off.length === 0 ? 'all laws of the scenario' : `no ${off.join(', no ')}`;
  const full: Law = { name: 'full', meaning, settings: [], free };
  const contacts = chosen.length === 0 ? [full] : chosen.reduce(together);
  // What acts last shows most clearly in the data: its variations come first.
  const varied = known.filter(on).reverse();
  return contacts.flatMap((law): Law[] => [
    law,
    ...varied.flatMap((mechanism) => mechanism.variations.map((one) => variation(law, mechanism, one, base))),
  ]);
}

/** The laws of one mechanism that exclude each other. */
function lawsOf(mechanism: Mechanism, free: readonly FreeNumber[], base: Plain): readonly Law[] {
  const { laws = [] } = mechanism;
  return laws.map((law) => {
    const others = laws.flatMap((other) => (other === law || !other.number ? [] : [place(mechanism, other.number)]));
    const own = law.number;
    const exchanged = (number: FreeNumber): FreeNumber =>
      own && others.includes(number.parameter) ? freeNumber(mechanism, own) : number;
    return {
      name: law.name,
      meaning: law.meaning,
      settings: setting(base, mechanism.name, law.set),
      free: free.map(exchanged),
    };
  });
}

/** Every law of one mechanism with every law of another one. */
function together(first: readonly Law[], second: readonly Law[]): readonly Law[] {
  return first.flatMap((one) =>
    second.map((other) => ({
      name: `${one.name}, ${other.name}`,
      meaning: `${one.meaning}, ${other.meaning}`,
      settings: [...one.settings, ...other.settings],
      free: one.free.map((number, i) => (other.free[i].parameter === number.parameter ? number : other.free[i])),
    })),
  );
}

function variation(
  law: Law,
  mechanism: Mechanism,
  { name, meaning, set, number, without }: CompetingLaw,
  base: Plain,
): Law {
  const gone = [without, number?.option].flatMap((option) => (option ? [place(mechanism, { option })] : []));
  return {
    name: `${law.name}, ${name}`,
    meaning: `${law.meaning}, ${meaning}`,
    settings: [...law.settings, ...setting(base, mechanism.name, set)],
    free: [
      ...law.free.filter(({ parameter }) => !gone.includes(parameter)),
      ...(number ? [freeNumber(mechanism, number)] : []),
    ],
  };
}

/**
 * Which of the competing laws a scenario has: the same text for documents with the same laws. A number that another law sets to
 * zero only counts as zero or not.
 */
export function lawsIn(document: Plain): string {
  const found = mechanisms().flatMap(({ name, options, laws = [], variations = [] }) =>
    [...laws, ...variations].map(({ set }) => {
      const written = valueAt(document, ['mechanisms', name, set.option]);
      const option = options[set.option];
      if (isChoice(option)) return (written ?? option.choices[0]) === set.value;
      if (isGroup(option)) return written !== undefined;
      return Number.parseFloat(String(written)) === Number.parseFloat(set.value);
    }),
  );
  return found.join();
}

/** Laws and variations of another set say nothing about a document. */
const setOf = (document: Plain): unknown => valueAt(document, ['laws']) ?? 'per study';

const place = ({ name }: Mechanism, { option }: Pick<LawNumber, 'option'>): string => `mechanisms.${name}.${option}`;

function freeNumber(mechanism: Mechanism, number: LawNumber): FreeNumber {
  const { option: _, ...bounds } = number;
  return { parameter: place(mechanism, number), ...bounds };
}

/** One option of a mechanism, also where the file only says `true`. */
function setting(base: Plain, mechanism: string, { option, value }: CompetingLaw['set']): string[] {
  const at = `mechanisms.${mechanism}`;
  return isPlain(valueAt(base, ['mechanisms', mechanism]))
    ? [`${at}.${option}=${value}`]
    : [`${at}={ ${option}: ${value} }`];
}
