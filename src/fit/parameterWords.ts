import { mechanismNamed } from '../degradation/mechanisms.js';
import { wordsOfKinds } from '../quantities/kinds.js';
import { quantityNamed } from '../quantities/registry.js';
import { parsePath } from '../scenario/document/path.js';
import { listed } from '../text/listed.js';

/** What a number of the recipe stands for, in the words of a lab, by the place where it is written; longest match first. */
const meanings: readonly (readonly [RegExp, string])[] = [
  [/interphase\.conductivity/, 'conductivity of the interphase'],
  [/interphase\.(bare|covered)/, 'interphase of the fresh powder'],
  [/coating\.coverage/, 'coverage of the coating'],
  [/coating\.thickness/, 'thickness of the coating'],
  [/coating\.conductivity/, 'conductivity of the coating'],
  [/coating\.blocking/, 'blocking by the coating'],
  [/coating\.adhesion/, 'adhesion of the coating'],
  [/contact\.fraction|contact$/, 'contact at assembly'],
  [/contact\.spread/, 'spread of contact'],
  [/diffusivity/, 'diffusion in the particles'],
  [/exchangeCurrent/, 'charge transfer'],
  [/extraResistance/, 'ohmic rest'],
  [/particles/, 'particle size'],
  [/separator/, 'separator'],
  [/anode/, 'anode'],
];

/** "growth of the interphase", or the path itself. */
export function meaningOf(path: string): string {
  const { option, mechanism } = ofMechanism(path);
  return option ?? meanings.find(([pattern]) => pattern.test(path))?.[1] ?? mechanism ?? path;
}

/** What a number stands for that is written below `mechanisms`, and its mechanism also where it has no such option. */
function ofMechanism(path: string): { readonly option?: string; readonly mechanism?: string } {
  const places = parsePath(path) ?? [];
  const [part, of, name] = places[0] === 'variants' ? places.slice(2) : places;
  const found = part === 'mechanisms' ? mechanismNamed(of) : undefined;
  if (found === undefined) return {};
  const { fit } = found.words;
  if (!Object.hasOwn(found.options, name ?? '')) return { mechanism: fit };
  const option = found.options[name];
  return { option: ('words' in option ? option.words : undefined) ?? fit, mechanism: fit };
}

/** "growth of the interphase (mechanisms.interphase.parabolicRate)". */
export function named(path: string): string {
  const meaning = meaningOf(path);
  return meaning === path ? path : `${meaning} (${path})`;
}

/** "capacity and efficiency": the kinds of some measured quantities. */
export function kindsOf(quantities: readonly string[]): string {
  const found = wordsOfKinds(new Set(quantities.flatMap((name) => quantityNamed(name)?.kind ?? [])));
  return listed(found.length > 0 ? found : quantities);
}
