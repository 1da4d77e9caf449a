import { describe, expect, it } from 'vitest';
import { keysAt, suggestKey } from '../../src/scenario/document/keys.js';
import { readScenario } from '../../src/scenario/document/read.js';
import { parseQuantity } from '../../src/scenario/quantities/quantity.js';
import { crossedWindows } from '../../src/scenario/windows.js';
import { labExample } from './examples.js';

describe('what fields must agree on', () => {
  it.each([
    ['{ d50: 3 um, d10: 1 um, spread: 0.4 }', 'cell.cathode.particles.d10'],
    ['{ d50: 3 um, d90: 6 um, spread: 0.4 }', 'cell.cathode.particles.d90'],
    ['{ d50: 3 um, d10: 3 um }', 'cell.cathode.particles.d50'],
    ['{ d50: 3 um, d90: 2 um }', 'cell.cathode.particles.d90'],
  ])('particles %s', (particles, path) => {
    const { issues } = readScenario(labExample.replace('{ d50: 3 um, d90: 5.6 um }', particles));
    expect(issues.map((issue) => issue.path)).toEqual([path]);
  });

  const windowOf = (kind: string, window: readonly string[]) =>
    crossedWindows({ protocol: [{ repeat: 1, steps: [{ [kind]: { window } }] }] });

  it.each(['cycling', 'rateTest', 'gitt'])('the window of %s is in order, whatever its limits refer to', (kind) => {
    expect(windowOf(kind, ['1.35 V vs LTO', '2.75 V vs LTO'])).toEqual([]);
    expect(windowOf(kind, ['2.75 V vs LTO', '4.2 V vs Li'])).toHaveLength(1);
    expect(windowOf(kind, ['2.6 V vs LTO', '4.2 V vs Li'])).toEqual([]);
    expect(windowOf(kind, ['3.6 V vs In/InLi', '4.2 V vs Li'])).toHaveLength(1);
    expect(windowOf(kind, ['3.5 V vs Li-In', '4.2 V vs Li'])).toEqual([]);
    expect(windowOf(kind, ['4.2 V', '2.9 V'])[0].place).toEqual(['protocol', 0, 'steps', 0, kind, 'window']);
    expect(windowOf(kind, ['4.2 V vs constructor', '2.9 V vs Li'])).toEqual([]);
  });

  it.each([
    ['1 atm', 101325],
    ['2 bar', 2e5],
    ['1 week', 604800],
    ['1 month', 2629800],
    ['3 Ah', 10800],
    ['1 eV', 1.602176634e-19],
    ['25 degC', 298.15],
    ['4 wt%', 0.04],
    ['5 ppm', 5e-6],
    ['2 angstrom', 2e-10],
    ['1 t', 1000],
    ['1 mL', 1e-6],
  ])('%s is %d in SI', (text, value) => {
    const read = parseQuantity(text);
    expect('error' in read ? read.error : read.value).toBeCloseTo(value, 25);
  });
});

describe('hints about keys', () => {
  it.each([
    ['anode', ['cell', 'anode'], 'ratio', 'did you mean npRatio?'],
    ['cathode', ['cell'], 'cotaing', 'did you mean coating, which belongs to cell.cathode?'],
    ['top level', [], 'anode', 'anode belongs to cell or cell.raw'],
    ['cell', ['cell'], 'mechanisms', 'mechanisms belongs to the top level'],
    ['variant', ['variants', 'bare', 'cell', 'anode'], 'ratio', 'did you mean npRatio?'],
    [
      'mechanism',
      ['mechanisms', 'cracking'],
      'alpha',
      'alpha belongs to mechanisms.interphase or mechanisms.carbonOxidation',
    ],
  ])('at the %s stay near', (_, place, key, hint) => {
    expect(keysAt(place)).not.toContain(key);
    expect(suggestKey(key, place)?.hint).toBe(hint);
  });

  it('blame the misspelt key of a block, and not the block', () => {
    const { issues } = readScenario(labExample.replace('{ cycles: 20, charge', '{ cycls: 20, charge'));
    expect(issues.map(({ path }) => path)).toEqual(['protocol[2].cycling.cycls']);
    const without = readScenario(labExample.replace('{ cycles: 20, charge', '{ valueOf: 20, charge')).issues;
    expect(without.map(({ path }) => path).sort()).toEqual([
      'protocol[2].cycling.cycles',
      'protocol[2].cycling.valueOf',
    ]);
  });

  it('do not report what is missing below a misspelt key', () => {
    const { issues } = readScenario(labExample.replace('  anode: {', '  anod: {'));
    expect(issues.map(({ path }) => path)).toEqual(['cell.anod']);
  });
});
