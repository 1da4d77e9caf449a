import { describe, expect, it } from 'vitest';
import type { Cell } from '../../src/cell/cell.js';
import { defaultLaws } from '../../src/constants/lawSet.js';
import { coatingCracking } from '../../src/degradation/coatingCracking.js';
import { noEffects } from '../../src/degradation/effects.js';
import { CoatingCracking } from '../../src/degradation/laws/coatingCracks.js';
import type { AgeingView } from '../../src/degradation/mechanism.js';
import { mechanismNames, mechanismsOf } from '../../src/degradation/mechanisms.js';
import { completed } from '../../src/degradation/options.js';
import { PotentialOxidation } from '../../src/degradation/potentialOxidation.js';
import { CellModel } from '../../src/model/cellModel.js';
import { carryFilms } from '../../src/model/coverage.js';
import { prepare } from '../../src/prepare.js';
import { starterScenario } from '../../src/scenario/starter.js';
import { VariantRun } from '../../src/simulate.js';
import { testCell, testOptions } from '../model/cells.js';
import { agedScenario, cycling } from './agedCell.js';

/** Two classes, covered before bare; particles contract by a tenth of what is taken out. */
const viewWith = (content: readonly number[]): AgeingView => ({
  classes: 2,
  patches: 2,
  shares: [0.9, 0.1],
  h: 0,
  contentBefore: Float64Array.of(1, 1),
  content: Float64Array.from(content),
  surface: Float64Array.of(1, 1),
  film: new Float64Array(4),
  exposure: Float64Array.of(1, 1),
  carbonFilm: 0,
  oxidised: 0,
  volumeChange: (x) => 0.1 * (x - 1),
  halfCycles: 0,
});

const filmOf = (nm: number, rate = 0.02, strain = 0.06) =>
  new CoatingCracking({ rate, strain, thickness: nm * 1e-9 }, [0], 2);

/** ln of the coating kept in each class after cycles to the given contents, in as many steps as given. */
function keptAfter(film: CoatingCracking, cycles: number, contents: readonly number[], steps = 1): number[] {
  film.advance(viewWith([1, 1]));
  for (let cycle = 0; cycle < cycles; cycle++) {
    for (let step = 1; step <= steps; step++) {
      film.advance(viewWith(contents.map((x) => 1 - ((1 - x) * step) / steps)));
    }
    film.advance(viewWith([1, 1]));
  }
  const effects = noEffects(2, 2);
  film.effect(viewWith([1, 1]), effects);
  expect([effects.coverage[1], effects.coverage[3]]).toEqual([1, 1]);
  return [effects.coverage[0], effects.coverage[2]].map(Math.log);
}

describe('cracks in a coating', () => {
  it('cost 0.8 % of the cover per cycle where 20 nm contract by 5 %, of which they follow 3', () => {
    // 0.02 (0.05 - 0.06 (5/20)^(1/2))/0.05.
    const [deep, shallow] = keptAfter(filmOf(20), 10, [0.5, 0.72]);
    expect(deep).toBeCloseTo(-0.08, 12);
    expect(shallow).toBe(0);
  });

  it('cost the same in one step of charge and in five', () => {
    expect(keptAfter(filmOf(20), 3, [0.4, 0.6], 5)[0]).toBeCloseTo(keptAfter(filmOf(20), 3, [0.4, 0.6])[0], 14);
  });

  it('spare thin films, and tear thick ones the more', () => {
    const lost = [1, 3, 5, 10, 20, 40].map((nm) => 0 - keptAfter(filmOf(nm), 1, [0.5, 0.5])[0]);
    expect(lost.slice(0, 3)).toEqual([0, 0, 0]);
    expect(lost[3]).toBeGreaterThan(0);
    expect(lost[4]).toBeGreaterThan(lost[3]);
    expect(lost[5]).toBeGreaterThan(lost[4]);
  });

  it('do not open in a material that never cracks', () => {
    expect(keptAfter(filmOf(40, 0), 5, [0.1, 0.1])).toEqual([0, 0]);
    expect(keptAfter(filmOf(40, 1, Infinity), 5, [0.1, 0.1])).toEqual([0, 0]);
  });

  it('take rate and strain from the coating of the cell, and are nothing without one', () => {
    const coating = { crackRate: 0.03, crackStrain: 0.04, thickness: 5e-9 };
    const cell = { cathode: { coating, patches: [], classes: [] } } as unknown as Cell;
    expect(completed(coatingCracking.options, { rate: 0.1 }, cell)).toEqual({ rate: 0.1, strain: 0.04 });
    expect(completed(coatingCracking.options, {}, cell)).toEqual({ rate: 0.03, strain: 0.04 });
    const bare = { cathode: { patches: [], classes: [] } } as unknown as Cell;
    expect(coatingCracking.build({ rate: 0.1, strain: 0.04 }, bare)).toBeUndefined();
  });
});

const niobate = { material: 'LiNbO3', thickness: '20 nm', coverage: '100 %' };

/** Runs a coated cell under the transferable laws. */
function run(
  mechanisms: object,
  coating: object = niobate,
  laws = 'transferable',
  protocol: readonly unknown[] = [cycling(2, '0.1C')],
) {
  const scenario = {
    ...JSON.parse(
      agedScenario({
        mechanisms: { ...mechanisms },
        cathode: { coating, contact: { fraction: 0.6, spread: 0 } },
        protocol,
      }),
    ),
    laws,
  };
  const { variants, issues } = prepare(JSON.stringify(scenario));
  const running = new VariantRun(variants[0]);
  for (const _ of running.steps());
  return { running, issues, result: running.result() };
}

const torn = run({ interphase: true, coatingCracking: { rate: 2 } });
const kept = run({ interphase: true });

describe('a particle that was covered wholly', () => {
  const { model, y } = torn.running;
  const [covered, bare] = model.parameters.coverage;

  it('has bare surface after two cycles, and no other surface is lost', () => {
    expect(bare).toBeGreaterThan(0.2);
    expect(covered + bare).toBeCloseTo(1, 14);
    const { states } = torn.running.ageing.mechanisms.find(({ name }) => name === 'coatingCracking')!;
    expect(covered).toBeCloseTo(Math.exp(states[0].values[0]), 14);
  });

  it('is oxidised where it is bare, with the film that was there', () => {
    const film = (p: number) => y[model.layout.film(model.layout.particle(0, 0), p)];
    expect(film(1)).toBeGreaterThan(film(0));
    expect(torn.result.cycles[1].filmBare).toBeGreaterThan(torn.result.cycles[1].filmCovered);
    // Uncovered in the first charge, so not in the state before it.
    expect(kept.result.cycles[0].filmBare).toBeNaN();
    expect(torn.result.cycles[1].interfaceResistanceMid).toBeGreaterThan(kept.result.cycles[1].interfaceResistanceMid);
  });

  it('keeps its books of lithium', () => {
    expect(torn.result.balances.lithium).toBeLessThan(1e-10);
  });
});

describe('uncovered surface', () => {
  it('brings its film: that of the coating at first, then the mean by share', () => {
    const patches = [
      { name: 'covered', fraction: 1, filmThickness: 3e-9, oxidationFactor: 0.1 },
      { name: 'bare', fraction: 0, filmThickness: 7e-9 },
    ] as const;
    const oxidation = new PotentialOxidation(
      { reactionRate: 5e-12, parabolicRate: 3e-22, alpha: 0.25, onset: 3.2 },
      298.15,
    );
    const model = new CellModel(testCell({ patches }), { ...testOptions, radialNodes: 5, oxidation });
    const { layout, parameters } = model;
    const y = model.initialState(0.5);
    const bareFilm = layout.film(layout.particle(0, 0), 1);
    const move = (shares: readonly number[]) => {
      const before = parameters.coverage.slice();
      parameters.coverage.set(shares);
      carryFilms(model, before, y);
      return y[bareFilm];
    };
    expect(move([0.9, 0.1])).toBeCloseTo(3e-9, 22);
    y[bareFilm] = 5e-9;
    // (0.1 x 5 + 0.2 x 3)/0.3 nm.
    expect(move([0.7, 0.3])).toBeCloseTo(3.666666666667e-9, 20);
  });
});

describe('surface that nothing has uncovered yet', () => {
  it('disturbs nothing: cycles are those of a cell without it', () => {
    const idle = run({ coatingCracking: { rate: 0 } });
    const without = run({});
    expect(idle.running.model.layout.patches).toBe(2);
    expect(without.running.model.layout.patches).toBe(1);
    const electrical = ({ result }: typeof idle) =>
      result.cycles.map(({ chargeCapacity, dischargeCapacity, meanDischargeVoltage, interfaceResistance }) => [
        chargeCapacity,
        dischargeCapacity,
        meanDischargeVoltage,
        interfaceResistance,
      ]);
    expect(electrical(idle)).toEqual(electrical(without));
    expect(idle.result.cycles[1].filmBare).toBeNaN();
  });
});

describe('coatingCracking', () => {
  it('stands in lists of mechanisms under the transferable laws only', () => {
    const names = (laws?: 'per study' | 'transferable') => mechanismsOf(laws).map(({ name }) => name);
    expect(names('transferable')).toEqual(mechanismNames);
    expect(names('per study')).toEqual(mechanismNames.filter((name) => name !== 'coatingCracking'));
    expect(names()).toEqual(names(defaultLaws));
  });

  it('is not in a file to begin with, which would be told that it does nothing', () => {
    expect(prepare(starterScenario()).issues.filter(({ severity }) => severity === 'warning')).toEqual([]);
  });
});

describe('coatingCracking does nothing, and says so', () => {
  const said = (coating: object | 'none', laws = 'transferable') =>
    run({ coatingCracking: true }, coating as object, laws, ['Rest for 1 s'])
      .issues.filter(({ path }) => path === 'mechanisms.coatingCracking')
      .map(({ message }) => message.replace('It has no effect here: ', ''));

  it.each([
    ['per study', niobate, 'coatings crack under the transferable laws (laws: transferable).'],
    ['transferable', 'none', 'there is no coating.'],
    [
      'transferable',
      { material: 'PVBTA-TFSI', thickness: '3 nm' },
      'this coating does not crack (crackRate of the material).',
    ],
  ])('%s, %j', (laws, coating, reason) => {
    expect(said(coating as object, laws)).toEqual([reason]);
    expect(said(niobate)).toEqual([]);
  });
});
