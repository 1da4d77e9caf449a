import { describe, expect, it } from 'vitest';
import { type AnodeSurroundings, deriveAnode } from '../../src/cell/anode.js';
import { graphite } from '../../src/materials/anode/graphite.js';
import { indium } from '../../src/materials/anode/indium.js';
import { lithium } from '../../src/materials/anode/lithium.js';
import { lithiumFree } from '../../src/materials/anode/lithiumFree.js';
import { lto } from '../../src/materials/anode/lto.js';
import type { AnodeMaterial } from '../../src/materials/material.js';
import type { AnodeRecipe } from '../../src/scenario/recipe.js';

/** 1 kC/g of active substance, of which 40 % is in what is weighed in; a fifth full at first; its plateau ends at 0.75. */
const material: AnodeMaterial = {
  ...lto,
  name: 'made up',
  capacity: { ...lto.capacity, value: 1e6 },
  activeShare: { ...lto.activeShare, value: 0.4 },
  initialContent: { ...lto.initialContent, value: 0.2 },
  resistance: { ...lto.resistance, value: 1e-3 },
  shape: { ...lto.shape, range: [0.05, 0.75] },
};

/** 1 cm2 at 25 degC with 10 C/cm2 in the cathode, which starts as it was assembled. */
const cell: AnodeSurroundings = {
  area: 1e-4,
  temperature: 298.15,
  cathodeCapacity: 1e5,
  assembledContent: 1,
  initialContent: 1,
};

const derive = (
  recipe: Omit<AnodeRecipe, 'material'>,
  around: Partial<AnodeSurroundings> = {},
  of: AnodeMaterial = material,
) => deriveAnode({ material: of.name, ...recipe }, of, { ...cell, ...around });

describe('the capacity of an anode', () => {
  it('is that of the active part of its mass: 75 mg on 1 cm2 hold 30 C/cm2', () => {
    expect(derive({ mass: 75e-6 }).anode.capacity).toBeCloseTo(3e5, 6);
  });

  it('is three times that of the cathode when its mass is not given, and endless for a metal', () => {
    expect(derive({}).anode.capacity).toBe(3e5);
    const { anode, issues } = derive({}, {}, lithium);
    expect(issues).toEqual([]);
    expect(anode.capacity).toBe(Infinity);
    expect(anode.initialContent).toBe(1);
    expect(derive({ mass: 1e-6 }, {}, lithium).anode.capacity).toBeCloseTo((1e-6 * 3861 * 3600) / 1e-4, 6);
  });
});

describe('the N/P ratio', () => {
  it('says the capacity of the anode by that of the cathode, of a metal, too', () => {
    expect(derive({ npRatio: 1.2 }).anode.capacity).toBeCloseTo(1.2e5, 6);
    expect(derive({ npRatio: 0.5 }, {}, lithium).anode.capacity).toBeCloseTo(5e4, 6);
  });

  it('is refused beside a mass, which says the same', () => {
    expect(derive({ npRatio: 3, mass: 75e-6 }).issues).toMatchObject([
      { severity: 'error', path: 'cell.anode.npRatio' },
    ]);
    expect(derive({ npRatio: 3 }).issues).toEqual(derive({ mass: 75e-6 }).issues);
  });
});

describe('the lithium in an anode at the start', () => {
  it('is that of the material, or what was put in', () => {
    expect(derive({ mass: 75e-6 }).anode.initialContent).toBeCloseTo(0.2, 12);
    // 0.1 mmol are 9.6485 C, of 30 C.
    expect(derive({ mass: 75e-6, lithium: 1e-4 }).anode.initialContent).toBeCloseTo(0.321618, 6);
    expect(derive({ mass: 75e-6, lithium: 0 }).anode.initialContent).toBe(0);
    expect(derive({ lithium: 1e-4 }, {}, lithium).anode.initialContent).toBe(1);
  });

  it('rises by what has left the cathode since: 0.3 of 10 C/cm2 in 30 C/cm2', () => {
    expect(derive({ mass: 75e-6 }, { assembledContent: 0.9, initialContent: 0.6 }).anode.initialContent).toBeCloseTo(
      0.3,
      12,
    );
    expect(derive({ mass: 75e-6 }, { assembledContent: 0.6, initialContent: 0.9 }).anode.initialContent).toBeCloseTo(
      0.1,
      12,
    );
  });

  it('lies between none and all that it can hold, both included', () => {
    const refusal = (recipe: Omit<AnodeRecipe, 'material'>, around: Partial<AnodeSurroundings> = {}) =>
      derive(recipe, around, { ...material, shape: { ...material.shape, range: [0, 99] } }).issues;
    const shared = {
      severity: 'error',
      path: 'cell.anode',
      allowed: 'y from 0 to 1',
      hint: 'check the lithium and the mass of the anode and the lithium content at the start',
    };
    expect(refusal({ mass: 75e-6, lithium: 4e-4 })).toEqual([
      { ...shared, message: 'More lithium than the made up anode can hold.', got: 'y = 1.29' },
    ]);
    // A cell assembled with an empty cathode that is full at the start.
    expect(refusal({ mass: 75e-6 }, { assembledContent: 0.1, initialContent: 0.85 })).toEqual([
      { ...shared, message: 'The made up anode would start with less than no lithium.', got: 'y = -0.0500' },
    ]);
    expect(refusal({ mass: 75e-6, lithium: 0 })).toEqual([]);
    const full = { ...material.initialContent, value: 1 };
    expect(derive({}, {}, { ...material, initialContent: full, shape: { ...material.shape, range: [0, 99] } })).toEqual(
      expect.objectContaining({ issues: [] }),
    );
  });
});

describe('an anode that a full charge takes beyond its plateau', () => {
  it('is warned of, from the content that 4.3 V leave in the cathode', () => {
    // From 0.2 up by 0.85 x 10 C/cm2: 0.4833 in 30 C/cm2, 0.766 in 15 C/cm2, and 0.2 + 0.75 x 0.733 with 0.9 at the start.
    expect(derive({ mass: 75e-6 }).issues).toEqual([]);
    expect(derive({ mass: 37.5e-6 }).issues).toEqual([
      {
        severity: 'warning',
        path: 'cell.anode.mass',
        message: 'A full charge takes the made up anode beyond the end of its plateau: the anode will end it.',
        got: 'y = 0.767 at x = 0.15',
        allowed: 'y up to 0.750',
        hint: 'more anode mass, or less lithium in it at assembly',
      },
    ]);
    expect(derive({ mass: 37.5e-6 }, { assembledContent: 0.9, initialContent: 0.9 }).issues).toEqual([]);
  });

  it('is none when the cathode has been charged beyond that already, nor when it just reaches the end', () => {
    const nearlyFull = { ...material, initialContent: { ...material.initialContent, value: 0.75 } };
    const charged = { assembledContent: 0.05, initialContent: 0.05 };
    expect(derive({ mass: 75e-6 }, charged, nearlyFull).issues).toEqual([]);
    expect(derive({ mass: 75e-6 }, { ...charged, initialContent: 0.04 }, nearlyFull).issues).toHaveLength(1);
  });

  it('ends at y = 1 where nothing is known of the plateau', () => {
    const { range: _, ...shape } = material.shape;
    expect(derive({ mass: 37.5e-6 }, {}, { ...material, shape }).issues).toEqual([]);
    expect(derive({ mass: 25e-6 }, {}, { ...material, shape }).issues).toMatchObject([{ allowed: 'y up to 1.00' }]);
  });
});

describe('what else an anode is', () => {
  it('has its resistance at the temperature of the cell, stated or of the material', () => {
    expect(derive({}).anode.resistance).toBe(1e-3);
    expect(derive({ resistance: 2e-3 }).anode.resistance).toBe(2e-3);
    expect(derive({ resistance: 0 }).anode.resistance).toBe(0);
    // 40 kJ/mol make it 2.757578 times smaller at 45 degC.
    expect(derive({ resistance: 2e-3 }, { temperature: 318.15 }).anode.resistance).toBeCloseTo(2e-3 / 2.757578, 9);
  });

  it('has the name, the plateau and the potential of its material', () => {
    const { anode } = derive({ mass: 1e-3 }, {}, indium);
    expect(anode).toMatchObject({ name: 'In/InLi', plateau: 0.62 });
    expect(anode.potential(0.5)).toBeCloseTo(0.62, 9);
    expect(anode.potential(0)).toBeGreaterThan(0.7);
  });
});

describe('an anode with particles', () => {
  const graphiteOf = (recipe: Omit<AnodeRecipe, 'material'>, around: Partial<AnodeSurroundings> = {}) =>
    derive(recipe, { ...around }, graphite);

  it('has the surface of spheres, and a radius of half its d50', () => {
    const { anode, issues } = graphiteOf({ npRatio: 2, d50: 8e-6 });
    expect(issues).toEqual([]);
    expect(anode.particle?.radius).toBe(4e-6);
    expect(anode.particle?.surface).toBeCloseTo((3 * 2e5) / (372 * 3600 * 2260 * 4e-6), 10);
    expect(anode.particle?.diffusionRate).toBeCloseTo(3.9e-14 / 16e-12, 12);
    expect(graphiteOf({ npRatio: 2 }).anode.particle?.radius).toBe(5e-6);
  });

  it('diffuses and reacts faster in a warmer cell', () => {
    const [cold, warm] = [298.15, 318.15].map((temperature) => graphiteOf({}, { temperature }).anode.particle!);
    expect(warm.diffusionRate / cold.diffusionRate).toBeCloseTo(
      Math.exp((42770 / 8.31446) * (1 / 298.15 - 1 / 318.15)),
      4,
    );
    expect(warm.exchangeCurrentDensity).toBeGreaterThan(cold.exchangeCurrentDensity);
  });

  it('has its usual N/P ratio when none is given, and room for a full charge with it', () => {
    expect(graphiteOf({}).anode.capacity).toBeCloseTo(1.2e5, 6);
    expect(graphiteOf({}).issues).toEqual([]);
    expect(derive({}, {}, lithiumFree)).toMatchObject({ anode: { capacity: 1e5, initialContent: 0 }, issues: [] });
  });

  it('is warned of where a full charge brings more than it holds: 0.85 in 0.75 plate an eighth', () => {
    const [issue, ...rest] = graphiteOf({ npRatio: 0.75 }).issues;
    expect(rest).toEqual([]);
    expect(issue).toMatchObject({
      severity: 'warning',
      path: 'cell.anode.npRatio',
      hint: expect.stringMatching(/^a higher N\/P ratio/),
    });
    expect(issue.message).toContain('12 % of it plate');
    expect(graphiteOf({ mass: 1e-6 }).issues).toMatchObject([
      { path: 'cell.anode.mass', hint: expect.stringMatching(/^more anode mass/) },
    ]);
  });

  it('is warned of where at 1C its surface is full before it is', () => {
    const { issues } = graphiteOf({ npRatio: 0.9, d50: 40e-6 }, { oneC: 25 });
    expect(issues).toMatchObject([
      { severity: 'warning', path: 'cell.anode', message: expect.stringMatching(/^At 1C the surface/) },
    ]);
    expect(graphiteOf({ npRatio: 0.9, d50: 4e-6 }, { oneC: 25 }).issues).toEqual([]);
  });

  it('needs all properties of its particles, and a potential that falls', () => {
    const { density: _, ...without } = graphite;
    expect(derive({}, {}, without as AnodeMaterial).issues).toMatchObject([
      { severity: 'error', allowed: expect.stringMatching(/^density as well/) },
    ]);
    const value = [
      [0, 1],
      [0.4, 0.1],
      [1, 0.2],
    ] as const;
    const rising = { ...graphite, potential: { ...graphite.potential!, value } };
    expect(derive({}, {}, rising).issues).toMatchObject([
      { severity: 'error', got: '0.1 V at y = 0.4, then 0.2 V at y = 1' },
    ]);
    const one = { ...graphite, potential: { ...graphite.potential!, value: [[0, 1]] as const } };
    expect(derive({}, {}, one).issues).toMatchObject([{ severity: 'error' }]);
  });
});

describe('the warning of an anode that ends the charge', () => {
  it('names what the recipe said of its size', () => {
    expect(derive({ npRatio: 0.9 }).issues).toMatchObject([
      { path: 'cell.anode.npRatio', hint: expect.stringMatching(/^a higher N\/P/) },
    ]);
    expect(derive({ mass: 20e-6 }).issues).toMatchObject([
      { path: 'cell.anode.mass', hint: expect.stringMatching(/^more anode mass/) },
    ]);
  });
});
