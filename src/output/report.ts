import type { Results } from '../results/results.js';
import { auditSection } from './report/auditSection.js';
import { cellSection } from './report/cellSection.js';
import { comparisonSection } from './report/comparisonSection.js';
import { cyclesSection } from './report/cyclesSection.js';
import { figuresSection } from './report/figures.js';
import { html } from './report/markup.js';
import { measuredSection } from './report/measuredSection.js';
import { messagesSection } from './report/messagesSection.js';
import { reportPage } from './report/page.js';
import { repeatSection } from './report/repeatSection.js';
import { sourceLine } from './report/source.js';
import { stepsSection } from './report/stepsSection.js';
import { summary } from './report/summary.js';
import { wholeCycles } from './wholeCycles.js';

export interface ReportOptions {
  /** Command line that produced the run. */
  readonly command?: string;
  /** Address of the lab page: the report then links to it with the cells of the run. */
  readonly lab?: string;
}

/** The whole run as one HTML file. */
export function reportHtml(results: Results, options: ReportOptions = {}): string {
  const whole = wholeCycles(results);
  const source = sourceLine(results.scenario);
  return reportPage({
    title: results.title,
    opening: [source && html`<p class="soft">After ${source}</p>`, html`<p>${summary(whole)}</p>`],
    main: html`${comparisonSection(results)}
${figuresSection(whole)}
${measuredSection(results)}
${messagesSection(results)}
${cellSection(results)}
${cyclesSection(results)}
${auditSection(results)}
${stepsSection(results)}
${repeatSection(results, options)}`,
  });
}
