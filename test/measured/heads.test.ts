import { describe, expect, it } from 'vitest';
import { columnHead, readUnit } from '../../src/measured/table/columnHead.js';

describe('a column head', () => {
  it.each([
    ['Voltage (V)', { name: 'voltage', unit: 'V' }],
    ['Current/mA', { name: 'current', unit: 'mA' }],
    ['Capacity(mAh/g)', { name: 'capacity', unit: 'mAh/g' }],
    ['Test Time / s', { name: 'test time', unit: 's' }],
    ['Voltage#V', { name: 'voltage', unit: 'V' }],
    ['current_A', { name: 'current', unit: 'A' }],
    ['test_time_second', { name: 'test time', unit: 'second' }],
    ['Test_Time, h', { name: 'test time', unit: 'h' }],
    ['E / V vs. Li+/Li', { name: 'e', unit: 'V', versus: 'Li+/Li' }],
    ['Ewe (vs Li) / V', { name: 'ewe', unit: 'V', versus: 'Li' }],
    ['Q charge/discharge/mA.h', { name: 'q charge/discharge', unit: 'mA.h' }],
    ['Volts', { name: 'voltage', unit: 'V' }],
    ['mVolts', { name: 'voltage', unit: 'mV' }],
    ['mAmp-hr', { name: 'capacity', unit: 'mAh' }],
    ['Amp-hours', { name: 'capacity', unit: 'Ah' }],
    ['Amps', { name: 'current', unit: 'A' }],
    ['mVolt', { name: 'voltage', unit: 'mV' }],
    ['Amp', { name: 'current', unit: 'A' }],
    ['Amp-hours in', { name: 'amp-hours in' }],
    ['my Volts', { name: 'my volts' }],
    ['mAmps', { name: 'current', unit: 'mA' }],
    ['Voltage (V).1', { name: 'voltage', unit: 'V' }],
    ['\uFEFFCycle', { name: 'cycle' }],
    ['Step\u00a0Index', { name: 'step index' }],
    ['DChg._Spec.:Cap', { name: 'dchg spec cap' }],
    ['Time [hh:mm:ss]', { name: 'time', unit: 'clock' }],
    ['Time (h:min:s.ms)', { name: 'time', unit: 'clock' }],
    ['Capacity, (mAh)', { name: 'capacity', unit: 'mAh' }],
    ['Stromstärke (mA)', { name: 'stromstarke', unit: 'mA' }],
    ['Capacity (furlong)', { name: 'capacity', unreadable: 'furlong' }],
    ['Re(Z)', { name: 're(z)' }],
    ['I_cell', { name: 'i cell' }],
    ['Coulombic efficiency', { name: 'coulombic efficiency' }],
  ])('%j', (text, head) => {
    expect(columnHead(text)).toEqual(head);
  });

  it.each([
    ['mAh g(AM)-1', 'mAh g-1'],
    ['mAh/g_CAM', 'mAh/g'],
    ['[mV]', 'mV'],
    ['(mV)', 'mV'],
    ['Secs', 's'],
    ['amp-hr', 'Ah'],
    ['mOhm', 'mOhm'],
    ['MOhm', 'MOhm'],
    ['mohms', 'mOhm'],
    ['o', 'Ohm'],
    ['Celsius', 'degC'],
    ['', undefined],
    ['constructor', undefined],
    ['furlong', undefined],
  ])('unit %j is %j', (text, unit) => {
    expect(readUnit(text)).toBe(unit);
  });
});
