import type { Results } from '../../results/results.js';
import { wholeCycles } from '../run/wholeCycles.js';
import { auditSection } from './auditSection.js';
import { cellSection } from './cellSection.js';
import { comparisonSection } from './comparisonSection.js';
import { cyclesSection } from './cyclesSection.js';
import { figuresSection } from './figures.js';
import { html } from './markup.js';
import { measuredSection } from './measuredSection.js';
import { messagesSection } from './messagesSection.js';
import { reportPage } from './page.js';
import { repeatSection } from './repeatSection.js';
import type { ReportOptions } from './reportOptions.js';
import { residualsSection } from './residualsSection.js';
import { sourceLine } from './source.js';
import { stepsSection } from './stepsSection.js';
import { summary } from './summary.js';

/** The whole run as one HTML file. */
export function reportHtml(results: Results, options: ReportOptions = {}): string {
  const whole = wholeCycles(results);
  const source = sourceLine(results.scenario);
  return reportPage({
    title: results.title,
    opening: [source && html`<p class="soft">After ${source}</p>`, html`<p>${summary(whole)}</p>`],
    main: html`${comparisonSection(results)}
${figuresSection(whole)}
${residualsSection(whole)}
${measuredSection(results)}
${messagesSection(results)}
${cellSection(results)}
${cyclesSection(results)}
${auditSection(results)}
${stepsSection(results)}
${repeatSection(results, options)}`,
  });
}
