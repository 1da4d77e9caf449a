import type { Results, VariantResult } from '../../../results/results.js';
import type { ChartOption } from '../../chart/drawing/option.js';

/** A picture of the report. */
export interface Figure {
  /** Within the page. */
  readonly id: string;
  /** Undefined where the run has nothing to draw: then the report goes without. */
  readonly option: ChartOption | undefined;
  readonly caption: string;
}

/**
 * A chart of the report of a run, of all variants together or of each. `figures`: among the numbered figures; `lithium`: among the
 * pictures of particles and electrode, numbered on; `measured`: with what a laboratory would measure of that variant.
 */
export type ReportChart =
  | { readonly part: 'figures'; readonly ofRun: (results: Results) => Figure }
  | {
      readonly part: 'figures' | 'lithium' | 'measured';
      /** `v`: number of the variant, for the id. */
      readonly ofVariant: (variant: VariantResult, v: number, results: Results) => readonly Figure[];
    };
