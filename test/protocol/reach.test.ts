import { describe, expect, test } from 'vitest';
import { prepare } from '../../src/prepare.js';

/** A raw cell at x = 0.35 (about 4.1 V) with a potential known from 3.5 to 4.2 V; anode: the material that limits are shifted by. */
const scenario = (protocol: string, anode = 'ideal'): string => `title: cell
cell:
  raw:
    temperature: 298.15 K
    area: 1 cm2
    separator: { thickness: 30 um, ionicConductivity: 0.2 S/m }
    cathode:
      thickness: 50 um
      activeVolumeFraction: 0.5
      ionicConductivity: 0.02 S/m
      electronicConductivity: 10 S/m
      maximumConcentration: 50000 mol/m3
      openCircuitVoltage: [[0.3, 4.2], [0.6, 3.8], [0.9, 3.5]]
      diffusivity: 5e-15 m2/s
      exchangeCurrentDensity: 2 A/m2
      particles: [{ radius: 3 um, share: 1 }]
    anode: { type: ${anode} }
initial: { x: 0.35 }
protocol:
  - ${protocol}
`;

const found = (protocol: string, anode?: string) =>
  prepare(scenario(protocol, anode)).issues.map(({ severity, path, message }) => [severity, path, message] as const);

describe('voltages a cell cannot reach', () => {
  test.each([
    ['Discharge at 1C until 3.4 V', undefined],
    ['Discharge at 1C until 2.5 V', 'warning'],
    ['Discharge at 1C until 1.9 V', 'error'],
    ['Charge at 1C until 4.25 V', undefined],
    ['Charge at 1C until 4.5 V', 'warning'],
    ['Charge at 1C until 9 V', 'error'],
    ['Hold at 9 V until C/20', 'error'],
  ])('%s: %s', (step, severity) => {
    const issues = found(step);
    expect(issues.map((issue) => issue[0])).toEqual(severity === undefined ? [] : [severity]);
    for (const [, path, message] of issues) {
      expect(path).toBe('protocol[0]');
      expect(message).toContain('3.50 to 4.20 V vs Li');
    }
  });

  test('a limit that another one precedes is a guard, not a mistake', () => {
    expect(found('Charge at 1C until 9 V or 10 min').map((issue) => issue[0])).toEqual(['warning']);
  });

  test.each([
    ['ideal', 'Charge at 1C until 9 V vs Li'],
    ['LTO', 'Charge at 1C until 7.45 V'],
    ['LTO', 'Charge at 1C until 7.45 V vs LTO'],
    ['LTO', 'Charge at 1C until 9 V vs Li'],
  ])('the electrode a voltage is written against does not matter: %s, %s', (anode, step) => {
    expect(found(step, anode).map((issue) => issue[0])).toEqual(['error']);
  });

  test('of a ready-made programme, the limit itself is pointed at', () => {
    const issues = found('cycling: { cycles: 2, charge: 1C, window: [1 V, 9 V] }');
    expect(issues.map(([severity, path]) => [severity, path])).toEqual([
      ['error', 'protocol[0].cycling.window[1]'],
      ['error', 'protocol[0].cycling.window[0]'],
    ]);
  });
});

describe('a first step that is over before it begins', () => {
  test.each([
    ['Charge at 1C until 3.9 V', 'error'],
    ['Discharge at 1C until 4.15 V', 'error'],
    // A block of cycles goes on with its other half.
    ['cycling: { cycles: 2, charge: 1C, window: [3.4 V, 3.9 V] }', 'warning'],
    ['Charge at 1C until 4.2 V', undefined],
  ])('%s: %s', (step, severity) => {
    const issues = found(step);
    expect(issues.map((issue) => issue[0])).toEqual(severity === undefined ? [] : [severity]);
    for (const [, , message] of issues) expect(message).toContain('ends at once');
  });
});

describe('everything at once', () => {
  test('sentences and names are read although the schema refuses the document', () => {
    const text = scenario('Chrage at 1C until 4.2 V').replace('area: 1 cm2', 'area: 1 kg');
    const issues = prepare(text).issues;
    expect(issues.map(({ path }) => path)).toEqual(['cell.raw.area', 'protocol[0]']);
    expect(issues.every(({ line }) => line !== undefined)).toBe(true);
  });

  test('nothing is concluded from an entry that the schema has refused', () => {
    const text = scenario('{ cycling: { cycles: -1 } }\n  - Hold at 4 V until 5 % of the charging current');
    const paths = prepare(text).issues.map(({ path }) => path);
    expect(paths.every((path) => path.startsWith('protocol[0]'))).toBe(true);
  });
});
