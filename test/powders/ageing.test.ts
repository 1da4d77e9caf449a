import { describe, expect, it } from 'vitest';
import { buildMechanisms } from '../../src/degradation/build.js';
import { noEffects } from '../../src/degradation/effects.js';
import type { AgeingView } from '../../src/degradation/mechanism.js';
import type { Mechanisms } from '../../src/degradation/mechanisms.js';
import { only, powderScenario } from './scenario.js';

const mechanisms: Mechanisms = { isolation: {}, cracking: {}, oxygenRelease: {} };
const powder = (morphology: string, more: string) =>
  `activeMaterial: NCM85, morphology: ${morphology}, particles: { d50: 4 um }, contact: { spread: 0 }${more}`;
const cellOf = (cathode: string) =>
  only(powderScenario(cathode, 'laws: transferable\nnumerics: { sizeClasses: 1 }')).cell;
const mixed = cellOf(
  `    powders: [{ ${powder('poly', '')}, share: 80 % }, { ${powder('single', ', coating: { material: LiNbO3, thickness: 5 nm }')}, share: 20 % }]`,
);
const alone = (morphology: string) => cellOf(`    powders: [{ ${powder(morphology, '')}, share: 1 }]`);

/** What one full cycle between these contents makes of the fresh cell. */
function cycled(cell: typeof mixed, exposure: readonly number[]) {
  const classes = exposure.length;
  const { patches, volumeChange } = cell.cathode;
  const values = (value: number) => new Float64Array(classes).fill(value);
  const view: AgeingView = {
    classes,
    patches: patches.length,
    shares: patches.map(({ fraction }) => fraction),
    h: 3600,
    contentBefore: values(0.9),
    content: values(0.2),
    surface: values(0.2),
    film: new Float64Array(classes * patches.length),
    carbonFilm: 0,
    oxidised: 0,
    exposure: Float64Array.from(exposure),
    volumeChange: volumeChange.at,
    halfCycles: 2,
  };
  const { slow } = buildMechanisms(mechanisms, cell);
  const effects = noEffects(classes, patches.length, cell.cathode.powders?.length ?? 1);
  for (const one of slow) {
    one.observe?.(view);
    one.advance(view);
    one.effect(view, effects);
  }
  return { slow, effects };
}

describe('the mechanisms of two powders', () => {
  const { slow, effects } = cycled(mixed, [1, 1]);

  it('are one of each powder, with its name on their states', () => {
    expect(slow.map(({ name, powder: of }) => [name, of])).toEqual(
      ['oxygenRelease', 'isolation', 'cracking'].flatMap((name) => [
        [name, 0],
        [name, 1],
      ]),
    );
    const names = slow.flatMap(({ states }) => states.map(({ name }) => name));
    expect(names).toContain('cracked share (NCM85, poly)');
    expect(names).toContain('cracked share (NCM85, single)');
  });

  it('act on its own classes as they would without the other powder', () => {
    for (const [k, morphology] of ['poly', 'single'].entries()) {
      const own = cycled(alone(morphology), [1]).effects;
      for (const name of ['connected', 'lengthening', 'surfaceDrop', 'releasedOxygen'] as const)
        expect(effects[name][k], `${name} of ${morphology}`).toBeCloseTo(own[name][0], 12);
    }
    expect(effects.connected[0]).toBeLessThan(effects.connected[1]);
  });

  it('count as one mechanism where all have it', () => {
    expect(buildMechanisms({ interphase: {} }, mixed).slow.map(({ powder: of }) => of)).toEqual([undefined]);
  });
});
