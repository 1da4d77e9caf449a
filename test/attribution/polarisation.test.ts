import { describe, expect, it } from 'vitest';
import { PotentialOxidation } from '../../src/degradation/potentialOxidation.js';
import { CellModel, type ModelOptions } from '../../src/model/cellModel.js';
import { type Polarisation, polarisation, polarisationParts } from '../../src/model/polarisation.js';
import { Integrator } from '../../src/numerics/integration/integrator.js';
import { renderSvg } from '../../src/output/chart/drawing/svg.js';
import { polarisationSplitChart } from '../../src/output/chart/polarisationSplitChart.js';
import { prepare } from '../../src/prepare.js';
import { simulate } from '../../src/simulate.js';
import { type Changes, testCell, testOptions } from '../model/cells.js';
import { fadingScenario } from './scenario.js';

/** A cell ten minutes after the start of a charge (rate > 0) or discharge, and its split. */
function running(rate: number, changes: Changes = {}, options: Partial<ModelOptions> = {}, seconds = 600) {
  const cell = testCell({ initialContent: 0.6, anode: { resistance: 1e-3 }, extraResistance: 5e-4, ...changes });
  const model = new CellModel(cell, { ...testOptions, ...options });
  const y = model.initialState(cell.initialContent);
  model.controlCurrent(rate * cell.oneC);
  model.makeConsistent(y);
  new Integrator(model, model.tolerance).run(y, { duration: seconds, guards: [] });
  model.makeConsistent(y);
  return { cell, model, y, split: polarisation(model, y), current: y[model.layout.current] };
}

const sum = (split: Polarisation): number => polarisationParts.reduce((total, part) => total + split[part], 0);

const sizes: Changes['classes'] = [{ radius: 2e-6 }, { radius: 6e-6, contact: 0.3 }];
const patches: Changes['patches'] = [
  { name: 'covered', fraction: 0.8, coatingResistance: 0.01, filmThickness: 1e-9, filmConductivity: 1e-7 },
  { name: 'bare', fraction: 0.2, filmThickness: 3e-9, filmConductivity: 1e-7 },
];
const growing = new PotentialOxidation({ reactionRate: 1e-12, parabolicRate: 1e-21, alpha: 0.25, onset: 3.2 }, 298.15);
const films: Partial<ModelOptions> = { oxidation: growing };

describe('the split of the overpotential', () => {
  it.each([
    ['one particle', 1, {}, {}],
    ['one particle, discharge', -1, {}, {}],
    ['porous electrode', 2, {}, { throughNodes: 8 }],
    ['size classes and patches', -0.5, { classes: sizes, patches }, { throughNodes: 4 }],
    ['growing films', 1, { classes: sizes, patches }, { throughNodes: 4, ...films }],
  ] as const)('adds up: %s', (_, rate, changes, options) => {
    const { model, y, split } = running(rate, changes, options);
    expect(sum(split)).toBeCloseTo(split.total, 12);
    expect(Math.sign(split.total)).toBe(Math.sign(rate));
    // Also in the middle of the relaxation that follows, when particles work against one another without any current.
    model.controlCurrent(0);
    model.makeConsistent(y);
    const resting = polarisation(model, y);
    expect(sum(resting)).toBeCloseTo(resting.total, 12);
    expect(resting.separator).toBe(0);
    expect(Math.abs(resting.total)).toBeLessThan(Math.abs(split.total));
  });

  it('is the voltage without its equilibrium value', () => {
    const { cell, model, y, split } = running(1, {}, { throughNodes: 4 });
    const { mass } = model.radial;
    let mean = 0;
    for (let i = 0; i < 4; i++) {
      for (let n = 0; n < mass.length; n++)
        mean += model.through.weights[i] * 3 * mass[n] * y[model.layout.particle(i, 0) + n];
    }
    expect(split.total).toBeCloseTo(model.voltage(y) - cell.cathode.openCircuitVoltage.at(mean), 6);
  });

  it('is zero at equilibrium', () => {
    const { split } = running(0, { classes: sizes, patches }, { throughNodes: 4 });
    for (const part of [...polarisationParts, 'total'] as const) expect(Math.abs(split[part])).toBeLessThan(1e-9);
  });

  it('has no charge transfer with fast kinetics, no diffusion with a large D, no rails with large conductivities', () => {
    const slow = running(1, {}, { throughNodes: 4 }).split;
    const fast = running(
      1,
      { exchangeCurrentDensity: 1e7, ionicConductivity: 1e6, electronicConductivity: 1e6 },
      { throughNodes: 4 },
    ).split;
    expect(slow.chargeTransfer).toBeGreaterThan(5e-3);
    expect(Math.abs(fast.chargeTransfer)).toBeLessThan(1e-7);
    expect(slow.ionic).toBeGreaterThan(1e-3);
    expect(Math.abs(fast.ionic) + Math.abs(fast.electronic)).toBeLessThan(1e-8);
    const quick = running(1, { patches, exchangeCurrentDensity: 1e7 }).split;
    expect(quick.coating).toBeGreaterThan(0);
    expect(quick.interphase).toBeGreaterThan(0);
  });

  it('gives one particle nothing to be filled unevenly, and a lumped electrode a third of its rails', () => {
    const { cell, split, current } = running(1);
    const { thickness, ionicConductivity, electronicConductivity } = cell.cathode;
    expect(Math.abs(split.unevenFilling)).toBeLessThan(1e-12);
    expect(split.ionic).toBeCloseTo((current * thickness) / (3 * ionicConductivity), 12);
    expect(split.electronic).toBeCloseTo((current * thickness) / (3 * electronicConductivity), 12);
    expect(split.chargeTransfer).toBeGreaterThan(0);
    expect(split.anode).toBeCloseTo(current * 1e-3, 12);
    expect(split.extra).toBeCloseTo(current * 5e-4, 12);
  });

  it('has rails that dissipate what they cost: Joule heat over current', () => {
    const { cell, model, y, split, current } = running(1, { electronicConductivity: 0.05 }, { throughNodes: 12 });
    const { thickness: L, ionicConductivity: kappa, electronicConductivity: sigma } = cell.cathode;
    const { size, stiffness } = model.through;
    // integral psi'^2 dx by the stiffness matrix; with i_e + i_s = I the mixed terms of both rails cancel.
    let square = 0;
    for (let m = 0; m < size; m++) {
      for (let n = 0; n < size; n++) {
        square += (stiffness[m * size + n] / L) * y[model.layout.psi(m)] * y[model.layout.psi(n)];
      }
    }
    const heat = ((kappa * sigma) / (kappa + sigma)) * square + (current ** 2 * L) / (kappa + sigma);
    expect((split.ionic + split.electronic) * current).toBeCloseTo(heat, 8);
    expect(split.ionic / split.electronic).toBeGreaterThan(1);
  });

  it('turns its sign with the current', () => {
    const symmetric = { openCircuitVoltage: { at: () => 3.8, range: [0, 1], source: 'test' } } as const;
    const up = running(1, { ...symmetric, initialContent: 0.5 }, { throughNodes: 4 }, 1).split;
    const down = running(-1, { ...symmetric, initialContent: 0.5 }, { throughNodes: 4 }, 1).split;
    for (const part of polarisationParts) expect(down[part]).toBeCloseTo(-up[part], 4);
  });
});

describe('the recorded split', () => {
  const settings = ['output.series=[2, 6]'];
  const results = simulate(prepare(fadingScenario, { settings }));

  it('is that of both halves of the chosen cycles, and adds up', () => {
    for (const { polarisationSplits = [] } of results.variants) {
      expect(polarisationSplits.map(({ cycle, direction }) => [cycle, direction])).toEqual([
        [2, 'charge'],
        [2, 'discharge'],
        [6, 'charge'],
        [6, 'discharge'],
      ]);
      for (const { parts } of polarisationSplits) expect(sum(parts)).toBeCloseTo(parts.total, 12);
    }
  });

  it('grows by the interphase, in the cell without a coating more than in the coated one', () => {
    const [bare, coated] = results.variants.map(({ polarisationSplits = [] }) => {
      const of = (cycle: number) =>
        polarisationSplits.find((split) => split.cycle === cycle && split.direction === 'charge')!.parts.interphase;
      return { first: of(2), last: of(6) };
    });
    expect(bare.last).toBeGreaterThan(bare.first);
    expect(bare.first).toBeGreaterThan(coated.first);
  });

  it('has a chart with the parts that matter', () => {
    const [bare, coated] = results.variants.map((variant) => renderSvg(polarisationSplitChart(variant)!));
    expect(bare).toContain('interphase');
    expect(bare).not.toContain('coating');
    expect(coated).toContain('coating');
    expect(bare).not.toMatch(/NaN|undefined|Infinity/);
    expect(polarisationSplitChart({ ...results.variants[0], polarisationSplits: [] })).toBeUndefined();
  });
});
