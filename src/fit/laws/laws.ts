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

/** The own constant of either law of contact loss. */
const rate: FreeNumber = { parameter: 'mechanisms.contactLoss.rate', from: 0, to: 0.2, start: 0.011 };
const thickness: FreeNumber = {
  parameter: 'mechanisms.contactLoss.thickness',
  from: '2 nm',
  to: '500 nm',
  scale: 'log',
  start: '20 nm',
};
const gateContent: FreeNumber = { parameter: 'mechanisms.interphase.gate.content', from: 0.1, to: 0.7, start: 0.3 };
const gateWidth = 0.05;

/**
 * The competing laws on one study: contact lost by the gap that opens or by the film that grows, mass lost at a constant rate or
 * only by chance, film growth open or gated by depth of delithiation. The own constant of a law is free where that of the
 * law that it replaces is free, so that laws differ in numbers only where they have to.
 */
export function competingLaws(free: readonly FreeNumber[], base: Plain): readonly Law[] {
  const on = (mechanism: string): boolean => Boolean(valueAt(base, ['mechanisms', mechanism]));
  const exchanged = (own: FreeNumber, other: FreeNumber): readonly FreeNumber[] =>
    free.map((number) => (number.parameter === other.parameter ? own : number));
  const contacts: readonly Law[] = [
    {
      name: 'gap',
      meaning: 'contact lost by the gap that opens',
      settings: setting(base, 'contactLoss', 'law', 'gap'),
      free: exchanged(rate, thickness),
    },
    {
      name: 'film',
      meaning: 'contact lost by the film that grows',
      settings: setting(base, 'contactLoss', 'law', 'film-coupled'),
      free: exchanged(thickness, rate),
    },
  ];
  const chosen = on('contactLoss') ? contacts : [{ name: 'full', meaning: 'no loss of contact', settings: [], free }];
  return chosen.flatMap((contact): Law[] => [
    contact,
    ...(on('isolation') ? [withoutConstantRate(contact, base)] : []),
    ...(on('interphase') ? [gated(contact, base)] : []),
  ]);
}

function withoutConstantRate(law: Law, base: Plain): Law {
  return {
    name: `${law.name}, no constant rate`,
    meaning: `${law.meaning}, active mass lost by chance only`,
    settings: [...law.settings, ...setting(base, 'isolation', 'rate', '0')],
    free: law.free.filter(({ parameter }) => parameter !== 'mechanisms.isolation.rate'),
  };
}

function gated(law: Law, base: Plain): Law {
  const gate = `{ content: ${gateContent.start}, width: ${gateWidth} }`;
  return {
    name: `${law.name}, gate`,
    meaning: `${law.meaning}, film growth gated by depth of delithiation`,
    settings: [...law.settings, ...setting(base, 'interphase', 'gate', gate)],
    free: [...law.free.filter(({ parameter }) => parameter !== gateContent.parameter), gateContent],
  };
}

/** One option of a mechanism, also where the file only says `true`. */
function setting(base: Plain, mechanism: string, option: string, value: string): string[] {
  const place = `mechanisms.${mechanism}`;
  return isPlain(valueAt(base, ['mechanisms', mechanism]))
    ? [`${place}.${option}=${value}`]
    : [`${place}={ ${option}: ${value} }`];
}
