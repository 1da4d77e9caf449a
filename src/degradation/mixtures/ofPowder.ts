import { type AgeingEffects, type EffectKind, effectKinds, effectNames } from '../effects.js';
import type { AgeingView, CalendarLaw, MechanismState, Pressing, SlowMechanism } from '../mechanism.js';

/** Where a powder is among those of a mixture. */
export interface PowderPlace {
  readonly name: string;
  readonly powder: number;
  /** Its classes. */
  readonly first: number;
  readonly count: number;
  /** Share of each patch in its surface. */
  readonly shares: readonly number[];
  readonly volumeChange: (x: number) => number;
}

/**
 * A mechanism of one powder of a mixture: the law, built for an electrode of that powder alone, sees the classes of its powder in place of
 * all, and its effects go to them. What it does to the cell as a whole stays what it is.
 */
export class OfPowder implements SlowMechanism {
  readonly name: string;
  readonly powder: number;
  readonly states: readonly MechanismState[];
  readonly calendar?: CalendarLaw;
  private view: PowderView | undefined;
  private effects: { readonly whole: AgeingEffects; readonly part: AgeingEffects } | undefined;

  constructor(
    private readonly law: SlowMechanism,
    private readonly place: PowderPlace,
  ) {
    this.name = law.name;
    this.powder = place.powder;
    this.states = law.states.map((state) => ({ ...state, name: `${state.name} (${place.name})` }));
    if (law.calendar) this.calendar = law.calendar;
  }

  observe(view: AgeingView): void {
    this.law.observe?.(this.part(view));
  }

  advance(view: AgeingView): void {
    this.law.advance(this.part(view));
  }

  pressed(pressing: Pressing): void {
    this.law.pressed?.(pressing);
  }

  effect(view: AgeingView, effects: AgeingEffects): void {
    if (this.effects?.whole !== effects) {
      this.effects = { whole: effects, part: effectsOf(effects, view.patches, this.place) };
    }
    this.law.effect(this.part(view), this.effects.part);
  }

  private part(view: AgeingView): PowderView {
    if (this.view?.whole !== view) this.view = new PowderView(view, this.place);
    return this.view;
  }
}

/** The classes of one powder; its arrays are parts of those of the whole. */
class PowderView implements AgeingView {
  readonly classes: number;
  readonly patches: number;
  readonly shares: readonly number[];
  readonly contentBefore: Float64Array;
  readonly content: Float64Array;
  readonly surface: Float64Array;
  readonly film: Float64Array;
  readonly exposure: Float64Array;
  readonly volumeChange: (x: number) => number;

  constructor(
    readonly whole: AgeingView,
    { first, count, shares, volumeChange }: PowderPlace,
  ) {
    const ofClasses = (values: Float64Array): Float64Array => values.subarray(first, first + count);
    this.classes = count;
    this.patches = whole.patches;
    this.shares = shares;
    this.contentBefore = ofClasses(whole.contentBefore);
    this.content = ofClasses(whole.content);
    this.surface = ofClasses(whole.surface);
    this.exposure = ofClasses(whole.exposure);
    this.film = whole.film.subarray(first * whole.patches, (first + count) * whole.patches);
    this.volumeChange = volumeChange;
  }

  get h(): number {
    return this.whole.h;
  }

  get carbonFilm(): number {
    return this.whole.carbonFilm;
  }

  get oxidised(): number {
    return this.whole.oxidised;
  }

  get halfCycles(): number {
    return this.whole.halfCycles;
  }
}

function effectsOf(effects: AgeingEffects, patches: number, { first, count, powder }: PowderPlace): AgeingEffects {
  const part = ({ shape }: EffectKind, values: Float64Array): Float64Array => {
    if (shape === 'cell') return values;
    if (shape === 'powder') return values.subarray(powder, powder + 1);
    const each = shape === 'class' ? 1 : patches;
    return values.subarray(first * each, (first + count) * each);
  };
  return Object.fromEntries(effectNames.map((name) => [name, part(effectKinds[name], effects[name])])) as AgeingEffects;
}
