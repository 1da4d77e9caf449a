/** Kinds of quantities, like beside like, with the words for data of that kind; empty: such data go by their own names. */
const dataWords = {
  capacity: 'capacity',
  arealCapacity: '',
  efficiency: 'efficiency',
  resistance: 'resistance',
  activeMass: 'active mass',
  diffusionLength: 'diffusion length',
  meanVoltage: 'mean voltage',
  voltageCurve: 'voltage curves',
  impedance: 'impedance',
  endVoltage: '',
  energy: '',
  duration: '',
  rate: '',
  content: '',
  contact: '',
  film: '',
  gas: 'released gas',
  transport: '',
} as const;

export type Kind = keyof typeof dataWords;

const kinds = Object.keys(dataWords) as readonly Kind[];

/** "capacity", "efficiency": words for the data of some kinds, each once. */
export function wordsOfKinds(some: ReadonlySet<Kind>): readonly string[] {
  return kinds.filter((kind) => some.has(kind) && dataWords[kind] !== '').map((kind) => dataWords[kind]);
}

/** Like beside like, otherwise in their order. */
export function byKind<Q extends { readonly kind: Kind }>(quantities: readonly Q[]): readonly Q[] {
  return [...quantities].sort((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind));
}
