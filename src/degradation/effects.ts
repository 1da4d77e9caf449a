/**
 * What mechanisms can do to a cell, as one open list: an effect more is an entry more. Every effect is an array that is neutral
 * before each evaluation, and that the mechanisms change in their order, so that later ones see what earlier ones did.
 *
 *   rule         neutral   mechanisms combine by   the model's own number becomes
 *   factor       1         multiplying             fresh value times effect
 *   share        1         multiplying             fresh value times effect; the bare patch gets what the others lose
 *   lengthening  0         adding                  fresh value times (1 + effect)
 *   sum          0         adding                  fresh value plus effect
 *   moved        0         adding                  contents change by what the effect has grown since the last evaluation
 * Equation (T18.1) of the handbook.
 */
export interface EffectKind {
  readonly meaning: string;
  readonly unit: string;
  /** One value for the cell, per powder, per class, or per (class, patch), patches within classes. */
  readonly shape: 'cell' | 'powder' | 'class' | 'class x patch';
  readonly rule: 'factor' | 'share' | 'lengthening' | 'sum' | 'moved';
  /** The parameter of the model that it goes into; absent for what is moved between its unknowns. */
  readonly into?: string;
}

export const effectKinds = {
  contact: { meaning: 'Contact fraction', unit: '1', shape: 'class', rule: 'factor', into: 'contact' },
  patchContact: {
    meaning: 'Contact fraction of a patch',
    unit: '1',
    shape: 'class x patch',
    rule: 'factor',
    into: 'patchContact',
  },
  connected: { meaning: 'Connected fraction', unit: '1', shape: 'class', rule: 'factor', into: 'connected' },
  lengthening: {
    meaning: 'Lengthening of the diffusion path, and its division by wetted cracks',
    unit: '1',
    shape: 'class',
    rule: 'lengthening',
    into: 'diffusionLength',
  },
  area: {
    meaning: 'Reacting area by wetted cracks, at least 1',
    unit: '1',
    shape: 'class',
    rule: 'factor',
    into: 'areaFactor',
  },
  resistance: {
    meaning: 'Added film resistance',
    unit: 'Ohm m2',
    shape: 'class x patch',
    rule: 'sum',
    into: 'addedResistance',
  },
  coverage: {
    meaning: 'Share of a patch in the surface; without effect where no patch is bare',
    unit: '1',
    shape: 'class x patch',
    rule: 'share',
    into: 'coverage',
  },
  surfaceDrop: {
    meaning: 'Deepening of the drop of the diffusion coefficient towards full lithiation',
    unit: 'decades',
    shape: 'powder',
    rule: 'sum',
    into: 'surfaceDrop',
  },
  releasedOxygen: {
    meaning: 'Oxygen released by the active material of a powder since the start',
    unit: 'mol/kg',
    shape: 'powder',
    rule: 'sum',
    into: 'releasedOxygen',
  },
  ionicConductivity: {
    meaning: 'Ionic conductivity of the composite',
    unit: '1',
    shape: 'cell',
    rule: 'factor',
    into: 'ionicFactor',
  },
  electronicConductivity: {
    meaning: 'Electronic conductivity of the composite',
    unit: '1',
    shape: 'cell',
    rule: 'factor',
    into: 'electronicFactor',
  },
  electrolyteSupply: {
    meaning: 'Electrolyte within reach that oxidation has left, a factor on its growth',
    unit: '1',
    shape: 'cell',
    rule: 'factor',
    into: 'electrolyteSupply',
  },
  anodeResistance: {
    meaning: 'Added resistance of the anode',
    unit: 'Ohm m2',
    shape: 'cell',
    rule: 'sum',
    into: 'addedAnodeResistance',
  },
  anodeCapacity: {
    meaning: 'Capacity of the anode',
    unit: '1',
    shape: 'cell',
    rule: 'factor',
    into: 'anodeCapacityFactor',
  },
  anodeLoss: {
    meaning: 'Lithium that the anode has lost otherwise than through the cell since the start',
    unit: 'mol/m2',
    shape: 'cell',
    rule: 'sum',
    into: 'anodeLoss',
  },
  cathodeGain: {
    meaning: 'Lithium that side currents have put into the connected active material since the start',
    unit: 'mol/m2',
    shape: 'cell',
    rule: 'moved',
  },
} as const satisfies Readonly<Record<string, EffectKind>>;

export type EffectName = keyof typeof effectKinds;

/** The effects of all mechanisms on one cell, changed in place by `effect` of each. */
export type AgeingEffects = { readonly [E in EffectName]: Float64Array };

export const effectNames = Object.keys(effectKinds) as readonly EffectName[];

/** The value that changes nothing. */
export function neutral({ rule }: Pick<EffectKind, 'rule'>): number {
  return rule === 'factor' || rule === 'share' ? 1 : 0;
}

/** Numbers of an effect in a cell. */
export function effectSize(
  { shape }: Pick<EffectKind, 'shape'>,
  classes: number,
  patches: number,
  powders = 1,
): number {
  return { cell: 1, powder: powders, class: classes, 'class x patch': classes * patches }[shape];
}

/** Effects that change nothing yet. */
export function noEffects(classes: number, patches: number, powders = 1): AgeingEffects {
  const arrays = Object.entries(effectKinds).map(([name, kind]) => [
    name,
    new Float64Array(effectSize(kind, classes, patches, powders)).fill(neutral(kind)),
  ]);
  return Object.fromEntries(arrays) as AgeingEffects;
}

const neutrals = effectNames.map((name) => neutral(effectKinds[name]));

/** Back to no effect, in place. */
export function resetEffects(effects: AgeingEffects): void {
  for (let e = 0; e < effectNames.length; e++) {
    const values = effects[effectNames[e]];
    for (let i = 0; i < values.length; i++) values[i] = neutrals[e];
  }
}
