import { type AgeingEffects, noEffects } from '../../src/degradation/effects.js';
import type { AgeingView, SlowMechanism } from '../../src/degradation/mechanism.js';

/** What a slow mechanism sees of one class and one patch; contraction is a tenth of the delithiation. */
export function viewOf(more: Partial<AgeingView> = {}): AgeingView {
  return {
    classes: 1,
    patches: 1,
    shares: [1],
    h: 0,
    contentBefore: Float64Array.of(1),
    content: Float64Array.of(1),
    surface: Float64Array.of(1),
    film: Float64Array.of(0),
    carbonFilm: 0,
    oxidised: 0,
    exposure: Float64Array.of(1),
    volumeChange: (x) => 0.1 * (x - 1),
    halfCycles: 0,
    ...more,
  };
}

/** Takes the particles to a content, the surface ahead of the mean by `lag`, in one protocol step; a turn begins a half cycle. */
export function move(mechanism: SlowMechanism, view: AgeingView, x: number, lag = 0): void {
  const before = view.content[0];
  const falls = x < before;
  if (x !== before && falls !== (view.halfCycles % 2 === 1)) view.halfCycles++;
  view.contentBefore.set(view.content);
  view.content.fill(x);
  view.surface.fill(falls ? x - lag : x + lag);
  mechanism.observe?.(view);
  mechanism.advance(view);
}

export function effectOf(mechanism: SlowMechanism, view: AgeingView): AgeingEffects {
  const effects = noEffects(view.classes, view.patches);
  mechanism.effect(view, effects);
  return effects;
}
