import { batch, computed, signal } from '@preact/signals';
import type { Attribution, CycleRow, DerivedQuantity, Issue, Measurement, MechanismName } from '../../index.js';
import { cellRequest } from '../engine/cellRequest.js';
import { type Client, openClient } from '../engine/client.js';
import type { CellRequest, Level, Report } from '../engine/messages.js';
import type { Plain } from './document.js';
import { RunRecord } from './run.js';

/** [ms] Changes that follow each other faster belong to one movement of a slider. */
const GESTURE = 1500;

/** [ms] From asking to the first cycle and to the last one on the page, and what of that the worker needed. */
export interface Timing {
  readonly first: number;
  readonly all: number;
  readonly firstWork: number;
  readonly allWork: number;
}

/** The loss of a cell split over its mechanisms, as far as it has been. */
type Losses = { readonly [level in Level]?: Attribution };

/** One of the two cells: its worker, and what has arrived from it. */
export class LabCell {
  /** Counts up with every message: records grow in place. */
  readonly arrived = signal(0);
  readonly quick = signal<RunRecord | undefined>(undefined);
  readonly fine = signal<RunRecord | undefined>(undefined);
  /** Rows of the run before the present change, to compare with at the same level. */
  readonly before = signal<{ readonly [level in Level]?: readonly CycleRow[] }>({});
  readonly issues = signal<readonly Issue[]>([]);
  readonly refused = signal(false);
  readonly broken = signal('');
  readonly derived = signal<readonly DerivedQuantity[]>([]);
  readonly programme = signal('');
  readonly cycles = signal(1);
  /** [kg] */
  readonly activeMass = signal(Number.NaN);
  readonly mechanisms = signal<readonly MechanismName[]>([]);
  readonly losses = signal<Losses>({});
  readonly attributionIssues = signal<readonly Issue[]>([]);
  /** 0 to 1 while the loss is being split; undefined when nobody is at it. */
  readonly attributing = signal<number | undefined>(undefined);
  private attributed: { readonly to: number; readonly level: Level } | undefined;
  readonly timing = signal<Timing>({ first: 0, all: 0, firstWork: 0, allWork: 0 });

  /** The run at the level that the page is at. */
  readonly shown = computed(() => {
    this.arrived.value;
    return this.level() === 'fine' ? this.fine.value : this.quick.value;
  });
  /** Whether the run that was asked for last has ended, at each level; a refusal is an answer at both. */
  readonly done = computed(() => this.ends.value.quick === this.revision.value);
  readonly refined = computed(() => this.ends.value.fine === this.revision.value);

  private readonly client: Client;
  private analyst: Client | undefined;
  /** A run that has begun replaces the one on the page with its first cycle, so that nothing flickers. */
  private pending: RunRecord | undefined;
  private cell: CellRequest = { name: '', text: '' };
  private readonly revision = signal(0);
  private readonly ends = signal<{ readonly [level in Level]: number }>({ quick: -1, fine: -1 });
  private asked = 0;

  /** `level` says at which level both cells are complete: one that is shown finer than the other would look different for that. */
  constructor(
    private readonly elsewhere: (report: Report) => void,
    private readonly level: () => Level,
  ) {
    this.client = openClient((report) => batch(() => this.received(report)));
  }

  /** Asks for this cell; what is on its way for an older one is forgotten. */
  simulate(name: string, document: Plain, data: readonly Measurement[]): void {
    const cell = cellRequest(name, document, data);
    if (cell.text === this.cell.text && cell.name === this.cell.name) return;
    this.cell = cell;
    const revision = this.revision.peek() + 1;
    this.revision.value = revision;
    this.stopAttribution();
    const [quick, fine] = [this.quick.peek(), this.fine.peek()];
    const now = performance.now();
    if (quick?.status && now - this.asked > GESTURE) {
      this.before.value = { quick: quick.rows, ...(fine?.status ? { fine: fine.rows } : {}) };
    }
    this.asked = now;
    this.client.send({ kind: 'run', revision, cell });
  }

  /** Other cells are coming: nothing to compare them with. */
  forget(): void {
    this.before.value = {};
    this.asked = performance.now();
  }

  /** Splits the loss up to a cycle in a worker of its own, which a new request ends at once. */
  attribute(to: number, level: Level): void {
    const known = this.attributed?.to === to ? this.losses.peek() : {};
    if (this.attributed?.to === to && (this.attributed.level === level || known[level])) return;
    this.stopAttribution();
    const { cell } = this;
    const revision = this.revision.peek();
    this.attributed = { to, level };
    this.losses.value = known;
    this.attributing.value = 0;
    this.analyst = openClient((report) => batch(() => this.received(report)));
    this.analyst.send({ kind: 'attribute', revision, cell, to, level });
  }

  stopAttribution(): void {
    this.analyst?.close();
    this.analyst = undefined;
    this.attributed = undefined;
    this.attributing.value = undefined;
    this.losses.value = {};
    this.attributionIssues.value = [];
  }

  get service(): Client {
    return this.client;
  }

  private received(report: Report): void {
    if (report.kind === 'broken') {
      this.broken.value = report.message;
      this.attributing.value = undefined;
      return;
    }
    if (!('revision' in report)) {
      this.elsewhere(report);
      return;
    }
    if (report.revision !== this.revision.peek()) return;
    switch (report.kind) {
      case 'refused':
        this.issues.value = report.issues;
        this.refused.value = true;
        this.ends.value = { quick: report.revision, fine: report.revision };
        break;
      case 'begun':
        this.refused.value = false;
        this.broken.value = '';
        this.derived.value = report.derived;
        this.programme.value = report.programme;
        this.mechanisms.value = report.mechanisms;
        this.pending = new RunRecord(report.revision, report.level, report.geometry);
        this.issues.value = report.issues;
        this.cycles.value = report.cycles;
        this.activeMass.value = report.activeMass;
        return;
      case 'progress':
        this.progress(report);
        break;
      case 'ended':
        this.ended(report);
        break;
      case 'attributing':
        this.attributing.value = report.of > 0 ? report.done / report.of : 0;
        return;
      case 'attributed':
        this.analyst?.close();
        this.analyst = undefined;
        this.attributing.value = undefined;
        if (report.attribution) this.losses.value = { ...this.losses.value, [report.level]: report.attribution };
        this.attributionIssues.value = report.issues;
        return;
    }
    this.arrived.value++;
  }

  private progress(report: Extract<Report, { kind: 'progress' }>): void {
    const fresh = this.pending;
    if (fresh && fresh.level === report.level) {
      this.pending = undefined;
      if (report.level === 'quick') {
        this.quick.value = fresh;
        this.fine.value = undefined;
        this.timing.value = { first: performance.now() - this.asked, all: 0, firstWork: 0, allWork: 0 };
      } else this.fine.value = fresh;
    }
    const record = report.level === 'quick' ? this.quick.value : this.fine.value;
    record?.add(report.rows, report.curves, report.frames, report.spectra);
  }

  private ended(report: Extract<Report, { kind: 'ended' }>): void {
    const record = report.level === 'quick' ? this.quick.value : this.fine.value;
    if (!record) return;
    record.status = report.status;
    record.milliseconds = report.milliseconds;
    if (report.level === 'quick') {
      this.timing.value = {
        ...this.timing.value,
        all: performance.now() - this.asked,
        firstWork: report.firstCycle,
        allWork: report.milliseconds,
      };
    }
    this.issues.value = report.issues;
    this.ends.value = { ...this.ends.value, [report.level]: report.revision };
  }
}
