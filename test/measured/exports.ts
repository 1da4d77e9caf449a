import { clock, date, type Row, signal } from './signal.js';

/**
 * Files as cyclers write them. Column names as documented by: the column tables of the Battery Data Format reference reader
 * (github.com/battery-data-alliance/battery-data-format), the conversion tables of BEEP (TRI-AMDD/beep), the user guide of
 * PyProBE (ImperialCollegeLondon/PyProBE), the loaders of cellpy (jepegit/cellpy) and of unitpackage/echemdb for EC-Lab.
 */
export const exports = {
  ecLab,
  ecLabComma,
  maccor,
  maccorCsv,
  arbin,
  arbinSpaces,
  neware,
  newareOld,
  landt,
  digatron,
  novonix,
  bdf,
};

type Cells = readonly (string | number)[];

function table(
  rows: readonly Row[],
  separator: string,
  heads: readonly string[],
  cells: (row: Row, i: number) => Cells,
): string {
  return [heads, ...rows.map(cells)].map((line) => line.join(separator)).join('\r\n') + '\r\n';
}

const exponential = (value: number): string => value.toExponential(7).replace(/e([+-])(\d)$/, 'E$10$2');

/** EC-Lab .mpt: a preamble whose length is stated, tabs, cycle numbers from 0, potentials of the working electrode. */
export function ecLab(rows = signal(), number: (value: number) => string = exponential): string {
  const heads =
    'mode\tox/red\terror\tcontrol changes\tNs changes\tcounter inc.\tNs\ttime/s\tdq/mA.h\t(Q-Qo)/mA.h\tcontrol/V/mA\tEwe/V\tI/mA\tQ discharge/mA.h\tQ charge/mA.h\thalf cycle\tcycle number\tP/W';
  const preamble = [
    'EC-Lab ASCII FILE',
    'Nb header lines : 9',
    '',
    'Galvanostatic Cycling with Potential Limitation',
    'Acquisition started on : 08/21/2023 08:00:00.000',
    'Electrode material : NCM85',
    'Characteristic mass : 8.300 mg',
    'Electrode surface area : 0.785 cm²',
  ];
  const body = rows.map((row) =>
    [
      row.state === 'R' ? 3 : 1,
      row.state === 'C' ? 1 : 0,
      0,
      0,
      0,
      0,
      row.step - 1,
      number(row.time),
      number(0),
      number(1e3 * (row.charged - row.discharged)),
      number(0.5),
      number(row.voltage),
      number(1e3 * row.current),
      number(row.state === 'D' ? 1e3 * row.capacity : 0),
      number(row.state === 'C' ? 1e3 * row.capacity : 0),
      0,
      number(row.cycle - 1),
      number(row.voltage * row.current),
    ].join('\t'),
  );
  return [...preamble, heads, ...body].join('\r\n') + '\r\n';
}

export function ecLabComma(rows = signal()): string {
  return ecLab(rows, (value) => exponential(value).replace('.', ','));
}

/** Maccor text: clocks with days, a current without sign and a letter for the state. */
export function maccor(rows = signal()): string {
  const heads = 'Rec#\tCyc#\tStep\tTestTime\tStepTime\tmAmp-hr\tmWatt-hr\tmAmps\tVolts\tState\tES\tDPt Time'.split(
    '\t',
  );
  return `Today's Date\t03/28/2024 12:50:27 PM\r\n\r\nDate of Test:\t08/21/2023 8:00:00 AM\r\n\r\n${table(
    rows,
    '\t',
    heads,
    (row, i) => [
      i + 1,
      row.cycle - 1,
      row.step,
      clock(row.time, true),
      clock(row.stepTime, true),
      (1e3 * row.capacity).toFixed(7),
      '0.0',
      Math.abs(1e3 * row.current).toFixed(5),
      row.voltage.toFixed(5),
      row.state,
      1,
      date(row.time),
    ],
  )}`;
}

export function maccorCsv(rows = signal()): string {
  const heads = [
    'Rec',
    'Cycle P',
    'Cycle C',
    'Step',
    'Test Time [s]',
    'Step Time [s]',
    'Capacity [Ah]',
    'Energy [Wh]',
    'Current [A]',
    'Voltage [V]',
    'Md',
    'ES',
    'DPT Time',
    'Temperature Cell [degC]',
  ];
  return table(rows, ',', heads, (row, i) => [
    i + 1,
    0,
    row.cycle,
    row.step,
    row.time,
    row.stepTime,
    row.capacity,
    0,
    Math.abs(row.current),
    row.voltage,
    row.state,
    1,
    date(row.time),
    45,
  ]);
}

export function arbin(rows = signal()): string {
  const heads =
    'Data_Point,Test_Time(s),Date_Time,Step_Time(s),Step_Index,Cycle_Index,Current(A),Voltage(V),Charge_Capacity(Ah),Discharge_Capacity(Ah),Charge_Energy(Wh),Discharge_Energy(Wh),dV/dt(V/s),Internal_Resistance(Ohm),Temperature (C)_1'.split(
      ',',
    );
  return table(rows, ',', heads, (row, i) => [
    i + 1,
    row.time,
    '2023-08-21 08:00:00',
    row.stepTime,
    row.step,
    row.cycle,
    row.current,
    row.voltage,
    row.charged,
    row.discharged,
    0,
    0,
    0,
    0,
    45,
  ]);
}

export function arbinSpaces(rows = signal()): string {
  const heads =
    'Date Time,Test Time (s),Step Time (s),Cycle Index,Step Index,Current (A),Voltage (V),Power (W),Charge Capacity (Ah),Discharge Capacity (Ah),Charge Energy (Wh),Discharge Energy (Wh),ACR (Ohm),Aux_Temperature_1 (C)'.split(
      ',',
    );
  return table(rows, ',', heads, (row) => [
    '08/21/2023 08:00:00.000',
    row.time,
    row.stepTime,
    row.cycle,
    row.step,
    row.current,
    row.voltage,
    0,
    row.charged,
    row.discharged,
    0,
    0,
    '',
    45,
  ]);
}

/** Neware BTSDA: the total time is a clock, capacities count within the step, steps are named. */
export function neware(rows = signal()): string {
  const heads =
    'DataPoint,Cycle Index,Step Index,Step Type,Time,Total Time,Current(mA),Voltage(V),Capacity(mAh),Spec. Cap.(mAh/g),Chg. Cap.(mAh),Chg. Spec. Cap.(mAh/g),DChg. Cap.(mAh),DChg. Spec. Cap.(mAh/g),Energy(Wh),Date,Power(W)'.split(
      ',',
    );
  const types = { C: 'CC Chg', D: 'CC DChg', R: 'Rest' } as const;
  return table(rows, ',', heads, (row, i) => {
    const capacity = 1e3 * row.capacity;
    const [chg, dchg] = [row.state === 'C' ? capacity : 0, row.state === 'D' ? capacity : 0];
    const gram = 8.3e-3;
    return [
      i + 1,
      row.cycle,
      row.step,
      types[row.state],
      clock(row.stepTime),
      clock(row.time),
      1e3 * row.current,
      row.voltage,
      capacity,
      capacity / gram,
      chg,
      chg / gram,
      dchg,
      dchg / gram,
      0,
      '2023-08-21 08:00:00',
      0,
    ];
  });
}

/** The older names, whose only time is that in the step. */
export function newareOld(rows = signal()): string {
  const heads =
    'Record ID\tCycle ID\tStep ID\tTime(h:min:s.ms)\tVoltage(V)\tCurrent(mA)\tTemperature(C)\tCapacity(mAh)\tCapacity Density(mAh/g)\tEnergy(mWh)\tCapacitance_Chg(mAh)\tCapacitance_DChg(mAh)\tdQ/dV(mAh/V)\tDCIR(O)'.split(
      '\t',
    );
  return table(rows, '\t', heads, (row, i) => {
    const capacity = 1e3 * row.capacity;
    return [
      i + 1,
      row.cycle,
      row.step,
      clock(row.stepTime),
      row.voltage,
      1e3 * row.current,
      45,
      capacity,
      capacity / 8.3e-3,
      0,
      row.state === 'C' ? capacity : 0,
      row.state === 'D' ? capacity : 0,
      0,
      '-',
    ];
  });
}

export function landt(rows = signal()): string {
  const heads =
    'Record\tCycle-Index\tStep-Index\tTestTime/Sec\tStepTime/Sec\tVoltage/V\tCurrent/mA\tCapacity/mAh'.split('\t');
  return table(rows, '\t', heads, (row, i) => [
    i + 1,
    row.cycle,
    row.step,
    row.time,
    row.stepTime,
    row.voltage,
    1e3 * row.current,
    1e3 * row.capacity,
  ]);
}

/** No cycle numbers at all. */
export function digatron(rows = signal()): string {
  const heads =
    'Timestamp,Step,Status,Program Duration#s,Step Duration#s,Voltage#V,Current#A,AhCha#AH,AhDch#Ah,AhAccu#Ah,T1#degC'.split(
      ',',
    );
  const status = { C: 'CHA', D: 'DCH', R: 'PAU' } as const;
  return table(rows, ',', heads, (row) => [
    '2023-08-21 08:00:00',
    row.step,
    status[row.state],
    row.time,
    row.stepTime,
    row.voltage,
    row.current,
    row.charged,
    row.discharged,
    row.charged - row.discharged,
    45,
  ]);
}

/** Times in hours. */
export function novonix(rows = signal()): string {
  const heads =
    'Date and Time,Cycle Number,Step Type,Run Time (h),Step Time (h),Current (A),Potential (V),Capacity (Ah),Temperature (°C),Step Number'.split(
      ',',
    );
  return `[Summary]\nNovonix HPC Data File\nStarted: 21/08/2023\n\n[Data]\n${table(rows, ',', heads, (row) => [
    '2023-08-21 08:00:00',
    row.cycle,
    4,
    row.time / 3600,
    row.stepTime / 3600,
    row.current,
    row.voltage,
    row.charged - row.discharged,
    45,
    row.step,
  ])}`;
}

export function bdf(rows = signal()): string {
  const heads = [
    'Test Time / s',
    'Voltage / V',
    'Current / A',
    'Unix Time / s',
    'Cycle Count / 1',
    'Step Count / 1',
    'Ambient Temperature / degC',
    'Charging Capacity / Ah',
    'Discharging Capacity / Ah',
  ];
  return table(rows, ',', heads, (row) => [
    row.time,
    row.voltage,
    row.current,
    1692604800 + row.time,
    row.cycle,
    4 * (row.cycle - 1) + row.step,
    45,
    row.charged,
    row.discharged,
  ]);
}
