import { type CycleRow, cycleCount, describe, type Prepared, presentMechanisms, VariantRun } from '../../index.js';
import { prepareCell } from './cellScenario.js';
import type { CellRequest, CellSpectrum, Geometry, Level, Report } from './messages.js';
import { Observer } from './observer.js';
import { spectrumOf } from './spectra.js';

/** [ms] Computing between two looks at the inbox, and between two messages to the page. */
const SLICE = 10;
const MESSAGE_EVERY = 30;
/** The first cycle is not interrupted before this [ms]: a slider that moves all the time still shows curves. */
const PATIENCE = 40;

export interface Inbox {
  /** Lets messages in; true when the work has become stale. */
  readonly pause: () => Promise<boolean>;
  readonly post: (report: Report, transfer?: ArrayBuffer[]) => void;
}

/** The quick run, then the fine one, which is that of the command line; ends early when something newer has arrived. */
export async function progressiveRun(cell: CellRequest, revision: number, { pause, post }: Inbox): Promise<void> {
  const received = performance.now();
  for (const level of ['quick', 'fine'] as const) {
    const { variants, issues } = prepareCell(cell, level);
    const [prepared] = variants;
    if (!prepared) {
      post({ kind: 'refused', revision, issues });
      return;
    }
    const observers: Observer[] = [];
    const run = new VariantRun(prepared, {
      endState: false,
      analyse: false,
      recorder: (model) => {
        const [first] = observers;
        if (first) {
          first.model = model;
          return first;
        }
        const observer = new Observer(model);
        observers.push(observer);
        return observer;
      },
    });
    const [observer] = observers;
    observer.cracks = cracksOf(run);
    const cycles = cycleCount(prepared.programme);
    post({
      kind: 'begun',
      revision,
      level,
      geometry: geometryOf(run, level),
      derived: prepared.cell.derived,
      issues,
      programme: describe(prepared.programme),
      cycles,
      activeMass: prepared.cell.activeMass * prepared.cell.area,
      mechanisms: presentMechanisms(prepared),
    });

    const spectrumCycles = new Set([1, 2, 5, 10, 20, 50, 100, 150, 200, 300, 500, 1000, cycles]);
    let rows = 0;
    let spectra: CellSpectrum[] = [];
    const flush = (): void => {
      observer.closeCurve();
      const { curves, frames } = observer.taken();
      const fresh: readonly CycleRow[] = run.cycles.rows.slice(rows);
      rows += fresh.length;
      post({ kind: 'progress', revision, level, rows: fresh, curves, frames, spectra }, [frames.buffer]);
      spectra = [];
    };
    let sliceStart = performance.now();
    let lastFlush = 0;
    let firstCycle = 0;
    for (const _ of run.steps()) {
      observer.cracks = cracksOf(run);
      if (run.cycleComplete()) {
        const { cycle } = run.cycler.state;
        const now = performance.now();
        if (firstCycle === 0) {
          flush();
          firstCycle = performance.now() - received;
          lastFlush = now;
        }
        if (spectrumCycles.has(cycle)) spectra.push(spectrumOf(run, cycle));
        if (now - lastFlush > MESSAGE_EVERY) {
          flush();
          lastFlush = now;
        }
      }
      const now = performance.now();
      if (now - sliceStart < SLICE || (firstCycle === 0 && now - received < PATIENCE)) continue;
      if (await pause()) return;
      sliceStart = performance.now();
    }
    const result = run.result();
    flush();
    post({
      kind: 'ended',
      revision,
      level,
      status: result.status,
      issues: result.warnings,
      balances: result.balances,
      firstCycle,
      milliseconds: performance.now() - received,
    });
    if (await pause()) return;
  }
}

function geometryOf({ model, prepared }: VariantRun, level: Level): Geometry {
  const { cathode } = prepared.cell;
  const { nodes, classes, radialNodes, patches } = model.layout;
  return {
    level,
    nodes,
    classes,
    radialNodes,
    patches,
    radius: Float64Array.from(model.radial.radius),
    through: Float64Array.from(model.through.position),
    particleRadius: cathode.classes.map(({ radius }) => radius * 1e6),
    contact: cathode.classes.map(({ contact }) => contact),
    volumeFraction: cathode.classes.map(({ volumeFraction }) => volumeFraction),
    thickness: cathode.thickness * 1e6,
    patchNames: cathode.patches.map(({ name }) => name),
    patchFractions: cathode.patches.map(({ fraction }) => fraction),
    morphology: cathode.morphology,
    electrolyte: cathode.electrolyte,
    coatingThickness: coatingThickness(prepared),
  };
}

/** [nm] 0 without coating. */
function coatingThickness({ scenario: { cell } }: Prepared): number {
  return cell.kind === 'lab' ? (cell.cathode.coating?.thickness ?? 0) * 1e9 : 0;
}

/** Crack length by class: each powder of a mixture, class after class, has its own mechanism. */
function cracksOf({ ageing }: VariantRun): ((k: number) => number) | undefined {
  const cracking = ageing.mechanisms.filter(({ name }) => name === 'cracking');
  const lengths = cracking.map(({ states }) => states.find(({ name }) => name.startsWith('crack length'))?.values);
  if (lengths.length === 0) return undefined;
  return (k) => {
    let at = k;
    for (const values of lengths) {
      if (values === undefined || at < values.length) return values?.[at] ?? 0;
      at -= values.length;
    }
    return 0;
  };
}
