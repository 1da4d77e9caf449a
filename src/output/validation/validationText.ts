import { type Json, plain } from '../../results/plain.js';
import type { StudyValidation, Validation, ValidationOrdering, ValidationRow } from '../../results/validation.js';
import { brokenClaims } from '../../results/validation.js';
import { listed } from '../../text/listed.js';
import { fixed, signed, significant } from '../text/numberText.js';
import { formatTable } from '../text/table.js';

/** Every published number beside the simulated one, then every ordering, study by study; the sums at the end. */
export function validationText(validation: Validation): string {
  const blocks = validation.studies.map(studyText);
  return [...blocks, summaryTable(validation), verdictText(validation)].join('\n');
}

/** The object that `validate --json` prints. `error`: in points where the unit is %, otherwise in % of the published value. */
export function validationJson({ studies }: Validation): Json {
  return {
    rows: studies.flatMap(({ rows }) =>
      rows.map(({ study, variant, quantity, cycle, published, simulated, unit, error, role, verdict }) =>
        plain({ study, variant, quantity, cycle, published, simulated, unit, error, role, verdict }),
      ),
    ),
    orderings: studies.flatMap(({ orderings }) =>
      orderings.map(({ study, statement, verdict }) => ({ study, statement, verdict })),
    ),
  };
}

/** `ok`, `missed`, and what the file says about it where that differs. */
export function verdictOf({ verdict, knownMiss }: Pick<ValidationRow, 'verdict' | 'knownMiss'>): string {
  if (!knownMiss) return verdict;
  return verdict === 'missed' ? 'missed (known)' : 'ok (was missed)';
}

/** +2.3 % or +1.2 pp. */
export function errorText({ error, unit }: Pick<ValidationRow, 'error' | 'unit'>): string {
  return Number.isFinite(error) ? `${signed(error, 1)} ${unit === '%' ? 'pp' : '%'}` : '';
}

/** The scenario without its ending. */
export function testText({ scenario }: Pick<ValidationRow, 'scenario'>): string {
  return scenario.replace(/\.\w+$/, '');
}

/** The cycle, or the rate that stands for it. */
export function whenText({ measurement, cycle }: Pick<ValidationRow, 'measurement' | 'cycle'>): string {
  if (measurement.cycle === undefined && measurement.rate !== undefined) return `${measurement.rate}C`;
  return Number.isFinite(cycle) ? String(cycle) : '';
}

/** "ZrO2 204.1, C 189.7, bare 175.9 mAh/g": in the published order, largest first. */
export function orderText({ values, unit }: Pick<ValidationOrdering, 'values' | 'unit'>): string {
  return `${values.map(({ variant, value }) => `${variant} ${significant(value, 4)}`).join(', ')} ${unit === '1' ? '' : unit}`.trimEnd();
}

function studyText(study: StudyValidation): string {
  const rows = formatTable(
    [
      ['test', 'variant', 'quantity', 'cycle', 'published', 'simulated', 'unit', 'error', 'role', 'verdict'],
      ...study.rows.map((row) => [
        testText(row),
        row.variant,
        row.quantity,
        whenText(row),
        String(row.published),
        significant(row.simulated, 4),
        row.unit,
        errorText(row),
        row.role,
        verdictOf(row),
      ]),
    ],
    { align: ['left', 'left', 'left', 'right', 'right', 'right', 'left', 'right', 'left', 'left'] },
  );
  const widest = Math.max(0, ...study.orderings.map((ordering) => verdictOf(ordering).length));
  const orderings = study.orderings.map(
    (ordering) =>
      `  ${verdictOf(ordering).padEnd(widest)} ${ordering.statement}` +
      `${ordering.verdict === 'missed' ? `\n${' '.repeat(widest + 3)}simulated: ${orderText(ordering)}` : ''}\n`,
  );
  return `${study.study}: ${study.title}\n\n${rows}${orderings.length > 0 ? `\nOrderings\n${orderings.join('')}` : ''}`;
}

function summaryTable({ studies, leftOut }: Validation): string {
  const count = (rows: readonly ValidationRow[], role: ValidationRow['role']): string =>
    String(rows.filter((row) => row.role === role).length);
  const ok = (entries: readonly { readonly verdict: string }[]): string =>
    `${entries.filter(({ verdict }) => verdict === 'ok').length}/${entries.length}`;
  return formatTable(
    [
      [
        '',
        'calibrated',
        'predicted',
        'free',
        'within',
        'orderings',
        leftOut === undefined ? 'median error' : 'of predictions',
        '',
        '',
        '',
      ],
      ['study', 'on', '', 'numbers', 'tolerance', '', 'all', 'capacities', '%-values', 'resistances'],
      ...studies.map(({ study, rows, free, orderings, median }) => [
        study,
        count(rows, 'calibrated'),
        count(rows, 'predicted'),
        String(free),
        ok(rows),
        ok(orderings),
        withUnit(median.all, '%'),
        withUnit(median.capacities, '%'),
        withUnit(median.percentages, 'pp'),
        withUnit(median.resistances, '%'),
      ]),
    ],
    { align: ['left'], heads: 2 },
  );
}

/** Of a median that may not exist. */
export function withUnit(value: number, unit: string): string {
  return Number.isFinite(value) ? `${fixed(value, 1)} ${unit}` : '';
}

function verdictText(validation: Validation): string {
  const { rows, orderings } = brokenClaims(validation);
  const better = validation.studies
    .flatMap((study) => [...study.rows, ...study.orderings])
    .filter(({ verdict, knownMiss }) => knownMiss && verdict === 'ok').length;
  const said = `${better === 1 ? 'One value that is' : `${better} values that are`} marked as missed ${better === 1 ? 'is' : 'are'} met now: take the mark away.\n`;
  const improved = better === 0 ? '' : said;
  if (validation.leftOut !== undefined) {
    return `Calibrated without what is predicted here (${validation.leftOut}). One law, one fit: compare-laws shows the spread.\n`;
  }
  if (rows.length + orderings.length === 0) return `Everything that is not marked as missed is met.\n${improved}`;
  const parts = [
    rows.length > 0 ? `${rows.length} ${rows.length === 1 ? 'value' : 'values'}` : '',
    orderings.length > 0 ? `${orderings.length} ${orderings.length === 1 ? 'ordering' : 'orderings'}` : '',
  ].filter((part) => part !== '');
  return `Missed and not marked as missed: ${listed(parts)}.\n${improved}`;
}
