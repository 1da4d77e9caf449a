import { isScalar, parseDocument, type Scalar } from 'yaml';
import type { FittedParameter } from '../../results/calibration.js';
import { isPlain } from '../../scenario/document/path.js';
import { parameterPlace } from '../opening/freeParameters.js';

/** Digits that a fitted number is written with: its standard error rarely leaves more. */
const DIGITS = 4;

/**
 * The text of a base scenario with the fitted values in place of the old ones, in the unit in which each was written.
 * Everything else, comments and spacing too, stays as it was. `missing`: paths that the text has no number for.
 */
export function writeFitted(
  text: string,
  parameters: readonly FittedParameter[],
): { readonly text: string; readonly missing: readonly string[] } {
  const document = parseDocument(text);
  const data: unknown = document.toJS();
  const missing: string[] = [];
  const changes: Change[] = [];
  for (const parameter of parameters) {
    for (const path of [parameter.path, ...parameter.also]) {
      const place = isPlain(data) ? parameterPlace(path, data) : undefined;
      const node = place && document.getIn(place, true);
      if (!isScalar(node) || !node.range) missing.push(path);
      else changes.push({ from: node.range[0], to: node.range[1], text: written(parameter, node) });
    }
  }
  let result = text;
  for (const change of changes.sort((a, b) => b.from - a.from)) result = replaced(result, change);
  return { text: result, missing };
}

/** A fitted value as it is written: to four significant digits. */
export function rounded(value: number): number {
  return Number(value.toPrecision(DIGITS));
}

interface Change {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

function written({ value, unit }: FittedParameter, node: Scalar): string {
  const plain = unit === '' ? String(rounded(value)) : `${rounded(value)} ${unit}`;
  const quote = node.type === 'QUOTE_DOUBLE' ? '"' : node.type === 'QUOTE_SINGLE' ? "'" : '';
  return `${quote}${plain}${quote}`;
}

/** A comment that follows at a distance keeps its column as long as there is room. */
function replaced(text: string, { from, to, text: value }: Change): string {
  const rest = text.slice(to);
  const room = /^( {2,})#/.exec(rest)?.[1].length ?? 0;
  const longer = value.length - (to - from);
  const kept = room === 0 ? rest : ' '.repeat(Math.max(2, room - longer)) + rest.slice(room);
  return text.slice(0, from) + value + kept;
}
