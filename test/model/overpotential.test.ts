import { describe, expect, it } from 'vitest';
import { CellModel } from '../../src/model/cellModel.js';
import { meanContent } from '../../src/model/inventory.js';
import { polarisation, polarisationParts } from '../../src/model/polarisation.js';
import { SurfacePotential } from '../../src/model/surfacePotential.js';
import { testCell, testOptions } from './cells.js';
import { cell, filled, law, options, weights } from './mixedCell.js';

describe('the parts of an overpotential', () => {
  it.each([1, 3])('add up to the total with %d nodes, and drops outside are Ohm’s', (throughNodes) => {
    for (const density of [20, -30]) {
      const model = new CellModel(
        testCell({
          ...cell.cathode,
          extraResistance: 2e-4,
          anode: { resistance: 1e-4, plateau: 0.6, potential: () => 0.6 },
        }),
        {
          ...options,
          throughNodes,
          oxidation: law,
        },
      );
      const y = model.initialState(0.5);
      for (let i = 0; i < throughNodes; i++) y[model.layout.surface(model.layout.particle(i, 1))] -= 0.001 * density;
      model.controlCurrent(density);
      expect(model.makeConsistent(y)).toBe(true);
      const parts = polarisation(model, y);
      const sum = polarisationParts.reduce((all, name) => all + parts[name], 0);
      expect(sum).toBeCloseTo(parts.total, 9);
      expect(parts.extra).toBeCloseTo(density * 2e-4, 12);
      expect(parts.anode).toBeCloseTo(density * 1e-4, 12);
      expect(parts.separator).toBeCloseTo((density * 20e-6) / 0.1, 12);
      expect(parts.total).toBeCloseTo(
        model.voltage(y) + 0.6 - cell.cathode.openCircuitVoltage.at(meanContent(model, y)),
        4,
      );
      for (const part of ['ionic', 'electronic', 'chargeTransfer', 'coating', 'interphase'] as const)
        expect(parts[part] * density).toBeGreaterThan(0);
      if (throughNodes > 1) continue;
      expect(parts.ionic).toBeCloseTo((density * 60e-6) / 3 / 0.02, 12);
      expect(parts.electronic).toBeCloseTo((density * 60e-6) / 3 / 10, 12);
    }
  });

  it('of a cell at rest count every particle', () => {
    const model = new CellModel(cell, options);
    model.controlCurrent(0);
    const y = model.initialState(0.5);
    model.makeConsistent(y);
    for (const part of polarisationParts) expect(Math.abs(polarisation(model, y)[part])).toBeLessThan(1e-6);
  });
});

describe('the potential of the surfaces', () => {
  it('is weighted by their reacting areas', () => {
    const model = new CellModel(cell, options);
    const y = filled(model, (i, k) => 0.3 + 0.05 * i + 0.2 * k);
    const potential = new SurfacePotential(model);
    potential.begin(y, y);
    const areas = [(3 * 0.15 * 0.8) / 1e-6, (3 * 0.3 * 0.5) / 2e-6];
    const at = cell.cathode.openCircuitVoltage.at;
    let sum = 0;
    for (const [i, w] of weights.entries())
      for (const k of [0, 1]) sum += (w * areas[k] * at(0.3 + 0.05 * i + 0.2 * k)) / (areas[0] + areas[1]);
    const contents = new Float64Array(potential.entries.length);
    expect(potential.of(y, contents)).toBeCloseTo(sum, 4);
    expect(contents[3]).toBeCloseTo(0.55, 12);
    expect(contents).toHaveLength(6);
  });

  it('holds contents that are nearly full within the step', () => {
    const model = new CellModel(testCell(), { ...testOptions, radialNodes: 6 });
    const potential = new SurfacePotential(model);
    const at = model.cell.cathode.openCircuitVoltage.at;
    potential.begin(model.initialState(0.98), model.initialState(0.995));
    expect(potential.at(Float64Array.of(0.999))).toBeCloseTo(at(0.995), 4);
    expect(potential.at(Float64Array.of(0.97))).toBeCloseTo(at(0.98), 4);
    expect(potential.at(Float64Array.of(0.99))).toBeCloseTo(at(0.99), 4);
    potential.begin(model.initialState(0.5), model.initialState(0.6));
    expect(potential.at(Float64Array.of(0.7))).toBeCloseTo(at(0.7), 4);
  });
});
