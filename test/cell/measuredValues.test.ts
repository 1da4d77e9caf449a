import { describe, expect, it } from 'vitest';
import { inOneLine } from '../../src/scenario/document/issue.js';
import { only, powderScenario } from '../powders/scenario.js';

const plain = '    activeMaterial: NCM85\n    particles: { d50: 5 um }\n';
const preparationOf = (more: string, laws = 'transferable') => powderScenario(`${plain}${more}`, `laws: ${laws}`);
const cellOf = (more: string, laws?: string) => only(preparationOf(more, laws)).cell;
const noteOf = (cell: ReturnType<typeof cellOf>, name: string) =>
  cell.derived.find((one) => one.name === name)?.note ?? '';

describe('a measured value', () => {
  it('wins over the law, and is told with its source', () => {
    const cell = cellOf(`    porosity: { value: 20 %, source: 'SEM, this work' }
    overrides: { ionicConductivity: { value: 0.2 mS/cm, source: 'Kim 2024, Fig. 3' }, electronicConductivity: 3 mS/cm }`);
    expect(cell.cathode.ionicConductivity).toBeCloseTo(0.02, 12);
    expect(cell.cathode.electronicConductivity).toBeCloseTo(0.3, 12);
    expect(noteOf(cell, 'effective ionic conductivity')).toMatch(/; measured: Kim 2024, Fig. 3$/);
    expect(noteOf(cell, 'effective electronic conductivity')).toBe('composite; given');
    expect(noteOf(cell, 'volume fraction of pores')).toBe('measured: SEM, this work');
    expect(noteOf(cellOf(''), 'effective ionic conductivity')).toBe('composite, at cell temperature');
  });

  it.each(['transferable', 'per study'])('of the tortuosity makes kappa phi/tau2: %s', (laws) => {
    const cell = cellOf("    overrides: { tortuosity: { value: 4, source: 'EIS' } }", laws);
    const phi = cell.derived.find(({ name }) => name === 'volume fraction of electrolyte')!.value / 100;
    const bulk = cell.separator.ionicConductivity;
    expect(cell.cathode.ionicConductivity).toBeCloseTo((bulk * phi) / 4, 10);
    expect(noteOf(cell, 'effective ionic conductivity')).toMatch(/by the tortuosity factor, measured: EIS$/);
  });

  it('of the separator is its resistance at 25 degC', () => {
    const preparation = powderScenario(plain, 'laws: transferable');
    const separator = { mass: '100 mg', resistance: { value: '40 Ohm cm2', source: 'EIS' } };
    const changed = powderScenario(plain, 'laws: transferable', undefined, JSON.stringify(separator));
    const { cell } = only(changed);
    expect(cell.separator.thickness / cell.separator.ionicConductivity).toBeCloseTo(40e-4, 12);
    expect(cell.separator.thickness).toBe(only(preparation).cell.separator.thickness);
    expect(noteOf(cell, 'separator resistance')).toBe('geometric; measured: EIS');
  });

  it('of the open-circuit potential takes the place of the curve of the material', () => {
    const table = '[[0.2, 4.3 V], [0.6, 3.8], [1, 3.5 V]]';
    const cell = cellOf(`    overrides: { openCircuitVoltage: { value: ${table}, source: GITT } }`);
    expect([0.2, 0.6].map((x) => cell.cathode.openCircuitVoltage.at(x))).toEqual([4.3, 3.8]);
    expect(noteOf(cell, 'open-circuit voltage at the start')).toBe('cell; curve measured: GITT');
  });

  it.each([
    ['    porosity: { value: 20 %, source: 3 }', 'cell.cathode.porosity: The source is missing.'],
    ['    porosity: { value: abc, source: SEM }', 'cell.cathode.porosity: It cannot be read as a quantity'],
    ['    porosity: { value: 20 %, from: SEM, source: a }', 'cell.cathode.porosity: The key from is not known here.'],
    ['    electrolyteParticles: { d50: { value: 3 um, source: SEM } }', 'A quantity is needed, not a mapping.'],
    ['    overrides: { tortuosity: 4, ionicConductivity: 1 S/m }', 'Both ionicConductivity and tortuosity are given'],
    ['    overrides: { openCircuitVoltage: [[0.2, 3.5 V], [0.6, 3.8 V]] }', 'does not fall with the lithium content'],
  ])('is refused where it is none: %s', (more, said) => {
    expect(preparationOf(more).issues.map(inOneLine).join('\n')).toContain(said);
  });
});
