import { chosenSpectra } from '../measure/spectrum/chosenSpectra.js';
import { readSpectra } from '../measure/spectrum/readSpectrum.js';
import type { Issue } from '../scenario/document/issue.js';
import { isCycleTable, readCycleTable } from './cycles/cycleTable.js';
import { finishCycles } from './cycles/finishCycles.js';
import { readSeries } from './cycles/series.js';
import { type CyclesAndSpectra, cyclesAndSpectra } from './impedanceRows.js';
import type {
  ColumnReading,
  Measured,
  MeasuredCycles,
  MeasuredKind,
  MeasuredOptions,
  SourceReading,
} from './measured.js';
import { median } from './median.js';
import { ofVariants, variantsApart } from './ownVariants.js';
import { assignColumns, type UnusedColumn, type UsedColumn } from './table/assign.js';
import { contentsOf } from './table/contents.js';
import { sampleDates } from './table/dates.js';
import { formatOf, isSpectrumHead, statedMass } from './table/format.js';
import { findLayout, type Layout } from './table/layout.js';
import { lineAt } from './table/lineAt.js';
import { neededColumns } from './table/needed.js';
import type { Nesting } from './table/nested.js';
import { type Quantity, quantityKind } from './table/quantities.js';
import { rowShape } from './table/rowShape.js';
import { type Rows, readRows } from './table/rows.js';

const noCycles: MeasuredCycles = { capacityUnit: 'mAh/g', resistanceUnit: 'Ohm', rows: [] };

/** Reads text of measurements. Nothing is used before all of it is reported; every doubt is an issue, with its line. */
export function readMeasuredText(text: string, options: MeasuredOptions = {}, encoding = 'text'): Measured {
  if (text.trim() === '') return refused([wrong('The file is empty.')], encoding);
  const apart = variantsApart(text);
  if (apart) {
    const all = apart.map(({ name, text: own }) => ({ name, measured: readOneText(own, options, encoding) }));
    return ofVariants(all, options);
  }
  return readOneText(text, options, encoding);
}

function readOneText(text: string, options: MeasuredOptions, encoding: string): Measured {
  const whole = findLayout(text.replace(/^\uFEFF/, ''));
  const spectrumIsSaid = isSpectrumHead(whole.heads);
  const both = spectrumIsSaid ? bothIn(whole, options) : undefined;
  if (!both && (spectrumIsSaid || (whole.headLine === undefined && options.columns === undefined))) {
    const read = spectrum(text, whole, encoding, options);
    if (spectrumIsSaid || (read.spectrum && isSweep(read.spectrum.frequency))) return read;
  }
  const layout = both?.cycles ?? whole;
  const headLine = (layout.headLine ?? layout.firstLine) + 1;
  const heads = layout.headLine === undefined ? numbersAsHeads(layout) : layout.heads;
  const assigned = assignColumns(heads, options.columns ?? [], headLine, contentsOf(layout));
  const issues: Issue[] = [...rowShape(layout), ...assigned.issues];
  const findings: string[] = [];
  const mass = statedMass(layout.lines, layout.headLine ?? 0);
  if (mass) {
    findings.push(
      `Line ${mass.line} states a mass of ${mass.text}${options.mass === undefined ? `; it is used only if you say so: --mass '${mass.text}'` : ''}.`,
    );
  }
  const impedance = both?.spectra === undefined ? undefined : impedanceIn(both.spectra, options);
  if (both && both.impedanceRows > 0) {
    findings.push(
      `${both.impedanceRows} rows hold impedance, with a frequency; they are no rows of the cycles${impedance?.found.spectrum ? ', and "argyrode analyse" reads them' : ''}.`,
    );
  }
  if (layout.nesting) findings.push(nestingSentence(layout.nesting));
  if (layout.style.ambiguous) {
    issues.push({
      severity: 'warning',
      path: '',
      message: `Every comma is followed by three digits; commas were read as decimal signs.`,
      line: layout.firstLine + 1,
    });
  }
  const kind = kindOf(layout, assigned.used);
  // Instruments that write several tables, or heads of their own, are known to the reader of spectra.
  const apart = kind === 'unknown' && !both ? spectrum(text, whole, encoding, options) : undefined;
  if (apart?.spectrum && (isSweep(apart.spectrum.frequency) || /\.|text$/.test(apart.format))) return apart;
  const needed = kind === 'unknown' ? assigned : neededColumns(kind, assigned.used, layout);
  const { used } = needed;
  const unused = kind === 'unknown' ? assigned.unused : [...assigned.unused, ...needed.unused];
  const shared = { assigned: { used, unused }, layout, heads, findings, encoding, text };
  if (layout.firstLine >= layout.lines.length) issues.push(noNumbers(layout));
  else if (kind === 'unknown') issues.push(unrecognised(heads, assigned.used, headLine));
  if (issues.some(({ severity }) => severity === 'error') || kind === 'unknown')
    return result(kind, issues, noCycles, shared);

  if (kind === 'cycle table') {
    const rows = readRows(layout, used, ['cycle']);
    const table = readCycleTable(rows, used, options, headLine);
    findings.push(...table.findings);
    issues.push(...rows.issues, ...table.issues);
    if (table.cycles.rows.length === 0) {
      issues.push(wrong('No row could be read.', headLine));
      return result(kind, issues, noCycles, { ...shared, rows });
    }
    const cycles = finishCycles(table.cycles, { kind, headLine, options, findings, issues, columns: used });
    return result(kind, issues, cycles, { ...shared, rows });
  }
  const essential: readonly Quantity[] =
    kind === 'voltage curve' ? ['voltage'] : ['voltage', 'current', 'time', 'stepTime'];
  const required = essential.filter((name) => used.some(({ quantity }) => quantity === name));
  const rows = readRows(layout, used, required);
  issues.push(...rows.issues);
  if (rows.line.length < 2) {
    issues.push(wrong(`Only ${rows.line.length} rows could be read.`, headLine));
    return result(kind, issues, noCycles, { ...shared, rows });
  }
  const date = assigned.used.find(({ quantity }) => quantity === 'date');
  const dates = date && sampleDates(layout, date, rows.line);
  const read = readSeries(rows, used, options, headLine, { dates, afterGap: both?.afterGap });
  findings.push(...read.findings);
  issues.push(...read.issues);
  const raw: MeasuredCycles = { capacityUnit: read.capacityUnit, resistanceUnit: 'Ohm', rows: read.cycles };
  const dischargeFirst = read.series?.direction.find((sign) => sign !== 0) === -1;
  const cycles = finishCycles(raw, { kind, headLine, options, findings, issues, columns: used, dischargeFirst });
  const counted = { ...rows, leftOut: rows.leftOut + read.leftOut };
  return {
    ...result(kind, issues, cycles, { ...shared, rows: counted }),
    ...(read.series ? { series: read.series } : {}),
    ...(impedance?.found ?? {}),
  };
}

function bothIn(layout: Layout, { columns }: MeasuredOptions): CyclesAndSpectra | undefined {
  const { used } = assignColumns(layout.heads, columns ?? [], (layout.headLine ?? 0) + 1);
  return cyclesAndSpectra(layout, used);
}

function nestingSentence({ rows, read }: Nesting): string {
  const levels = rows.length === 3 ? ['cycles', 'steps', 'records'] : ['steps', 'records'];
  const counts = rows.map((count, level) => `${count} rows of ${levels[level]}`).join(', ');
  return `The file nests ${counts} under heads of their own; the ${levels[read]} were read${read > 0 ? ', each with the numbers of what it stands under' : ''}.`;
}

/** Columns without heads are called by their numbers, so that a person can say what they are. */
function numbersAsHeads(layout: Layout): readonly string[] {
  const line = layout.lines[layout.firstLine];
  return line === undefined ? [] : layout.split(line).map((_, i) => String(i + 1));
}

function kindOf(layout: Layout, used: readonly UsedColumn[]): MeasuredKind {
  const has = (...names: readonly Quantity[]): boolean =>
    names.some((name) => used.some(({ quantity }) => quantity === name));
  const cycle = used.find(({ quantity }) => quantity === 'cycle');
  if (cycle) {
    const near = { ...layout, lines: layout.lines.slice(0, layout.firstLine + 200) };
    const numbers = readRows(near, [cycle], ['cycle']).values.get('cycle')!;
    if (isCycleTable(used, numbers)) return 'cycle table';
  }
  if (!has('voltage')) return 'unknown';
  const clocked = has('time', 'stepTime', 'date');
  if (has('current') && (clocked || has('capacity', 'chargeCapacity', 'netCapacity'))) return 'time series';
  if (has('capacity', 'netCapacity', 'chargeCapacity', 'dischargeCapacity')) return 'voltage curve';
  return clocked && openCircuit(layout) ? 'time series' : 'unknown';
}

/** EC-Lab exports of open circuit have no column of current. */
function openCircuit({ lines, headLine = 0 }: Layout): boolean {
  return lines.slice(0, headLine).some((line) => /^\s*open circuit voltage\s*$/i.test(line));
}

/** The spectra of a text; cycles are counted as for everything else in the file. */
function impedanceIn(text: string, { shift = 0 }: MeasuredOptions) {
  const file = readSpectra(text);
  const { chosen, issues } = chosenSpectra(file);
  const spectra = file.spectra
    .filter((one) => one.spectrum)
    .map(({ cycle, ...one }) => ({ ...one, ...(cycle === undefined ? {} : { cycle: cycle + shift }) }));
  const first = chosen[0]?.spectrum;
  return {
    instrument: file.instrument,
    column: chosen[0]?.column,
    issues: [...file.issues, ...issues, ...(chosen[0]?.issues ?? [])],
    found: {
      ...(first ? { spectrum: first } : {}),
      ...(first && spectra[0]?.cycle !== undefined ? { spectrumCycle: spectra[0].cycle } : {}),
      ...(first && chosen[0]?.timesArea ? { timesArea: true as const } : {}),
      ...(spectra.length > 1 ? { spectra } : {}),
    },
  };
}

function spectrum(text: string, layout: Layout, encoding: string, options: MeasuredOptions): Measured {
  const read = impedanceIn(text, options);
  const written = formatOf(text.slice(0, 400), layout.heads);
  const used = layout.heads.map((head, i): ColumnReading => {
    const part = /^(?:f|freq)/i.test(head) || /re|im|z|phase|modul/i.test(head);
    return {
      head,
      number: i + 1,
      used: part,
      unit: '',
      conversion: '',
      remark: part ? '' : 'not needed for a spectrum',
    };
  });
  return {
    kind: 'impedance spectrum',
    format: written === 'table' ? read.instrument : written,
    source: sourceOf(layout, encoding, undefined, read.found.spectrum?.frequency.length ?? 0),
    columns: used,
    findings: read.found.spectrum
      ? [`The imaginary column holds ${read.column}${read.column === "-Z''" ? ' and was turned around' : ''}.`]
      : [],
    issues: read.issues,
    cycles: noCycles,
    ...read.found,
  };
}

/** Frequencies of a spectrum are evenly spaced in their logarithm; numbers of cycles are not. */
function isSweep(frequency: Float64Array): boolean {
  const steps = Array.from(frequency.subarray(1), (f, i) => Math.abs(Math.log(f / (frequency[i] ?? Number.NaN))));
  const mean = steps.reduce((sum, step) => sum + step, 0) / steps.length;
  return mean > 0.02 && median(steps) > 0.7 * mean;
}

interface Shared {
  readonly assigned: { readonly used: readonly UsedColumn[]; readonly unused: readonly UnusedColumn[] };
  readonly layout: Layout;
  readonly heads: readonly string[];
  readonly findings: readonly string[];
  readonly encoding: string;
  readonly text: string;
  readonly rows?: Rows;
}

function result(kind: MeasuredKind, issues: readonly Issue[], cycles: MeasuredCycles, shared: Shared): Measured {
  const { assigned, layout, heads, encoding, text, rows, findings } = shared;
  return {
    kind,
    format: formatOf(text.slice(0, 400), heads),
    source: sourceOf(layout, encoding, rows, rows?.line.length ?? 0),
    columns: [...assigned.used.map(columnReading), ...assigned.unused.map(unusedReading)].sort(
      (a, b) => a.number - b.number,
    ),
    findings,
    issues,
    cycles,
  };
}

function columnReading({ at, head, quantity, unit, stored, assumed, versus }: UsedColumn): ColumnReading {
  const counter = stored === '1' || quantity === 'date';
  const from = unit === 'clock' ? 'h:min:s' : (unit ?? '');
  return {
    head,
    number: at + 1,
    used: true,
    quantity,
    unit: counter ? '' : from,
    conversion:
      counter || unit === undefined || unit === stored ? '' : `${from === '1' ? 'fraction' : from} -> ${stored}`,
    remark: [
      assumed && !counter ? (unit === undefined ? 'no unit is stated' : `${unit} is assumed, none is stated`) : '',
      versus === undefined ? '' : `against ${versus}`,
    ]
      .filter(Boolean)
      .join('; '),
  };
}

function unusedReading({ at, head, why }: UnusedColumn): ColumnReading {
  return { head, number: at + 1, used: false, unit: '', conversion: '', remark: why };
}

const separatorNames = { '\t': 'tab', ';': 'semicolon', ',': 'comma', '|': 'bar', ' ': 'blank' } as const;

function sourceOf(layout: Layout, encoding: string, rows: Rows | undefined, count: number): SourceReading {
  return {
    encoding,
    separator: separatorNames[layout.separator],
    decimal: layout.style.decimal === ',' ? 'decimal comma' : 'decimal point',
    ...(layout.headLine === undefined ? {} : { headLine: layout.headLine + 1 }),
    ...(rows && rows.line.length > 0 ? { firstLine: rows.line[0], lastLine: rows.line[rows.line.length - 1] } : {}),
    rows: count,
    leftOut: rows?.leftOut ?? 0,
  };
}

function unrecognised(heads: readonly string[], used: readonly UsedColumn[], line: number): Issue {
  const found = used.map(({ quantity }) => quantityKind(quantity).label);
  return {
    severity: 'error',
    path: '',
    message: `The columns do not make a table that can be used${found.length > 0 ? `: there is only ${found.join(', ')}` : ''}.`,
    got: heads
      .filter((head) => head !== '')
      .join(' | ')
      .slice(0, 160),
    allowed:
      'cycle and capacity, efficiency or resistance; time, voltage and current; voltage and capacity; a spectrum',
    hint: missingColumn(used),
    line,
  };
}

/** What to name by hand, by what is there. */
function missingColumn(used: readonly UsedColumn[]): string {
  const has = (quantity: Quantity): boolean => used.some((column) => column.quantity === quantity);
  const name = (wish: string): string => `name a column yourself: --column 'its head = ${wish}'`;
  const ofCycles: readonly Quantity[] = [
    'dischargeCapacity',
    'coulombicEfficiency',
    'retention',
    'interfaceResistance',
  ];
  if (has('voltage') && (has('time') || has('stepTime') || has('date'))) return name('current / mA');
  if (has('current') || has('time')) return name(has('voltage') ? 'time / s' : 'voltage / V');
  if (!has('cycle') && ofCycles.some(has)) return name('cycle');
  return name('dischargeCapacity / mAh/g');
}

/** Where numbers stand together with their units, no cell is a number. */
function noNumbers({ lines }: Layout): Issue {
  const line =
    lines.findIndex((text) => /(?:^|[,;\t|"])\s*[-+]?\d[\d.,]*\s+[^\d\s,;|"]+\s*(?:$|[,;\t|"])/.test(text)) + 1;
  if (line === 0) return wrong('The file holds no rows of numbers.');
  return {
    ...wrong('The file holds no rows of numbers.', line),
    got: lineAt(lines, line - 1)
      .trim()
      .slice(0, 80),
    hint: 'write units into the heads, "Capacity (mAh/g)", and numbers alone into the cells',
  };
}

function wrong(message: string, line?: number): Issue {
  return { severity: 'error', path: '', message, ...(line === undefined ? {} : { line }) };
}

/** A file that cannot be read at all. */
export function refused(issues: readonly Issue[], encoding: string): Measured {
  return {
    kind: 'unknown',
    format: 'unknown',
    source: { encoding, separator: 'none', decimal: 'none', rows: 0, leftOut: 0 },
    columns: [],
    findings: [],
    issues,
    cycles: noCycles,
  };
}
