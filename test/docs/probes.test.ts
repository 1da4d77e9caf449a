import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { failing } from '../probes/failingProbes.js';

it('the sign probes that fail stand in the handbook with their reasons', () => {
  const page = readFileSync('docs/verification/probes.md', 'utf8');
  const rows = [...page.matchAll(/^\| (\w+) \| (.*) \|$/gm)].filter(([, number]) => /\d/.test(number));
  expect(rows.map(([, number, reason]) => [number, reason])).toEqual(Object.entries(failing));
  expect(page).toContain(`${38 - rows.length} of 38 hold`);
});
