import { observe } from '../measure/observable.js';
import { type Prepared, prepareDocument } from '../prepare.js';
import { measuredQuantity, tabulatedQuantities } from '../quantities/registry.js';
import type { VariantResult } from '../results/results.js';
import type { RowStatus, RunOutcome } from '../results/runsTable.js';
import { readKept } from '../scenario/document/keptFiles.js';
import type { MeasuredPoint } from '../scenario/schema/data.js';
import { runVariant } from '../simulate.js';
import { designPoints } from './design/designPoints.js';
import { rowDocument } from './rowDocument.js';
import type { Study, StudyOutput } from './study.js';

/** Makes runs of a study by their numbers; each yields after every protocol step. What is the same for all is done once. */
export function studyRuns(study: Study): (run: number) => Generator<void, RunOutcome, undefined> {
  const points = designPoints(study);
  return (run) => outcomeOf(study, run, points(run));
}

/** A run at coordinates of its own, as a search wants them. */
export function* outcomeOf(
  study: Study,
  run: number,
  coordinates: ArrayLike<number>,
): Generator<void, RunOutcome, undefined> {
  const { outputs } = study;
  const document = rowDocument(study, coordinates);
  const { variants, issues } = prepareDocument(document, { readFile: readKept(study.files), oneOfSeveral: true });
  const fault = issues.find(({ severity }) => severity === 'error');
  if (fault)
    return { run, status: 'failed', reason: `${fault.path}: ${fault.message}`, outputs: outputs.map(() => Number.NaN) };
  const several = variants.length > 1;
  const results = new Map<string, VariantResult>();
  let status: RowStatus = 'completed';
  let reason = '';
  for (const prepared of variants) {
    const result = yield* runTo(prepared, study);
    results.set(prepared.name, result);
    const { code, message } = result.status;
    if (code === 'completed' || status === 'failed') continue;
    status = code === 'stopped' ? 'stopped' : 'failed';
    reason = several ? `${prepared.name}: ${message}` : message;
  }
  return { run, status, reason, outputs: outputs.map((output) => outputOf(output, results.get(output.variant))) };
}

/** A cell to the last cycle that is needed, with nothing recorded beside its cycles. */
function* runTo(prepared: Prepared, { last, outputs }: Study): Generator<void, VariantResult, undefined> {
  const { scenario, programme } = prepared;
  const { cycles = Infinity } = programme.stop;
  const short: Prepared = {
    ...prepared,
    scenario: { ...scenario, data: outputs.flatMap(reported), output: { series: 'none', profiles: 'none' } },
    programme: { ...programme, stop: { ...programme.stop, cycles: Math.min(cycles, last) } },
  };
  const running = runVariant(short, { endState: false });
  let next = running.next();
  for (; !next.done; next = running.next()) yield;
  return next.value;
}

function outputOf(output: StudyOutput, result: VariantResult | undefined): number {
  const { quantity, cycle } = output;
  if (!result) return Number.NaN;
  if (cycle === undefined) return result.cell.derived.find(({ name }) => name === quantity)?.value ?? Number.NaN;
  if (measuredQuantity(quantity)) {
    const [asked] = reported(output);
    return asked ? observe(asked, result).value : Number.NaN;
  }
  const row = result.cycles.find((one) => one.cycle === cycle);
  const column = tabulatedQuantities().find(({ name }) => name === quantity)?.column;
  return row && column ? column.of(row) : Number.NaN;
}

/** Cycles that cycle jumping must stop at. */
function reported({ quantity, cycle, reference, unit }: StudyOutput): MeasuredPoint[] {
  if (cycle === undefined) return [];
  return [{ quantity, cycle, value: Number.NaN, unit, source: '', ...(reference === undefined ? {} : { reference }) }];
}
