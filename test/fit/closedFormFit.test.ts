import { describe, expect, it } from 'vitest';
import { capacity, charge, contact, contacts, growth, resistance, truth } from '../../bench/coverageCell.mjs';
import { designCandidates } from '../../src/fit/design/designCandidates.js';
import { fitProblem } from '../../src/fit/fit.js';
import { alternativesVerdict } from '../../src/fit/laws/alternatives.js';
import { OpeningNotes } from '../../src/fit/opening/openingNotes.js';
import { readFitFile } from '../../src/fit/opening/readFitFile.js';
import { fittedScenarios } from '../../src/fit/outcome/fittedScenario.js';
import type { FitProblem } from '../../src/fit/problem.js';
import { coarseSettings } from '../../src/fit/search/searchAccuracy.js';
import type { FitAlternative, FitResult } from '../../src/results/fit.js';
import { closedFormPool } from './closedFormPool.js';
import { measured, problemOf, truthOf } from './coverageCell.js';

// Whole fits of a cell in closed form: what they report of numbers, data and predictions, reckoned anew.

/** Of 19 data less 3 numbers, at 95 %, two-sided. */
const student = 2.1199;

const problem = await problemOf(
  [charge, capacity, resistance],
  [growth, contact, contacts],
  'uncertainty: { profiles: all, bandRuns: 32 }\nalternatives: false\nsuggest: false',
);
const exact = await truthOf(problem, truth, closedFormPool);
const noisy = measured(problem, exact, 3);
const phases: string[] = [];
const result: FitResult = await fitProblem(noisy, {
  pool: closedFormPool,
  onProgress: ({ phase }) => {
    if (phases.at(-1) !== phase) phases.push(phase);
  },
});

describe('the numbers of a fit', () => {
  it('have intervals of Student t standard errors on either side, in logarithms where the scale is one', () => {
    expect(result.status).toBe('converged');
    expect(result.parameters.map(({ path, unit, scale }) => [path, unit, scale])).toEqual([
      ['mechanisms.interphase.parabolicRate', 'm2/s', 'log'],
      ['mechanisms.contactLoss.rate', '', 'log'],
      ['cell.extraResistance', 'Ohm cm2', 'linear'],
    ]);
    result.parameters.forEach(({ value, error, interval, scale }, j) => {
      const [low, high] = [interval.low!, interval.high!];
      const reach = scale === 'log' ? [Math.log(value / low), Math.log(high / value)] : [value - low, high - value];
      const own = scale === 'log' ? error / value : error;
      for (const side of reach) expect(side / own).toBeCloseTo(student, 3);
      expect(Math.abs(value - truth[j])).toBeLessThan(4 * error);
    });
    for (const one of result.parameters) expect('variant' in one).toBe(false);
  });

  it('keep the variant that they are of', async () => {
    const parameters = noisy.parameters.map((one) => ({ ...one, variant: 'bare' }));
    const uncertainty = { ...noisy.uncertainty, profiles: 'none' as const, bandRuns: 0 };
    const own = await fitProblem({ ...noisy, parameters, uncertainty }, { pool: closedFormPool });
    expect(own.parameters.map(({ variant }) => variant)).toEqual(['bare', 'bare', 'bare']);
  });

  it('have profiles that rise to the square of Student t at the ends of their interval', () => {
    for (const { profile, interval, scale } of result.parameters) {
      expect(profile!.threshold).toBeCloseTo(student ** 2, 3);
      const size = ({ low, high }: { low?: number; high?: number }) =>
        scale === 'log' ? Math.log(high! / low!) : high! - low!;
      expect(profile!.stretch).toBeCloseTo(size(profile!.interval) / size(interval), 6);
      expect(Math.abs(profile!.stretch - 1)).toBeLessThan(0.3);
      expect(Math.min(...profile!.rise)).toBeGreaterThanOrEqual(0);
    }
    expect(phases).toContain('profiles');
  });

  it('end at a bound that is in the way, and the interval beyond it is open', async () => {
    const narrow = {
      ...noisy,
      parameters: noisy.parameters.with(2, { ...noisy.parameters[2], upper: 15, start: 10 }),
      uncertainty: { ...noisy.uncertainty, profiles: 'none' as const, bandRuns: 0 },
    };
    const { parameters } = await fitProblem(narrow, { pool: closedFormPool });
    expect(parameters[2]).toMatchObject({ value: 15, atBound: 'upper', determination: 'bound' });
    expect(parameters[2].interval.high).toBeUndefined();
    expect(parameters[2].profile).toBeUndefined();
  });

  it('are the same when they are sought stage by stage', async () => {
    const stages: string[] = [];
    const staged = await fitProblem(
      {
        ...noisy,
        search: { ...noisy.search, method: 'staged' },
        uncertainty: { ...noisy.uncertainty, profiles: 'none', bandRuns: 0 },
      },
      {
        pool: closedFormPool,
        onProgress: ({ phase }) => {
          if (stages.at(-1) !== phase) stages.push(phase);
        },
      },
    );
    // Transport is the resistance, films the growth, contact its loss; cracks have no number here.
    expect(stages.slice(0, 4)).toEqual(['start', 'transport', 'films', 'contact']);
    expect(stages).not.toContain('cracks');
    staged.parameters.forEach(({ value }, j) => {
      expect(Math.abs(value - result.parameters[j].value)).toBeLessThan(0.1 * result.parameters[j].error);
    });
  });
});

describe('the series of a fit', () => {
  it('have residuals of simulated minus measured, in standard errors', () => {
    expect(result.series.map(({ label, unit, points }) => [label, unit, points.length])).toEqual([
      ['cell: chargeCapacity', 'mAh/g', 8],
      ['cell: dischargeCapacity', 'mAh/g', 8],
      ['cell: interfaceResistance', 'Ohm cm2', 3],
    ]);
    for (const { points, rms, bias, heldOutRms } of result.series) {
      const residuals = points.map(({ simulated, measured, error }) => (simulated - measured) / error);
      expect(points.map(({ residual }) => residual)).toEqual(residuals.map((r) => expect.closeTo(r, 9)));
      expect(rms).toBeCloseTo(Math.sqrt(residuals.reduce((sum, r) => sum + r * r, 0) / residuals.length), 9);
      expect(bias).toBeCloseTo(residuals.reduce((sum, r) => sum + r, 0) / residuals.length, 9);
      expect(heldOutRms).toBeNaN();
    }
  });

  it('scatter as the sum of their squares says, and are weighed by AICc', () => {
    const squares = result.series.flatMap(({ points }) => points).reduce((sum, { residual }) => sum + residual ** 2, 0);
    // Nothing is far off: a robust scatter is nearly that of squares.
    expect(result.scatter / Math.sqrt(squares / 16)).toBeGreaterThan(0.8);
    expect(result.scatter / Math.sqrt(squares / 16)).toBeLessThan(1.2);
    expect(result.aicc - result.aic).toBeCloseTo((2 * 4 * 5) / (19 - 5), 9);
  });

  it('predict what was held out', async () => {
    const held = {
      ...noisy,
      data: noisy.data.map((datum) => ({ ...datum, heldOut: datum.cycle > 6 })),
      uncertainty: { ...noisy.uncertainty, profiles: 'none' as const, bandRuns: 0 },
    };
    const { series } = await fitProblem(held, { pool: closedFormPool });
    for (const { points, rms, heldOutRms } of series) {
      const of = (wanted: boolean) => {
        const own = points.filter(({ heldOut }) => heldOut === wanted).map(({ residual }) => residual ** 2);
        return Math.sqrt(own.reduce((sum, r) => sum + r, 0) / own.length);
      };
      expect([rms, heldOutRms]).toEqual([expect.closeTo(of(false), 9), expect.closeTo(of(true), 9)]);
      expect(points.filter(({ heldOut }) => heldOut).every(({ cycle }) => cycle > 6)).toBe(true);
    }
  });
});

describe('the bands of a fit', () => {
  it('go around the best run through all cycles, wider for the next datum', () => {
    expect(result.bands.map(({ quantity, unit }) => [quantity, unit])).toEqual([
      ['chargeCapacity', 'mAh/g'],
      ['dischargeCapacity', 'mAh/g'],
      ['interfaceResistance', 'Ohm cm2'],
    ]);
    for (const { quantity, cycle, best, low, high, dataLow, dataHigh } of result.bands) {
      expect(cycle).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
      const { points } = result.series.find((one) => one.quantity === quantity)!;
      for (const { cycle: n, simulated } of points) expect(best[n - 1]).toBeCloseTo(simulated, 9);
      const error = Math.sqrt(points.reduce((sum, one) => sum + one.error ** 2, 0) / points.length);
      best.forEach((value, i) => {
        expect(low[i]).toBeLessThan(value);
        expect(high[i]).toBeGreaterThan(value);
        // 1.96 standard deviations each, as many errors of the data as these scatter.
        const spread = ((dataHigh[i] - value) ** 2 - (high[i] - value) ** 2) / 1.96 ** 2;
        expect(Math.sqrt(spread) / error).toBeCloseTo(result.scatter, 1);
        expect(((value - dataLow[i]) ** 2 - (value - low[i]) ** 2) / 1.96 ** 2 / spread).toBeCloseTo(1, 3);
      });
    }
  });
});

describe('many cycles', async () => {
  const sixty = await problemOf(
    [capacity],
    [growth],
    'uncertainty: { profiles: none, bandRuns: 4 }\nalternatives: false\nsuggest: false',
    ['protocol[0].cycling.cycles=60'],
  );

  it('have a band through the first ones and some that are spread evenly to the last', async () => {
    const of = await truthOf(sixty, [truth[0]], closedFormPool);
    const { bands } = await fitProblem(measured(sixty, of, 1), { pool: closedFormPool });
    const { cycle } = bands[0];
    expect(cycle.slice(0, 6)).toEqual([1, 2, 3, 5, 7, 8]);
    expect([cycle.at(-1), cycle.length <= 40, cycle.length > 30]).toEqual([60, true, true]);
    cycle.slice(1).forEach((n, i) => {
      expect(n - cycle[i]).toBeGreaterThan(0);
      expect(n - cycle[i]).toBeLessThanOrEqual(2);
    });
  });

  it('are jumped over far from the solution, unless the scenario does that anyway or they are few', () => {
    const [cell] = sixty.cells;
    const { prepared } = cell;
    const jumping = { ...prepared, numerics: { ...prepared.numerics, cycleJumping: true } } as typeof prepared;
    expect(coarseSettings(sixty)).toEqual(['numerics.cycleJumping=true']);
    expect(coarseSettings({ cells: [{ ...cell, prepared: jumping }] })).toEqual([]);
    expect(coarseSettings(problem)).toEqual([]);
    expect(coarseSettings({ cells: [...problem.cells, cell] })).toEqual(['numerics.cycleJumping=true']);
  });
});

describe('what could be measured next', () => {
  const candidates = (of: Pick<FitProblem, 'cells'> = problem) => designCandidates({ ...problem, ...of });
  const words = (kind: string, at: readonly number[], all = candidates()) =>
    all.filter((one) => one.kind === kind).map((one) => one.words(at));

  it('is said with the cell and its cycles', () => {
    expect(words('activeMass', [5])[0]).toBe('Active mass by relaxed potentials of the cell at cycle 5');
    expect(words('activeMass', [2, 8])[0]).toBe('Active mass by relaxed potentials of the cell at cycles 2 and 8');
    expect(words('temperature', [])).toEqual([
      'Another cell of the cell at 60 degC for 8 cycles, if the activation energies are right',
      'Another cell of the cell at 30 degC for 8 cycles, if the activation energies are right',
    ]);
    const moments = candidates().filter(({ kind }) => kind === 'activeMass');
    expect(moments.map(({ cycle }) => cycle)).toEqual([1, 2, 3, 5, 8]);
    // Resistances are there of cycles 2, 5 and 8.
    const impedance = candidates().filter(({ kind }) => kind === 'impedance');
    expect(impedance.map(({ cycle }) => cycle)).toEqual([1, 3]);
  });

  it('is no cell at a temperature or with a name that is there already', () => {
    const [cell] = problem.cells;
    const at = (degrees: number, name = cell.prepared.name) => ({
      ...cell,
      prepared: { ...cell.prepared, name, cell: { ...cell.prepared.cell, temperature: degrees + 273.15 } },
    });
    expect(words('temperature', [], candidates({ cells: [cell, at(57)] }))).toEqual([
      expect.stringContaining('at 30 degC'),
    ]);
    expect(words('temperature', [], candidates({ cells: [cell, at(34), at(54)] }))).toEqual([
      expect.stringContaining('at 60 degC'),
    ]);
    expect(words('activeMass', [1], candidates({ cells: [at(45, 'bare')] }))[0]).toContain(' of bare at cycle 1');
  });
});

describe('what comes up while files are read', () => {
  it('is told once by file, errors and warnings apart', () => {
    const notes = new OpeningNotes();
    const issue = { severity: 'error', path: 'mass', message: 'No mass.', line: 3, got: '0 mg' } as const;
    notes.add('a.csv', issue, { ...issue, severity: 'warning', message: 'Odd.' });
    expect(notes.failed).toBe(true);
    notes.add('a.csv', { ...issue });
    notes.add(
      'a.csv',
      { ...issue, line: 4 },
      { ...issue, got: '1 mg' },
      { ...issue, path: 'area' },
      { ...issue, message: 'x' },
    );
    notes.add('b.csv', issue);
    notes.note('a.csv', 'Read.', 'Read.');
    notes.note('a.csv', 'Read.', 'Used.');
    expect(notes.wrong.map(({ file, issues }) => [file, issues.length])).toEqual([
      ['a.csv', 5],
      ['b.csv', 1],
    ]);
    expect(notes.warnings).toMatchObject([{ file: 'a.csv', issues: [{ message: 'Odd.' }] }]);
    expect(notes.notes[0].sentences.at(-1)).toBe('Used.');
    expect(new OpeningNotes().failed).toBe(false);
  });
});

describe('the fitted scenario', () => {
  const head = (more: Partial<FitResult> = {}) => {
    const [{ name, content }] = fittedScenarios(noisy, { ...result, ...more });
    return { name, content, lines: content.split('\n').filter((line) => line.startsWith('#')) };
  };

  it('says above itself what was fitted, with intervals of profiles, and how the fit ended', () => {
    const { name, content, lines } = head();
    expect(name).toBe('fitted.yaml');
    expect(lines[0]).toBe(`# Fitted by argyrode ${result.version}: ${result.title}`);
    expect(lines[1]).toBe('# Fitted values, with their 95 % intervals:');
    expect(lines).toHaveLength(5);
    result.parameters.forEach(({ path, value, unit, profile }, j) => {
      const [, number, low, high] = /= (\S+)[^(]*\((\S+) to (\S+), profile\)$/.exec(lines[2 + j]) ?? [];
      expect(lines[2 + j]).toContain(`  ${path} = ${number}${unit === '' ? '' : ` ${unit}`} (`);
      expect(Number(number) / value).toBeCloseTo(1, 3);
      expect(Number(low) / profile!.interval.low!).toBeCloseTo(1, 2);
      expect(Number(high) / profile!.interval.high!).toBeCloseTo(1, 2);
      expect(content).toMatch(new RegExp(`\\b${path.split('.').at(-1)}: ${number.replace(/[.+]/g, '\\$&')}`));
    });
  });

  it('does not hide a fit that did not converge, nor numbers that are hardly known', () => {
    const parameters = result.parameters.with(2, { ...result.parameters[2], determination: 'poorly' });
    const { lines } = head({ status: 'interrupted', message: 'Ended on\nrequest.', parameters });
    expect(lines[1]).toBe('# interrupted: Ended on request.');
    expect(lines[5]).toMatch(/^# {3}cell\.extraResistance = .*; poorly determined\)$/);
    expect(lines[4]).not.toContain('determined');
  });
});

describe('which law to use', () => {
  const law = (name: string, more: Partial<FitAlternative>): FitAlternative => ({
    name,
    meaning: `by ${name}`,
    settings: [],
    free: 2,
    converged: true,
    cost: 1,
    aic: 0,
    aicc: 0,
    bic: 0,
    delta: 0,
    heldOutRms: Number.NaN,
    values: [],
    ...more,
  });

  it('is the best where no other comes near, with what it predicts where something was held out', () => {
    expect(alternativesVerdict([law('gap', {}), law('film', { delta: 4 })])).toBe(
      'For these data, use "gap" (by gap): no other law comes within 4 of its AICc.',
    );
    expect(alternativesVerdict([law('gap', { heldOutRms: 1.25 }), law('film', { delta: 9, aicc: Infinity })])).toBe(
      'For these data, use "gap" (by gap): no other law comes within 4 of its AIC. It predicts the held-out data with an rms error of 1.3 standard errors.',
    );
  });

  it('is of several that fit equally well the one that predicts noticeably better, else the best', () => {
    const spread = ' The others are not refuted: take the spread over them as the uncertainty.';
    expect(alternativesVerdict([law('gap', {}), law('film', { delta: 3.9 }), law('gate', { delta: 7 })])).toBe(
      `For these data, use "gap" (by gap): of the 2 laws that fit about equally well (delta AICc below 4) it fits best.${spread}`,
    );
    const predicting = (gap: number, film: number) =>
      alternativesVerdict([law('gap', { heldOutRms: gap }), law('film', { delta: 1, heldOutRms: film })]);
    expect(predicting(2, 1.5)).toBe(
      `For these data, use "film" (by film): of the 2 laws that fit about equally well (delta AICc below 4) no other predicts the held-out data noticeably better: an rms error of 1.5 standard errors.${spread}`,
    );
    expect(predicting(2, 1.95)).toMatch(/^For these data, use "gap"/);
    expect(predicting(2, 2.5)).toMatch(/^For these data, use "gap"/);
  });

  it('is not judged by searches that were cut off', () => {
    const cut = [
      law('gap', {}),
      law('film', { delta: 9, converged: false }),
      law('gate', { delta: 9, converged: false }),
    ];
    expect(alternativesVerdict(cut)).toMatch(
      / The searches with "film" and "gate" ended before the best fit was found: judge no law by that\.$/,
    );
    expect(alternativesVerdict([law('gap', {})])).toBeUndefined();
  });
});

describe('a file that is no fit', () => {
  it.each(['- a\n- b\n', 'words\n', ''])('%j is said to be none', (text) => {
    const { fit, issues } = readFitFile(text);
    expect(fit).toBeUndefined();
    expect(issues).toMatchObject([{ severity: 'error', path: '' }]);
  });
});
