import { describe, expect, it } from 'vitest';
import { buildMechanisms } from '../../src/degradation/build.js';
import type { AgeingEffects, AgeingView } from '../../src/degradation/mechanism.js';
import { li6ps5cl } from '../../src/materials/electrolyte/li6ps5cl.js';
import { type AgedCell, cycling, finishedRun, preparedCell } from './agedCell.js';

/** The same cathode wetted by a liquid, against lithium. */
const wetted = (mechanisms: NonNullable<AgedCell['mechanisms']>, cycles: number): AgedCell => ({
  separator: { electrolyte: 'LP57', thickness: '260 um', porosity: '60 %' },
  cathode: {
    electrolyte: 'LP57',
    weightRatio: { cam: 94, electrolyte: 0, carbon: 3, binder: 3 },
    porosity: '35 %',
    coating: 'none',
  },
  anode: { material: 'Li' },
  mechanisms,
  protocol: [cycling(cycles)],
});

describe('a liquid', () => {
  it('leaves no gap: contact loss changes nothing, to the last bit', () => {
    const dry = finishedRun(wetted({}, 2)).result().cycles;
    const asked = finishedRun(wetted({ contactLoss: { rate: 0.5, allowance: 0 } }, 2)).result().cycles;
    expect(asked).toEqual(dry);
  });

  it('wets the cracks: their area takes part in the model as the law says, and the current spreads over it', () => {
    const withArea = (wettedArea: number) => finishedRun(wetted({ cracking: { rate: 0.5, wettedArea } }, 3));
    const run = withArea(1.5);
    const crack = run.ageing.mechanisms.find(({ name }) => name === 'cracking')!.states[0].values[0];
    expect(crack).toBeGreaterThan(0.2);
    expect(run.model.parameters.areaFactor[0]).toBeCloseTo(1 + 1.5 * crack, 12);
    const none = withArea(0);
    expect(none.model.parameters.areaFactor[0]).toBe(1);
    const [more, less] = [run, none].map((one) => one.result().cycles[2].polarisation!);
    expect(more).toBeLessThan(less);
  });
});

describe('the reconstructed skin of oxygen release', () => {
  /** [Ohm m2] Added to the bare patch when all of it is reconstructed. */
  const resistance = (temperature: string): number => {
    const { scenario, cell } = preparedCell({
      cell: { temperature },
      cathode: { coating: 'none' },
      mechanisms: { oxygenRelease: { resistance: '3 Ohm m2' } },
      protocol: [cycling(1)],
    });
    const [oxygen] = buildMechanisms(scenario.mechanisms, cell).slow;
    oxygen.states[0].values.fill(1);
    const effects = {
      resistance: new Float64Array(1),
      releasedOxygen: new Float64Array(1),
    } as unknown as AgeingEffects;
    oxygen.effect({ classes: 1, patches: 1, shares: [1] } as unknown as AgeingView, effects);
    return effects.resistance[0];
  };

  it('conducts as the interphase does: better when it is warm, by its activation energy', () => {
    const energy = li6ps5cl.interphaseActivation.value;
    const [cold, warm] = [298.15, 318.15];
    const factor = Math.exp((energy / 8.314462618) * (1 / cold - 1 / warm));
    expect(factor).toBeGreaterThan(1);
    expect(resistance('25 degC') / resistance('45 degC')).toBeCloseTo(factor, 9);
  });
});
