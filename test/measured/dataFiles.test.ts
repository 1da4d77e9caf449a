import { describe, expect, it } from 'vitest';
import { prepare, type Results, readMeasuredBytes, readMeasuredText, simulate } from '../../src/index.js';
import { residuals, spreadOf } from '../../src/output/run/residuals.js';
import { cyclesCsv, reportHtml, runJson, runText, seriesCsv, seriesParquet, spectraCsv } from '../../src/output.js';
import { changed, quick } from '../cli/argyrode.js';

const scenario = changed(
  quick,
  ['  - cycling: { cycles: 1, charge: 1C, window: [2.9 V vs Li, 4.3 V vs Li] }\n', ''],
  ['  - Discharge at 0.5C', '  - EIS from 100 kHz to 10 mHz\n  - Discharge at 0.5C'],
);

/** A scenario with other files beside it; of an idle pressure nothing is said. */
function beside(text: string, files: Readonly<Record<string, string | Uint8Array>>) {
  const preparation = prepare(text, {
    readMeasured: (file, options) => {
      const content = files[file];
      if (content === undefined) throw new Error('There is no such file');
      return typeof content === 'string' ? readMeasuredText(content, options) : readMeasuredBytes(content, options);
    },
  });
  return { ...preparation, issues: preparation.issues.filter(({ severity }) => severity !== 'note') };
}

const own: Results = simulate(prepare(scenario));
const files = {
  'cycles.csv': cyclesCsv(own),
  'series.parquet': seriesParquet(own),
  'series.csv': seriesCsv(own),
  'spectra.csv': spectraCsv(own) ?? '',
};
const data = `${scenario}data:
  - { file: cycles.csv }
  - { file: series.parquet, quantities: [dischargeCapacity] }
  - { file: spectra.csv }
`;

describe('own exports of several variants', () => {
  it('come back variant by variant to the last digit that they were written with', () => {
    for (const name of ['cycles.csv', 'series.csv', 'series.parquet'] as const) {
      const content = files[name];
      const { variants = [], issues } =
        typeof content === 'string' ? readMeasuredText(content) : readMeasuredBytes(content);
      expect(variants.map((one) => one.name)).toEqual(['bare', 'coated']);
      expect(issues.map(({ path }) => path)).toEqual(['--variant']);
      for (const [v, { measured }] of variants.entries()) {
        const [row] = measured.cycles.rows;
        const { chargeCapacity, dischargeCapacity, meanDischargeVoltage } = own.variants[v].cycles[0];
        expect(measured.cycles.capacityUnit).toBe('mAh/g');
        expect(row.chargeCapacity).toBeCloseTo(chargeCapacity, 6);
        expect(row.dischargeCapacity).toBeCloseTo(dischargeCapacity, 6);
        expect(row.meanDischargeVoltage).toBeCloseTo(meanDischargeVoltage, name === 'cycles.csv' ? 8 : 3);
      }
    }
    const series = readMeasuredBytes(files['series.parquet']).variants?.[1].measured.series;
    expect(series?.time?.length).toBe(own.variants[1].series.time.length);
    expect(series?.current?.[5]).toBe(own.variants[1].series.current[5]);
  });

  it('are chosen from by name, and a name that is not there is refused', () => {
    const coated = readMeasuredText(files['cycles.csv'], { variant: 'coated' });
    expect(coated.cycles.rows[0].line).toBe(3);
    expect(coated.issues).toEqual([]);
    const [issue] = readMeasuredText(files['cycles.csv'], { variant: 'plated' }).issues;
    expect(issue).toMatchObject({ severity: 'error', got: 'plated', allowed: 'bare, coated' });
  });

  it('count spectra through the whole file, as analyse does', () => {
    const { variants = [] } = readMeasuredText(spectraCsv({ ...own, variants: [own.variants[0], twice()] }) ?? '');
    expect(variants[1].measured.spectra?.map(({ number }) => number)).toEqual([2, 3]);
  });
});

function twice(): Results['variants'][number] {
  const [, coated] = own.variants;
  const [spectrum] = coated.spectra ?? [];
  return { ...coated, spectra: [spectrum, { ...spectrum, cycle: 2 }] };
}

describe('files among the data of a scenario', () => {
  const preparation = beside(data, files);
  const results = simulate(preparation);
  const all = residuals(results);

  it('lie over the simulation that wrote them: nothing is left over', () => {
    expect(preparation.issues).toEqual([]);
    expect(all.filter(({ variant }) => variant === 'bare').map(({ label }) => label)).toEqual([
      'charge capacity',
      'discharge capacity',
      'Coulombic efficiency',
      'mean discharge voltage',
      'interface resistance',
      'active mass',
      'discharge capacity',
      'voltage, charge of cycle 1',
      'voltage, discharge of cycle 1',
      'impedance of cycle 1',
    ]);
    for (const one of all) {
      const { rms } = spreadOf(one);
      expect(rms, one.label).toBeLessThan(one.kind === 'curve' ? 1 : 1e-3);
    }
  });

  it('are told of by check: what they were read as, and what is shown', () => {
    const notes = prepare(data, {
      readMeasured: (file) => readMeasuredText(String(files[file as 'cycles.csv'])),
    }).issues;
    expect(notes.find(({ path }) => path === 'data[0]')?.message).toBe(
      'cycles.csv was read as a cycle table (Argyrode export, 1 rows). Laid over bare: 6 values of cycles, 0 voltage curves, 0 spectra.',
    );
  });

  it('are told in text, report and JSON, and drawn', () => {
    expect(runText(results)).toMatch(/bare +voltage, discharge of cycle 1 +\d+/);
    const page = reportHtml(results);
    expect(page).toContain('<h2 id="residuals">Beside measured files</h2>');
    expect(page).toContain('id="fig-voltage-residuals"');
    expect(page).toContain('open symbols: measured');
    expect(page).toContain('lines: simulated, symbols: measured');
    const { residuals: listed } = runJson(results) as { residuals: { label: string; points: number[][] }[] };
    expect(listed).toHaveLength(20);
    expect(listed[0].points).toHaveLength(1);
  });

  it('are compared as a whole, not line by line', () => {
    expect(runText(results)).not.toContain('Mean discharge voltage, cycle 1');
  });

  it('stand in the record of the run, which repeats it without them', () => {
    const [bare] = preparation.variants;
    const again = prepare(JSON.stringify({ ...(bare.raw as object), variants: { bare: {} } }), { format: 'json' });
    expect(again.issues.map(({ severity }) => severity)).toEqual(['note']);
    expect(again.variants[0].scenario.curves).toEqual(bare.scenario.curves);
    expect(again.variants[0].scenario.spectra).toEqual(bare.scenario.spectra);
    expect(again.variants[0].scenario.data).toEqual(bare.scenario.data);
    expect(bare.scenario.curves.map(({ direction }) => direction)).toEqual(['charge', 'discharge']);
  });

  it('show what a simulation misses', () => {
    const worse = simulate(
      beside(data.replace('pressure: 81 MPa', 'pressure: 81 MPa\n  extraResistance: 50 Ohm cm2'), files),
    );
    const found = residuals(worse).filter(({ variant }) => variant === 'bare');
    const of = (label: string) => spreadOf(found.find((one) => one.label === label)!);
    // 50 Ohm cm2 at 0.5C of 11 mg/cm2: 95 mA/g x 0.011 g/cm2 x 50 Ohm cm2.
    expect(of('voltage, charge of cycle 1').mean).toBeCloseTo(52, -1);
    expect(of('voltage, discharge of cycle 1').mean).toBeLessThan(-40);
    expect(of('impedance of cycle 1').rms).toBeGreaterThan(10);
  });
});

describe('what is wrong with a file among the data', () => {
  const issuesOf = (entries: string, others: Readonly<Record<string, string>> = {}) =>
    beside(`${scenario}data:\n${entries}`, { ...files, ...others }).issues.map(
      ({ severity, path, line, file, message }) => ({ severity, path, line, file, message }),
    );
  const line = scenario.split('\n').length + 1;

  it('is said where it stands: a missing one', () => {
    expect(issuesOf('  - { file: bare.csv }\n')).toEqual([
      {
        severity: 'error',
        path: 'data[0].file',
        line,
        file: undefined,
        message: 'The file of measurements cannot be read: There is no such file.',
      },
    ]);
  });

  it('a mass that is not given, variants, quantities and cycles that are not there', () => {
    const plain = { 'plain.csv': 'Cycle,Discharge capacity (mAh)\n1,1.5\n2,1.49\n3,1.48\n' };
    expect(issuesOf('  - { file: plain.csv, variant: bare }\n', plain)[0].message).toMatch(/mass/);
    expect(issuesOf('  - { file: plain.csv, variant: bare, mass: 8.6 mg }\n', plain)).toEqual([
      {
        severity: 'warning',
        path: 'data[0]',
        line,
        file: undefined,
        message: 'The file goes on to cycle 3, the programme to 1: later values are left out.',
      },
    ]);
    expect(issuesOf('  - { file: cycles.csv, variant: plated }\n')[0]).toMatchObject({ path: 'data[0].variant' });
    expect(issuesOf('  - { file: cycles.csv, quantities: [releasedHeat] }\n')[0]).toMatchObject({
      path: 'data[0].quantities[0]',
      message: 'cycles.csv does not hold this quantity.',
    });
    expect(issuesOf('  - { file: series.csv, curve: { cycles: [7] } }\n')[0]).toMatchObject({
      path: 'data[0].curve.cycles[0]',
      message: 'The programme makes 1 cycle.',
    });
    expect(issuesOf('  - { file: spectra.csv, spectrum: { cycle: 4 } }\n')[0]).toMatchObject({
      path: 'data[0].spectrum.cycle',
      message: 'The programme takes no spectrum in cycle 4.',
    });
  });

  it('lines of the file itself that cannot be read', () => {
    const bad = { 'bad.csv': 'Cycle,Discharge capacity (mAh/g)\n1,150\nx,149\n3,148\n' };
    expect(issuesOf('  - { file: bad.csv, variant: bare }\n', bad)[1]).toMatchObject({
      severity: 'warning',
      path: 'data[0]',
      file: 'bad.csv',
      line: 3,
    });
  });

  it('files where none can be read: they are left out, and it is said', () => {
    const { issues, variants } = prepare(`${scenario}data: cycles.csv\n`);
    expect(variants).toHaveLength(2);
    expect(issues.slice(1)).toMatchObject([
      { severity: 'warning', path: 'data', message: 'Files of measurements are not read here.' },
    ]);
  });
});

it('a spectrum in Ohm cm2 becomes that of the cell', () => {
  const areal = 'freq/Hz,Re(Z)/Ohm cm2,Im(Z)/Ohm cm2\n10000,10,-1\n1000,12,-3\n100,15,-5\n10,20,-4\n1,22,-2\n';
  const text = `${scenario}data:\n  - { file: eis.csv, variant: bare, spectrum: { cycle: 1 } }\n`;
  const { variants } = beside(text, { 'eis.csv': areal });
  // 10 mm of diameter: 0.7854 cm2.
  expect(variants[0].scenario.spectra[0].re[0]).toBeCloseTo(10 / 0.7854, 3);
});
