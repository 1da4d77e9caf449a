import { beforeAll, describe, expect, it, vi } from 'vitest';
import { type CycleRow, scenarioJsonSchema } from '../../src/index.js';
import { band } from '../../src/web/charts/band.js';
import { ageingOption, type CellLines, voltageOption } from '../../src/web/charts/options.js';
import { cellRequest } from '../../src/web/engine/cellRequest.js';
import { coarse } from '../../src/web/engine/coarse.js';
import { DRAWS } from '../../src/web/engine/draws.js';
import { predictCell } from '../../src/web/engine/predictCell.js';
import { sideRun } from '../../src/web/engine/sideRun.js';
import { lightPalette as palette } from '../../src/web/state/colours.js';
import { type Plain, withValue } from '../../src/web/state/document.js';
import { cycling, maCell } from '../../src/web/state/publishedCells.js';
import { factsAt, schema } from '../../src/web/state/schema.js';

// How far a cell may lie from its line: the population's prediction behind the curves, and what each control moves.

const cell: Plain = { ...maCell, protocol: [cycling(2, '0.5C')], numerics: coarse };

describe('the prediction of a cell', () => {
  it('has so many draws, holds the cell itself, and is the same each time', async () => {
    let done = 0;
    const bands = (await predictCell(cellRequest('bare', cell, []), (n) => {
      done = n;
    }))!;
    expect([done, bands.draws]).toEqual([DRAWS, DRAWS]);
    expect(bands.source).toMatch(/population of \d+ studies/);
    // What the recipe states is not drawn.
    expect(bands.drawn.length).toBeGreaterThan(3);
    expect(bands.drawn).not.toContain('contactGrowth');
    const { rows } = sideRun(cellRequest('bare', cell, []));
    expect(bands.capacity.map(({ cycle }) => cycle)).toEqual([1, 2]);
    bands.capacity.forEach(({ low, high }, i) => {
      expect(low).toBeLessThan(rows[i].dischargeCapacity);
      expect(high).toBeGreaterThan(rows[i].dischargeCapacity);
    });
    expect(bands.curves.map(({ cycle, direction }) => [cycle, direction])).toEqual([
      [1, 1],
      [1, -1],
      [2, 1],
      [2, -1],
    ]);
    for (const { points } of bands.curves) for (const { low, high } of points) expect(low).toBeLessThanOrEqual(high);
  });

  it('is nothing for a cell that cannot be', async () => {
    const wrong = withValue(cell, ['cell', 'temperature'], 'warm');
    expect(await predictCell(cellRequest('bare', wrong, []), () => {})).toBeUndefined();
  });

  it('lies behind fade and curve, stretched over what the cell passes', () => {
    const capacity = Float32Array.from([0, 100, 200]);
    const points = [0, 1].map((share) => ({ share, low: 2, high: 3 }));
    const lines = (bands: CellLines['bands']): CellLines => ({
      name: 'bare',
      rows: [],
      before: [],
      curves: [{ cycle: 1, direction: 1, capacity, voltage: capacity }],
      firstCurves: [],
      spectrum: undefined,
      bands,
      moment: undefined,
    });
    const bands = {
      source: 'x',
      draws: 1,
      drawn: [],
      capacity: [1, 2].map((cycle) => ({ cycle, low: 100, high: 150 })),
      curves: [{ cycle: 1, direction: 1 as const, points }],
    };
    const pair = [lines(bands), lines(undefined)] as const;
    const areas = (option: ReturnType<typeof voltageOption>) =>
      (Array.isArray(option.series) ? option.series : []).flatMap((one) => (one.type === 'custom' ? [one.data] : []));
    expect(areas(voltageOption(pair, 1, palette))).toEqual([
      [
        [0, 3],
        [200, 3],
        [200, 2],
        [0, 2],
      ],
    ]);
    expect(areas(ageingOption(pair, [], 1, 2, palette))).toEqual([
      [
        [1, 150],
        [2, 150],
        [2, 100],
        [1, 100],
      ],
    ]);
    expect(band([{ x: 1, low: Number.NaN, high: 1 }], 'red', 0).data).toEqual([]);
  });
});

describe('what moves a number', () => {
  let tornado: typeof import('../../src/web/state/tornado.js');
  beforeAll(async () => {
    vi.stubGlobal(
      'Worker',
      class {
        postMessage(): void {}
        terminate(): void {}
      },
    );
    tornado = await import('../../src/web/state/tornado.js');
    vi.unstubAllGlobals();
  });

  it('a retention compares cycles at the same rates', () => {
    const rows = [
      { cycle: 1, label: '0.1C', dischargeCapacity: 200 },
      { cycle: 2, label: '0.5C', dischargeCapacity: 160 },
      { cycle: 3, label: '0.5C', dischargeCapacity: 120 },
    ] as unknown as readonly CycleRow[];
    expect(tornado.chosenNumbers.find(({ name }) => name === 'retention')?.of(rows)).toBe(75);
  });

  it('are all controls that the recipe states, each by itself, down and up', () => {
    schema.value = scenarioJsonSchema() as Plain;
    const moved = tornado.moves(cell, ({ path }) => factsAt(path)?.unit ?? '');
    const of = (label: string) => moved.find((one) => one.label === label)?.ends.map(({ value }) => value);
    expect(of('Temperature')).toEqual([35, 55]);
    expect(of('Stack pressure')).toEqual([64.8, 97.2]);
    expect(of('Upper limit')).toEqual([4.25, 4.35]);
    expect(of('Particle size d50')).toEqual([2.4, 3.6]);
    // Not stated, or no quantity of the cell.
    expect([of('Size spread'), of('Cycles')]).toEqual([undefined, undefined]);
    for (const { ends } of moved)
      for (const { document } of ends) {
        const { rows, problem } = sideRun(cellRequest('bare', document, []));
        expect([problem, rows.length]).toEqual(['', 2]);
      }
  });
});
