import { inFitFile, issueInFitFile } from '../../measured/importWords.js';
import type { Measured, MeasuredOptions } from '../../measured/measured.js';
import { measurements } from '../../measured/measurements.js';
import { readMeasured } from '../../measured/readFile.js';
import { measuredQuantity } from '../../quantities/registry.js';
import { defined } from '../../scenario/defined.js';
import { nearest } from '../../scenario/document/suggest.js';
import type { MeasuredFileEntry } from '../opening/fitFile.js';
import type { FitScenario } from '../opening/fitScenarios.js';
import type { FitCell } from '../runs/fitCell.js';
import { curveSeries } from './curveData.js';
import { cycleSeries, type PlacedMeasurement } from './cycleData.js';
import { cycleChosen, cycleSpanText } from './cycleUse.js';
import { cellOfFile, type DataContext, ownMass } from './dataContext.js';
import type { DataSeries } from './dataSeries.js';
import { spectrumSeries } from './spectrumData.js';

/** A file of measurements as series of one cell. What was understood and everything doubtful in it goes to the notes. */
export async function measuredFileData(
  entry: MeasuredFileEntry,
  bytes: Uint8Array,
  scenario: FitScenario | undefined,
  context: DataContext,
): Promise<readonly DataSeries[]> {
  const { file } = entry;
  const { mass, area, columns, swap, shift, variant } = entry;
  const options: MeasuredOptions = defined({ mass, area, columns, swap, shift, variant });
  const measured = await readMeasured(bytes, options);
  const cell = scenario && cellOfFile(entry, scenario, context);
  report(measured, entry, cell, context);
  if (!cell || measured.issues.some((issue) => issue.severity === 'error' && issue.path !== '--mass')) return [];
  if (entry.curve && entry.spectrum) {
    context.refuse('spectrum', 'An entry is a curve or a spectrum, not both.');
    return [];
  }
  if (entry.spectrum) return spectrumSeries({ ...entry, spectrum: entry.spectrum }, measured, cell, context);
  if (entry.curve) return curveSeries({ ...entry, curve: entry.curve }, measured, cell, context);
  if (measured.kind === 'impedance spectrum') {
    context.refuse('file', `${file} holds an impedance spectrum; of which cycle it is must be said.`, {
      hint: 'spectrum: { cycle: 50 }',
    });
    return [];
  }
  if (measured.kind === 'voltage curve') {
    context.refuse('file', `${file} holds voltage curves; of which cycles they are must be said.`, {
      hint: 'curve: { cycles: [1], direction: discharge }',
    });
    return [];
  }
  const points = chosenPoints(measured, entry, cell, context);
  return cycleSeries(points, cell, { source: file, file, entry }, context);
}

/** Difference between the mass of a measured cell and of its simulation, from which on it is no spread of samples. */
const OTHER_MASS = 0.1;

function report(measured: Measured, entry: MeasuredFileEntry, cell: FitCell | undefined, { notes }: DataContext): void {
  const { file, mass } = entry;
  const { kind, format, source, findings } = measured;
  notes.note(
    file,
    `Read as ${/^[aeiou]/.test(kind) ? 'an' : 'a'} ${kind} (${format}, ${source.rows} rows).`,
    ...findings.map(inFitFile),
  );
  for (const issue of measured.issues) {
    // The question for the mass is put once it is known whether it is needed, with what the scenario says of it.
    if (issue.path === '--mass') continue;
    // Of several spectra the one of the cycle that is asked for is taken.
    if (issue.path === '--spectrum' && entry.spectrum && measured.spectra?.some((one) => one.cycle !== undefined))
      continue;
    notes.add(file, issueInFitFile(issue));
  }
  const simulated = cell && ownMass(cell);
  const given = mass === undefined ? undefined : Number((1e6 * mass).toPrecision(4));
  if (given !== undefined && simulated !== undefined && Math.abs(given / simulated - 1) > OTHER_MASS)
    notes.add(file, {
      severity: 'warning',
      path: 'mass',
      message: `The capacities are per ${given} mg, but ${cell?.prepared.name} has ${simulated} mg of active material in ${cell?.scenario}.`,
      hint: 'the mass is that of the active material, not of the composite',
    });
  const asked = measured.issues.find(({ path }) => path === '--mass');
  if (!asked || !needsMass(measured, entry)) return;
  const own = cell && ownMass(cell);
  const area = /area/.test(asked.hint ?? '') ? ", area: '0.785 cm2'" : '';
  notes.add(file, {
    ...issueInFitFile(asked),
    severity: 'error',
    hint:
      own === undefined
        ? `mass: 8.3 mg${area}`
        : `mass: ${own} mg${area} if it is the mass that ${cell?.prepared.name} has in ${cell?.scenario}`,
  });
}

function needsMass({ cycles }: Measured, { quantities, curve, spectrum }: MeasuredFileEntry): boolean {
  if (curve || spectrum || cycles.capacityUnit === 'mAh/g') return false;
  return quantities === undefined || quantities.some(isPerGram);
}

/** The points of a cycle table that a fit uses, each with its line. */
function chosenPoints(
  measured: Measured,
  entry: MeasuredFileEntry,
  cell: FitCell,
  context: DataContext,
): readonly PlacedMeasurement[] {
  const { file } = entry;
  const { rows } = measured.cycles;
  const lines = new Map(rows.map(({ cycle, line }) => [cycle, line]));
  const all = measurements(measured, { variant: cell.prepared.name, source: file });
  const there = [...new Set(all.map(({ quantity }) => quantity))];
  noteUnused(measured, there, context, file);
  const quantities = entry.quantities ?? independent(there, context, file);
  for (const [i, quantity] of (entry.quantities ?? []).entries()) {
    if (there.includes(quantity) || askedFor(quantity, measured)) continue;
    const alike = nearest(quantity, there);
    context.refuse(`quantities[${i}]`, `${file} does not hold this quantity.`, {
      got: quantity,
      allowed: there.join(', ') || 'nothing',
      ...(alike === undefined ? {} : { hint: `did you mean ${alike}?` }),
    });
  }
  const first = Math.min(...all.map(({ cycle = Infinity }) => cycle));
  const chosen = cycleChosen(entry.cycles, first);
  const reference = referenceCycle(measured);
  const points = all.flatMap((measurement): readonly PlacedMeasurement[] => {
    const { quantity, cycle = Number.NaN } = measurement;
    if (!quantities.includes(quantity) || !chosen(cycle)) return [];
    const line = lines.get(cycle);
    const of = quantity === 'retention' && reference > 1 ? { reference } : {};
    return [{ measurement: { ...measurement, ...of }, ...(line === undefined ? {} : { line }) }];
  });
  if (points.length === 0 && there.length > 0 && quantities.some((name) => there.includes(name))) {
    const cycles = cycleSpanText(all.map(({ cycle = 0 }) => cycle));
    context.refuse('cycles', `None of the cycles asked for is in ${file}.`, { allowed: `cycle ${cycles}` });
  }
  if (there.length === 0 && !askedFor('dischargeCapacity', measured))
    context.refuse('file', `${file} holds nothing that a simulation has a counterpart of.`);
  return points;
}

function isPerGram(quantity: string): boolean {
  return measuredQuantity(quantity)?.measured.unit === 'mAh/g';
}

/** Capacities are not there as long as the mass is not. */
function askedFor(quantity: string, { issues }: Measured): boolean {
  return isPerGram(quantity) && issues.some(({ path }) => path === '--mass');
}

/** Cycle that retentions refer to: the one that has exactly 100 %. */
function referenceCycle({ cycles }: Measured): number {
  const [only, ...others] = cycles.rows.filter(({ retention }) => Math.abs(retention - 100) < 1e-9);
  return only !== undefined && others.length === 0 ? only.cycle : 1;
}

/** All quantities but those that say the same as others once more. */
function independent(there: readonly string[], { notes }: DataContext, file: string): readonly string[] {
  const left = new Set(there);
  const leave = (quantity: string, because: string): void => {
    if (!left.delete(quantity)) return;
    notes.note(file, `${quantity} is not used: it says the same as ${because}. Ask for it with quantities: [...].`);
  };
  if (there.includes('dischargeCapacity')) leave('retention', 'dischargeCapacity');
  if (there.includes('dischargeCapacity') && there.includes('coulombicEfficiency'))
    leave('chargeCapacity', 'dischargeCapacity and coulombicEfficiency');
  return [...left];
}

/** What was measured and has no counterpart in a simulation. */
function noteUnused({ cycles }: Measured, there: readonly string[], { notes }: DataContext, file: string): void {
  const { rows } = cycles;
  for (const quantity of ['meanChargeVoltage', 'resistance'] as const) {
    if (there.includes(quantity) || !rows.some((row) => Number.isFinite(row[quantity]))) continue;
    const why = quantity === 'resistance' ? 'which resistance it is, is not said' : 'nothing is compared with it';
    notes.note(file, `${quantity} is measured but not used: ${why}.`);
  }
  const early = rows.find(({ cycle }) => cycle < 1);
  if (early) notes.note(file, `Cycle ${early.cycle} (line ${early.line}) is not used: simulated cycles begin with 1.`);
}
