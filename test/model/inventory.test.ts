import { describe, expect, it } from 'vitest';
import { OXIDATION_CHARGE } from '../../src/degradation/oxidationLaw.js';
import { CellModel } from '../../src/model/cellModel.js';
import { interfaceResistance } from '../../src/model/interfaceResistance.js';
import { classContent, connectedLithium, meanContent, oxidisedLithium } from '../../src/model/inventory.js';
import { cell, FARADAY, filled, law, options, weights } from './mixedCell.js';

describe('the lithium of a state', () => {
  const model = new CellModel(cell, { ...options, oxidation: law, carbonOxidation: law });
  const content = (i: number, k: number) => 0.2 + 0.1 * i + 0.3 * k;
  const y = filled(model, content);

  it('is weighted by volume and by what is connected', () => {
    const means = [0, 1].map((k) => weights.reduce((sum, w, i) => sum + w * content(i, k), 0));
    for (const k of [0, 1]) expect(classContent(model, y, k)).toBeCloseTo(means[k], 12);
    const lithium = 0.15 * means[0] + 0.4 * 0.75 * means[1];
    expect(connectedLithium(model, y) / (60e-6 * 63104 * lithium)).toBeCloseTo(1, 9);
    expect(meanContent(model, y)).toBeCloseTo(lithium / (0.15 + 0.3), 12);
  });

  it('that films of particles and carbon took counts their area and thickness', () => {
    for (let i = 0; i < 3; i++) y[model.layout.psi(i) + 1] = 1e-9 * (1 + i);
    const particles =
      ((3 * 0.15) / 1e-6) * 0.8 * (0.7 * 2e-9 + 0.3 * 5e-9) + ((3 * 0.3) / 2e-6) * 0.5 * (0.7 * 2e-9 + 0.3 * 5e-9);
    const carbon = 1e6 * 2e-9;
    const expected = (60e-6 * (particles + carbon) * OXIDATION_CHARGE) / FARADAY;
    expect(oxidisedLithium(model, y) / expected).toBeCloseTo(1, 9);
    const alone = new CellModel(cell, { ...options, carbonOxidation: law });
    const z = filled(alone, content);
    z[alone.layout.psi(1) + 1] = 3e-9;
    const middle = (60e-6 * (2 / 3) * 1e6 * 3e-9 * OXIDATION_CHARGE) / FARADAY;
    expect(oxidisedLithium(alone, z) / middle).toBeCloseTo(1, 9);
    expect(oxidisedLithium(new CellModel(cell, options), filled(new CellModel(cell, options), content))).toBe(0);
  });
});

describe('the resistance of the interface', () => {
  const expected = (contents: [number, number]) => {
    const thermal = (8.314462618 * 298.15) / FARADAY;
    let conductance = 0;
    for (const [k, { a, theta }] of [
      { a: (3 * 0.15) / 1e-6, theta: 0.8 },
      { a: (3 * 0.3) / 2e-6, theta: 0.5 },
    ].entries()) {
      const transfer = thermal / (3.4 * 2 * Math.sqrt(contents[k] * (1 - contents[k])));
      conductance += a * theta * (0.7 / (transfer + 4e-3 + 2e-3) + 0.3 / (transfer + 2.5e-3));
    }
    return 1 / (60e-6 * conductance);
  };

  it.each([
    ['fixed', {}],
    ['growing', { oxidation: law }],
  ])('is that of all contacts in parallel, with %s films', (_, more) => {
    const model = new CellModel(cell, { ...options, ...more });
    const y = filled(model, (_i, k) => 0.3 + 0.4 * k);
    expect(interfaceResistance(model, y) / expected([0.3, 0.7])).toBeCloseTo(1, 9);
    expect(interfaceResistance(model, y, 0.6) / expected([0.6, 0.6])).toBeCloseTo(1, 9);
  });
});
