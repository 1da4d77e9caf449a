import { batch, computed, effect, signal } from '@preact/signals';
import type { Measurement } from '../../index.js';
import type { DroppedFiles, Level, MeasuredOn, MeasuredRecords, ReadFile, Report } from '../engine/messages.js';
import { LabCell } from './cell.js';
import {
  isPlain,
  type Path,
  type Plain,
  recordEntries,
  same,
  scenarioOf,
  strangers,
  valueAt,
  variantsOf,
  withValue,
} from './document.js';
import { namedFiles, shippedFile, type Texts } from './examples.js';
import { cyclingPlace, fieldGroups } from './fields.js';
import { cycling, maCell, zirconia } from './publishedCells.js';
import { materials, schema } from './schema.js';

export type Which = 0 | 1;
export const both: readonly Which[] = [0, 1];

export interface NamedDocument {
  readonly name: string;
  readonly document: Plain;
}

/** The cells with which the page opens: they differ by 40 mAh/g when they are aged. */
const opening: Plain = { ...maCell, protocol: [cycling(100, '0.2C')], numerics: { accuracy: '2 %' } };
export const openingPair: readonly [NamedDocument, NamedDocument] = [
  { name: 'bare', document: opening },
  { name: 'ZrO2', document: withValue(opening, ['cell', 'cathode', 'coating'], zirconia) },
];

/** Both cells as documents: everything else on the page follows from them. */
export const documents = signal<readonly [Plain, Plain]>([openingPair[0].document, openingPair[1].document]);
export const names = signal<readonly [string, string]>([openingPair[0].name, openingPair[1].name]);
/** Measured points that are drawn over the curves. */
export const measured = signal<readonly Measurement[]>([]);
/** Measured voltage curves and spectra that are drawn with those of their cycle. */
export const records = signal<MeasuredRecords>({ curves: [], spectra: [] });
/** All variants of an imported scenario, to choose two of. */
export const library = signal<readonly NamedDocument[]>([]);
/** All variants, those that are shown as they have been changed meanwhile. */
export const variants = computed((): readonly NamedDocument[] => {
  const shown = both.map((i) => ({ name: names.value[i], document: documents.value[i] }));
  const all = library.value.map((one) => shown.find(({ name }) => name === one.name) ?? one);
  return all.length > 2 ? all : shown;
});
/** Fields with a slider for each cell although both have the same value. */
export const apart = signal<ReadonlySet<string>>(new Set());
/** What was read from a file, or why not. */
export const notice = signal<(ReadFile & { readonly name: string }) | undefined>(undefined);

/** What the pictures show: a cycle, and where in it (0 to 1 charge, 1 to 2 discharge). */
export const cursor = signal<{ readonly cycle: number; readonly position: number }>(whereCellsDiffer(opening));
export const playing = signal<'' | 'cycle' | 'ageing'>('');
export const lesson = signal<number | undefined>(undefined);

const waiting = new Map<number, (report: Report) => void>();
let lastId = 0;

function elsewhere(report: Report): void {
  if (report.kind === 'schema') {
    batch(() => {
      schema.value = report.schema as Plain;
      materials.value = report.materials;
    });
  } else if (report.kind === 'read' || report.kind === 'yaml') {
    waiting.get(report.id)?.(report);
    waiting.delete(report.id);
  }
}

const level = (): Level => shownLevel.value;
export const cells: readonly [LabCell, LabCell] = [new LabCell(elsewhere, level), new LabCell(elsewhere, level)];
cells[0].service.send({ kind: 'schema' });

/** What every number of the page was computed with: finely once both cells are complete, so that like is compared with like. */
export const shownLevel = computed((): Level => (cells.every((cell) => cell.refined.value) ? 'fine' : 'quick'));

/** The same for the split of the loss, which takes many runs. */
export const lossLevel = computed((): Level => {
  const split = cells.filter((cell) => !cell.refused.value);
  return split.length > 0 && split.every((cell) => cell.losses.value.fine) ? 'fine' : 'quick';
});

/** The last cycle that both cells have; 0 before the first ones are there. */
export const lastCommon = computed(() =>
  Math.min(
    ...cells.map((cell) => {
      cell.arrived.value;
      return cell.shown.value?.rows.length ? cell.shown.value.lastCycle : 0;
    }),
  ),
);
export const mostCycles = computed(() =>
  Math.max(
    1,
    ...cells.map((cell) => {
      cell.arrived.value;
      return cell.refused.value ? 1 : (cell.shown.value?.lastCycle ?? 1);
    }),
  ),
);

/** Changes a field in both cells, or in one of them. */
export function setField(path: Path, value: unknown, which: readonly Which[] = both): void {
  const next = both.map((i) => (which.includes(i) ? withValue(documents.value[i], path, value) : documents.value[i]));
  documents.value = [next[0], next[1]];
}

export function isApart(path: Path): boolean {
  const [first, other] = documents.value;
  return apart.value.has(JSON.stringify(path)) || !same(valueAt(first, path), valueAt(other, path));
}

/** A slider for each cell; back together, the second takes the value of the first. */
export function setApart(path: Path, on: boolean): void {
  const key = JSON.stringify(path);
  const next = new Set(apart.value);
  if (on) next.add(key);
  else next.delete(key);
  batch(() => {
    apart.value = next;
    if (!on) setField(path, valueAt(documents.value[0], path), [1]);
  });
}

/** The last cycle of a programme: what ageing does to two cells shows there. */
export function whereCellsDiffer(document: Plain): { readonly cycle: number; readonly position: number } {
  const place = cyclingPlace(document);
  const cycles = place && valueAt(document, [...place, 'cycles']);
  return { cycle: typeof cycles === 'number' && cycles >= 1 ? Math.round(cycles) : 1, position: 0.5 };
}

/** What was opened last: where a reset leads. */
const opened = signal<Parameters<typeof load>>([openingPair]);

/** Both cells as they were opened. */
export function reset(): void {
  load(...opened.peek());
}

/** Two cells in place of those on the page. */
export function load(
  pair: readonly [NamedDocument, NamedDocument],
  points: readonly Measurement[] = [],
  further: MeasuredRecords = { curves: [], spectra: [] },
): void {
  batch(() => {
    const [first, other] = pair;
    opened.value = [pair, points, further];
    for (const cell of cells) cell.forget();
    names.value = first.name === other.name ? [first.name, `${other.name} (2)`] : [first.name, other.name];
    documents.value = [first.document, other.document];
    measured.value = points;
    records.value = further;
    apart.value = new Set();
    playing.value = '';
    cursor.value = whereCellsDiffer(first.document);
  });
}

/** Other two of the variants; what was changed on those that are shown stays. */
export function choosePair(first: string, other: string): void {
  const all = variants.peek();
  const [a, b] = [first, other].map((name) => all.find((one) => one.name === name));
  if (!a || !b) return;
  batch(() => {
    library.value = all;
    for (const cell of cells) cell.forget();
    names.value = [a.name, a === b ? `${b.name} (2)` : b.name];
    documents.value = [a.document, b.document];
    apart.value = new Set();
  });
}

/** The two cells of the page: what is saved. */
export function currentScenario(): Plain {
  return scenarioOf(names.value, documents.value, allMeasured());
}

/** All variants: what the address holds. */
export function wholeScenario(): Plain {
  return scenarioOf(
    variants.value.map(({ name }) => name),
    variants.value.map(({ document }) => document),
    allMeasured(),
  );
}

function allMeasured(): readonly (Measurement | Plain)[] {
  return [...measured.value, ...recordEntries(records.value)];
}

/** Variants of which measured points are known that the two cells of the page cannot carry on. */
export function leftOut(): readonly string[] {
  return [...new Set(strangers(names.value, measured.value).flatMap(({ variant }) => variant ?? []))];
}

/** What a file asked for before it can be used: the files that are there, and those that were to be taken with it. */
let asking: { readonly files: DroppedFiles; readonly left: readonly string[] } | undefined;

/** Understands files by their content and takes them over; `notice` says what was understood and what was not, or what is asked for. */
export async function take(files: DroppedFiles): Promise<void> {
  const before = notice.peek()?.is === 'missing' ? asking : undefined;
  const all = { ...before?.files, ...files };
  const fresh = [...new Set([...(before?.left ?? []), ...Object.keys(files)])];
  const names = fresh.filter((name) => !isExtended(name, all));
  lesson.value = undefined;
  await takeInTurn(names, all);
}

/** Goes on with cycles in mAh, of a cell with this much active material. */
export async function takeWithMass(of: MeasuredOn): Promise<void> {
  if (asking) await takeInTurn(asking.left, asking.files, of);
}

async function takeInTurn(names: readonly string[], files: DroppedFiles, of?: MeasuredOn): Promise<void> {
  asking = undefined;
  for (const [i, name] of names.entries()) {
    const file = await readWhole(name, files, i === 0 ? of : undefined);
    batch(() => {
      if (file.is === 'scenario') takeScenario(file);
      else if (file.is === 'measured') {
        const others = measured.value.filter((point) => point.source !== name);
        measured.value = [...others, ...file.points];
        const kept = records.value.curves.filter(({ source }) => source !== name);
        records.value = { ...records.value, curves: [...kept, ...(file.records?.curves ?? [])] };
      }
      notice.value = { ...file, name };
    });
    if (file.is === 'missing' || file.is === 'massless') {
      asking = { files, left: names.slice(i) };
      return;
    }
  }
}

/** What a scenario extends is looked for among those that ship before it is asked for. */
async function readWhole(name: string, files: DroppedFiles, of?: MeasuredOn): Promise<ReadFile> {
  const file = await read(name, files, of);
  if (file.is !== 'missing') return file;
  const shipped = await shippedTexts();
  const text = shippedFile(file.file, new TextDecoder().decode(files[name]), shipped);
  if (text === undefined) return file;
  return readWhole(name, { ...files, [file.file]: new TextEncoder().encode(text) }, of);
}

/** The scenarios that ship; none where they cannot be had. */
export async function shippedTexts(): Promise<Texts> {
  try {
    return (await import('./shippedScenarios.js')).shippedScenarios;
  } catch {
    return {};
  }
}

/** Whether another of the files is built on this one, or has it among its data. */
function isExtended(name: string, files: DroppedFiles): boolean {
  return Object.entries(files).some(([other, bytes]) => {
    if (other === name || !/\.(ya?ml|json)$/i.test(other)) return false;
    return namedFiles(new TextDecoder().decode(bytes)).some((path) => path.split('/').pop() === name);
  });
}

function takeScenario({ variants, measurements, records: further }: Extract<ReadFile, { is: 'scenario' }>): void {
  // Measured points travel beside the documents: both cells know all of them.
  const all = variants.map(({ name, document }) => ({
    name,
    document: withValue(document as Plain, ['data'], undefined),
  }));
  const [first] = all;
  const last = all[all.length - 1];
  library.value = all.length > 2 ? all : [];
  load([first, all.length > 1 ? last : { ...first, name: `${first.name} B` }], measurements, further);
}

export async function read(name: string, files: DroppedFiles, of?: MeasuredOn): Promise<ReadFile> {
  const id = ++lastId;
  const more = of ? { of } : {};
  const report = await ask(id, () => cells[0].service.send({ kind: 'read', id, name, files, ...more }));
  return report.kind === 'read' ? report.file : { is: 'unknown', issues: [] };
}

/** The scenario of the page as YAML. */
export async function yamlText(): Promise<string> {
  const id = ++lastId;
  const report = await ask(id, () => cells[0].service.send({ kind: 'yaml', id, document: currentScenario() }));
  return report.kind === 'yaml' ? report.text : '';
}

function ask(id: number, send: () => void): Promise<Report> {
  return new Promise((resolve) => {
    waiting.set(id, resolve);
    send();
  });
}

/** Takes over the scenario of a link, of a scenario that is not accepted as much as there is. */
export async function takeLinked(scenario: Plain): Promise<void> {
  const file = await read('link.json', { 'link.json': new TextEncoder().encode(JSON.stringify(scenario)) });
  if (file.is === 'scenario') {
    takeScenario(file);
    return;
  }
  const unfinished = variantsOf(scenario);
  if (unfinished.length < 2) {
    notice.value = { ...file, name: 'The link' };
    return;
  }
  const data = Array.isArray(scenario.data) ? scenario.data.filter(isPlain) : [];
  takeScenario({
    is: 'scenario',
    title: '',
    variants: unfinished,
    measurements: data.filter((point): point is Plain & Measurement => typeof point.quantity === 'string'),
    issues: [],
  });
}

/** [ms] Pause after the last change before the loss is split. */
const ATTRIBUTION_PAUSE = 300;
/** [s] Computing that a fine split of the losses may take without being asked for. */
export const PATIENCE = 30;

/** [s] What a fine split of both losses takes: every combination of mechanisms takes as long as the fine run did. */
export const splitSeconds = computed(() =>
  Math.max(
    ...cells.map((cell) => {
      cell.arrived.value;
      const [quick, fine] = [cell.quick.value, cell.fine.value];
      const one = (fine?.milliseconds ?? 0) - (quick?.milliseconds ?? 0);
      return ((cell.losses.value.quick?.runs ?? 0) * one) / 1000;
    }),
  ),
);

export function splitFinely(): void {
  for (const cell of cells) if (!cell.refused.peek()) cell.attribute(lastCommon.peek(), 'fine');
}

/** From now on every change is computed. */
export function followDocuments(): void {
  effect(() => {
    for (const i of both) cells[i].simulate(names.value[i], documents.value[i], measured.value);
  });
  let analysis: ReturnType<typeof setTimeout> | undefined;
  effect(() => {
    const ready = cells.every((cell) => cell.done.value);
    const to = lastCommon.value;
    documents.value;
    clearTimeout(analysis);
    // A lesson asks one question, and has its own cells for it.
    if (!ready || to < 2 || lesson.value !== undefined) return;
    analysis = setTimeout(() => {
      for (const cell of cells) if (!cell.refused.value) cell.attribute(to, 'quick');
    }, ATTRIBUTION_PAUSE);
  });
  effect(() => {
    const known = cells.every((cell) => cell.refused.value || cell.losses.value.quick);
    if (known && lesson.value === undefined && shownLevel.value === 'fine' && splitSeconds.value <= PATIENCE)
      splitFinely();
  });
}

export const groups = computed(() => fieldGroups(documents.value[0]));
