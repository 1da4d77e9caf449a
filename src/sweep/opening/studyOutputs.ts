import type { Prepared } from '../../prepare.js';
import { cycleCount } from '../../protocol/programme/programmeCycles.js';
import { measuredNames, measuredQuantity, tabulatedQuantities } from '../../quantities/registry.js';
import type { RunsColumn } from '../../results/runsTable.js';
import type { Issue } from '../../scenario/document/issue.js';
import { nearest } from '../../scenario/document/suggest.js';
import { asKey } from '../derivedQuantity.js';
import type { StudyOutput } from '../study.js';
import type { OutputEntry } from './studyFile.js';

/** What a study keeps of each run, and the columns of it. */
export interface StudyOutputs {
  readonly outputs: readonly StudyOutput[];
  readonly columns: readonly RunsColumn[];
  readonly issues: readonly Issue[];
  readonly notes: readonly string[];
}

/** Reads the list `outputs` of a study file against the cells that are run. */
export function studyOutputs(entries: readonly OutputEntry[], variants: readonly Prepared[]): StudyOutputs {
  const issues: Issue[] = [];
  const outputs: StudyOutput[] = [];
  const columns: RunsColumn[] = [];
  const names = variants.map(({ name }) => name);
  const silent = entries.some(({ variant }) => variant === undefined) && names.length > 1;
  for (const [i, entry] of entries.entries()) {
    const refuse = (key: string, message: string, got: string, allowed: string, alike?: string): void => {
      const hint = alike === undefined ? {} : { hint: `did you mean ${alike}?` };
      issues.push({ severity: 'error', path: `outputs[${i}].${key}`, message, got, allowed, ...hint });
    };
    const { quantity, cycle, reference, variant = names[0] ?? '' } = entry;
    const prepared = variants.find(({ name }) => name === variant);
    if (!prepared) {
      refuse('variant', 'There is no variant of this name.', variant, names.join(', '), nearest(variant, names));
      continue;
    }
    const ofCycle = unitOfCycle(quantity);
    const ofCell = prepared.cell.derived.find(({ name }) => name === quantity || asKey(name) === quantity);
    const unit = ofCycle ?? ofCell?.unit;
    if (unit === undefined) {
      const known = [...cycleNames(), ...prepared.cell.derived.map(({ name }) => name)];
      refuse('quantity', 'There is no such quantity.', quantity, known.join(', '), nearest(quantity, known));
      continue;
    }
    const most = cycleCount(prepared.programme);
    if (ofCycle !== undefined && cycle === undefined)
      refuse('quantity', 'Of which cycle is not said.', quantity, `cycle: 1 to ${most}`);
    if (ofCycle === undefined && cycle !== undefined)
      refuse('cycle', 'This is a quantity of the fresh cell.', String(cycle), 'no cycle');
    for (const [key, number] of [
      ['cycle', cycle],
      ['reference', reference],
    ] as const)
      if (number !== undefined && number > most)
        refuse(key, 'The programme has no such cycle.', String(number), `up to ${most}`);
    const kept = { quantity: ofCell && ofCycle === undefined ? ofCell.name : quantity, variant, unit };
    outputs.push({
      ...kept,
      ...(cycle === undefined ? {} : { cycle }),
      ...(reference === undefined ? {} : { reference }),
    });
    const name = entry.name ?? columnName(entry);
    if (columns.some((column) => column.name === name))
      refuse('quantity', 'This column is there twice.', name, 'another name');
    columns.push({ name, of: 'output', type: 'number', unit: unit === '1' ? '' : unit, words: name });
  }
  const notes = silent ? [`Outputs that name no variant are those of ${names[0]}, the first one.`] : [];
  return { outputs, columns, issues, notes };
}

/** "retention_100", "retention_100_of_2", "dischargeCapacity_1_coated", "cathode_thickness". */
function columnName({ quantity, cycle, reference, variant }: OutputEntry): string {
  const parts = [
    quantity.replaceAll(' ', '_'),
    cycle,
    reference === undefined ? undefined : `of_${reference}`,
    variant,
  ];
  return parts.filter((part) => part !== undefined).join('_');
}

/** The unit in which a quantity of a cycle is kept; undefined where there is none of this name. */
function unitOfCycle(quantity: string): string | undefined {
  const measured = measuredQuantity(quantity);
  if (measured) return measured.measured.unit;
  const unit = tabulatedQuantities().find(({ name }) => name === quantity)?.column.unit;
  return unit;
}

function cycleNames(): readonly string[] {
  return [...new Set([...measuredNames(), ...tabulatedQuantities().map(({ name }) => name)])];
}
