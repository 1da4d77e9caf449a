import { describe, expect, it } from 'vitest';
import { suggestionMessage } from '../../src/fit/design/suggestionWords.js';
import { kindsOf, meaningOf, named } from '../../src/fit/parameterWords.js';
import { inFitFile, issueInFitFile } from '../../src/measured/importWords.js';
import { listed } from '../../src/text/listed.js';

describe('parameters in the words of a lab', () => {
  it.each([
    ['mechanisms.interphase.parabolicRate', 'growth of the interphase'],
    ['mechanisms.interphase.conductivity', 'conductivity of the interphase'],
    ['cell.cathode.interphase.bare', 'interphase of the fresh powder'],
    ['mechanisms.interphase.other', 'growth of the interphase'],
    ['mechanisms.carbonOxidation.rate', 'oxidation at the carbon'],
    ['mechanisms.oxygenRelease.rate', 'oxygen release'],
    ['mechanisms.contactLoss.pathLengthening', 'longer paths by lost contact'],
    ['mechanisms.contactLoss.rate', 'loss of contact'],
    ['mechanisms.isolation.rate', 'isolated mass'],
    ['mechanisms.cracking.rate', 'cracks'],
    ['cell.cathode.coating.coverage', 'coverage of the coating'],
    ['cell.cathode.coating.thickness', 'thickness of the coating'],
    ['cell.cathode.coating.conductivity', 'conductivity of the coating'],
    ['cell.cathode.coating.blocking', 'blocking by the coating'],
    ['cell.cathode.coating.adhesion', 'adhesion of the coating'],
    ['cell.cathode.contact.fraction', 'contact at assembly'],
    ['cell.cathode.contact', 'contact at assembly'],
    ['cell.cathode.contact.spread', 'spread of contact'],
    ['cell.cathode.overrides.diffusivity', 'diffusion in the particles'],
    ['cell.cathode.overrides.exchangeCurrentDensity', 'charge transfer'],
    ['cell.extraResistance', 'ohmic rest'],
    ['cell.cathode.particles.d50', 'particle size'],
    ['cell.separator.mass', 'separator'],
    ['cell.anode.mass', 'anode'],
    ['cell.temperature', 'cell.temperature'],
  ])('%s is "%s"', (path, meaning) => {
    expect(meaningOf(path)).toBe(meaning);
    expect(named(path)).toBe(meaning === path ? path : `${meaning} (${path})`);
  });

  it('and kinds of data are listed once each', () => {
    expect(kindsOf(['dischargeCapacity', 'retention', 'chargeCapacity'])).toBe('capacity');
    expect(kindsOf(['coulombicEfficiency', 'dischargeCapacity'])).toBe('capacity and efficiency');
    expect(kindsOf(['interfaceResistance', 'activeMassRetention', 'diffusionLength'])).toBe(
      'resistance, active mass and diffusion length',
    );
    expect(kindsOf(['polarisation'])).toBe('mean voltage');
    expect(kindsOf(['meanDischargeVoltage'])).toBe('mean voltage');
    expect(kindsOf(['cathodeGeometricMean'])).toBe('resistance');
    expect(kindsOf(['voltage', 'realImpedance'])).toBe('voltage curves and impedance');
    expect(kindsOf(['contact', 'filmBare'])).toBe('contact and filmBare');
    expect(kindsOf(['endOfChargeVoltage'])).toBe('endOfChargeVoltage');
    expect([listed([]), listed(['a']), listed(['a', 'b']), listed(['a', 'b', 'c'])]).toEqual([
      '',
      'a',
      'a and b',
      'a, b and c',
    ]);
  });
});

describe('what a measurement would do', () => {
  const effect = (
    parameters: [string, number, number][],
    mean: number,
    companion?: { measurement: string; mean: number },
  ) => ({
    parameters: parameters.map(([path, factor, variance]) => ({ path, factor, variance })),
    mean,
    ...(companion ? { companion } : {}),
  });
  const said = (...given: Parameters<typeof effect>) => suggestionMessage('A rest', '5 mV', effect(...given));

  it('is said of at most three intervals, the narrowest first', () => {
    expect(
      said(
        [
          ['a', 0.25, 0.01],
          ['b', 0.7, 0.01],
          ['c', 0.85, 0.01],
        ],
        0.5,
      ),
    ).toBe('A rest (5 mV) would make the interval of a 4 times narrower and that of b 30 % narrower.');
    expect(
      said(
        [
          ['a', 0.5, 0.01],
          ['b', 0.4, 0.01],
          ['c', 0.3, 0.01],
          ['d', 0.2, 0.01],
        ],
        0.3,
      ),
    ).toBe(
      'A rest (5 mV) would make the interval of d 5 times narrower, that of c 3.3 times narrower and that of b 2.5 times narrower.',
    );
    expect(said([['a', 0.1, 0.01]], 0.5)).toContain('10 times narrower');
    expect(said([['a', 0.066, 0.01]], 0.5)).toContain('15 times narrower');
  });

  it('may be to determine what the data leave open', () => {
    expect(
      said(
        [
          ['a', 0.4, 0.05],
          ['b', 0.6, 0.05],
        ],
        0.5,
      ),
    ).toBe(
      'A rest (5 mV) would determine a, which the present data leave open, and make the interval of b 1.7 times narrower.',
    );
    expect(said([['a', 0.4, 0.041]], 0.5)).not.toContain('determine');
    expect(said([['a', 0.5, 0.05]], 0.5)).not.toContain('determine');
  });

  it('is otherwise a gain on average, and what to add is named where that helps', () => {
    expect(said([['a', 0.8, 0.01]], 0.9)).toBe('A rest (5 mV) would make all intervals 10 % narrower on average.');
    expect(said([['a', 0.8, 0.01]], 0.9, { measurement: 'Impedance', mean: 0.8 })).toBe(
      'A rest (5 mV) would make all intervals 10 % narrower on average. With impedance as well, all intervals would be 20 % narrower on average.',
    );
    expect(said([['a', 0.8, 0.01]], 0.9, { measurement: 'Impedance', mean: 0.82 })).not.toContain('With');
  });
});

describe('sentences of the import in a fit file', () => {
  it.each([
    ["--column 'Q = capacity / Ah' if so", 'columns: ["Q = capacity / Ah"] if so'],
    ['see --column and --column', 'see columns and columns'],
    ["--mass '8.3 mg' and --area '1 cm2'", 'mass: 8.3 mg and area: 1 cm2'],
    ['--mass is missing', 'mass is missing'],
    ['--shift -2, --shift', 'shift: -2, shift'],
    ['--no-swap or --swap', 'swap: false or swap: true'],
  ])('%j', (sentence, written) => {
    expect(inFitFile(sentence)).toBe(written);
  });

  it('keep everything else of an issue', () => {
    const issue = {
      severity: 'error',
      path: '--column',
      message: 'say --mass',
      allowed: '--swap',
      hint: '--shift 1',
      line: 3,
    } as const;
    expect(issueInFitFile(issue)).toEqual({
      severity: 'error',
      path: 'columns',
      message: 'say mass',
      allowed: 'swap: true',
      hint: 'shift: 1',
      line: 3,
    });
    expect(issueInFitFile({ severity: 'warning', path: '--mass', message: 'x' })).toEqual({
      severity: 'warning',
      path: 'mass',
      message: 'x',
    });
  });
});
