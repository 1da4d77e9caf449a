import { describe, expect, it } from 'vitest';
import { formatOf, isSpectrumHead, statedMass } from '../../src/measured/table/format.js';

describe('what wrote a file', () => {
  it.each([
    ['EC-Lab text export (BioLogic)', 'EC-Lab ASCII FILE', ['x']],
    ['EC-Lab text export (BioLogic)', 'BT-Lab ASCII FILE', ['x']],
    ['EC-Lab text export (BioLogic)', '', ['time/s', 'Ewe/V']],
    ['EC-Lab text export (BioLogic)', '', ['<Ewe>/V', 'time/s']],
    ['Battery Data Format (BDF)', '', ['Test Time / s', 'Voltage / V', 'Current / A']],
    ['Battery Data Format (BDF)', '', ['test_time_second', 'voltage_volt', 'current_ampere']],
    ['Argyrode export', '', ['Variant', 'Cycle']],
    ['Maccor text export', '', ['Rec#', 'Cyc#']],
    ['Maccor text export', '', ['Cycle C', 'DPt Time']],
    ['Maccor text export', '', ['DPt Time', 'Amps']],
    ['Maccor text export', "Today''s Date 01/02/2024", ['x']],
    ['Arbin CSV export', '', ['Data_Point', 'Test_Time(s)']],
    ['Arbin CSV export', '', ['Test_Time(s)', 'Cycle_Index', 'Charge_Capacity(Ah)']],
    ['Neware text export', '', ['Record ID']],
    ['Neware text export', '', ['Cycle ID', 'Step Type']],
    ['Neware text export', '', ['Cycle Index', 'DChg. Cap. (mAh)']],
    ['Landt text export', '', ['TestTime/Sec.']],
    ['Basytec text export', '', ['~Time[h]']],
    ['Digatron text export', '', ['Voltage#V', 'Current#A']],
    ['Novonix text export', '', ['Run Time (h)', 'Potential (V)']],
    ['table', '', ['Time', 'Voltage']],
    ['table', '', ['time/s']],
    ['table', '', ['Variant']],
    ['table', 'see EC-Lab ASCII FILE', ['x']],
  ])('%s by %j and %j', (name, start, heads) => {
    expect(formatOf(start, heads)).toBe(name);
  });

  it('may state a mass before its table, which is shown', () => {
    const lines = ['a', 'Mass of active material : 8.25 mg', 'mass: 9 mg'];
    expect(statedMass(lines, 3)).toEqual({ text: '8.25 mg', line: 2 });
    expect(statedMass(lines, 1)).toBeUndefined();
    expect(statedMass(['Characteristic mass : 0.001 g'], 1)).toBeUndefined();
    expect(statedMass(['Characteristic mass : 0,0083 g'], 1)).toEqual({ text: '0.0083 g', line: 1 });
    expect(statedMass(['"Mass";"7 ug"'], 1)).toEqual({ text: '7 ug', line: 1 });
    expect(statedMass(['biomass: 9 mg'], 1)).toBeUndefined();
  });

  it('is an impedance where a frequency stands beside a part of Z', () => {
    expect(isSpectrumHead(['freq/Hz', 'Re(Z)/Ohm'])).toBe(true);
    expect(isSpectrumHead(['Frequency', 'phase'])).toBe(true);
    expect(isSpectrumHead(['Frequency', 'Voltage'])).toBe(false);
    expect(isSpectrumHead(['Time', 'Re(Z)/Ohm'])).toBe(false);
    expect(isSpectrumHead(['frequency count', 'Re(Z)'])).toBe(false);
  });
});
