import { describe, expect, it } from 'vitest';
import { recipeNumbers } from '../../src/fit/recipe/recipeNumbers.js';
import { recipeSensitivity } from '../../src/fit/recipe/recipeSensitivity.js';
import { type CellPool, openCellPool } from '../../src/fit/runs/cellPool.js';
import type { CellJob, CellOutcome } from '../../src/fit/runs/cellRun.js';
import { derivatives, type Moved } from '../../src/fit/runs/derivatives.js';
import { recipeSensitivityFiles } from '../../src/output/sensitivity/recipeSensitivityFiles.js';
import { recipeSensitivityCsv, recipeSensitivityText } from '../../src/output/sensitivity/recipeSensitivityText.js';
import { prepare } from '../../src/prepare.js';
import { agedScenario, cycling } from '../degradation/agedCell.js';

const document = agedScenario({
  mechanisms: { interphase: true, contactLoss: true },
  cell: { extraResistance: '30 Ohm cm2' },
  protocol: [cycling(2)],
});
const preparation = prepare(document);
const pool = openCellPool();

const moved =
  (path: string, value: number, unit: string): Moved =>
  (by) => [`${path}=${value * Math.exp(by)} ${unit}`];
const resistance = moved('cell.extraResistance', 30, 'Ohm cm2');
const job: CellJob = { document, files: {}, settings: [], observe: [], table: true };
const capacityOf = ({ table }: CellOutcome): number => table?.rows[1].dischargeCapacity ?? Number.NaN;

/** Answers by a formula; runs by a plan say what they are told to say. */
function made(offPlan?: string): CellPool & { readonly asked: CellJob[] } {
  const asked: CellJob[] = [];
  const status = { code: 'completed', message: '' } as const;
  return {
    asked,
    size: 1,
    close: () => {},
    run: async (one) => {
      asked.push(one);
      const value = Number(/=(\S+)/.exec(one.settings[0] ?? '=30')?.[1]) ** 2;
      const numerics = preparation.variants[0].numerics;
      const plan = one.plan === 'write' ? { plan: { unknowns: 1, steps: [], jumps: [], numerics } } : {};
      const told = offPlan !== undefined && typeof one.plan === 'object' ? { offPlan } : {};
      return { values: [value], origins: [], cycles: [], status, ...plan, ...told };
    },
  };
}

describe('derivatives of what a cell reports', () => {
  it('are the same from one side and from both, to the step', async () => {
    const slope = async (sides: 'one' | 'both'): Promise<number> => {
      const { columns } = await derivatives(pool, job, [resistance], { sides });
      const [column] = columns;
      if (!column) throw new Error('no column');
      expect(column.plain).toBeUndefined();
      return (capacityOf(column.above) - capacityOf(column.below)) / column.width;
    };
    expect(Math.abs((await slope('one')) / (await slope('both')) - 1)).toBeLessThan(1e-4);
  });

  it('are taken from the other side at a bound, and are none where neither side can be', async () => {
    const atBound: Moved = (by) => (by > 0 ? undefined : resistance(by));
    const nowhere: Moved = () => undefined;
    const { columns, runs } = await derivatives(pool, job, [atBound, nowhere], { sides: 'both' });
    expect(columns[0]?.width).toBeCloseTo(1e-5, 12);
    expect(columns[1]).toBeUndefined();
    expect(runs).toBe(3);
  });

  it('are those of a cell that cannot be built on one side, too', async () => {
    const share = moved('cell.cathode.contact.connected', 100, '%');
    const { columns } = await derivatives(
      pool,
      { ...job, settings: ['cell.cathode.contact.connected=100 %'] },
      [share],
      {
        sides: 'both',
      },
    );
    expect(columns[0]?.width).toBeCloseTo(1e-5, 12);
  });

  it('are plain differences with a wider step where the plan does not hold, and say so', async () => {
    const off = made('step 3 ends otherwise');
    const { columns, runs } = await derivatives(off, job, [resistance], { sides: 'both' });
    const [column] = columns;
    expect(column?.plain).toBe('step 3 ends otherwise');
    expect(column?.width).toBeCloseTo(0.02, 12);
    expect(runs).toBe(6);
    expect(off.asked.filter(({ plan }) => plan === undefined)).toHaveLength(2);
  });

  it('cost two runs for the plan and two for each number', async () => {
    const fine = made();
    const { columns, runs } = await derivatives(fine, job, [resistance], { sides: 'both' });
    expect(runs).toBe(4);
    const [column] = columns;
    // d p^2/d ln p = 2 p^2
    expect(column && (column.above.values[0] - column.below.values[0]) / column.width).toBeCloseTo(1800, 4);
  });
});

describe('the numbers of a recipe', () => {
  const numbers = recipeNumbers(preparation.variants[0]);
  const pathOf = (path: string) => numbers.find((one) => one.path === path);

  it('are those that are stated, those built into mechanisms that are on, and those of materials', () => {
    expect(pathOf('cell.extraResistance')).toMatchObject({ unit: 'Ohm cm2', value: 0.003, stated: true });
    expect(pathOf('mechanisms.contactLoss.rate')).toMatchObject({ stated: false });
    expect(pathOf('cell.cathode.overrides.diffusivity')).toMatchObject({ unit: 'm2/s', stated: false });
    expect(numbers.some(({ path }) => path.startsWith('mechanisms.cracking'))).toBe(false);
    expect(numbers.some(({ value }) => value === 0)).toBe(false);
    expect(new Set(numbers.map(({ path }) => path)).size).toBe(numbers.length);
  });

  it('can all be set as their paths and units say', () => {
    const settings = numbers.map(({ path, unit }) => `${path}=1 ${unit}`);
    const faults = settings.flatMap((setting) =>
      prepare(document, { settings: [setting] }).issues.filter(({ message }) => /key|unit/i.test(message)),
    );
    expect(faults).toEqual([]);
  });
});

describe('sensitivities of a recipe', async () => {
  const parameters = ['cell.cathode.coating.thickness', 'cell.cathode.coating.conductivity', 'cell.extraResistance'];
  const result = await recipeSensitivity(preparation, { pool, parameters, cycles: [2] });
  const value = (parameter: string, quantity: string): number =>
    result.rows.find((row) => row.parameter === parameter && row.quantity === quantity)?.value ?? Number.NaN;

  it('know that only thickness over conductivity of a coating counts', () => {
    for (const quantity of ['dischargeCapacity', 'meanDischargeVoltage', 'interfaceResistanceMid']) {
      const [thickness, conductivity] = [value(parameters[0], quantity), value(parameters[1], quantity)];
      expect(Math.abs(thickness + conductivity)).toBeLessThan(1e-5 * Math.abs(thickness));
    }
  });

  it('have a row for every quantity of the cycles asked for, by every number', () => {
    expect(new Set(result.rows.map(({ cycle }) => cycle))).toEqual(new Set([2]));
    expect(value('cell.extraResistance', 'dischargeCapacity')).toBeLessThan(0);
    expect(value('cell.extraResistance', 'meanChargeVoltage')).toBeGreaterThan(0);
    expect(result.plain).toEqual([]);
    expect(result.runs).toBe(8);
  });

  it('are told in words, as a table and as a page', () => {
    const text = recipeSensitivityText(result);
    expect(text).toContain('cycle 2: by how many per cent');
    expect(text).toContain('extraResistance');
    expect(text).toContain('8 simulations.');
    const [head, first] = recipeSensitivityCsv(result).split('\r\n');
    expect(head).toBe('variant,quantity,cycle,parameter,sensitivity / 1');
    expect(first.split(',')).toHaveLength(5);
    const page = recipeSensitivityFiles(result, 'argyrode sensitivity cell.yaml')[0].content;
    expect(page).toContain('<svg role="img" aria-label="Cycle 2: which quantity feels which number."');
    expect(page).not.toMatch(/NaN|undefined/);
  });
});
