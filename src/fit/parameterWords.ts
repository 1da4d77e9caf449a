/** What a parameter stands for, in the words of a lab, by the place where it is written; longest match first. */
const meanings: readonly (readonly [RegExp, string])[] = [
  [/interphase\.(parabolicRate|reactionRate|alpha|gate)/, 'growth of the interphase'],
  [/interphase\.conductivity/, 'conductivity of the interphase'],
  [/interphase\.(bare|covered)/, 'interphase of the fresh powder'],
  [/mechanisms\.interphase/, 'growth of the interphase'],
  [/carbonOxidation/, 'oxidation at the carbon'],
  [/oxygenRelease/, 'oxygen release'],
  [/contactLoss\.pathLengthening/, 'longer paths by lost contact'],
  [/contactLoss/, 'loss of contact'],
  [/isolation/, 'isolated mass'],
  [/cracking/, 'cracks'],
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
  return meanings.find(([pattern]) => pattern.test(path))?.[1] ?? path;
}

/** "growth of the interphase (mechanisms.interphase.parabolicRate)". */
export function named(path: string): string {
  const meaning = meaningOf(path);
  return meaning === path ? path : `${meaning} (${path})`;
}

const kinds: readonly (readonly [RegExp, string])[] = [
  [/^(charge|discharge)Capacity$|^retention$/, 'capacity'],
  [/^coulombicEfficiency$/, 'efficiency'],
  [/Resistance|cathodeGeometricMean/, 'resistance'],
  [/^activeMass/, 'active mass'],
  [/^diffusionLength/, 'diffusion length'],
  [/^mean.*Voltage$|^polarisation$/, 'mean voltage'],
  [/^voltage$/, 'voltage curves'],
  [/Impedance$/, 'impedance'],
];

/** "capacity and efficiency": the kinds of some measured quantities. */
export function kindsOf(quantities: readonly string[]): string {
  const found = kinds.filter(([pattern]) => quantities.some((one) => pattern.test(one))).map(([, word]) => word);
  return listed(found.length > 0 ? found : quantities);
}

export function listed(items: readonly string[]): string {
  if (items.length <= 1) return items.join('');
  return `${items.slice(0, -1).join(', ')} and ${items[items.length - 1]}`;
}
