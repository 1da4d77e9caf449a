import { describe, expect, it } from 'vitest';
import { quantityTitle } from '../../src/output/chart/drawing/quantityTitle.js';
import { shortName, shortNames } from '../../src/output/fit/fitNames.js';
import { symbolText } from '../../src/output/report/symbolText.js';
import { labLink } from '../../src/output/run/labLink.js';
import { published } from '../../src/output/run/published.js';
import { identityDifference } from '../../src/output/run/runIdentity.js';
import { wholeCycles } from '../../src/output/run/wholeCycles.js';
import { csv, field } from '../../src/output/text/csv.js';
import { issuesText } from '../../src/output/text/issueText.js';
import { duration, fixed, powerOfTen, signed, significant } from '../../src/output/text/numberText.js';
import { unitText } from '../../src/output/text/unitText.js';
import { wrapped } from '../../src/output/text/wrapped.js';
import {
  bestInterval,
  correlatedPairs,
  digits,
  errorText,
  intervalText,
  quantityText,
  suspiciousAutocorrelation,
  valueText,
} from '../../src/results/fitValueText.js';
import { fixture } from './fixture.js';

/** `2.5 × 10⁻⁷` as a number. */
function backFrom(text: string): number {
  const plain = [...text].map((sign) => {
    const at = '⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(sign);
    return at >= 0 ? String(at) : sign === '⁻' ? '-' : sign;
  });
  return Number(plain.join('').replace('\u00a0×\u00a010', 'e'));
}

describe('numbers', () => {
  it('read back as what they were, to the digits that are asked for', () => {
    for (const size of [1, 2.3456, 9.96, 5.4321])
      for (let power = -14; power <= 14; power++)
        for (const value of [size * 10 ** power, -size * 10 ** power])
          for (const count of [2, 3, 4]) {
            const largest = 0.5001 * 10 ** (1 - count);
            for (const text of [significant(value, count), powerOfTen(value, count)])
              expect(Math.abs(backFrom(text) / value - 1), `${value} as ${text}`).toBeLessThan(largest);
          }
    expect(significant(0.00123)).toBe('0.00123');
    expect(significant(0.000123)).toBe('1.23\u00a0×\u00a010⁻⁴');
    expect(significant(123456)).toBe('123456');
    expect(significant(1234567)).toBe('1.23\u00a0×\u00a010⁶');
  });

  it('are a dash where there are none, and zero without a sign', () => {
    for (const value of [Number.NaN, Infinity, -Infinity])
      expect([fixed(value, 1), signed(value, 1), significant(value), powerOfTen(value), duration(value)]).toEqual(
        Array(5).fill('–'),
      );
    expect([fixed(-0.04, 1), signed(-0.04, 1), signed(0.04, 1), significant(0), powerOfTen(0)]).toEqual([
      '0.0',
      '0.0',
      '0.0',
      '0',
      '0',
    ]);
    expect([signed(0.06, 1), signed(-0.06, 1), fixed(-0.06, 1)]).toEqual(['+0.1', '-0.1', '-0.1']);
  });

  it.each([
    [42, '42 s'],
    [0.5, '0.50 s'],
    [89, '89 s'],
    [90, '2 min'],
    [600, '10 min'],
    [5399, '90 min'],
    [5400, '1.5 h'],
    [172799, '48.0 h'],
    [172800, '2.0 d'],
    [3.44 * 86400, '3.4 d'],
  ])('%d s are %s', (seconds, text) => expect(duration(seconds)).toBe(text));

  it('have ten digits in files, and nothing where there are none', () => {
    expect([field(0.1 + 0.2), field(1 / 3), field(Number.NaN), field(Infinity), field(undefined), field('x')]).toEqual([
      '0.3',
      '0.3333333333',
      '',
      '',
      '',
      'x',
    ]);
  });
});

describe('texts', () => {
  it('are wrapped between words, none lost, none too long that could be shorter', () => {
    const text = 'a paragraph of several words, one of them extraordinarily long, and some short ones: a b c d e f g';
    for (const width of [5, 12, 20, 33, 200]) {
      const lines = wrapped(text, width, '  ').split('\n');
      expect(lines.map((line) => line.trim()).join(' ')).toBe(text);
      for (const line of lines.slice(1)) expect(line.startsWith('  ')).toBe(true);
      for (const [i, line] of lines.entries()) {
        if (/\S\s+\S/.test(line)) expect(line.length).toBeLessThanOrEqual(width);
        // The first word of the next line did not fit.
        const next = lines[i + 1]?.trim().split(' ')[0];
        if (next !== undefined) expect(`${line} ${next}`.length).toBeGreaterThan(width);
      }
    }
  });

  it.each([
    ['mAh.g-1', 'mAh g⁻¹'],
    ['Ohm cm2', 'Ω cm²'],
    ['um', 'µm'],
    ['degC', '°C'],
    ['m2.s-1', 'm² s⁻¹'],
    ['mAh/g', 'mAh/g'],
    ['uAh', 'µAh'],
    ['umol', 'µmol'],
    ['um2', 'µm²'],
    ['Ohm^-1', 'Ω^-1'],
  ])('%s is printed as %s', (unit, text) => expect(unitText(unit)).toBe(text));

  it('of axes begin with a capital and end with a unit where there is one', () => {
    expect(quantityTitle('dischargeCapacity', 'mAh/g')).toBe('Discharge capacity / mAh g⁻¹');
    expect(quantityTitle('coulombicEfficiency', '1')).toBe('Coulombic efficiency');
    expect(quantityTitle('contact', '')).toBe('Contact');
    expect(quantityTitle('diffusivity', 'm2/s')).toBe('Diffusivity / m² s⁻¹');
    expect(quantityTitle('loading', 'mg/cm2')).toBe('Loading / mg cm⁻²');
  });

  it('of formulas have their letters', () => {
    expect(symbolText('L^2/D, kappa eps/tau, sigma, theta; steps')).toBe('L²/D, κ ε/τ, σ, θ; steps');
  });

  it('in CSV are quoted where they must be, and are no formulas', () => {
    expect(
      csv([
        ['a,b', 'say "x"', 'two\nlines'],
        ['=1+1', '-5', '-x'],
      ]),
    ).toBe('"a,b","say ""x""","two\nlines"\r\n\'=1+1,-5,\'-x\r\n');
  });

  it('of parameters are the end of their path, all of it where ends are alike', () => {
    expect(shortName({ path: 'mechanisms.contactLoss.rate' })).toBe('contact loss rate');
    expect(shortName({ path: 'cell.cathode.overrides.diffusivity' })).toBe('diffusivity');
    expect(shortName({ path: 'rate' })).toBe('rate');
    expect(shortName({ path: 'cell.extraResistance', variant: 'bare' })).toBe('bare: extra resistance');
    const paths = ['a.diffusivity', 'b.diffusivity', 'b.porosity'].map((path) => ({ path }));
    expect(shortNames(paths)).toEqual(['a.diffusivity', 'b.diffusivity', 'porosity']);
  });

  it('of issues count what there is of each kind', () => {
    const issue = (severity: 'error' | 'warning' | 'note') => ({ severity, path: '', message: 'M.' }) as const;
    const last = (...kinds: ('error' | 'warning' | 'note')[]) =>
      issuesText(kinds.map(issue), 'f.yaml').trim().split('\n').at(-1);
    expect(last()).toBe('0 errors in f.yaml.');
    expect(last('error')).toBe('1 error in f.yaml.');
    expect(last('warning', 'error', 'error')).toBe('2 errors and 1 warning in f.yaml.');
    expect(last('note', 'note', 'warning', 'error')).toBe('1 error, 1 warning and 2 notes in f.yaml.');
    const all = { ...issue('warning'), path: 'a.b', line: 3, column: 7, got: '1', allowed: '2', hint: 'h' };
    expect(issuesText([all], 'f.yaml')).toBe(
      'f.yaml:3:7 a.b: warning: M.\n    got:     1\n    allowed: 2\n    hint:    h\n1 warning in f.yaml.\n',
    );
    expect(issuesText([{ ...issue('error'), line: 3 }], 'f.yaml')).toContain('f.yaml:3: M.');
  });
});

describe('fitted values', () => {
  const linear = (value: number, error: number) => ({ value, error, scale: 'linear' as const });
  const log = (value: number, error: number) => ({ value, error, scale: 'log' as const });

  it('go as far as the second digit of their error', () => {
    expect([valueText(linear(12.3456, 0.0789)), errorText(linear(12.3456, 0.0789))]).toEqual(['12.346', '+- 0.079']);
    expect([valueText(linear(1234.5, 67)), errorText(linear(1234.5, 67))]).toEqual(['1235', '+- 67']);
    expect([valueText(linear(123456, 7890)), errorText(linear(123456, 7890))]).toEqual(['123500', '+- 7900']);
    expect(valueText(linear(0, 0.5))).toBe('0.00');
    expect([valueText(linear(0.4, 25)), valueText(linear(4, 250))]).toEqual(['0', '4']);
    expect(valueText(linear(1.23456, Number.NaN))).toBe('1.23');
    expect(valueText(linear(1.23456, Infinity))).toBe('1.23');
    expect(valueText(linear(1.23456, 0))).toBe('1.23');
  });

  it('on a log scale have three digits at least and a factor for an error', () => {
    expect(valueText(log(1.23456, 0.3))).toBe('1.23');
    expect(valueText(log(1.23456, 0.0013))).toBe('1.235');
    expect(valueText(log(1.2345678, 1e-9))).toBe('1.23457');
    expect(valueText(log(1.5, Number.NaN))).toBe('1.50'.replace(/0$/, ''));
    expect(errorText(log(2, 2 * Math.log(1.5)))).toBe('x/ 1.5');
    expect(errorText(log(2, 2 * Math.log(1.05)))).toBe('x/ 1.050');
    expect(errorText(log(2, 2 * Math.log(9e3)))).toBe('x/ 9000');
    expect(errorText(log(2, 2 * Math.log(1.1e4)))).toBe('undetermined');
    expect(errorText(log(2, Infinity))).toBe('undetermined');
    expect(errorText(log(2, Number.NaN))).toBe('');
  });

  it('have intervals that say which ends are open', () => {
    const valued = linear(1, 0.1);
    expect(intervalText({ low: 0.8, high: 1.2 }, valued)).toBe('0.80 to 1.20');
    expect(intervalText({ high: 1.2 }, valued)).toBe('up to 1.20');
    expect(intervalText({ low: 0.8, high: Infinity }, valued)).toBe('from 0.80');
    expect(intervalText({ low: -Infinity }, valued)).toBe('open');
  });

  type Parameter = Parameters<typeof bestInterval>[0];
  it('prefer the interval by profile', () => {
    const interval = { low: 1, high: 2 };
    const profile = { interval: { low: 3, high: 4 } };
    expect(bestInterval({ interval } as Parameter)).toEqual({ interval, by: 'linear' });
    expect(bestInterval({ interval, profile } as Parameter)).toEqual({ interval: profile.interval, by: 'profile' });
    expect(quantityText({ ...linear(1, 0.1), unit: 'Ohm' } as Parameter)).toBe('1.00 +- 0.10 Ohm');
    expect(quantityText({ ...linear(1, Number.NaN), unit: '' } as Parameter)).toBe('1');
  });

  it('are paired by their correlation, strongest first, whatever its sign', () => {
    const correlation = [
      [1, 0.9, -0.95],
      [0.9, 1, 0.2],
      [-0.95, 0.2, 1],
    ];
    const parameters = ['a', 'b', 'c'].map((path) => ({ path }));
    const result = { parameters, correlation } as unknown as Parameters<typeof correlatedPairs>[0];
    expect(correlatedPairs(result, 0.9)).toEqual([
      { a: 'a', b: 'c', value: -0.95 },
      { a: 'a', b: 'b', value: 0.9 },
    ]);
    expect(correlatedPairs(result, 0.1)).toHaveLength(3);
    expect(suspiciousAutocorrelation(4)).toBe(1);
    expect(suspiciousAutocorrelation(1e6)).toBe(0.3);
    expect([digits(1234.567, 3), digits(Number.NaN, 3)]).toEqual(['1230', '']);
  });
});

describe('runs', () => {
  it('travel in the link to the page as they were given', () => {
    const results = fixture();
    const link = labLink('https://example.org/lab?x=1#old', results)!;
    const [address, text] = link.split('#s=');
    expect(address).toBe('https://example.org/lab?x=1');
    expect(text).toMatch(/^[\w-]+$/);
    const read = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    expect(read.title).toBe(results.title);
    expect(read.data).toEqual(results.measurements);
    expect(Object.keys(read.variants)).toEqual(Object.keys(results.scenario as object));
    for (const base of ['javascript:alert(1)', 'data:text/html,x', 'no address', ''])
      expect(labLink(base, results)).toBeUndefined();
    expect(labLink('file:///home/lab.html', results)).toMatch(/^file:\/\/\/home\/lab.html#s=/);
  });

  it('that were cut lose their last cycle, if there is another', () => {
    const results = fixture();
    const count = (code: string, cycles: number) => {
      const variants = results.variants.map((variant) => ({
        ...variant,
        status: { code, message: '' } as (typeof variant)['status'],
        cycles: variant.cycles.slice(0, cycles),
      }));
      return wholeCycles({ ...results, variants }).variants[0].cycles.map(({ cycle }) => cycle);
    };
    expect(count('interrupted', 3)).toEqual([1, 2]);
    expect(count('failed', 3)).toEqual([1, 2]);
    expect(count('completed', 3)).toEqual([1, 2, 3]);
    expect(count('failed', 1)).toEqual([1]);
  });

  it('differ in what is named first, as a person would look for it', () => {
    const identity = (temperature: number, version = '1', order = ['bare'], series = false) => ({
      version,
      series,
      variants: {
        bare: { scenario: { cell: { temperature }, protocol: ['a', 'b'] }, cell: { classes: [{ radius: 1 }] } },
      },
      order,
    });
    const own = identity(25);
    expect(identityDifference(own, identity(25))).toBeUndefined();
    expect(identityDifference(own, identity(45))).toBe('cell.temperature of variant bare was 25 and is now 45');
    expect(identityDifference(own, identity(25, '2'))).toBe('the version of argyrode was 1 and is now 2');
    expect(identityDifference(own, identity(25, '1', ['bare'], true))).toMatch(/^the recording of all time series/);
    expect(identityDifference(own, identity(25, '1', ['other']))).toMatch(/^the list of variants/);
    const changed = identity(25);
    changed.variants.bare.scenario.protocol[1] = 'x'.repeat(100);
    const text = identityDifference(own, changed)!;
    expect(text.startsWith('protocol[1] of variant bare was b and is now xxx')).toBe(true);
    expect(text.endsWith(`${'x'.repeat(60)}...`)).toBe(true);
    changed.variants.bare.scenario.protocol.length = 1;
    expect(identityDifference(own, changed)).toBe('protocol[1] of variant bare was b and is now absent');
    const other = identity(25);
    other.variants.bare.cell.classes[0].radius = 2;
    expect(identityDifference(own, other)).toBe('the classes[0].radius of the cell of variant bare was 1 and is now 2');
  });

  it('have the measured value of their cycle before that of their rate before the one that says neither', () => {
    const own = { quantity: 'q', value: 1, unit: '', source: '' };
    const all = [
      { ...own, value: 1, rate: 0.5 },
      { ...own, value: 2, cycle: 7 },
      { ...own, value: 3 },
      { ...own, value: 4, cycle: 7, variant: 'other' },
      { ...own, quantity: 'p', value: 5, cycle: 7 },
      { ...own, value: 6, cycle: 9, reference: 2 },
    ];
    const value = (place: Parameters<typeof published>[3], variant = 'bare') =>
      published(all, variant, 'q', place)?.value;
    expect(value({ cycle: 7, rate: 0.5, usual: true })).toBe(2);
    expect(value({ cycle: 8, rate: 0.5 })).toBe(1);
    expect(value({ cycle: 8, rate: 0.2 })).toBeUndefined();
    expect(value({ cycle: 8, usual: true })).toBe(3);
    expect(value({ cycle: 8 })).toBeUndefined();
    expect(published(all.slice(3), 'other', 'q', { cycle: 7 })?.value).toBe(4);
    expect(published(all.slice(3), 'bare', 'q', { cycle: 7 })).toBeUndefined();
    expect([value({ cycle: 9, reference: 2 }), value({ cycle: 9 })]).toEqual([6, 6]);
    expect(value({ cycle: 9, reference: 1 })).toBeUndefined();
  });
});
