import type { Results, StepRecord, VariantResult } from '../../results/results.js';
import { duration, fixed } from '../text/numberText.js';
import { dataTable } from './dataTable.js';
import { html, type Markup } from './markup.js';

/** Steps of the same text and the same end, from the first to the last time. */
interface StepGroup {
  readonly text: string;
  readonly endedBy: string;
  readonly records: StepRecord[];
}

/** What the cycler did, repeated steps on one line. */
export function stepsSection(results: Results): Markup {
  return html`<section aria-labelledby="steps"><h2 id="steps">Steps</h2>
${results.variants.map((variant) => html`<h3>${variant.name}</h3>${stepTable(variant)}`)}</section>`;
}

function stepTable(variant: VariantResult): Markup {
  const groups = new Map<string, StepGroup>();
  for (const record of variant.steps) {
    const key = `${record.text}\n${record.endedBy}`;
    const group = groups.get(key) ?? { text: record.text, endedBy: record.endedBy, records: [] };
    group.records.push(record);
    groups.set(key, group);
  }
  if (groups.size === 0) return html`<p class="soft">No step was recorded.</p>`;
  const perGram = (record: StepRecord) => record.charge / variant.cell.activeMass / 3600;
  return dataTable({
    heads: ['Step', 'Ended by', 'Times', 'Duration', 'Charge / mAh g⁻¹', 'End voltage / V'],
    words: [1],
    rows: [...groups.values()].map(({ text, endedBy, records }) => [
      text,
      endedBy,
      String(records.length),
      firstToLast(records, (record) => duration(record.duration)),
      firstToLast(records, (record) => fixed(perGram(record), 1).replace('-', '−')),
      firstToLast(records, (record) => fixed(record.endVoltage, 3)),
    ]),
  });
}

function firstToLast(records: readonly StepRecord[], text: (record: StepRecord) => string): string {
  const first = text(records[0]);
  const last = text(records[records.length - 1]);
  return first === last ? first : `${first} → ${last}`;
}
