import { isPlain, type Plain, valueAt } from './document.js';

/** A constant that the page fits, as a fit file says it. */
export interface FreeConstant {
  readonly parameter: string;
  readonly from: string | number;
  readonly to: string | number;
  readonly scale?: 'log';
}

/** By laws: what differs most between studies of one recipe, and within which limits their files look for it. */
const offered: Readonly<Record<'transferable' | 'fitted', readonly FreeConstant[]>> = {
  transferable: [
    { parameter: 'mechanisms.interphase.growth', from: '10 Ohm cm2', to: '3000 Ohm cm2', scale: 'log' },
    { parameter: 'mechanisms.isolation.rate', from: 0.0005, to: 0.1, scale: 'log' },
    { parameter: 'cell.cathode.contact.fraction', from: 0.2, to: 0.95 },
    { parameter: 'mechanisms.contactLoss.rate', from: 0.001, to: 0.1, scale: 'log' },
  ],
  fitted: [
    { parameter: 'mechanisms.interphase.parabolicRate', from: '1e-26 m2/s', to: '1e-19 m2/s', scale: 'log' },
    { parameter: 'mechanisms.contactLoss.rate', from: 0.0005, to: 0.1, scale: 'log' },
    { parameter: 'mechanisms.isolation.rate', from: 1e-5, to: 0.02, scale: 'log' },
    { parameter: 'cell.cathode.contact.fraction', from: 0.2, to: 1 },
  ],
};

/** The three constants of a cell that are fitted: of mechanisms that are off there is none. */
export function freeConstants(document: Plain): readonly FreeConstant[] {
  if (!isPlain(document.cell) || 'raw' in document.cell) return [];
  const laws = document.laws === 'transferable' ? 'transferable' : 'fitted';
  return offered[laws].filter(({ parameter }) => isOn(document, parameter)).slice(0, 3);
}

function isOn(document: Plain, parameter: string): boolean {
  const [group, mechanism] = parameter.split('.');
  if (group !== 'mechanisms' || mechanism === undefined) return true;
  const value = valueAt(document, ['mechanisms', mechanism]);
  return value === true || isPlain(value);
}
