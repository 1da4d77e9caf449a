import { describe, expect, it } from 'vitest';
import { isMissing, numberStyle, readNumber } from '../../src/measured/table/writtenNumber.js';

const point = { decimal: '.', ambiguous: false } as const;
const comma = { decimal: ',', ambiguous: false } as const;

describe('a written number', () => {
  it.each([
    ['1.5', 1.5],
    ['-2e-3', -0.002],
    ['1,234.5', 1234.5],
    ["1'234.5", 1234.5],
    ['1 234.5', 1234.5],
    ['1\u202f234', 1234],
    ['−7', -7],
    ['+7', 7],
    ['95.5 %', 95.5],
    ['95%', 95],
    ['1.5E+10', 1.5e10],
    ['.5', 0.5],
    ['', Number.NaN],
    ['abc', Number.NaN],
    ['1.5 V', Number.NaN],
    ['x1', Number.NaN],
    ['1.2.3', Number.NaN],
    ['Infinity', Number.NaN],
  ])('%j with a decimal point is %d', (cell, value) => {
    expect(readNumber(cell, point)).toBe(value);
  });

  it.each([
    ['1,5', 1.5],
    ['-0,25e-3', -0.25e-3],
    ['1.234,5', 1234.5],
    ['1.234.567', 1234567],
    ['12', 12],
    ['1.234', 1234],
    ['', Number.NaN],
    ['1,2,3', Number.NaN],
  ])('%j with a decimal comma is %d', (cell, value) => {
    expect(readNumber(cell, comma)).toBe(value);
  });
});

describe('how numbers are written', () => {
  it.each([
    [['1.5', '2', 'text,with,commas'], { decimal: '.', ambiguous: false }],
    [['1,5', '2,25'], { decimal: ',', ambiguous: false }],
    [['1,234.5'], { decimal: '.', thousands: ',', ambiguous: false }],
    [['1.234,5'], { decimal: ',', thousands: '.', ambiguous: false }],
    [['1,234,567'], { decimal: '.', thousands: ',', ambiguous: false }],
    [['1.234.567'], { decimal: ',', thousands: '.', ambiguous: false }],
    [['1,234'], { decimal: ',', ambiguous: true }],
    [['1,234', '1.5'], { decimal: '.', thousands: ',', ambiguous: false }],
    [['1,234', '1,5'], { decimal: ',', ambiguous: false }],
    [['1.234'], { decimal: '.', ambiguous: false }],
    [['0,234'], { decimal: ',', ambiguous: false }],
    [['1234,567'], { decimal: ',', ambiguous: false }],
    [['1,2345'], { decimal: ',', ambiguous: false }],
    [['7', '8'], { decimal: '.', ambiguous: false }],
    [[], { decimal: '.', ambiguous: false }],
    [['1.5', '1.6', '1,7'], { decimal: '.', ambiguous: false }],
  ])('%j', (cells, style) => {
    expect(numberStyle(cells)).toEqual(style);
  });
});

describe('a cell without a value', () => {
  it.each([
    '',
    'nan',
    'NaN',
    'n/a',
    'NA',
    'null',
    'None',
    '-',
    '---',
    'inf',
    '-INF',
    '+infinity',
    '#N/A',
    '#DIV/0!',
    '#VALUE!',
  ])('%j', (cell) => {
    expect(isMissing(cell)).toBe(true);
    expect(isMissing(`x${cell}x`)).toBe(false);
  });
});
