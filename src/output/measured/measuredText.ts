import type { ColumnReading, Measured, MeasuredCycle } from '../../measured/measured.js';
import { quantityKind } from '../../measured/table/quantities.js';
import { fixed, missing, significant } from '../text/numberText.js';
import { evenChoice, formatTable } from '../text/table.js';

/** Cycles that are listed. */
const shownCycles = 12;

/** What was understood of a file of measurements, what was not used and why. */
export function measuredText(measured: Measured, name: string): string {
  const { kind, format, source, columns, findings, series, spectrum } = measured;
  const written = `${source.encoding}, separated by ${source.separator}, ${source.decimal}`;
  const rows =
    source.firstLine === undefined
      ? `${source.rows} rows`
      : `${source.rows} rows on lines ${source.firstLine} to ${source.lastLine}`;
  const parts = [
    `${name}: ${kind === 'unknown' ? 'not understood' : kind}; ${format}; ${written}; ${rows}${source.leftOut > 0 ? `, ${source.leftOut} left out` : ''}.\n`,
  ];
  if (columns.length > 0) {
    const head =
      source.headLine === undefined ? 'Columns (the file names none)' : `Columns, as named on line ${source.headLine}`;
    const used = columns.filter((column) => column.used);
    const unused = columns.filter((column) => !column.used);
    if (used.length > 0)
      parts.push(
        `${head}\n${formatTable([['column', 'understood as', 'unit', 'remark'], ...used.map(usedRow)], { align: left })}`,
      );
    if (unused.length > 0)
      parts.push(
        `Not used\n${formatTable([['column', 'why'], ...unused.map(({ head, remark }) => [head, remark])], { align: left })}`,
      );
  }
  if (findings.length > 0) parts.push(`Found\n${findings.map((finding) => `  ${finding}\n`).join('')}`);
  if (series) parts.push(`${extentText(measured)}\n`);
  if (spectrum) {
    const ends = [Math.max(...spectrum.frequency), Math.min(...spectrum.frequency)].map((f) => `${significant(f)} Hz`);
    parts.push(
      `${spectrum.frequency.length} frequencies, ${ends.join(' to ')}. "argyrode analyse ${name}" makes something of it.\n`,
    );
  }
  if (measured.spectra) parts.push(spectraText(measured.spectra, name));
  if (measured.cycles.rows.length > 0) parts.push(cycleText(measured));
  return parts.join('\n');
}

const left = ['left', 'left', 'left', 'left'] as const;

function usedRow({ head, quantity, unit, conversion, remark }: ColumnReading): readonly string[] {
  return [head, quantity ? quantityKind(quantity).label : 'part of the spectrum', conversion || unit, remark];
}

function spectraText(spectra: NonNullable<Measured['spectra']>, name: string): string {
  const table = formatTable([
    ['spectrum', 'cycle', 'lines', 'frequencies'],
    ...spectra.map(({ number, cycle, line, lastLine, spectrum }) => [
      String(number),
      cycle === undefined ? missing : String(cycle),
      `${line} to ${lastLine}`,
      String(spectrum!.frequency.length),
    ]),
  ]);
  return `Spectra, each with "argyrode analyse ${name} --spectrum number"\n${table}`;
}

function extentText({ series }: Measured): string {
  const { time, voltage, line } = series!;
  let [least, most] = [Infinity, -Infinity];
  for (const value of voltage)
    if (!Number.isNaN(value)) [least, most] = [Math.min(least, value), Math.max(most, value)];
  const span = time ? `${significant((time[time.length - 1] - time[0]) / 3600)} h, ` : '';
  const range = least <= most ? `${fixed(least, 3)} to ${fixed(most, 3)} V` : 'voltage not known';
  return `${line.length} points, ${span}${range}.`;
}

function cycleText({ cycles }: Measured): string {
  const { rows, capacityUnit, resistanceUnit } = cycles;
  const digits = capacityUnit === 'mAh/g' ? 1 : 4;
  const columns: readonly (readonly [keyof MeasuredCycle, string, string, number])[] = [
    ['chargeCapacity', 'charge', capacityUnit, digits],
    ['dischargeCapacity', 'discharge', capacityUnit, digits],
    ['coulombicEfficiency', 'CE', '%', 2],
    ['retention', 'retention', '%', 1],
    ['meanDischargeVoltage', 'mean discharge', 'V', 3],
    ['interfaceResistance', 'R interface', resistanceUnit, 2],
    ['cathodeResistance', 'R cathode', resistanceUnit, 2],
    ['resistance', 'R', resistanceUnit, 2],
    ['activeMass', 'active mass', '%', 1],
  ];
  const filled = columns.filter(([name]) => rows.some((row) => Number.isFinite(row[name] as number)));
  const shown = evenChoice(rows, shownCycles);
  const table = formatTable(
    [
      ['cycle', 'line', ...filled.map(([, label]) => label), ''],
      ['', '', ...filled.map(([, , unit]) => unit), ''],
      ...shown.map((row) => [
        String(row.cycle),
        String(row.line),
        ...filled.map(([name, , , decimals]) => fixed(row[name] as number, decimals)),
        row.complete ? '' : 'unfinished',
      ]),
    ],
    { heads: 2 },
  );
  const title = shown.length < rows.length ? `Cycles (${shown.length} of ${rows.length})` : 'Cycles';
  return `${title}\n${table}`;
}
