import { describe, expect, it } from 'vitest';
import { fineLogScale, handyExponent } from '../../src/output/chart/drawing/fineLogScale.js';
import type { ChartOption } from '../../src/output/chart/drawing/option.js';
import { printedUnit } from '../../src/output/chart/drawing/quantityTitle.js';
import { renderSvg } from '../../src/output/chart/drawing/svg.js';
import { correlationChart, correlationSize } from '../../src/output/chart/fit/correlationChart.js';
import { fitChart, fittedQuantities } from '../../src/output/chart/fit/fitChart.js';
import { fitCurveChart, fitSpectrumChart } from '../../src/output/chart/fit/fitCurveCharts.js';
import { profileChart, profileSize } from '../../src/output/chart/fit/profileChart.js';
import { residualChart, residualHeight } from '../../src/output/chart/fit/residualChart.js';
import { startsChart } from '../../src/output/chart/fit/startsChart.js';
import { suggestionChart, suggestionHeight } from '../../src/output/chart/fit/suggestionChart.js';
import { fitFiles } from '../../src/output/fit/fitFiles.js';
import { fitJson } from '../../src/output/fit/fitJson.js';
import { shortNames } from '../../src/output/fit/fitNames.js';
import { fitProgressText } from '../../src/output/fit/fitProgressText.js';
import { fitReport } from '../../src/output/fit/fitReport.js';
import { fitText } from '../../src/output/fit/fitText.js';
import type { FitParameterResult, FitResult } from '../../src/results/fit.js';
import { bestInterval, errorText, intervalText, valueText } from '../../src/results/fitValueText.js';
import { fitFixture } from '../fit/fitFixture.js';
import { lowered } from './lowered.js';

const result = fitFixture();
const [rate, contact, bareResistance, coatedResistance, isolation] = result.parameters;
const attack = `<script>alert("x")</script>'&`;

/** A fit that got nowhere: nothing was computed. */
function nothing(): FitResult {
  const none = Number.NaN;
  return {
    ...result,
    status: 'failed',
    message: 'Failed: the residuals cannot be computed at the start.',
    parameters: result.parameters.map(({ profile: _, posterior: __, ...parameter }): FitParameterResult => {
      return { ...parameter, error: none, interval: {}, determination: 'unknown', verdict: '' };
    }),
    correlation: [],
    weakDirections: [],
    rank: 0,
    cost: none,
    startCost: none,
    scatter: none,
    inflation: none,
    aic: none,
    aicc: none,
    bic: none,
    series: result.series.map((series) => ({
      ...series,
      rms: none,
      bias: none,
      autocorrelation: none,
      heldOutRms: none,
      points: series.points.map((point) => ({ ...point, simulated: none, residual: none })),
    })),
    outliers: [],
    bands: [],
    starts: [],
    alternatives: [],
    suggestions: [],
    verdicts: [],
  };
}

describe('numbers of a fit', () => {
  it('go as far as the second digit of their error', () => {
    expect([valueText(contact), errorText(contact)]).toEqual(['0.01235', '+- 0.00041']);
    expect([valueText(bareResistance), errorText(bareResistance)]).toEqual(['24.6', '+- 2.3']);
    expect([valueText({ value: 12345, error: 678, scale: 'linear' })]).toEqual(['12350']);
    expect(valueText({ value: 0.3, error: 5, scale: 'linear' })).not.toBe('');
  });

  it('on a log scale have a factor for an error, and three digits', () => {
    expect([valueText(rate), errorText(rate)]).toEqual(['3.14e-22', 'x/ 1.14']);
    expect(errorText({ value: 1e-22, error: 1e-20, scale: 'log' })).toBe('undetermined');
  });

  it('say where an interval is open, and take the profile where there is one', () => {
    expect(bestInterval(isolation)).toMatchObject({ by: 'profile' });
    expect(intervalText(bestInterval(isolation).interval, isolation)).toBe('up to 0.0031');
    expect(bestInterval(coatedResistance).by).toBe('linear');
    expect(intervalText({}, rate)).toBe('open');
    expect(intervalText({ low: 2.2e-22 }, rate)).toBe('from 2.20e-22');
  });
});

describe('text of a fit', () => {
  it.each([60, 80, 100, 160])('%i characters wide: no line of words is longer', (width) => {
    const lines = fitText(result, { width }).split('\n');
    const words = lines.filter((line) => !/^\s*[\d.+-]|^-+$|\s{2,}\S+\s{2,}/.test(line));
    expect(words.filter((line) => line.length > width && line.includes(' '))).toEqual([]);
  });

  it('tells everything a reader has to know', () => {
    const text = fitText(result, { width: 400, written: { folder: 'results/cells', names: ['fit.json'] } });
    for (const { path, verdict } of result.parameters) {
      expect(text).toContain(path);
      expect(text).toContain(verdict);
    }
    for (const part of [
      ...result.verdicts,
      ...result.outliers.map(({ message }) => message),
      ...result.suggestions.map(({ message }) => message),
      ...result.series.map(({ label }) => label),
      result.message,
      '-0.83: mechanisms.interphase.parabolicRate, mechanisms.contactLoss.rate',
      'on its lower bound',
      'not determined',
      '95 % interval',
      'widened by a factor of 1.6',
      'R-hat',
      'film',
      'Written to results/cells: fit.json',
    ])
      expect(text).toContain(part);
  });

  it('keeps all names of a narrow table apart', () => {
    const text = fitText(result, { width: 60 });
    for (const { label } of result.series) expect(text).toContain(label);
    for (const { path } of result.parameters) expect(text).toContain(`\n${path}\n`);
  });

  it('flags a series whose neighbours are alike, and no other', () => {
    const flagged = fitText(result, { width: 160 }).match(/^.*\d !.*$/gm);
    expect(flagged).toHaveLength(1);
    expect(flagged?.[0]).toContain('coated: dischargeCapacity');
  });

  it('shows no number that is none', () => {
    for (const fit of [result, nothing(), { ...result, status: 'interrupted' as const }])
      expect(fitText(fit).match(/NaN|undefined(?! )|Infinity/)?.[0]).toBeUndefined();
    expect(fitText({ ...result, status: 'interrupted' })).toContain('Interrupted, these are the best numbers so far.');
  });

  it('of the progress fits into a line', () => {
    const status = { phase: 'search', evaluations: 37, most: 300, rms: 1.234567 };
    expect(fitProgressText(status)).toBe(
      'search: 37 evaluations of at most 300, rms residual 1.23 standard errors'.slice(0, 79),
    );
    expect(fitProgressText(status, 30)).toHaveLength(29);
    expect(fitProgressText({ ...status, rms: Number.NaN })).toContain('first run');
  });
});

describe('files of a fit', () => {
  const fitted = [{ name: 'fitted.yaml', content: 'title: fitted\n' }];
  const files = new Map(fitFiles(result, { fitted, command: 'npx argyrode fit x' }).map((f) => [f.name, f.content]));
  const rows = (name: string) => String(files.get(name)).trimEnd().split('\r\n');

  it('are all there', () => {
    expect([...files.keys()].sort()).toEqual([
      'bands.csv',
      'fit.json',
      'fitted.yaml',
      'parameters.csv',
      'report.html',
      'residuals.csv',
    ]);
  });

  it('hold every parameter, datum and cycle of a band', () => {
    expect(rows('parameters.csv')).toHaveLength(1 + result.parameters.length);
    expect(rows('residuals.csv')).toHaveLength(1 + result.series.flatMap(({ points }) => points).length);
    expect(rows('bands.csv')).toHaveLength(1 + result.bands.flatMap(({ cycle }) => cycle).length);
    for (const name of ['parameters.csv', 'residuals.csv', 'bands.csv']) {
      const widths = new Set(rows(name).map((row) => row.replace(/"[^"]*"/g, '').split(',').length));
      expect(widths.size).toBe(1);
      expect(rows(name).join('\n')).not.toMatch(/NaN|Infinity|undefined/);
    }
  });

  it('hold the result as plain data: what does not exist is null', () => {
    const json = JSON.parse(String(files.get('fit.json')));
    expect(json).toEqual(JSON.parse(JSON.stringify(fitJson(result))));
    expect(json.parameters[4].error).toBeNull();
    expect(json.parameters[0].value).toBe(rate.value);
    expect(json.correlation[0][4]).toBeNull();
    expect(json.series[0].points[56].heldOut).toBe(false);
  });

  it('do without bands where there are none', () => {
    expect(fitFiles({ ...result, bands: [] }).map(({ name }) => name)).not.toContain('bands.csv');
  });
});

const charts: readonly (readonly [string, ChartOption | undefined, object, readonly string[]])[] = [
  ...fittedQuantities(result).map(
    (one) => [`fit of ${one.quantity}`, fitChart(result, one), {}, ['bare', 'Cycle number', 'held out']] as const,
  ),
  ['curves', fitCurveChart(result), {}, ['bare, cycle 1, discharge', 'Cell voltage / V']],
  ['spectra', fitSpectrumChart(result), {}, ['bare, cycle 50', 'Z′ / Ω']],
  ...(['cycles', 'curve', 'spectrum'] as const).map(
    (kind) =>
      [
        `residuals of ${kind}`,
        residualChart(result, kind),
        { height: residualHeight(result, kind) },
        ['bare', 'Residual / s.e.'],
      ] as const,
  ),
  ['profile on a log scale', profileChart(rate), profileSize, ['parabolic rate / 10⁻²² m² s⁻¹', 'Rise of the cost']],
  ['profile on a linear scale', profileChart(contact), profileSize, ['contact loss rate / 10⁻²']],
  ['open profile', profileChart(isolation), profileSize, ['isolation rate', '10⁻⁴']],
  ['correlation', correlationChart(result), correlationSize(result), ['−0.83', '0.41', '–']],
  ['starts', startsChart(result), {}, ['from the file', 'tried', 'searched']],
  [
    'suggestions',
    suggestionChart(result),
    { height: suggestionHeight(result) },
    ['Impedance of bare at cycles 10 and 160', '2.4× (parabolic rate 4.8×)'],
  ],
];

describe.each(charts)('chart: %s', (id, option, size, texts) => {
  const svg = renderSvg(option!, { id: id.replaceAll(' ', '-'), ...size });

  it('names what it shows', () => {
    for (const text of texts) expect(lowered(svg)).toContain(`>${text}<`);
  });

  it('draws numbers only, and loads nothing', () => {
    expect(svg.match(/NaN|undefined|Infinity/)?.[0]).toBeUndefined();
    expect(svg.replaceAll(/xmlns(:\w+)?="[^"]*"/g, '')).not.toMatch(/https?:/);
  });
});

describe('charts of a fit', () => {
  it('mark what was not believed, and do not let it stretch the axis', () => {
    const [capacity] = fittedQuantities(result);
    const bare = result.series[0];
    const far = bare.points.map((point) => (point.cycle === 57 ? { ...point, measured: 2000, residual: 999 } : point));
    const spiked: FitResult = {
      ...result,
      series: [{ ...bare, points: far }, ...result.series.slice(1)],
      outliers: [{ ...result.outliers[0], residual: 999 }],
    };
    const usual = renderSvg(fitChart(result, capacity)!);
    const stretched = renderSvg(fitChart(spiked, capacity)!);
    for (const svg of [usual, stretched]) expect(svg).toContain('>outlier<');
    const labels = (svg: string) => [...svg.matchAll(/>(\d+)<\/text>/g)].map((match) => match[1]);
    expect(labels(stretched)).toEqual(labels(usual));
  });

  it('are left out instead of drawn empty', () => {
    const empty = nothing();
    const without: FitResult = { ...empty, series: [], parameters: empty.parameters.slice(0, 1) };
    expect(fittedQuantities(without)).toEqual([]);
    for (const chart of [fitCurveChart, fitSpectrumChart, correlationChart, startsChart, suggestionChart])
      expect(chart(without)).toBeUndefined();
    expect(residualChart(without, 'cycles')).toBeUndefined();
    expect(profileChart(empty.parameters[0])).toBeUndefined();
  });

  it('tell parameters of the same ending apart', () => {
    const named = (path: string) => ({ ...rate, path });
    expect(shortNames([named('mechanisms.contactLoss.rate'), named('mechanisms.isolation.rate')])).toEqual([
      'contact loss rate',
      'isolation rate',
    ]);
    expect(shortNames([named('cell.cathode.overrides.diffusivity'), named('other.diffusivity')])).toEqual([
      'cell.cathode.overrides.diffusivity',
      'other.diffusivity',
    ]);
    expect(shortNames([bareResistance, coatedResistance])).toEqual([
      'bare: extra resistance',
      'coated: extra resistance',
    ]);
  });

  it('have ticks on a logarithmic axis however short it is', () => {
    for (const [from, to] of [
      [2.2e-22, 4.4e-22],
      [1e-5, 4e-3],
      [1e-25, 1e-10],
      [3, 3],
      [250, 6e4],
    ]) {
      const axis = fineLogScale([from, to])!;
      expect(axis.ticks.length).toBeGreaterThanOrEqual(1);
      expect(axis.ticks.length).toBeLessThanOrEqual(9);
      for (const { value } of axis.ticks) {
        expect(value).toBeGreaterThanOrEqual(axis.scale.min);
        expect(value).toBeLessThanOrEqual(axis.scale.max);
      }
    }
    expect(fineLogScale([0, Number.NaN])).toBeUndefined();
    expect([3e-22, 0.012, 0.3, 1, 1e3, 2e4, 0].map(handyExponent)).toEqual([-22, -2, 0, 0, 0, 4, 0]);
  });

  it('print units as journals do', () => {
    expect(['mAh/g', 'm2/s', 'Ohm cm2', '%', 'F/m2'].map(printedUnit)).toEqual([
      'mAh g⁻¹',
      'm² s⁻¹',
      'Ω cm²',
      '%',
      'F m⁻²',
    ]);
  });
});

describe('report of a fit', () => {
  const report = fitReport(result, { command: 'npx argyrode fit fit.yaml', fitted: ['fitted.yaml'] });

  it('has all its parts', () => {
    for (const id of ['numbers', 'data', 'uncertainty', 'residuals', 'laws', 'next', 'search', 'repeat'])
      expect(report).toContain(`id="${id}"`);
    expect(report.match(/<figure /g)).toHaveLength(12);
    expect(report.match(/<svg /g)).toHaveLength(15);
    expect(lowered(report)).toContain('3.14\u00a0×\u00a010⁻²²');
    expect(report).toContain('npx argyrode run fitted.yaml');
  });

  it('opens offline: no script, nothing fetched', () => {
    expect(report.match(/<(script|link|img|iframe|object|embed|audio|video)\b/i)?.[0]).toBeUndefined();
    expect(report.match(/\b(src|srcset|xlink:href|poster|data)\s*=\s*["']/i)?.[0]).toBeUndefined();
    expect(report.match(/@import|url\((?!#|['"]?#)/i)?.[0]).toBeUndefined();
  });

  it('shows no number that is none, not even of a fit that got nowhere', () => {
    for (const page of [report, fitReport(nothing())])
      expect(page.match(/NaN|undefined(?!<\/code>)|Infinity|\[object/)?.[0]).toBeUndefined();
  });

  it('gives every figure a description and every id once', () => {
    for (const svg of report.match(/<svg [^>]*>/g)!) expect(svg).toMatch(/role="img" aria-label="[^"]{20,}"/);
    const ids = [...report.matchAll(/\bid="([^"]+)"/g)].map((match) => match[1]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('escapes everything a person may have written', () => {
    const poisoned: FitResult = {
      ...result,
      title: attack,
      message: attack,
      parameters: result.parameters.map((parameter) => ({ ...parameter, path: attack, unit: attack, verdict: attack })),
      series: result.series.map((series) => ({
        ...series,
        label: attack,
        variant: attack,
        source: attack,
        quantity: attack,
        unit: attack,
      })),
      outliers: [{ ...result.outliers[0], message: attack }],
      verdicts: [attack],
      alternatives: result.alternatives.map((one) => ({ ...one, name: attack, meaning: attack })),
      suggestions: result.suggestions.map((one) => ({ ...one, measurement: attack, message: attack })),
      weakDirections: [{ ...result.weakDirections[0], meaning: attack }],
    };
    const text = fitReport(poisoned, { command: attack, fitted: [attack] });
    expect(text.match(/<script/i)?.[0]).toBeUndefined();
    expect(text).toContain('&lt;script&gt;');
  });
});
