import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { compiledKernel } from '../../kernel/build.mjs';

it('the committed kernel is what the compiler makes of its sources', () => {
  expect(compiledKernel()).toBe(readFileSync(new URL('../../src/kernel/bytes.ts', import.meta.url), 'utf8'));
});
