import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csv } from '../../src/output/text/csv.js';
import { issuesText } from '../../src/output/text/issueText.js';
import { jsonText, printable, printableLines } from '../../src/output/text/printable.js';

const steering = ['\u001b[2J', '\u009b31m', '\u202egnp', '\u2066x\u2069', '\u0007', '\u007f', '\r', '\u0000', '\u2028'];

describe('text that a person wrote', () => {
  it.each(steering)('%j does not steer a terminal', (text) => {
    for (const shown of [printable(`a${text}b`), printableLines(`a${text}b`)]) {
      expect(shown).toMatch(/^a[ -~]*b$/);
    }
  });

  it('keeps lines and tabs of a text, and none of a line', () => {
    expect(printableLines('a\n\tb')).toBe('a\n\tb');
    expect(printable('a\n\tb')).toBe('a b');
    expect(printable('Größe 水 µ')).toBe('Größe 水 µ');
  });

  it('is the same in JSON, written without anything that steers', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string(), fc.constantFrom(...steering))), (value) => {
        const text = jsonText(value);
        expect(JSON.parse(text)).toEqual(value);
        expect(printableLines(text)).toBe(text);
      }),
      { seed: 3, numRuns: 50 },
    );
  });

  it('counts what was found by kind', () => {
    const issue = (severity: 'error' | 'warning' | 'note') => ({ severity, path: 'a', message: 'B.' });
    const last = (...kinds: ('error' | 'warning' | 'note')[]) =>
      issuesText(kinds.map(issue), 'f').trim().split('\n').at(-1);
    expect(last('error', 'error', 'warning', 'note')).toBe('2 errors, 1 warning and 1 note in f.');
    expect(last('note')).toBe('1 note in f.');
    expect(last('warning', 'error')).toBe('1 error and 1 warning in f.');
  });
});

describe('a table for spreadsheets', () => {
  it.each(['=1+1', '+cmd', '-x', '@sum', '\t=1', '\r=1', ' =1', '＝1', '=HYPERLINK("a,b")'])(
    '%j is no formula',
    (name) => {
      const [line] = csv([[name, '1']]).split('\r\n');
      expect(line).toMatch(/^"?'/);
    },
  );

  it('numbers stay numbers', () => {
    const numbers = ['-0.05', '-1.5e-7', '+3', '.5', '-12'];
    expect(csv([numbers])).toBe(`${numbers.join(',')}\r\n`);
  });
});
