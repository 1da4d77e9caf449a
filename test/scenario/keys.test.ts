import { describe, expect, it } from 'vitest';
import { keysAt, suggestKey } from '../../src/scenario/document/keys.js';
import type { Path } from '../../src/scenario/document/path.js';
import { editDistance, nearest } from '../../src/scenario/document/suggest.js';

describe('the keys at a place', () => {
  it.each<readonly [Path, string]>([
    [
      ['variants', 'a'],
      'title description source cell initial window continues laws mechanisms numerics protocol stop profiles materials data output',
    ],
    [['variants', 'a', 'cell', 'cathode', 'contact'], 'fraction spread rule deviation perParticle connected'],
    [
      ['cell', 'cathode', 'coating'],
      'material thickness amount coverage deposition conductivity blocking adhesion barrierThickness insulatingThickness coverThickness',
    ],
    [['cell', 'raw', 'cathode', 'patches', 0], 'fraction filmResistance'],
    [
      ['mechanisms', 'interphase'],
      'reactionRate parabolicRate alpha onset activation gate growth potentialSlope growthActivation contactGrowth electrodeShare reach',
    ],
    [['protocol', 0], 'repeat steps until checkUp label cycling rateTest gitt'],
    [['protocol', 0, 'steps', 1, 'steps', 2, 'gitt'], 'current pulse rest window'],
    [['data', 0, 'points', 0], 'cycle rate value error variant reference tolerance role expected unit level'],
    [['source'], 'title authors journal year doi'],
  ])('%j are those of its forms', (place, keys) => {
    expect(keysAt(place)).toEqual(keys.split(' '));
  });

  it('are those of a lab recipe and of model parameters in a cell, each once', () => {
    const keys = keysAt(['cell']) ?? [];
    expect(keys).toEqual(expect.arrayContaining(['temperature', 'raw', 'initial']));
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('are none where a value stands', () => {
    for (const place of [
      ['title'],
      ['cell', 'oneC'],
      ['protocol'],
      ['protocol', 0, 'cycling', 'window', 1],
      ['unknown'],
    ])
      expect(keysAt(place)).toEqual([]);
    expect(keysAt(['cell', 'raw', 'cathode', 'openCircuitVoltage', 0])).toEqual([]);
    expect(keysAt(['cell', 'toString'])).toEqual([]);
  });

  it('are any where names are given', () => {
    for (const place of [['variants'], ['materials'], ['materials', 'mine']]) expect(keysAt(place)).toBeUndefined();
  });
});

describe('a key that does not belong', () => {
  it.each<readonly [string, Path, string | undefined]>([
    ['porosity', [], 'porosity belongs to cell.cathode or cell.separator'],
    ['porosity', ['variants', 'a', 'cell'], 'porosity belongs to cell.cathode or cell.separator'],
    ['loading', ['cell', 'anode'], 'loading belongs to cell.cathode'],
    ['alpha', ['cell'], undefined],
    ['x', ['cell'], 'x belongs to cell.initial'],
    ['tolerance', ['output'], 'tolerance belongs to numerics'],
    ['retention', [], 'retention belongs to stop'],
    ['retntion', [], 'did you mean retention, which belongs to stop?'],
    ['throughnodes', ['cell'], 'did you mean throughNodes, which belongs to numerics?'],
    ['cathod', ['variants', 'a'], 'did you mean cathode, which belongs to cell or cell.raw?'],
    ['pressure', ['mechanisms'], 'pressure belongs to cell'],
    ['cycles', ['protocol', 0], 'cycles belongs to stop'],
    ['particles', ['numerics'], undefined],
    ['variants', ['cell'], undefined],
    ['unheard-of', [], undefined],
  ])('%s at %j is sent where it does', (key, place, hint) => {
    const found = suggestKey(key, place);
    expect(found?.hint).toBe(hint);
    expect(found?.key).toBeUndefined();
  });

  it('but is close to one that does is that one misspelt', () => {
    expect(suggestKey('lable', ['protocol', 0, 'cycling'])).toEqual({ key: 'label', hint: 'did you mean label?' });
    expect(suggestKey('COATING', ['cell', 'cathode'])).toEqual({ key: 'coating', hint: 'did you mean coating?' });
  });
});

describe('the nearest word', () => {
  it.each<readonly [string, readonly string[], string | undefined]>([
    ['coating', ['Coating', 'coating'], 'coating'],
    ['COATING', ['coat', 'coating'], 'coating'],
    // One letter in three may be wrong, at least one, and capitals count half a letter once.
    ['abcdef', ['abcdxy'], 'abcdxy'],
    ['abcdef', ['abcxyz'], undefined],
    ['abcde', ['abcxy'], undefined],
    ['ab', ['ax'], undefined],
    ['ab', ['xy'], undefined],
    ['abcdefghi', ['abcdef'], undefined],
    ['abcdef', ['abcdefgh'], 'abcdefgh'],
    ['abcdefg', ['abcdefgxy', 'abcdefx'], 'abcdefx'],
    // Of two that are equally near the first.
    ['abcd', ['abcx', 'abcy'], 'abcx'],
    ['abc', [], undefined],
  ])('to %s among %j is %s', (text, words, found) => {
    expect(nearest(text, words)).toBe(found);
  });
});

describe('the distance of two words', () => {
  it.each([
    ['', '', 0],
    ['abc', 'abc', 0],
    ['', 'abc', 3],
    ['abc', '', 3],
    ['abc', 'abxc', 1],
    ['abxc', 'abc', 1],
    ['abc', 'axc', 1],
    ['abc', 'acb', 1],
    ['ab', 'ba', 1],
    ['abcd', 'badc', 2],
    ['kitten', 'sitting', 3],
    // Each letter is moved once at most: ca becomes abc in three steps, not two.
    ['ca', 'abc', 3],
    // One letter replaced, the next two swapped, one replaced.
    ['aabb', 'bbaa', 3],
  ])('%j and %j is %d', (a, b, distance) => {
    expect(editDistance(a, b)).toBe(distance);
    expect(editDistance(b, a)).toBe(distance);
  });
});
