import { clock, date, encoded, exponential, joined } from './written.mjs';

/**
 * Records in the dialects of instruments. Each takes a record and random choices, and gives bytes and the number of the first cycle
 * (undefined where the file numbers none).
 */
export const dialects = {
  ecLab,
  maccor,
  maccorEurope,
  arbin,
  neware,
  newareNested,
  newareChinese,
  japanese,
  landt,
  digatron,
  novonix,
  pec,
  bdf,
  basytec,
  custom,
  plain,
  dated,
  unsigned,
  withSpectra,
};

const milli = (value, digits = 7) => (1e3 * value).toFixed(digits);
const ends = ['\n', '\r\n', '\r\r\n'];

/** A table below a preamble, with or without an end of its last line. */
function file(
  draw,
  preamble,
  rows,
  style,
  encoding = draw.pick(['utf-8', 'utf-8', 'utf-8 with mark', 'utf-16', 'latin-1']),
) {
  const end = style.end ?? draw.pick(ends);
  const table = joined(rows, { ...style, end });
  return encoded([...preamble, table].join(end) + (draw.chance(0.7) ? end : ''), encoding);
}

const halfOf = (row, state) => (row.state === state ? row.capacity : 0);
const inCycle = ({ rows }) => {
  // Counters that start again with every cycle.
  const base = new Map();
  return rows.map((row, i) => {
    if (i === 0 || rows[i - 1].cycle !== row.cycle) base.set(row.cycle, i === 0 ? row : rows[i - 1]);
    const { charged, discharged } = base.get(row.cycle);
    return { charged: row.charged - charged, discharged: row.discharged - discharged };
  });
};

function ecLab(record, draw) {
  const decimal = draw.pick(['.', ',']);
  const modulo = draw.chance(0.4);
  const absolute = draw.chance(0.2);
  const current = draw.pick(['I/mA', '<I>/mA']);
  const counted = inCycle(record);
  const heads = [
    'mode',
    'ox/red',
    'error',
    ...(modulo ? ['control changes', 'counter inc.'] : []),
    'Ns',
    'time/s',
    '(Q-Qo)/mA.h',
    'control/V/mA',
    draw.pick(['Ewe/V', 'Ecell/V', '<Ewe>/V']),
    current,
    'Q discharge/mA.h',
    'Q charge/mA.h',
    'half cycle',
    'cycle number',
  ];
  const rows = record.rows.map((row, i) => [
    row.state === 'R' ? 3 : 1,
    row.current > 0 ? 1 : 0,
    0,
    ...(modulo ? [0, 0] : []),
    row.step - 1,
    absolute ? date(row.time, 'american') : exponential(row.time),
    exponential(1e3 * (row.charged - row.discharged)),
    exponential(1e3 * row.current),
    exponential(row.voltage, 7),
    exponential(1e3 * row.current),
    exponential(1e3 * counted[i].discharged),
    exponential(1e3 * counted[i].charged),
    2 * row.cycle,
    draw.chance(0) ? '' : exponential(row.cycle - 1, 6),
  ]);
  const device = [
    'Acquisition started on : 11/28/2024 21:15:07',
    'Electrode material : NCM',
    `Characteristic mass : ${record.mass} mg`,
    'Cycle Definition : Charge/Discharge alternance',
    'Ns                  0                   1',
    'Ctrl_type           CC                  CC',
  ].slice(0, draw.whole(0, 6));
  const preamble = [
    'EC-Lab ASCII FILE',
    `Nb header lines : ${6 + device.length}                          `,
    '',
    modulo ? 'Modulo Bat' : 'Galvanostatic Cycling with Potential Limitation',
    ...device,
    '',
  ];
  const tail = draw.chance(0.6) ? [''] : [];
  return {
    bytes: file(
      draw,
      preamble,
      [[...heads, ...tail], ...rows],
      { separator: '\t', decimal, end: draw.pick(['\n', '\r\n']) },
      draw.pick(['utf-8', 'latin-1']),
    ),
    first: 0,
  };
}

function maccor(record, draw) {
  const unit = draw.pick(['milli', 'whole']);
  const clocks = draw.pick(['days', 'seconds', 'hours']);
  const signed = draw.chance(0.3);
  const [time, amps, volts, amount] = {
    milli: ['TestTime', 'mAmps', 'Volts', 'mAmp-hr'],
    whole: ['TestTime', 'Amps', 'Volts', 'Amp-hr'],
  }[unit];
  const heads = [
    'Rec#',
    'Cyc#',
    'Step',
    { days: time, seconds: 'Test (Sec)', hours: 'Test (Hr)' }[clocks],
    { days: 'StepTime', seconds: 'Step (Sec)', hours: 'Step (Hr)' }[clocks],
    amount,
    'Watt-hr',
    amps,
    volts,
    'State',
    'ES',
    'DPt Time',
    'WF Chg Cap',
    'WF Dis Cap',
  ];
  const at = (s) =>
    ({ days: clock(s, { days: true, digits: 2 }), seconds: s.toFixed(4), hours: (s / 3600).toFixed(7) })[clocks];
  const scale = unit === 'milli' ? 1e3 : 1;
  const rows = record.rows.map((row, i) => [
    i + 1,
    row.cycle - 1,
    row.step,
    at(row.time),
    at(row.stepTime),
    (scale * row.capacity).toFixed(10),
    '0.0',
    (scale * (signed ? row.current : Math.abs(row.current))).toFixed(8),
    row.voltage.toFixed(5),
    row.state,
    1,
    date(row.time, 'noon'),
    'N/A',
    'N/A',
  ]);
  const preamble = ["Today''s Date\t03/28/2025 12:50:27 PM", 'Date of Test:\t11/28/2024', ''].slice(
    0,
    draw.whole(0, 3),
  );
  return { bytes: file(draw, preamble, [heads, ...rows], { separator: '\t' }), first: 0 };
}

function maccorEurope(record, draw) {
  const minutes = draw.chance(0.5);
  const heads = [
    'Rec',
    'Cycle P',
    'Cycle C',
    'Step',
    minutes ? 'TestTime' : 'Test Time [s]',
    minutes ? 'StepTime' : 'Step Time [s]',
    'Cap. [Ah]',
    'Ener. [Wh]',
    'Current [A]',
    'Voltage [V]',
    'Md',
    'ES',
    'DPT Time',
    'Temp. [°C]',
  ];
  const scale = minutes ? 1 / 60 : 1;
  const rows = record.rows.map((row, i) => [
    i + 1,
    0,
    row.cycle,
    row.step,
    (scale * row.time).toFixed(6),
    (scale * row.stepTime).toFixed(6),
    row.capacity.toFixed(9),
    0,
    Math.abs(row.current).toFixed(9),
    row.voltage.toFixed(5),
    row.state,
    1,
    date(row.time, 'american'),
    '25.0',
  ]);
  const preamble = ['Name:\tcell', 'Channel:\t12', 'Tester\tMaccor', 'Procedure\tAGE.000', ''].slice(
    0,
    draw.whole(0, 5),
  );
  const [separator, decimal] = draw.pick([
    ['\t', '.'],
    ['\t', ','],
    [';', ','],
    [',', '.'],
  ]);
  return {
    bytes: file(
      draw,
      preamble.map((line) => line.replace('\t', separator)),
      [heads, ...rows],
      { separator, decimal },
    ),
    first: 1,
  };
}

function arbin(record, draw) {
  const old = draw.chance(0.5);
  const perCycle = draw.chance(0.5);
  const counted = perCycle ? inCycle(record) : record.rows;
  const names = old
    ? [
        'Data_Point',
        'Test_Time(s)',
        'Date_Time',
        'Step_Time(s)',
        'Step_Index',
        'Cycle_Index',
        'Current(A)',
        'Voltage(V)',
        'Charge_Capacity(Ah)',
        'Discharge_Capacity(Ah)',
        'Charge_Energy(Wh)',
        'Internal_Resistance(Ohm)',
      ]
    : [
        'Data Point',
        'Test Time (s)',
        'Date Time',
        'Step Time (s)',
        'Step Index',
        'Cycle Index',
        'Current (A)',
        'Voltage (V)',
        'Charge Capacity (Ah)',
        'Discharge Capacity (Ah)',
        'Charge Energy (Wh)',
        'ACR (Ohm)',
      ];
  const moment = old ? (s) => date(s, 'days') : (s) => `${draw.chance(1) ? '\t' : ''}${date(s, 'american')}`;
  const rows = record.rows.map((row, i) => [
    i + 1,
    row.time.toFixed(4),
    moment(row.time),
    row.stepTime.toFixed(4),
    row.step,
    row.cycle,
    row.current.toFixed(9),
    row.voltage.toFixed(6),
    counted[i].charged.toFixed(9),
    counted[i].discharged.toFixed(9),
    0,
    '',
  ]);
  return { bytes: file(draw, [], [names, ...rows], { separator: ',' }), first: 1 };
}

const newareWords = {
  C: ['CC Chg', 'CC_Chg', 'CCCV_Chg'],
  D: ['CC DChg', 'CC_DChg', 'CC DChg'],
  R: ['Rest', 'Rest', 'Rest'],
};

function neware(record, draw) {
  const style = draw.whole(0, 2);
  const signed = draw.chance(0.7);
  const gram = 1e-3 * record.mass;
  const heads = [
    'DataPoint',
    'Cycle Index',
    'Step Index',
    'Step Type',
    'Time',
    'Total Time',
    'Current(mA)',
    'Voltage(V)',
    'Capacity(mAh)',
    'Spec. Cap.(mAh/g)',
    'Chg. Cap.(mAh)',
    'DChg. Cap.(mAh)',
    'Energy(Wh)',
    'Date',
    'Power(W)',
  ];
  const rows = record.rows.map((row, i) => [
    i + 1,
    row.cycle,
    row.step,
    newareWords[row.state][style],
    clock(row.stepTime),
    clock(row.time),
    milli(signed ? row.current : Math.abs(row.current)),
    row.voltage.toFixed(4),
    milli(row.capacity),
    milli(row.capacity / gram, 4),
    milli(halfOf(row, 'C')),
    milli(halfOf(row, 'D')),
    0,
    date(row.time),
    0,
  ]);
  return {
    bytes: file(draw, [], [heads, ...rows], { separator: draw.pick([',', '\t']), quoted: draw.chance(0.2) }),
    first: 1,
  };
}

function newareNested(record, draw) {
  const levels = draw.pick([3, 3, 2]);
  const style = draw.whole(0, 2);
  const separator = draw.pick([',', '\t']);
  const own =
    levels === 3
      ? [
          ['Cycle Index', 'Chg. Cap.(mAh)', 'DChg. Cap.(mAh)', 'Chg.-DChg. Eff(%)'],
          [
            '',
            'Step Index',
            'Step Number',
            'Step Type',
            'Step Time',
            'Capacity(mAh)',
            'Oneset Volt.(V)',
            'End Voltage(V)',
          ],
        ]
      : [
          [
            'Cycle ID',
            'Step ID',
            'Step Name',
            'Step Time(h:min:s.ms)',
            'Capacity(mAh)',
            'Start Voltage(V)',
            'End Voltage(V)',
          ],
        ];
  const indent = Array(levels - 1).fill('');
  const heads = [
    ...own,
    [...indent, 'DataPoint', 'Time', 'Total Time', 'Current(mA)', 'Voltage(V)', 'Capacity(mAh)', 'Energy(mWh)', 'Date'],
  ];
  let step = 0;
  const rows = record.rows.flatMap((row, i) => {
    const before = record.rows[i - 1];
    const newCycle = levels === 3 && (before === undefined || before.cycle !== row.cycle);
    const newStep = newCycle || before === undefined || before.step !== row.step || before.cycle !== row.cycle;
    if (newStep) step++;
    const word = newareWords[row.state][style];
    const above = [
      ...(newCycle ? [[row.cycle, '9.9', '9.8', '98.9']] : []),
      ...(newStep
        ? [
            levels === 3
              ? ['', row.step, step, word, clock(1000), '7.7', '3.0', '4.0']
              : [row.cycle, row.step, word, clock(1000), '7.7', '3.0', '4.0'],
          ]
        : []),
    ];
    return [
      ...above,
      [
        ...indent,
        i + 1,
        clock(row.stepTime),
        clock(row.time),
        milli(row.current),
        row.voltage.toFixed(4),
        milli(row.capacity),
        0,
        date(row.time),
      ],
    ];
  });
  return { bytes: file(draw, [], [...heads, ...rows], { separator }), first: 1 };
}

function newareChinese(record, draw) {
  const words = { C: '恒流充电', D: '恒流放电', R: draw.pick(['静置', '搁置']) };
  const bracket = draw.pick([
    ['(', ')'],
    ['（', '）'],
  ]);
  const unit = (name, of) => `${name}${bracket[0]}${of}${bracket[1]}`;
  const heads = [
    '数据序号',
    '循环号',
    '工步号',
    '工步类型',
    '时间',
    '总时间',
    unit('电流', 'mA'),
    unit('电压', 'V'),
    unit('容量', 'mAh'),
    unit('比容量', 'mAh/g'),
    '绝对时间',
  ];
  const signed = draw.chance(0.5);
  const rows = record.rows.map((row, i) => [
    i + 1,
    row.cycle,
    row.step,
    words[row.state],
    clock(row.stepTime),
    clock(row.time),
    milli(signed ? row.current : Math.abs(row.current)),
    row.voltage.toFixed(4),
    milli(row.capacity),
    milli(row.capacity / (1e-3 * record.mass), 4),
    date(row.time),
  ]);
  return {
    bytes: file(
      draw,
      [],
      [heads, ...rows],
      { separator: draw.pick([',', '\t']) },
      draw.pick(['gbk', 'utf-8', 'utf-16']),
    ),
    first: 1,
  };
}

function japanese(record, draw) {
  const words = { C: '充電', D: '放電', R: '休止' };
  const heads = ['サイクル', 'ステップ', '状態', '経過時間[s]', '電圧[V]', '電流[mA]', '容量[mAh]', '日時'];
  const rows = record.rows.map((row) => [
    row.cycle,
    row.step,
    words[row.state],
    row.time.toFixed(2),
    row.voltage.toFixed(4),
    milli(Math.abs(row.current)),
    milli(row.capacity),
    date(row.time),
  ]);
  return {
    bytes: file(draw, [], [heads, ...rows], { separator: draw.pick([',', '\t']) }, draw.pick(['shift_jis', 'utf-8'])),
    first: 1,
  };
}

function landt(record, draw) {
  const heads = [
    'Record',
    'Cycle-Index',
    'Step-Index',
    'TestTime/Sec',
    'StepTime/Sec',
    'Voltage/V',
    'Current/mA',
    'Capacity/mAh',
    'SpeCap/mAh/g',
  ];
  const rows = record.rows.map((row, i) => [
    i + 1,
    row.cycle,
    row.step,
    row.time.toFixed(3),
    row.stepTime.toFixed(3),
    row.voltage.toFixed(4),
    milli(row.current),
    milli(row.capacity),
    milli(row.capacity / (1e-3 * record.mass), 4),
  ]);
  return { bytes: file(draw, [], [heads, ...rows], { separator: '\t' }), first: 1 };
}

function digatron(record, draw) {
  const status = { C: 'CHA', D: 'DCH', R: 'PAU' };
  const german = draw.chance(0.5);
  const heads = german
    ? [
        'Zeitstempel',
        'Schritt',
        'Status',
        'Programmdauer',
        'Schrittdauer',
        'Spannung',
        'Strom',
        'AhLad',
        'AhEla',
        'AhAkku',
      ]
    : [
        'Timestamp',
        'Step',
        'Status',
        'Program Duration',
        'Step Duration',
        'Voltage',
        'Current',
        'AhCha',
        'AhDch',
        'AhAccu',
      ];
  const units = ['', '', '', 's', 's', 'V', 'A', 'Ah', 'Ah', 'Ah'];
  const below = draw.chance(0.5);
  const rows = record.rows.map((row) => [
    date(row.time, german ? 'german' : 'iso'),
    row.step,
    status[row.state],
    row.time.toFixed(3),
    row.stepTime.toFixed(3),
    row.voltage.toFixed(5),
    row.current.toFixed(8),
    row.charged.toFixed(9),
    row.discharged.toFixed(9),
    (row.charged - row.discharged).toFixed(9),
  ]);
  const [separator, decimal] = german ? [';', ','] : [',', '.'];
  const table = below
    ? [heads, units, ...rows]
    : [heads.map((head, i) => (units[i] === '' ? head : `${head}#${units[i]}`)), ...rows];
  return { bytes: file(draw, [], table, { separator, decimal }), first: undefined };
}

function novonix(record, draw) {
  const heads = [
    'Date and Time',
    'Cycle Number',
    'Step Type',
    'Run Time (h)',
    'Step Time (h)',
    'Current (A)',
    'Potential (V)',
    'Capacity (Ah)',
    'Temperature (°C)',
    'Step Number',
  ];
  const rows = record.rows.map((row) => [
    date(row.time),
    row.cycle,
    4,
    (row.time / 3600).toFixed(8),
    (row.stepTime / 3600).toFixed(8),
    row.current.toFixed(9),
    row.voltage.toFixed(6),
    (row.charged - row.discharged).toFixed(9),
    '25.01',
    row.step,
  ]);
  const step =
    '{StepType:3,Conditions:[{Left:step time,Operator:>,Right:10,Units:hours},{Left:Step Capacity,Right:7,Units:Ah}],Range:1,Control:current}';
  const protocol = Array.from({ length: draw.whole(1, 6) }, () => step).join(',');
  const preamble = [
    '[Summary]',
    'Novonix UHPC data file',
    'Cell: demo.csv',
    'Serial Number: ',
    'Protocol:',
    `{Version:UHPC,LastUpdated:2025-07-19 15:26:20,List:[${protocol}]}`,
    '',
    '[Data]',
  ];
  return {
    bytes: file(draw, draw.chance(0.8) ? preamble : preamble.slice(0, 3), [heads, ...rows], { separator: ',' }),
    first: 1,
  };
}

function pec(record, draw) {
  const heads = [
    'Test',
    'Cell',
    'Rack',
    'Shelf',
    'Position',
    'Cell ID',
    'Step',
    'Cycle',
    'Total Time (Seconds)',
    'Step Time (Seconds)',
    'Real Time',
    'Voltage (mV)',
    'Current (mA)',
    'Charge Capacity (mAh)',
    'Discharge Capacity (mAh)',
    'Charge Capacity (mWh)',
    'Discharge Capacity (mWh)',
    'ReasonCode',
  ];
  const rows = record.rows.map((row) => [
    411,
    1,
    'SBT1',
    '001',
    1,
    '',
    row.step,
    row.cycle,
    row.time.toFixed(2),
    row.stepTime.toFixed(2),
    date(row.time, 'american'),
    (1e3 * row.voltage).toFixed(3),
    milli(row.current),
    milli(row.charged),
    milli(row.discharged),
    milli(row.charged * 3),
    milli(row.discharged * 3),
    1,
  ]);
  const preamble = ['Request Year:,2025', 'Test:,411', 'TestRegime Name:,cycle', ''].slice(0, draw.whole(0, 4));
  return { bytes: file(draw, preamble, [heads, ...rows], { separator: ',' }), first: 1 };
}

function bdf(record, draw) {
  const machine = draw.chance(0.5);
  const counter = draw.pick(['right', 'none', 'broken']);
  const turned = draw.chance(0.2) ? -1 : 1;
  const heads = machine
    ? [
        'test_time_second',
        'voltage_volt',
        'current_ampere',
        'unix_time_second',
        'cycle_count',
        'step_count',
        'charging_capacity_ah',
        'discharging_capacity_ah',
      ]
    : [
        'Test Time / s',
        'Voltage / V',
        'Current / A',
        'Unix Time / s',
        'Cycle Count / 1',
        'Step Count / 1',
        'Charging Capacity / Ah',
        'Discharging Capacity / Ah',
      ];
  let step = 0;
  const rows = record.rows.map((row, i) => {
    const before = record.rows[i - 1];
    if (before === undefined || before.step !== row.step || before.stepTime > row.stepTime) step++;
    const cells = [
      row.time,
      row.voltage,
      turned * row.current,
      1732828507 + row.time,
      counter === 'broken' ? 2.5 : row.cycle,
      step,
      row.charged,
      row.discharged,
    ];
    return cells.filter((_, c) => counter !== 'none' || c !== 4);
  });
  const names = heads.filter((_, c) => counter !== 'none' || c !== 4);
  return {
    bytes: file(draw, [], [names, ...rows], { separator: ',' }),
    first: counter === 'right' ? 1 : undefined,
    doubts: counter === 'broken' ? ['holds no numbers of cycles'] : [],
  };
}

function basytec(record, draw) {
  const heads = [
    '~Time[h]',
    'DataSet',
    't-Set[h]',
    'Line',
    'Command',
    'U[V]',
    'I[A]',
    'Ah[Ah]',
    'Ah-Step[Ah]',
    'Cyc-Count',
    'State',
  ];
  const words = { C: 'Charge', D: 'Discharge', R: 'Pause' };
  const rows = record.rows.map((row, i) => [
    (row.time / 3600).toFixed(8),
    i + 1,
    (row.stepTime / 3600).toFixed(8),
    row.step,
    words[row.state],
    row.voltage.toFixed(6),
    row.current.toFixed(9),
    (row.charged - row.discharged).toFixed(9),
    row.capacity.toFixed(9),
    row.cycle,
    0,
  ]);
  const preamble = [
    '~Resultfile from Basytec Battery Test System',
    '~Date and Time of Data Converting: 01.12.2024 10:00:00',
    '~Name of Test: x',
    '~Battery: c',
    '~Testchannel: 3',
    '~',
  ];
  return { bytes: file(draw, preamble, [heads, ...rows], { separator: draw.pick(['\t', ' ']) }), first: 1 };
}

function custom(record, draw) {
  const width = 9;
  const padded = (cells) => [...cells, ...Array(width - cells.length).fill('')];
  const known = [
    ['# HEAD'],
    ['operator', 'A. Nonymous'],
    ['counter', 'Li-metal'],
    ['voltage', 'high'],
    ['mass', String(record.mass)],
    ['date', '01.01.2025'],
    ['cycle', 'C/10'],
  ];
  const log = [['# LOG'], ['15', 'logging started'], ['773', 'R12'], ['1111', 'R12'], ['2210', 'R14']];
  const preamble = [
    ...known.slice(0, draw.whole(0, 7)),
    ...(draw.chance(0.5) ? log : []),
    ...(draw.chance(0.5) ? [['# DATA']] : []),
  ];
  const [separator, decimal] = draw.pick([
    [';', '.'],
    [';', ','],
    [',', '.'],
    ['\t', ','],
  ]);
  const heads = [
    'index',
    'test_time',
    'step_time',
    'date_stamp',
    'step',
    'cycle',
    'current (mA)',
    'voltage',
    'capacity (mAh)',
  ];
  const rows = record.rows.map((row, i) => [
    i,
    row.time.toFixed(2),
    row.stepTime.toFixed(2),
    date(row.time, 'days'),
    row.step,
    row.cycle,
    milli(row.current),
    row.voltage.toFixed(4),
    milli(row.capacity),
  ]);
  return { bytes: file(draw, [], [...preamble.map(padded), heads, ...rows], { separator, decimal }), first: 1 };
}

/** Four columns that a person wrote by a script: no counters, either sign, units in the heads. */
function plain(record, draw) {
  const sign = draw.pick([1, -1]);
  const [time, seconds] = draw.pick([
    ['Time (s)', 1],
    ['Time [min]', 60],
    ['t / h', 3600],
    ['Seconds', 1],
    ['Hours', 3600],
  ]);
  const [current, amps] = draw.pick([
    ['I (mA)', 1e-3],
    ['Current [A]', 1],
    ['Amps', 1],
    ['current_uA', 1e-6],
  ]);
  const [voltage, volts] = draw.pick([
    ['U (V)', 1],
    ['Voltage [mV]', 1e-3],
    ['Volts', 1],
    ['E vs. Li/Li+ (V)', 1],
  ]);
  const rows = record.rows.map((row) => [
    (row.time / seconds).toFixed(8),
    ((sign * row.current) / amps).toFixed(8),
    (row.voltage / volts).toFixed(4),
  ]);
  const [separator, decimal] = draw.pick([
    [';', '.'],
    [';', ','],
    [',', '.'],
    ['\t', ','],
    ['\t', '.'],
    ['|', '.'],
  ]);
  return {
    bytes: file(draw, [], [[time, current, voltage], ...rows], { separator, decimal, quoted: draw.chance(0.15) }),
    first: undefined,
  };
}

/** A table whose only clock is the date, and whose discharge is counted with a minus. */
function dated(record, draw) {
  const style = draw.pick(['iso', 'american', 'noon', 'german']);
  const heads = [
    'DateTime',
    'Cycle',
    'Voltage (V)',
    'Current (mA)',
    'Charge Capacity (mAh)',
    'Discharge Capacity (mAh)',
  ];
  const counted = inCycle(record);
  const sign = draw.pick([1, -1]);
  const rows = record.rows.map((row, i) => [
    date(row.time, style),
    row.cycle,
    row.voltage.toFixed(4),
    milli(row.current),
    milli(counted[i].charged),
    milli(sign * counted[i].discharged || 0),
  ]);
  return { bytes: file(draw, [], [heads, ...rows], { separator: draw.pick([',', ';', '\t']) }), first: 1 };
}

/** Currents without a sign, the time that of the step, repeated heads and remarks among the rows; steps tell where the voltage turns. */
function unsigned(record, draw) {
  const heads = ['Step', 'Cycle', 'Step Time (s)', 'Voltage (V)', 'Current (A)'];
  let step = 0;
  const rows = record.rows.flatMap((row, i) => {
    const before = record.rows[i - 1];
    if (before === undefined || before.step !== row.step || before.stepTime > row.stepTime) step++;
    const remark = i > 0 && draw.chance(0.02) ? [['# operator looked at the cell']] : [];
    return [
      ...remark,
      [step, row.cycle, row.stepTime.toFixed(2), row.voltage.toFixed(4), Math.abs(row.current).toFixed(9)],
    ];
  });
  return { bytes: file(draw, [], [heads, ...rows], { separator: draw.pick([',', ';', '\t']) }), first: 1, gaps: true };
}

/** EC-Lab with a spectrum after some of the steps. */
function withSpectra(record, draw) {
  const heads = [
    'mode',
    'Ns',
    'time/s',
    'Ewe/V',
    'I/mA',
    'freq/Hz',
    'Re(Z)/Ohm',
    '-Im(Z)/Ohm',
    'Q discharge/mA.h',
    'Q charge/mA.h',
    'cycle number',
    '',
  ];
  const counted = inCycle(record);
  const counts = draw.chance(0.7);
  let time = 0;
  let spectra = 0;
  const rows = record.rows.flatMap((row, i) => {
    const own = (cells, more = 0) => [
      1,
      row.step - 1,
      exponential(row.time + time + more),
      exponential(row.voltage),
      ...cells,
      ...(counts ? [exponential(1e3 * counted[i].discharged), exponential(1e3 * counted[i].charged)] : []),
      row.cycle - 1,
    ];
    const line = own([exponential(1e3 * row.current), 0, 0, 0]);
    const next = record.rows[i + 1];
    if ((next?.step === row.step && next.cycle === row.cycle) || (spectra > 0 && !draw.chance(0.4))) return [line];
    spectra++;
    const sweep = Array.from({ length: 7 }, (_, k) => {
      const x = 10 ** (2 - k);
      return own(
        [0, exponential(10 ** (5 - k)), exponential(30 + 20 / (1 + x * x)), exponential((20 * x) / (1 + x * x))],
        k,
      );
    });
    time += 10;
    return [line, ...sweep];
  });
  const names = heads.filter((_, c) => counts || (c !== 8 && c !== 9));
  return {
    bytes: file(
      draw,
      ['EC-Lab ASCII FILE', 'Nb header lines : 6                          ', '', 'Modulo Bat', ''],
      [names, ...rows],
      { separator: '\t', end: '\r\n' },
      'latin-1',
    ),
    first: 0,
    spectra,
    longer: time,
  };
}
