import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type FreeParameter, freeParameters } from '../../src/fit/opening/freeParameters.js';
import { openStudy } from '../../src/published/openStudy.js';
import { isPlain } from '../../src/scenario/document/path.js';

// The published studies under laws and constants that they have in common: all files are prepared here. The cells of those that have laws
// of their own, too, run with those of every shipped scenario; the others are there to be predicted, and no test asks how well.

const folder = 'scenarios/transferable';

/** Effects of a study: value and standard deviation between studies, in ln where the scale is logarithmic. */
const effects: Readonly<Record<string, readonly [value: number, error: number]>> = {
  'mechanisms.interphase.growth': [300, 0.9],
  'mechanisms.interphase.contactGrowth': [170, 1],
  'cell.cathode.overrides.diffusivity': [4e-15, 0.8],
  'cell.extraResistance': [10, 10],
};

describe.each(readdirSync(folder))(`${folder}/%s`, (name) => {
  const read = (file: string): string => readFileSync(join(folder, name, file), 'utf8');
  const { opened, wrong } = openStudy(read('study.yaml'), { read });
  const { parameters, issues } = freeParameters(opened?.study.free ?? [], opened?.base ?? {}, { restart: true });

  it('is a study without mistakes', () => {
    expect(wrong).toEqual([]);
    expect(issues).toEqual([]);
    expect(opened?.study.study).toBe(name);
    const { base = '', scenarios = [] } = opened?.study ?? {};
    expect([...new Set([base, ...scenarios, 'study.yaml'])].sort()).toEqual(
      readdirSync(join(folder, name))
        .filter((file) => file !== 'fit.json')
        .sort(),
    );
  });

  it('has free numbers of the study alone, each with what is known between studies', () => {
    const isolation = ({ path }: FreeParameter): boolean => path === 'mechanisms.isolation.rate';
    const contact = ({ path }: FreeParameter): boolean => path === 'cell.cathode.contact.fraction';
    for (const { path, prior, start } of parameters.filter((one) => !isolation(one) && !contact(one))) {
      expect(Object.keys(effects)).toContain(path);
      expect(prior?.value).toBe(effects[path][0]);
      expect(prior?.error).toBeCloseTo(effects[path][1], 2);
      expect(start).toBe(prior?.value);
    }
    for (const { prior } of parameters.filter(isolation)) {
      expect([3.5e-3, 1e-2]).toContain(prior?.value);
      expect(prior?.error).toBeCloseTo(0.6, 2);
    }
    // 0.5 in ln-odds between studies.
    for (const { prior } of parameters.filter(contact)) {
      const { value = Number.NaN, error } = prior ?? {};
      expect(error).toBeCloseTo(0.5 * value * (1 - value), 2);
    }
    expect(parameters.length).toBeLessThanOrEqual(6);
    // What a fit has found stands in fit.json beside it; all else is predicted, and says so.
    expect(opened?.study.calibrated).toBe(existsSync(join(folder, name, 'fit.json')));
  });

  it('has no constant of a law beside them, and samples that differ by their recipe alone', () => {
    const { mechanisms, variants = {}, laws } = opened?.base ?? {};
    expect(laws).toBe('transferable');
    const free = new Set(parameters.map(({ path }) => path));
    // Of a group of materials: cobalt oxide does not react at rest, in any study.
    const cobalt = JSON.stringify(opened?.base).includes('"activeMaterial":"LiCoO2"');
    if (cobalt) free.add('mechanisms.interphase.contactGrowth');
    for (const [mechanism, given] of Object.entries(mechanisms ?? {})) {
      for (const option of isPlain(given) ? Object.keys(given) : [])
        expect(free).toContain(`mechanisms.${mechanism}.${option}`);
    }
    expect(JSON.stringify(variants)).not.toMatch(/mechanisms|contact|conductivity|blocking|coverage|adhesion/);
  });
});
