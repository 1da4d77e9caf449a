/**
 * Writers of a measurement, one for each way in which instruments write impedances. Each takes the measurement and how the text is to be
 * written, and gives the lines of the file; `first` where the instrument's file holds one spectrum only, `either` where no
 * sign is stated, `digits` significant digits of the impedance.
 */
export const dialects = {
  gamry: {
    digits: 6,
    lines: ({ draw, spectra, area }, { number }) => [
      'EXPLAIN',
      'TAG\tEISPOT',
      'TITLE\tLABEL\tPotentiostatic EIS\tTest &Identifier',
      'NOTES\tNOTES\t1\t&Notes...',
      '\tRe, Im and frequency of the pellet',
      `FREQINIT\tQUANT\t${number(spectra[0][0].frequency, 6)}\tInitial Fre&q. (Hz)`,
      `AREA\tQUANT\t${number(area, 6)}\t&Area (cm^2)`,
      'OCVCURVE\tTABLE\t3',
      '\tPt\tT\tVf\tVm\tAch\tOver\tTemp',
      '\t#\ts\tV vs. Ref.\tV\tV\tbits\tdeg C',
      ...[0, 1, 2].map(
        (i) => `\t${i}\t${number(i + 0.25, 6)}\t${number(2.1, 6)}\t${number(2.1, 6)}\t0\t..........a\t25`,
      ),
      `EOC\tQUANT\t${number(2.1, 7)}\tOpen Circuit (V)`,
      ...spectra.flatMap((rows, k) => [
        spectra.length > 1 ? `ZCURVE${k}\tTABLE\t${rows.length}` : 'ZCURVE\tTABLE',
        '\tPt\tTime\tFreq\tZreal\tZimag\tZsig\tZmod\tZphz\tIdc\tVdc\tIERange',
        '\t#\ts\tHz\tohm\tohm\tV\tohm\t°\tA\tV\t#',
        ...rows.map((row, i) => {
          const numbers = [i, i + 1, row.frequency, row.re, row.im, 1, modulus(row), degrees(row), 1e-7, 2.1, 9];
          return `\t${numbers.map((v) => number(v, 7)).join('\t')}`;
        }),
      ]),
      ...(draw.chance(0.4)
        ? [
            'EXPERIMENTABORTED\tTOGGLE\tT\tExperiment Aborted',
            'FRACURVE\tTABLE\t6',
            '\tPt\tT\tV\tI\tOlCtrl\tOverload',
            '\t#\tS\tV\tA\tbits\tbits',
            ...[0, 1, 2, 3, 4, 5].map(
              (i) => `\t${i}\t${number(20 + i, 6)}\t${number(1e-3 * i, 6)}\t1E-8\t......\t......`,
            ),
          ]
        : []),
    ],
  },
  'zplot, comments': {
    first: true,
    digits: 5,
    lines: ({ spectra: [rows], area }, { number }) => [
      'ZPLOT2 ASCII',
      '  Measured Data, ZPlot:       3.2c',
      '  Date:                       10-12-2018',
      '  Begin Experiment:           0',
      `    vs Freq-Initial:          ${rows[0].frequency}`,
      `  Freq Limits: ${rows[0].frequency} ${rows[rows.length - 1].frequency}`,
      '  Begin Information:          Cell Information',
      `    Surface Area:             ${area}`,
      `  Data Points:                ${rows.length}`,
      "  Freq(Hz)\tAmpl\tBias\tTime(Sec)\tZ'(a)\tZ''(b)\tGD\tErr\tRange",
      'End Comments',
      ...rows.map(({ frequency, re, im }, i) =>
        [frequency, 0.01, 0, i, re, im]
          .map((v) => number(v, 7))
          .concat(['0.0000E+00', '0', '3'])
          .join('\t'),
      ),
    ],
  },
  'zplot, quoted head': {
    first: true,
    digits: 5,
    lines: ({ draw, spectra: [rows] }, { number }) => [
      draw.pick(['"ZPlotW Data File: Version 3.2c"', '"Z60W Data File: Version 1.1"']),
      '"Raw Data"',
      '"Sweep Frequency: Control Voltage"',
      'Date: 12-17-2019    Time: 16:24:35',
      'pellet, 25 C, 3 bar',
      '"Open Circuit Potential (V):  0 "',
      '"Frequency"',
      `0,3,0,1,${rows[0].frequency},0.005`,
      String(rows.length),
      draw.pick([
        "\"  Freq(Hz)    Ampl     Bias   Time(Sec)   Z'(a)    Z''(b)    GD   Err   Range\"",
        "\"  Freq (Hz)    Ampl     Bias   Time(Sec)   Z'(a)    Z''(b)    GD   Err   Range\"",
      ]),
      ...rows.map(({ frequency, re, im }, i) =>
        [frequency, 0.01, 0, i, re, im, 0]
          .map((v) => number(v, 7))
          .concat(['0', '5'])
          .join(', '),
      ),
    ],
  },
  'EC-Lab, PEIS': {
    digits: 7,
    comma: true,
    latin: true,
    lines: ({ spectra }, { number }) => [
      ...ecLabHead('Potentio Electrochemical Impedance Spectroscopy', number),
      'freq/Hz\tRe(Z)/Ohm\t-Im(Z)/Ohm\t|Z|/Ohm\tPhase(Z)/deg\ttime/s\t<Ewe>/V\t<I>/mA\tcycle number\tI Range\tRe(Y)/Ohm-1\tIm(Y)/Ohm-1\t',
      ...spectra.flatMap((rows, k) =>
        rows.map((row, i) =>
          [row.frequency, row.re, -row.im, modulus(row), degrees(row), 100 * k + i, 3.7, 0.001, k + 1, 11, 0.5, 0.1]
            .map((v) => number(v, 8))
            .join('\t'),
        ),
      ),
    ],
  },
  'EC-Lab, cycles and PEIS': {
    digits: 7,
    comma: true,
    latin: true,
    lines: ({ spectra }, { number }) => {
      const heads =
        'mode\tNs changes\tNs\ttime/s\tEwe/V\tI/mA\t(Q-Qo)/mA.h\tfreq/Hz\t|Z|/Ohm\tPhase(Z)/deg\tRe(Z)/Ohm\t-Im(Z)/Ohm\tcycle number\t';
      const cycling = (k, ns, from) =>
        Array.from({ length: 9 }, (_, i) =>
          [1, 0, ns, 1e4 * k + from + 10 * i, 3.6 + 0.05 * i, ns === 0 ? 1 : -1, 0.1 * i, 0, 0, 0, 0, 0, k]
            .map((v) => number(v, 8))
            .join('\t'),
        );
      return [
        ...ecLabHead('Modulo Bat', number),
        heads,
        ...spectra.flatMap((rows, k) => [
          ...cycling(k, 0, 0),
          ...rows.map((row, i) =>
            [2, 0, 1, 1e4 * k + 500 + i, 3.98, 0, 0, row.frequency, modulus(row), degrees(row), row.re, -row.im, k]
              .map((v) => number(v, 8))
              .join('\t'),
          ),
          ...cycling(k, 2, 5000),
        ]),
      ];
    },
  },
  VersaStudio: {
    digits: 7,
    lines: ({ spectra, area }, { number }) => [
      '<Application>',
      'Name=VersaStudio',
      'Version=2.52.3.0',
      '</Application>',
      '',
      '<Action1>',
      `Working Electrode Area (cm2)=${area}`,
      `End Frequency (Hz)=${spectra[0][spectra[0].length - 1].frequency}`,
      `Start Frequency (Hz)=${spectra[0][0].frequency}`,
      'Name=Potentiostatic EIS',
      '</Action1>',
      '',
      ...spectra.flatMap((rows, k) => [
        `<Segment${k + 1}>`,
        'Type=2',
        'Version=3',
        'Definition=Segment #, Point #, E(V), I(A), Elapsed Time(s), Current Range, Status, Frequency(Hz), E Real, E Imag, I Real, I Imag, Z Real, Z Imag, E2(V), Z2 Real, Z2 Imag, ActionId, AC Amplitude, 0',
        ...rows.map(({ frequency, re, im }, i) =>
          [k, i, 0, -3e-6, i + 0.8, 5, 53, frequency, -0.0036, -0.0179, -9e-5, -3e-4, re, im, 0, 0, 0, 21, 0.02]
            .map((v) => number(v, 7))
            .join(','),
        ),
        `</Segment${k + 1}>`,
        '',
      ]),
      '<Graph1>',
      'Analysis=0',
      'DataSymbolSize=2',
      'YAxisName=|Z| (ohms)',
      'XAxisName=Frequency (Hz)',
      '</Graph1>',
    ],
  },
  PowerSuite: {
    first: true,
    rising: true,
    digits: 8,
    lines: ({ spectra: [rows] }, { number }) => [
      'Frequency\t Zre\t Zimg',
      ...rows.map(({ frequency, re, im }) => [frequency, re, im].map((v) => number(v, 8)).join('\t ')),
    ],
  },
  'Parstat, cycling and EIS': {
    digits: 15,
    lines: ({ spectra }, { number }) => [
      'Potential (V)\tCurrent (A)\tElapsed Time (s)\tFrequency (Hz)\tZre (ohms)\tZim (ohms)\t|Vac| (V)\t|Iac| (A)\t',
      ...spectra.flatMap((rows, k) => [
        ...Array.from({ length: 7 }, (_, i) => `3.49\t-0.14996\t${1000 * k + 10 * i}\t0\t0\t0\t0\t0\t`),
        ...rows.map(
          ({ frequency, re, im }, i) =>
            `3.3\t0.15\t${1000 * k + 100 + i}\t${[frequency, re, im].map((v) => number(v, 15)).join('\t')}\t0.01\t0.1\t`,
        ),
      ]),
    ],
  },
  'CH Instruments': {
    first: true,
    digits: 4,
    lines: ({ spectra: [rows] }, { number }) => [
      'Feb. 20, 2020   15:55:08',
      'A.C. Impedance',
      'File: c:\\data\\cell.bin',
      'Data Source:  Experiment',
      'Instrument Model:  CHI660E',
      'Header: ',
      '',
      'Init E (V) = 0',
      `High Frequency (Hz) = ${rows[0].frequency}`,
      'Amplitude (V) = 0.025',
      '',
      'Freq/Hz, Z\'/ohm, Z"/ohm, Z/ohm, Phase/deg',
      '',
      ...rows.map((row) =>
        [
          number(row.frequency, 7),
          ...[row.re, row.im, modulus(row)].map((v) => number(v, 4)),
          degrees(row).toFixed(1),
        ].join(', '),
      ),
    ],
  },
  Maccor: {
    first: true,
    digits: 6,
    lines: ({ spectra: [rows] }, { fixed }) => [
      'MACCOR, INC.    AC Impedance Test',
      'Frequency Sweep:   Open Circut Voltage',
      'EIS default',
      '0.01  2  0  0  0  0  0  10  1000  1',
      '',
      "Freq(Hz)\tPolar(V)\tTime(sec)\tZ'(a)\tZ''(b)\tPhase_Angle\tZ-Mag\tC(F)\tStatus",
      '',
      ...rows.map((row, i) =>
        [row.frequency, 2.1, i, row.re, row.im, degrees(row), modulus(row), 0]
          .map((v) => fixed(v, 8))
          .concat('7.1')
          .join('\t'),
      ),
    ],
  },
  Novocontrol: {
    digits: 6,
    lines: ({ spectra }, { number }) => [
      'Pellet, 25 degC, fixed value(s) : Temp. [°C]=25.0',
      '',
      " Freq. [Hz]\tEps'    \tZs' [Ohms]\tZs'' [Ohms]\tSig' [S/cm]",
      ...spectra.flatMap((rows) =>
        rows.map(({ frequency, re, im }) => [frequency, 1e4, re, im, 1e-4].map((v) => ` ${number(v, 7)}`).join('\t')),
      ),
    ],
    either: true,
  },
  Zahner: {
    first: true,
    digits: 5,
    lines: ({ draw, spectra: [rows] }, { number }) => {
      const start = draw.chance(0.5) ? draw.whole(2, Math.floor(0.4 * rows.length)) : 0;
      const measured = [...rows.slice(1, start + 1).reverse(), ...rows];
      return [
        'File Name:            c:\\thales\\cell.ism',
        'Potential:              3.70e+00 V',
        'Current:              0.00e+00 A',
        'Amplitude:               1.00e-02 V',
        '',
        draw.pick([
          'Number\tFrequency/Hz\tImpedance/Ohm\tPhase/deg\tSignificance\tTime/s',
          'Number   Frequency/Hz   Impedance/Ohm   Phase/deg   Significance   Time/s',
        ]),
        ...measured.map((row, i) =>
          [i, row.frequency, modulus(row), degrees(row), 0.998, i]
            .map((v) => number(v, 7))
            .join(draw.pick(['\t', '\t'])),
        ),
      ];
    },
    polar: true,
    either: true,
  },
  'Ivium text': {
    digits: 6,
    lines: ({ spectra }, { number }) => [
      'freq. /Hz\tZ1 /ohm\tZ2 /ohm',
      ...spectra.flatMap((rows) =>
        rows.map((row) => [row.frequency, row.re, row.im].map((v) => number(v, 7)).join('\t')),
      ),
    ],
  },
  'Ivium idf': {
    digits: 6,
    comma: true,
    lines: ({ spectra }, { number }) =>
      spectra.flatMap((rows, k) => [
        `Title=cell ${k}`,
        'Method=Impedance',
        `Frequencies=${rows.length}`,
        'primary_data',
        '3',
        String(rows.length),
        ...rows.map((row) => ` ${number(row.re, 7)} ${number(row.im, 7)} ${number(row.frequency, 7)}`),
        '',
      ]),
  },
  NOVA: {
    digits: 8,
    comma: true,
    lines: ({ spectra }, { number }) => [
      "Index;Frequency (Hz);Z' (Ω);-Z'' (Ω);Z (Ω);-Phase (°);Time (s)",
      ...spectra.flatMap((rows) =>
        rows.map((row, i) =>
          [i + 1, row.frequency, row.re, -row.im, modulus(row), -degrees(row), i].map((v) => number(v, 9)).join(';'),
        ),
      ),
    ],
  },
  PSTrace: {
    first: true,
    digits: 6,
    wide: true,
    lines: ({ spectra: [rows] }, { number }) => [
      'Date and time:,2020-03-05 10:00:00',
      'EIS: impedance',
      "freq / Hz,neg. Phase / °,Idc / uA,Z / Ohm,Z' / Ohm,-Z'' / Ohm,Cs / F",
      ...rows.map((row) =>
        [row.frequency, -degrees(row), 0.1, modulus(row), row.re, -row.im, 1e-6].map((v) => number(v, 7)).join(','),
      ),
    ],
  },
  'text with -Z"': {
    first: true,
    digits: 5,
    lines: ({ spectra: [rows] }, { number }) => [
      'Procedure : Some title',
      '05.03.2020 10:00:00 - 05.03.2020 11:00:00 i(init)= 183.1nA',
      't =  736.4 s',
      " f/Hz       \t Z'/Ohm     \t -Z''/Ohm   \t time/s    \t Edc/V     \t Idc/A     \t",
      ` ${rows.length} `,
      ...rows.map(
        ({ frequency, re, im }) => ` ${[frequency, re, -im, 59.3, 0.3, 1e-8].map((v) => number(v, 7)).join('\t ')}\t`,
      ),
    ],
  },
  'any table': {
    digits: 9,
    comma: true,
    lines: anyTable,
  },
  'three columns': {
    digits: 7,
    either: true,
    lines: ({ draw, spectra }, { number, separator }) => [
      ...(draw.chance(0.5) ? ['pellet 7', String(spectra[0].length)] : []),
      ...spectra.flatMap((rows) =>
        rows.map((row) => [row.frequency, row.re, row.im].map((v) => number(v, 8)).join(separator)),
      ),
    ],
  },
};

const modulus = ({ re, im }) => Math.hypot(re, im);
const degrees = ({ re, im }) => (Math.atan2(im, re) * 180) / Math.PI;

function ecLabHead(technique, number) {
  const preamble = [
    technique,
    '',
    'Run on channel : 1 (SN 30924)',
    'Electrode surface area : 0.785 cm²',
    `Characteristic mass : ${number(8.3, 3)} mg`,
    'fi                  1.000               ',
    'unit fi             MHz                 ',
    '',
  ];
  return ['EC-Lab ASCII FILE', `Nb header lines : ${preamble.length + 4}                          `, '', ...preamble];
}

/** Columns in any order, among others, with any units and names. */
function anyTable({ draw, spectra }, { number, separator }) {
  const [frequencyUnit, perHertz] = draw.pick([
    ['Hz', 1],
    ['kHz', 1e-3],
    ['MHz', 1e-6],
    ['mHz', 1e3],
  ]);
  const [unit, perOhm] = draw.pick([
    ['Ohm', 1],
    ['kOhm', 1e-3],
    ['mOhm', 1e3],
    ['Ω', 1],
    ['kΩ', 1e-3],
    ['mΩ', 1e3],
    ['MOhm', 1e-6],
  ]);
  const [phaseUnit, perDegree] = draw.pick([
    ['deg', 1],
    ['°', 1],
    ['rad', Math.PI / 180],
    ['mrad', 1e3 * (Math.PI / 180)],
  ]);
  const [before, after] =
    separator === ' '
      ? draw.pick([
          ['/', ''],
          ['(', ')'],
          ['[', ']'],
        ])
      : draw.pick([
          ['/', ''],
          [' / ', ''],
          [' (', ')'],
          [' [', ']'],
        ]);
  const head = (name, of) => `${name}${before}${of}${after}`;
  const frequency = [head(draw.pick(['freq', 'f', 'Frequency']), frequencyUnit), (row) => perHertz * row.frequency];
  const polar = [
    [head(draw.pick(['|Z|', 'Zmod', 'absZ']), unit), (row) => perOhm * modulus(row)],
    draw.chance(0.5)
      ? [head(draw.pick(['Phase(Z)', 'Zphz', 'Phase']), phaseUnit), (row) => perDegree * degrees(row)]
      : [head(draw.pick(['-Phase(Z)', '-Phase']), phaseUnit), (row) => -perDegree * degrees(row)],
  ];
  const cartesian = [
    [head(draw.pick(["Z'", 'Re(Z)', 'Zreal', 'Z_re', 'Zre']), unit), (row) => perOhm * row.re],
    draw.chance(0.5)
      ? [head(draw.pick(['Im(Z)']), unit), (row) => perOhm * row.im]
      : [head(draw.pick(["-Z''", '-Im(Z)', '-Zimag', "−Z''"]), unit), (row) => -perOhm * row.im],
  ];
  const others = [
    ['time/s', (_, i) => i],
    ['Ewe/V', () => 3.7],
    ['cycle', (_, __, k) => k + 1],
  ].filter(() => draw.chance(0.5));
  const parts = draw.pick([cartesian, cartesian, [...cartesian, ...polar], draw.chance(0.5) ? polar : cartesian]);
  // A phase without a sign in its head may be either; a stated one tells.
  const columns = [frequency, ...parts, ...others];
  for (let i = columns.length - 1; i > 0; i--) {
    const j = draw.whole(0, i);
    [columns[i], columns[j]] = [columns[j], columns[i]];
  }
  const quote = separator !== ' ' && draw.chance(0.2) ? (text) => `"${text}"` : (text) => text;
  return [
    ...(draw.chance(0.3) ? ['pellet of the argyrodite, frequency sweep', '', 'Freq Limits: 1E6 1E-2'] : []),
    columns.map(([name]) => quote(name)).join(separator),
    ...spectra.flatMap((rows, k) =>
      rows.map((row, i) => columns.map(([, of]) => quote(number(of(row, i, k), 10))).join(separator)),
    ),
  ];
}
