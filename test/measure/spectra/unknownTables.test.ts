import { describe, expect, it } from 'vitest';
import { readSpectra } from '../../../src/measure/spectrum/readSpectrum.js';

const points = [
  [1e4, 10, -1],
  [1e3, 12, -4],
  [100, 20, -9],
  [10, 28, -5],
  [1, 30, -1],
];
const table = (head: string, of: (p: readonly number[]) => readonly (number | string)[], separator = ',') =>
  [head, ...points.map((p) => of(p).join(separator))].join('\n');

function messages(text: string): readonly string[] {
  const { spectra, issues } = readSpectra(text);
  expect(spectra).toEqual([]);
  return issues.map(({ severity, message }) => `${severity}: ${message}`);
}

describe('a table is refused', () => {
  const noHeads =
    'error: No line names a frequency and an impedance, and what the columns hold is not guessed from their order.';

  it('whose four columns have no heads', () => {
    expect(messages(table('', (p) => [...p, 7]))).toEqual([noHeads]);
  });

  it('whose three columns have heads that name something else, or an impedance in words that are not known', () => {
    expect(messages(table('freq/Hz,time/s,Ewe/V', (p) => p))).toEqual([noHeads]);
    expect(messages(table('freq/Hz,Z mystery/Ohm,Q/Ohm', (p) => p))).toEqual([noHeads]);
  });

  it("whose three columns without heads have the frequency elsewhere: Z', -Z'', f", () => {
    expect(messages(table('', ([f, re, im]) => [re, -im, f]))).toEqual([noHeads]);
  });

  it('whose decimal commas stand between separating commas', () => {
    const [message] = messages(table("f,Z',Z''", (p) => p.map((v) => `${v},5`)));
    expect(message).toBe(
      'error: There are 3 heads, but the rows below do not hold numbers under all of those of the spectrum.',
    );
  });
});

describe('a table is read', () => {
  const expectRead = (text: string) => {
    const { spectra, issues } = readSpectra(text);
    expect(issues).toEqual([]);
    for (const [i, [f, re, im]] of points.entries()) {
      expect(spectra[0].spectrum!.frequency[i]).toBeCloseTo(f, 6);
      expect(spectra[0].spectrum!.re[i]).toBeCloseTo(re, 9);
      expect(spectra[0].spectrum!.im[i]).toBeCloseTo(im, 9);
    }
  };

  it('with heads in German or Chinese, with blanks within heads, with a line of units', () => {
    expectRead(
      table('Frequenz (Hz);Realteil (Ohm);Imaginärteil (Ohm)', (p) => p.map((v) => `${v}`.replace('.', ',')), ';'),
    );
    expectRead(table('频率(Hz)\t实部(Ω)\t虚部(Ω)', (p) => p, '\t'));
    expectRead(table('Freq (Hz) Z real (Ohm) Z imag (Ohm)', (p) => p, ' '));
    expectRead(table('Freq\tZre\tZim\nkHz\tmOhm\tkOhm', ([f, re, im]) => [f / 1e3, re * 1e3, im / 1e3], '\t'));
  });

  it('from a modulus and a phase where a part of Z is missing, and from resistance and reactance', () => {
    const degrees = (re: number, im: number) => (Math.atan2(im, re) * 180) / Math.PI;
    expectRead(
      table('freq/Hz,Re(Z)/Ohm,|Z|/Ohm,Phase(Z)/deg', ([f, re, im]) => [f, re, Math.hypot(re, im), degrees(re, im)]),
    );
    expectRead(table('Freq,R,X', (p) => p));
  });
});

it('rows of words within a table are named and do not end it', () => {
  const lines = table("f,Z',Z''", (p) => p).split('\n');
  lines.splice(3, 0, 'n/a,n/a,n/a');
  const { spectra, issues } = readSpectra(lines.join('\n'));
  expect(spectra[0].spectrum!.frequency).toHaveLength(5);
  expect(issues.map(({ line }) => line)).toEqual([4]);
});

it('units that contradict each other are said: |Z| in another unit than its parts, a phase that may be in radians', () => {
  const contradicting = readSpectra(
    table("f,Z'/Ohm,Z''/Ohm,|Z|/Ohm", ([f, re, im]) => [f, re, im, Math.hypot(re, im) / 1e3]),
  );
  expect(contradicting.issues.map(({ message }) => message)).toEqual([
    "The column of |Z| is 0.00100 times what Z' and Z'' make; Z' and Z'' were used.",
  ]);
  const small = readSpectra(table('f,|Z|,phase', ([f, re, im]) => [f, Math.hypot(re, im), Math.atan2(im, re)]));
  expect(small.issues[0].message).toBe(
    'No unit of the phase is stated; it was taken for degrees, but could be in radians.',
  );
});

it('negative real parts at the highest frequencies are left out, elsewhere they refuse the spectrum', () => {
  const head = "f,Z',Z''";
  const end = readSpectra([head, '1e6,-3,2', '1e5,-1,1', ...points.map((p) => p.join(','))].join('\n')).spectra[0];
  expect(end.spectrum!.frequency).toHaveLength(5);
  expect(end.issues.map(({ severity, line }) => [severity, line])).toEqual([
    ['warning', 2],
    ['warning', 3],
  ]);
  const within = readSpectra([head, '1e5,9,0', '5e4,-1,1', ...points.map((p) => p.join(','))].join('\n')).spectra[0];
  expect(within.spectrum).toBeUndefined();
  expect(within.issues.map(({ severity, line }) => [severity, line])).toEqual([['error', 3]]);
});

describe('what is no impedance of a cell over a frequency is not taken for one', () => {
  it.each(['freq,Conductance,Susceptance', 'f,Y_re,Y_im', 'freq,eps1,eps2', 'period,real,imag', 'log f,real,imag'])(
    'by the order of three columns named %s',
    (head) => {
      expect(messages(table(head, (p) => p))).toHaveLength(1);
    },
  );

  it.each(['omega,Zreal (Ohm),Zimag (Ohm)', 'omega (rad/s),Zreal (Ohm),Zimag (Ohm)'])(
    'but an angular frequency is known where no other head has an f: %s',
    (head) => {
      const { spectra } = readSpectra(table(head, ([f, re, im]) => [2 * Math.PI * f, re, im]));
      expect([...spectra[0].spectrum!.frequency]).toEqual(points.map(([f]) => expect.closeTo(f, 6)));
    },
  );

  it('and that it is one of a square centimetre is said', () => {
    const { spectra, issues } = readSpectra(table("f (Hz),Z' (Ohm cm2),Z'' (Ohm cm2)", (p) => p));
    expect(spectra[0].spectrum!.re[0]).toBe(10);
    expect(issues.map(({ message }) => message)).toEqual([expect.stringContaining('are in Ohm cm2 and were left so')]);
  });
});
