import { beforeAll, describe, expect, it } from 'vitest';
import { attributionFiles } from '../../src/output/attribution/attributionFiles.js';
import { attributionText } from '../../src/output/attribution/attributionText.js';
import { prepare } from '../../src/prepare.js';
import type { AttributionResult } from '../../src/results/attribution.js';
import { simulate } from '../../src/simulate.js';
import { attribute } from '../../src/study/attribution.js';
import { lowered } from '../output/lowered.js';
import { fadingScenario } from './scenario.js';

const preparation = prepare(fadingScenario);
const sum = (parts: readonly { readonly loss: number }[]): number => parts.reduce((total, { loss }) => total + loss, 0);

describe('attribution of a loss', () => {
  let result: AttributionResult;
  const seen: number[] = [];
  beforeAll(async () => {
    result = await attribute(preparation, { onProgress: ({ done, of }) => seen.push(done / of) });
  });

  it('compares the last cycle with the first one at its rate', () => {
    expect(result.issues).toEqual([]);
    expect(result.variants.map(({ variant, from, to }) => [variant, from, to])).toEqual([
      ['bare', 2, 6],
      ['coated', 2, 6],
    ]);
  });

  it('speaks of the capacities that the scenario itself gives', () => {
    for (const { name, cycles } of simulate(preparation).variants) {
      const found = result.variants.find(({ variant }) => variant === name)!;
      expect(found.capacityFrom).toBe(cycles[1].dischargeCapacity);
      expect(found.capacityTo).toBe(cycles[5].dischargeCapacity);
      expect(found.total).toBe(found.capacityFrom - found.capacityTo);
      expect(found.total).toBeGreaterThan(5);
    }
  });

  it('has parts that add up to the total', () => {
    for (const { parts, total } of [...result.variants, ...result.differences])
      expect(sum(parts)).toBeCloseTo(total, 9);
  });

  it('gives nothing to a mechanism whose rate is zero, and much to those that were made strong', () => {
    for (const { parts, total } of result.variants) {
      const lossBy = new Map(parts.map(({ mechanism, loss }) => [mechanism, loss]));
      expect(lossBy.get('contactLoss')).toBe(0);
      expect(lossBy.get('isolation')).toBeGreaterThan(0.1 * total);
    }
  });

  it('finds that the coating blocks the interphase, most of which grows before the first of the two cycles', () => {
    const [{ variants, total, parts, start }] = result.differences;
    expect(variants).toEqual(['bare', 'coated']);
    expect(total).toBeCloseTo(result.variants[1].capacityTo - result.variants[0].capacityTo, 12);
    const partOf = (list: typeof parts, name: string) => list.find(({ mechanism }) => mechanism === name)!.loss;
    expect(sum(start)).toBeCloseTo(partOf(parts, 'start'), 9);
    expect(partOf(start, 'interphase')).toBeGreaterThan(0.5 * partOf(parts, 'start'));
  });

  it('tells its progress to the end', () => {
    expect(seen).toHaveLength(32);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(seen.at(-1)).toBe(1);
  });

  it('is told in words, charts and numbers', () => {
    const text = attributionText(result);
    expect(text).toMatch(/Between cycles 2 and 6, bare lost [\d.]+ mAh\/g: /);
    expect(text).toMatch(/coated has (more|less) than bare in cycle 6/);
    const files = new Map(attributionFiles(result).map(({ name, content }) => [name, String(content)]));
    expect([...files.keys()]).toEqual(['waterfall.svg', 'difference.svg', 'attribution.json']);
    expect(files.get('waterfall.svg')).toContain('>interphase<');
    expect(lowered(files.get('waterfall.svg') ?? '')).toContain('>Lost capacity / mAh g⁻¹<');
    expect(files.get('waterfall.svg')).not.toMatch(/NaN|undefined|Infinity/);
  });
});

describe('attribution between chosen cycles', () => {
  it('splits a part of the run', async () => {
    const { variants } = await attribute(preparation, { from: 3, to: 4, variants: ['bare'] });
    expect(variants).toHaveLength(1);
    expect(variants[0]).toMatchObject({ variant: 'bare', from: 3, to: 4 });
    expect(sum(variants[0].parts)).toBeCloseTo(variants[0].total, 9);
  });

  it.each([
    [{ from: 1, to: 6 }, 'were not run at the same rate'],
    [{ from: 5, to: 3 }, 'must come before'],
    [{ to: 9 }, 'Cycle 9 has no discharge'],
    [{ to: 1 }, 'has no earlier cycle at the same rate'],
  ])('refuses %o', async (cycles, message) => {
    const { variants, issues } = await attribute(preparation, { ...cycles, variants: ['bare'] });
    expect(variants).toEqual([]);
    expect(issues.map((issue) => issue.message).join()).toContain(message);
  });

  it('leaps over no cycle that is needed where the scenario jumps', async () => {
    const jumping = prepare(fadingScenario, {
      settings: [
        'protocol[1].cycling.cycles=40',
        'numerics.cycleJumping=true',
        'mechanisms.interphase=false',
        'mechanisms.cracking=false',
        'mechanisms.isolation={ contacts: 1e6, rate: 0.002 }',
      ],
    });
    const { variants } = await attribute(jumping, { from: 2, to: 33, variants: ['coated'] });
    const [{ total, parts }] = variants;
    expect(total).toBeGreaterThan(1);
    expect(parts.find(({ mechanism }) => mechanism === 'isolation')!.loss).toBeGreaterThan(0.9 * total);
    expect(sum(parts)).toBeCloseTo(total, 9);
  });

  it('knows the variants', async () => {
    const { issues } = await attribute(preparation, { variants: ['coatd'] });
    expect(issues[0]).toMatchObject({ severity: 'error', got: 'coatd', hint: 'did you mean coated?' });
  });
});

describe('a cell without ageing', () => {
  it('has the whole change under its own name', async () => {
    const off = prepare(fadingScenario, {
      settings: ['interphase', 'contactLoss', 'isolation', 'cracking'].map((name) => `mechanisms.${name}=false`),
    });
    const { variants, issues } = await attribute(off, { variants: ['bare'] });
    expect(issues.map(({ severity, path }) => [severity, path])).toEqual([['warning', 'mechanisms']]);
    const [{ parts, total, runs }] = variants;
    expect(runs).toBe(1);
    expect(parts).toEqual(total === 0 ? [] : [{ mechanism: 'unaged', loss: total }]);
    expect(Math.abs(total)).toBeLessThan(0.5);
  });
});
