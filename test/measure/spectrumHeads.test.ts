import { describe, expect, it } from 'vitest';
import { readSpectrum } from '../../src/measure/spectrum/readSpectrum.js';

/** One resistor and capacitor, with Z'' itself, in numbers that are easy to recognise. */
const points = [
  [1000, 10, -1],
  [100, 12, -4],
  [10, 20, -9],
  [1, 28, -5],
  [0.1, 30, -1],
] as const;
const lines = (separator: string, of: (p: readonly number[]) => readonly (number | string)[] = (p) => p) =>
  points.map((p) => of(p).join(separator));
const file = (...rows: string[]) => rows.join('\n');

/** Of text without heads. */
const threeColumns = {
  severity: 'note',
  path: '',
  message: "No line names the columns; the three of them were taken for frequency, Z' and Z''.",
};

function expectPoints(text: string, expected: readonly object[] = []) {
  const { spectrum, column, issues } = readSpectrum(text);
  expect(issues).toEqual(expected);
  for (const [i, [f, re, im]] of points.entries()) {
    expect(spectrum!.frequency[i]).toBeCloseTo(f, 9);
    expect(spectrum!.re[i]).toBeCloseTo(re, 9);
    expect(spectrum!.im[i]).toBeCloseTo(im, 9);
  }
  expect(spectrum!.frequency).toHaveLength(5);
  return column;
}

describe('the head of a spectrum', () => {
  it.each([
    ['f', 're', 'im'],
    ['freq', 'z1', 'z2'],
    ['Frequency', 'Zr', 'Zi'],
    ['freq / Hz', "Z'", "Z''"],
    ['freq/Hz', 'Re', 'Im'],
    ['Frequency (Hz)', 'ReZ', 'ImZ'],
    ['f [Hz]', 'Re(Z) [Ohm]', 'Im(Z) [Ohm]'],
    ['freq', 'Zre', 'Zim'],
    ['freq', 'Zreal', 'Zimag'],
    ['freq', 'Z_re', 'Z_im'],
    ['freq', 'Z_real', 'Z_imag'],
    ['freq', 'real', 'imaginary'],
    ['freq', 'real', 'imag'],
    ['freq', "Z'", 'Z"'],
    ['freq', 'Z’ (Ω)', 'Z” (Ω)'],
    ['freq', 'Z` / ohms', 'Z´´ / ohms'],
    ['freq', 'Z_real / Ohm', 'Z_imag/Ohm'],
  ])('%s, %s, %s: the columns are found', (f, re, im) => {
    expect(expectPoints(file([f, re, im].join(';'), ...lines(';')))).toBe("Z''");
    // In another order, between columns that are none, and with the sign turned.
    const turned = lines('\t', ([a, b, c]) => [7, -c, 8, b, a]);
    expect(expectPoints(file(['t/s', `-${im}`, 'cycle', re, f].join('\t'), ...turned))).toBe("-Z''");
  });

  it.each([
    ['freq/kHz', "Z'/kOhm", "Z''/mOhm", 1e3, 1e3, 1e-3],
    ['freq/MHz', "Z'/MOhm", "Z''/kΩ", 1e6, 1e6, 1e3],
    ['freq (mHz)', "Z' (mohm)", "Z'' (ohm)", 1e-3, 1e-3, 1],
    ['freq/Hz', "Z'", "Z''", 1, 1, 1],
  ])('%s, %s, %s: units are taken into account', (f, re, im, a, b, c) => {
    expectPoints(file([f, re, im].join(','), ...lines(',', (p) => [p[0] / a, p[1] / b, p[2] / c])));
  });

  it.each([
    ['|Z|/Ohm', 'Phase/deg', 180 / Math.PI],
    ['|Z|', 'Phase(Z)', 180 / Math.PI],
    ['|Z|/Ohm', 'phase/rad', 1],
    ['|Z|/Ohm', 'phase/mrad', 1000],
    ['Zmod', 'theta (rad)', 1],
    ['absZ', 'phi', 180 / Math.PI],
    ['abs(Z)', 'Zphz', 180 / Math.PI],
    ['mod', 'PhaseZ', 180 / Math.PI],
    ['Modulus', 'arg', 180 / Math.PI],
  ])('%s and %s are a modulus and a phase', (modulus, phase, unit) => {
    const rows = lines(',', ([f, re, im]) => [f, Math.hypot(re, im), unit * Math.atan2(im, re)]);
    expect(expectPoints(file(`freq/Hz,${modulus},${phase}`, ...rows))).toBe("Z''");
  });

  it('prefers real and imaginary parts to modulus and phase, and the first of two columns of one kind', () => {
    expectPoints(file("freq,|Z|,phase,Z',Z'',Z'", ...lines(',', ([f, re, im]) => [f, 99, 77, re, im, 55])), [
      {
        severity: 'warning',
        path: '',
        message: "The column of |Z| is 4.51 times what Z' and Z'' make; Z' and Z'' were used.",
        hint: 'do all columns have the units that their heads state?',
        line: 1,
      },
    ]);
  });

  it('may stand behind a mark of comment and a preamble, and is the last line that names a frequency before the numbers', () => {
    for (const mark of ['#', '%', '!', ' # ']) expectPoints(file(`${mark} freq,Z',Z''`, '# more', '', ...lines(',')));
    expectPoints(file('instrument 7', '1 of 2', "freq;Z'';Z'", ...lines(';', ([f, re, im]) => [f, im, re])));
    expectPoints(`\uFEFF${file("freq,Z',Z''", ...lines(','))}`);
    expectPoints(["freq,Z',Z''", ...lines(',')].join('\r'));
  });

  it.each(['frequency', "z''", 'im(z)', "z'", 're(z)', '|z|', 'phase', 'arg'])(
    'that only contains %s is of another column',
    (name) => {
      for (const other of [`x${name}`, `${name}x`]) {
        const head = ['frequency', "z'", "z''"].map((usual) => (usual === name ? other : usual));
        const polar = ['frequency', '|z|', 'phase'].map((usual) => (usual === name ? other : usual));
        const third =
          name === 'im(z)' ? ['frequency', "z'", other] : name === 're(z)' ? ['frequency', other, "z''"] : [];
        const fourth = name === 'arg' ? ['frequency', '|z|', other] : [];
        for (const columns of [head, polar, third, fourth].filter((list) => list.includes(other))) {
          const { spectrum, issues } = readSpectrum(
            file(columns.join(','), 'x,y,z', ...lines(',').map((l) => `${l},a`)),
          );
          // Without a frequency the head is none, without the others it is one that says too little.
          if (other.includes('frequency')) expect(issues.every(({ line }) => line !== 1)).toBe(true);
          else expect(spectrum).toBeUndefined();
        }
      }
    },
  );

  it('that names no impedance is refused with what stands there and what may', () => {
    const { spectrum, issues, column } = readSpectrum(file('started', 'freq/Hz,Re(Z)/Ohm,phase', ...lines(',')));
    expect(spectrum).toBeUndefined();
    expect(column).toBe("Z''");
    expect(issues).toEqual([
      {
        severity: 'error',
        path: '',
        message: 'The columns of the spectrum were not recognised.',
        got: 'freq/Hz,Re(Z)/Ohm,phase',
        allowed: "freq/Hz with Z' and Z'' (or Re(Z), Im(Z)), or with |Z| and phase/deg",
        line: 2,
      },
    ]);
  });
});

describe('numbers of a spectrum', () => {
  it('may be separated by tabs, semicolons, commas or blanks, with decimal commas, quotes and other minus signs', () => {
    const said = [threeColumns];
    for (const separator of ['\t', ';', ',', ' ', '   ', ' ; ']) expectPoints(file(...lines(separator)), said);
    expectPoints(file(...lines(';', (p) => p.map((v) => `"${v}"`))), said);
    expectPoints(file(...lines(';', (p) => p.map((v) => `${v}`.replace('-', '−')))), said);
    expectPoints(
      file(...lines(';', ([f, re, im]) => [`${f.toExponential(3)}`.replace('.', ','), `+${re},00e+00`, `${im},0`])),
      said,
    );
  });

  it('without a head begin at the first line of numbers; what follows them and cannot be read is named', () => {
    const { spectrum, issues } = readSpectrum(file('a remark', 'x,y,z', ...lines(','), 'end,of,file', '5,,3'));
    expect(spectrum!.frequency).toHaveLength(5);
    expect(issues).toEqual([
      threeColumns,
      {
        severity: 'warning',
        path: '',
        message: 'Line 8 is left out: a number is missing or unreadable.',
        got: 'end,of,file',
        line: 8,
      },
      {
        severity: 'warning',
        path: '',
        message: 'Line 9 is left out: a number is missing or unreadable.',
        got: '5,,3',
        line: 9,
      },
    ]);
  });

  it('at a frequency of zero or below are left out', () => {
    const { spectrum, issues } = readSpectrum(file("freq,Z',Z''", ...lines(','), '0,5,-1'));
    expect(spectrum!.frequency).toHaveLength(5);
    expect(issues.map(({ message }) => message)).toEqual(['Line 7 is left out: its frequency is not above 0.']);
  });

  it('that are fewer than five make no spectrum', () => {
    const { spectrum, issues } = readSpectrum(file("freq,Z',Z''", ...lines(',').slice(1)));
    expect(spectrum).toBeUndefined();
    expect(issues).toEqual([
      {
        severity: 'error',
        path: '',
        message: 'The file holds 4 readable points; a spectrum needs at least 5.',
        hint: "one line per frequency: frequency, Z', Z''",
      },
    ]);
  });

  it('that are said to be none are refused, not skipped', () => {
    for (const word of ['nan', '-INF', '"Infinity"', '1e999'])
      expect(readSpectrum(file("freq,Z',Z''", ...lines(','), `0.01,${word},-1`)).issues).toMatchObject([
        { severity: 'error', line: 7 },
      ]);
  });
});

describe('several sweeps in one file', () => {
  const sweep = (scale: number) => points.map(([f, re, im]) => `${f},${scale * re},${scale * im}`);

  it('are told apart where the frequency turns, and the first is used', () => {
    const { spectrum, issues } = readSpectrum(file("freq,Z',Z''", ...sweep(1), ...sweep(1.01), ...sweep(1.02)));
    expect([...spectrum!.re]).toEqual([10, 12, 20, 28, 30]);
    expect(issues).toEqual([
      {
        severity: 'warning',
        path: '--spectrum',
        message: 'The file holds 3 spectra, the second from line 7 on; only the first, from line 2 on, is used.',
        hint: 'analyse --spectrum 2 takes the second, --spectrum all takes each',
        line: 7,
      },
    ]);
  });

  it('are one where one of them is too short to be a spectrum', () => {
    const { spectrum, issues } = readSpectrum(file("freq,Z',Z''", ...sweep(1), ...sweep(1.01).slice(1)));
    expect(spectrum!.frequency).toHaveLength(9);
    expect(issues.map(({ severity }) => severity)).toEqual(['warning', 'warning', 'warning', 'warning', 'warning']);
    expect(issues[4].message).toBe(
      'The frequencies are in no order, first on line 7; every line counts as one point of one spectrum.',
    );
  });

  it('are one where a frequency stands twice in a row', () => {
    const { spectrum, issues } = readSpectrum(
      file("freq,Z',Z''", ...sweep(1).slice(0, 3), '10,20.1,-9', ...sweep(1).slice(3)),
    );
    expect(spectrum!.frequency).toHaveLength(6);
    expect(issues.map(({ message }) => message)).toEqual(['Line 5 repeats the frequency of line 4; both are used.']);
  });
});

describe('the sign that a head claims', () => {
  it('is believed against the numbers, which is said with the line of the head', () => {
    const { column, spectrum, issues } = readSpectrum(file('# started', "freq,Z',-Z''", ...lines(',')));
    expect(column).toBe("-Z''");
    expect([...spectrum!.im]).toEqual([1, 4, 9, 5, 1]);
    expect(issues).toEqual([
      {
        severity: 'warning',
        path: '',
        message: "The head of the imaginary column says -Z'' and was believed, but the numbers behave like Z''.",
        hint: "look at the Nyquist plot: arcs lie above the axis when -Z'' points up",
        line: 2,
      },
    ]);
  });

  it('is said to be unclear where the numbers do not speak', () => {
    const flat = points.map(([f], i) => `${f},10,${[1, 2, 3, 4, 5][i]}`);
    const { column, issues } = readSpectrum(file(...flat));
    expect(column).toBe("-Z''");
    expect(issues).toHaveLength(2);
    expect(issues[0]).toEqual(threeColumns);
    expect(issues[1].message).toBe("The sign of Z'' is not clear from the data; the column was taken for -Z''.");
    expect(issues[1].line).toBeUndefined();
  });
});
