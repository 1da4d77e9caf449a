import type { FitPoint, FitResult, FitSeries } from '../../../results/fit.js';

/** A variant of a scenario that data were measured on: it has one colour in all charts of a fit. */
export interface FitSample {
  readonly variant: string;
  readonly scenario: string;
  /** The variant, with its scenario where there are several. */
  readonly name: string;
  readonly index: number;
}

/** The samples of a fit in the order of its data. */
export function fitSamples({ series }: Pick<FitResult, 'series'>): readonly FitSample[] {
  const several = new Set(series.map(({ scenario }) => scenario)).size > 1;
  const found = new Map<string, FitSample>();
  for (const { scenario, variant } of series) {
    const key = `${scenario}\n${variant}`;
    if (found.has(key)) continue;
    const name = several ? `${variant}, ${scenario.replace(/^.*[\\/]|\.\w+$/g, '')}` : variant;
    found.set(key, { variant, scenario, name, index: found.size });
  }
  return [...found.values()];
}

export function isOfSample({ variant, scenario }: FitSample, other: Pick<FitSeries, 'variant' | 'scenario'>): boolean {
  return other.variant === variant && other.scenario === scenario;
}

/** Whether a point of a series is one that the fit could not believe. */
export function outlierTest({ outliers }: Pick<FitResult, 'outliers'>, { label }: FitSeries): (p: FitPoint) => boolean {
  const own = outliers.filter(({ series }) => series === label);
  return ({ cycle, line, residual }) =>
    own.some((outlier) => outlier.cycle === cycle && outlier.line === line && outlier.residual === residual);
}
