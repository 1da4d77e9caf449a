import {
  type AgeingEffects,
  type EffectKind,
  type EffectName,
  effectKinds,
  effectNames,
} from '../degradation/effects.js';
import type { CellModel } from './cellModel.js';
import type { CellParameters } from './parameters.js';

/** What the effects change, as it is in the fresh cell; empty for what is moved between the unknowns. */
export function freshValues({ parameters }: CellModel): AgeingEffects {
  const values = effectNames.map((name) => {
    const into = parameterOf(name);
    return [name, into === undefined ? new Float64Array(0) : asArray(parameters[into]).slice()];
  });
  return Object.fromEntries(values) as AgeingEffects;
}

/** Puts effects into the parameters of a model by the rule of each; knows none of them by name. Equation (T18.1) of the handbook. */
export function putEffects(
  { parameters, layout, cell }: CellModel,
  effects: AgeingEffects,
  fresh: AgeingEffects,
): void {
  for (const { name, rule, into } of parameterEffects) {
    const values = parameters[into];
    const [own, effect] = [fresh[name], effects[name]];
    if (typeof values === 'number') {
      parameters[into as NumberParameter] = underEffect(rule, own[0], effect[0]);
      continue;
    }
    const bare = rule === 'share' ? cell.cathode.patches.findIndex(({ name }) => name === 'bare') : 0;
    if (bare < 0) continue;
    for (let i = 0; i < values.length; i++) values[i] = underEffect(rule, own[i], effect[i]);
    if (rule === 'share') bareTakesTheRest(values, own, layout.patches, bare);
  }
  parameters.refresh();
}

type Into = Extract<(typeof effectKinds)[EffectName], { readonly into: string }>['into'];
type NumberParameter = { [P in Into]: CellParameters[P] extends number ? P : never }[Into];

function parameterOf(name: EffectName): Into | undefined {
  const kind = effectKinds[name];
  return 'into' in kind ? kind.into : undefined;
}

/** The effects that go into parameters. */
const parameterEffects = effectNames.flatMap((name) => {
  const { rule }: EffectKind = effectKinds[name];
  const into = parameterOf(name);
  return into === undefined ? [] : [{ name, rule, into }];
});

const asArray = (value: number | Float64Array): Float64Array =>
  typeof value === 'number' ? Float64Array.of(value) : value;

function underEffect(rule: EffectKind['rule'], fresh: number, effect: number): number {
  if (rule === 'factor' || rule === 'share') return fresh * effect;
  return rule === 'sum' ? fresh + effect : fresh * (1 + effect);
}

/** What the other patches have lost of the surface is bare. Equation (T18.2) of the handbook. */
function bareTakesTheRest(shares: Float64Array, fresh: Float64Array, patches: number, bare: number): void {
  for (let k = 0; k < shares.length; k += patches) {
    let share = fresh[k + bare];
    for (let kp = k; kp < k + patches; kp++) if (kp !== k + bare) share += fresh[kp] - shares[kp];
    shares[k + bare] = share;
  }
}
