import { mechanismNamed } from '../../degradation/mechanisms.js';
import { type Path, type Plain, parsePath } from '../../scenario/document/path.js';
import { longForm } from '../../scenario/document/variants.js';
import type { Stage } from '../problem.js';

const cathodeStages: Readonly<Record<string, Stage>> = { coating: 'films', interphase: 'films', contact: 'contact' };

/**
 * When a number is fitted by those who do it by hand: first what the fresh cell shows (transport), then films, contact and at last
 * cracks, as each shows only on top of those before it.
 */
export function stageOf(parameter: string, base: Plain): Stage {
  const path: Path = parsePath(parameter) ?? [];
  const own = longForm(path[0] === 'variants' ? path.slice(2) : path, base);
  if (own[0] === 'mechanisms') return mechanismNamed(own[1])?.stage ?? 'transport';
  const inCathode = own[own.indexOf('cathode') + 1];
  return own.includes('cathode') ? (cathodeStages[String(inCathode)] ?? 'transport') : 'transport';
}
