import { describe, expect, it } from 'vitest';
import { decode } from '../../src/measured/table/decode.js';

describe('the bytes of a file', () => {
  const bytes = (...all: (number | string)[]) =>
    Uint8Array.from(all.flatMap((part) => (typeof part === 'number' ? [part] : [...part].map((c) => c.charCodeAt(0)))));
  const wide = (text: string, big = false) =>
    [...text].flatMap((c) => (big ? [0, c.charCodeAt(0)] : [c.charCodeAt(0), 0]));

  it.each([
    ['UTF-8', bytes('a;b'), 'a;b'],
    ['UTF-8', bytes('a', 0xc2, 0xb5), 'aµ'],
    ['UTF-8', bytes('a', 0xc2, 0xb5, 0xe2, 0x82), 'aµ'],
    ['Latin-1 (Windows-1252)', bytes('abcdef', 0xb5, 'Aghi'), 'abcdefµAghi'],
    // The only letter beyond ASCII may stand at the very end.
    ['Latin-1 (Windows-1252)', bytes('T/', 0xb0, 'C'), 'T/°C'],
    ['Latin-1 (Windows-1252)', bytes('T/', 0xb0, 'C\n'), 'T/°C\n'],
    ['UTF-16', bytes(0xff, 0xfe, ...wide('a;b')), 'a;b'],
    ['UTF-16', bytes(0xfe, 0xff, ...wide('a;b', true)), 'a;b'],
    ['UTF-16', bytes(...wide('a;b')), 'a;b'],
    ['UTF-16', bytes(...wide('a;b', true)), 'a;b'],
  ])('%s', (encoding, data, text) => {
    expect(decode(data)).toEqual({ encoding, text });
  });

  it.each([
    ['spreadsheet (.xlsx)', bytes('PK', 3, 4, 'x'), 'save the sheet'],
    ['old spreadsheet', bytes(0xd0, 0xcf, 0x11, 0xe0, 'x'), 'save the sheet'],
    ['EC-Lab (.mpr)', bytes('BIO-LOGIC MODULAR FILE'), '(.mpt)'],
    ['Neware (.nda)', bytes('NEWARE'), 'BTSDA'],
    ['Arbin (.res)', bytes(0, 1, 0, 0, 'Standard Jet'), 'argyrode import'],
    ['compressed', bytes(0x1f, 0x8b, 8), 'unpack'],
    ['no text', bytes('abcdefgh', 0, 'ijk'), 'export the data'],
  ])('%s is named', (what, data, hint) => {
    const found = decode(data);
    expect(found).toMatchObject({
      issue: { severity: 'error', message: expect.stringContaining(what), hint: expect.stringContaining(hint) },
    });
  });
});
