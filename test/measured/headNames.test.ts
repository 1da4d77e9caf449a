import { describe, expect, it } from 'vitest';
import { namedColumn, storedUnit, unitFits } from '../../src/measured/table/quantities.js';

describe('what a head names', () => {
  it.each([
    ['cycle', ['Cycle', 'Cyc#', 'Cycle_Index', 'cycle number', 'Zyklus', 'n cycle', 'Cycle C', 'Cycle ID']],
    ['step', ['Step', 'Ns', 'Step_Index', 'Step number', 'Schritt', 'step id', 'Line']],
    ['direction', ['State', 'MD', 'Step Type', 'mode', 'Status', 'Step Name']],
    [
      'time',
      ['Time', 'time/s', 'Test_Time(s)', 'Total Time', 'Run Time (h)', 'Zeit', 'Prog Time', '~Time[h]', 'Testzeit'],
    ],
    ['stepTime', ['Step_Time(s)', 'Step (Sec)', 'relative time', 'StepTime', 'RelTime', 'Schritt Zeit', 'Loop time']],
    ['date', ['Date', 'DateTime', 'DPt Time', 'Timestamp', 'Real Time', 'System Time', 'Datum']],
    [
      'voltage',
      [
        'Voltage (V)',
        'Potential (V)',
        'Ecell/V',
        'Ewe/V',
        '<Ewe>/V',
        'U',
        'Cell Voltage',
        'Spannung',
        'E / V',
        'Ewe-Ece/V',
      ],
    ],
    [
      'current',
      ['Current (A)', 'I/mA', '<I>/mA', 'Amps', 'Strom', 'Current density', 'Specific current (mA/g)', 'Curr'],
    ],
    ['capacity', ['Capacity (mAh)', 'Cap', 'Q', 'Amp-hr', 'Spec. Cap.']],
    [
      'chargeCapacity',
      ['Charge_Capacity(Ah)', 'Chg. Cap.', 'Q charge', 'QC', 'AhCha', 'Charge', 'Ah-in', 'Ladekapazität', 'scap c'],
    ],
    [
      'dischargeCapacity',
      [
        'Discharge_Capacity(Ah)',
        'DChg. Cap.',
        'Q discharge',
        'QD',
        'AhDch',
        'Dis-charge cap',
        'Ah-out',
        'Entladekapazität',
        'scapa d',
      ],
    ],
    ['netCapacity', ['(Q-Qo)/mA.h', 'Net Capacity', 'Q charge/discharge/mA.h']],
    ['coulombicEfficiency', ['CE', 'C.E. (%)', 'Coulombic Efficiency (%)', 'Eff', 'Wirkungsgrad']],
    ['retention', ['Retention (%)', 'SOH', 'capacity retention', 'State of health']],
    ['activeMass', ['Active mass (%)', 'connected fraction', 'active fraction']],
    ['meanDischargeVoltage', ['Mean discharge voltage', 'DChg. Med Average Voltage']],
    ['meanChargeVoltage', ['Mean charge voltage', 'Average chg voltage', 'Charge mean voltage']],
    [
      'interfaceResistance',
      ['R_ct', 'R interface (Ohm)', 'Rcam', 'charge transfer resistance', 'R CAM/SE', 'Interfacial resistance'],
    ],
    ['cathodeResistance', ['R_cathode', 'Cathode resistance', 'resistance of the cathode', 'R cat']],
    ['resistance', ['DCIR', 'R', 'Resistance (Ohm)', 'ACR', 'Widerstand', 'R int', 'DCR (mOhm)']],
    ['frequency', ['freq/Hz', 'Frequency', 'f']],
  ])('%s: %j', (quantity, heads) => {
    for (const head of heads) expect(namedColumn(head).quantity, head).toBe(quantity);
  });

  it.each([
    [
      'bookkeeping of the cycler',
      [
        'Rec#',
        'Data_Point',
        'Record ID',
        'Index',
        'Power (W)',
        'P',
        'Channel',
        'Error',
        'Control',
        'I Range',
        'half cycle',
        'ox/red',
        'Cycle P',
        'Loop',
        'No',
      ],
    ],
    [
      'energies are computed from voltage and current',
      ['Energy (Wh)', 'Charge_Energy(Wh)', 'Watt-hr', 'Wh', 'mWh', 'WhCha', 'Engy'],
    ],
    [
      'belongs to the scenario (cell.temperature, cell.pressure)',
      ['Temperature (C)', 'T1', 'Temp', 'Aux pressure', 'max-T'],
    ],
    [
      'is computed from other columns where it is needed',
      [
        'dQ/dV',
        'dV/dt',
        'dq',
        'dI/dt',
        'End voltage',
        'Max. voltage',
        'Cumulative capacity',
        'capacity loss',
        'Throughput',
      ],
    ],
    ['the voltage at half the capacity is not the mean voltage', ['Med voltage', 'Mid Volt']],
  ])('%s: %j', (why, heads) => {
    for (const head of heads) expect(namedColumn(head), head).toMatchObject({ unneeded: why });
  });

  it('is nothing where no rule fits', () => {
    for (const head of [
      '',
      'comment',
      'xcycle',
      'cyclex',
      'voltages',
      'xtime',
      'currentx',
      'dates',
      'steps',
      'user',
      'frequencyx',
      'diameter cathode',
      'ecellx',
      'xewe',
      'ewex',
    ])
      expect(namedColumn(head).quantity, head).toBeUndefined();
  });

  it('ranks columns that hold the same', () => {
    const rank = (head: string) => namedColumn(head).rank;
    expect(rank('Test Time')).toBeLessThan(rank('Time'));
    expect(rank('Ecell/V')).toBeLessThan(rank('Ewe/V'));
    expect(rank('Ewe/V')).toBeLessThan(rank('<Ewe>/V'));
    expect(rank('I/mA')).toBeLessThan(rank('<I>/mA'));
    expect(rank('Step number')).toBeLessThan(rank('Step'));
    expect(rank('Step')).toBeLessThan(rank('Step_Index'));
    expect(rank('Capacity (mAh)')).toBeLessThan(rank('Capacity (mAh/g)'));
    expect(rank('Capacity (mAh)')).toBeLessThan(rank('Capacity (mAh/cm2)'));
    expect(rank('Capacity')).toBe(0);
    expect(namedColumn('Ah-in').unit).toBe('Ah');
    expect(namedColumn('Ah-in (mAh)').unit).toBe('mAh');
  });

  it('is stored in a unit of its dimension', () => {
    expect(storedUnit('current', 'uA')).toBe('A');
    expect(storedUnit('current', 'A/g')).toBe('mA/g');
    expect(storedUnit('current', 'A/m2')).toBe('mA/cm2');
    expect(storedUnit('capacity', 'Ah/kg')).toBe('mAh/g');
    expect(storedUnit('resistance', 'mOhm m2')).toBe('Ohm cm2');
    expect(storedUnit('current', 'V')).toBeUndefined();
    expect(unitFits(undefined, 'V')).toBe(false);
    expect(unitFits('furlong', 'V')).toBe(false);
    expect(unitFits('mV', 'V')).toBe(true);
  });
});
