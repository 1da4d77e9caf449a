import { describe, expect, it } from 'vitest';
import { chosenNumerics } from '../../src/resolution/chosenNumerics.js';
import { textsBelow } from './equationsOf.js';

const page = textsBelow('docs/numerics', /resolution\.md$/).get('docs/numerics/resolution.md') ?? '';

/** Bounds and counts of a row of the table, the last count being for all beyond. */
function rowOf(start: string): { readonly bounds: readonly number[]; readonly counts: readonly number[] } {
  const line = page.split('\n').find((one) => one.startsWith(`| ${start}`)) ?? '';
  const [, head, ...cells] = line.split('|');
  const numbers = (text: string) => (text.replace('10⁴', '10000').match(/\d+(?:\.\d+)?/g) ?? []).map(Number);
  return { bounds: numbers(head.replace(start, '')), counts: numbers(cells.join(' ')) };
}

const even = { railDrop: 1e-3, interfaceDrop: 10, fourier: 1 };

describe('the table of nodes in the handbook', () => {
  it('has the nodes through the cathode that are chosen', () => {
    const { bounds, counts } = rowOf('$\\Delta_\\mathrm{rail}$');
    const chosen = [...bounds.map((bound) => 0.999 * bound), 99].map(
      (railDrop) => chosenNumerics({ radialGrid: 'spectral' }, { ...even, railDrop, interfaceDrop: 100 }).throughNodes,
    );
    expect(chosen).toEqual(counts);
    expect(counts).toHaveLength(6);
  });

  it('has the shells that are chosen', () => {
    const { bounds, counts } = rowOf('$1/\\mathrm{Fo}$');
    const chosen = [...bounds.map((bound) => 0.999 * bound), 1e6].map(
      (slowness) => chosenNumerics({ radialGrid: 'spectral' }, { ...even, fourier: 1 / slowness }).radialNodes,
    );
    expect(chosen).toEqual(counts);
    expect(counts).toHaveLength(4);
  });
});
