import { describe, expect, it } from 'vitest';
import { writeFitted } from '../../src/fit/outcome/writeBack.js';

describe('fitted values in the text of a scenario', () => {
  it('stand in place of the old ones, with unit, quotes and comments as they were', () => {
    const text =
      'cell:\n  temperature: 25 degC    # warm\n  pressure: "50 MPa" # press\n  oneC: \'200 mA/g\'\n  x: 3\n';
    const { text: found, missing } = writeFitted(text, [
      { path: 'cell.temperature', also: [], value: 26.54321, unit: 'degC' },
      { path: 'cell.pressure', also: ['cell.none'], value: 51.239, unit: 'MPa' },
      { path: 'cell.oneC', also: [], value: 190, unit: 'mA/g' },
      { path: 'cell.x', also: [], value: 1 / 3, unit: '' },
    ] as unknown as Parameters<typeof writeFitted>[1]);
    expect(found).toBe(
      'cell:\n  temperature: 26.54 degC  # warm\n  pressure: "51.24 MPa" # press\n  oneC: \'190 mA/g\'\n  x: 0.3333\n',
    );
    expect(missing).toEqual(['cell.none']);
  });
});
