import { batch, computed, signal } from '@preact/signals';
import type { Attribution, CycleRow, DerivedQuantity, Issue, MechanismName } from '../../index.js';
import { type Client, openClient } from '../engine/client.js';
import type { Report } from '../engine/messages.js';
import { type Plain, withValue } from './document.js';
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

/** One of the two cells: its worker, and what has arrived from it. */
export class LabCell {
  /** Counts up with every message: records grow in place. */
  readonly arrived = signal(0);
  readonly quick = signal<RunRecord | undefined>(undefined);
  readonly fine = signal<RunRecord | undefined>(undefined);
  /** Rows of the run before the present change, to compare with. */
  readonly before = signal<readonly CycleRow[]>([]);
  readonly issues = signal<readonly Issue[]>([]);
  readonly refused = signal(false);
  readonly broken = signal('');
  readonly derived = signal<readonly DerivedQuantity[]>([]);
  readonly programme = signal('');
  readonly cycles = signal(1);
  readonly mechanisms = signal<readonly MechanismName[]>([]);
  readonly attribution = signal<Attribution | undefined>(undefined);
  readonly attributionIssues = signal<readonly Issue[]>([]);
  /** 0 to 1 while the loss is being split; undefined when nobody is at it. */
  readonly attributing = signal<number | undefined>(undefined);
  readonly timing = signal<Timing>({ first: 0, all: 0, firstWork: 0, allWork: 0 });

  /** The fine run once it is complete, the quick one until then. */
  readonly shown = computed(() => {
    this.arrived.value;
    const fine = this.fine.value;
    return fine?.status ? fine : this.quick.value;
  });
  readonly done = computed(() => {
    this.arrived.value;
    return this.refused.value || this.quick.value?.status !== undefined;
  });
  readonly refined = computed(() => {
    this.arrived.value;
    return this.fine.value?.status !== undefined;
  });

  private readonly client: Client;
  private analyst: Client | undefined;
  /** A run that has begun replaces the one on the page with its first cycle, so that nothing flickers. */
  private pending: RunRecord | undefined;
  private text = '';
  private revision = 0;
  private asked = 0;

  constructor(private readonly elsewhere: (report: Report) => void) {
    this.client = openClient((report) => batch(() => this.received(report)));
  }

  /** Asks for this cell; what is on its way for an older one is forgotten. */
  simulate(document: Plain): void {
    const { variants: _, ...cell } = withValue(document, ['data'], undefined);
    const text = JSON.stringify(cell);
    if (text === this.text) return;
    this.text = text;
    this.revision++;
    this.stopAttribution();
    const known = this.quick.value;
    const now = performance.now();
    if (known?.status && now - this.asked > GESTURE) this.before.value = known.rows;
    this.asked = now;
    this.client.send({ kind: 'run', revision: this.revision, text });
  }

  /** Other cells are coming: nothing to compare them with. */
  forget(): void {
    this.before.value = [];
    this.asked = performance.now();
  }

  /** Splits the loss up to a cycle in a worker of its own, which a new request ends at once. */
  attribute(to: number): void {
    this.stopAttribution();
    const { revision, text } = this;
    this.attributing.value = 0;
    this.analyst = openClient((report) => batch(() => this.received(report)));
    this.analyst.send({ kind: 'attribute', revision, text, to });
  }

  stopAttribution(): void {
    this.analyst?.close();
    this.analyst = undefined;
    this.attributing.value = undefined;
    this.attribution.value = undefined;
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
    if (report.revision !== this.revision) return;
    switch (report.kind) {
      case 'refused':
        this.issues.value = report.issues;
        this.refused.value = true;
        break;
      case 'begun':
        this.refused.value = false;
        this.broken.value = '';
        this.derived.value = report.derived;
        this.programme.value = report.programme;
        this.mechanisms.value = report.mechanisms;
        this.pending = new RunRecord(report.revision, report.level, report.geometry);
        if (report.level === 'quick') {
          this.issues.value = report.issues;
          this.cycles.value = report.cycles;
        }
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
        this.attribution.value = report.attribution;
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
      this.issues.value = report.issues;
    } else record.spectra = this.quick.value?.spectra ?? [];
  }
}
