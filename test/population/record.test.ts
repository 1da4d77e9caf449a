import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { populationConstants } from '../../src/population/constants.js';
import { estimate } from '../../src/population/estimate.js';
import type { KindOfError } from '../../src/results/prediction.js';

const record = JSON.parse(readFileSync('docs/verification/population.json', 'utf8'));

it('what predictions draw from is what the record of the estimation has', () => {
  const recorded = record.constants.map(({ name, shift, error, sd }: Record<string, unknown>) => [
    name,
    { shift, error, sd },
  ]);
  for (const [name, learnt] of Object.entries(estimate.learnt))
    expect([name, learnt]).toEqual(recorded.find(([of]: readonly [string]) => of === name));
  expect(record.modelError).toEqual(estimate.modelError);
  expect([record.studies.length, record.source]).toEqual([estimate.studies, 'population of 32 studies']);
});

it('no constant was learnt that is not drawn, and none has moved by more than its spread', () => {
  for (const [name, { shift, sd }] of Object.entries(estimate.learnt)) {
    const constant = populationConstants.find((one) => one.name === name);
    expect(constant?.name).toBe(name);
    expect(Math.abs(shift)).toBeLessThan(Math.max(sd, constant?.sd ?? 0));
  }
});

it('built-in values are the means of the population, within two standard errors', () => {
  for (const [name, { shift, error }] of Object.entries(estimate.learnt))
    expect([name, Math.abs(shift / error) < 2]).toEqual([name, true]);
});

it('the tables of README and handbook have its numbers', () => {
  const pages = ['README.md', 'docs/verification/blind.md'].map((file) => readFileSync(file, 'utf8'));
  const words = { recipe: 'recipe', given: 'two cycles of one sample' } as const;
  for (const known of ['recipe', 'given'] as const) {
    const kinds: readonly KindOfError[] = record.leftOut[known].kinds;
    for (const { kind, numbers, coverage90, medianAbsolute, unit } of kinds.filter(({ kind: of }) => of !== 'others')) {
      const error =
        unit === 'factor'
          ? `factor ${medianAbsolute.toFixed(1)}`
          : `${medianAbsolute.toFixed(unit === '%' ? 0 : 1)} ${unit}`;
      const cells = `| ${words[known]} | ${numbers} | ${(100 * coverage90).toFixed(0)} % | ${error} |`;
      expect(
        pages.every((page) => page.includes(cells)),
        `${kind}: ${cells}`,
      ).toBe(true);
    }
  }
});
