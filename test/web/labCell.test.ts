import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Attribution, CycleRow } from '../../src/index.js';
import { FrameLayout } from '../../src/web/engine/frames.js';
import type { Level, Report, Request } from '../../src/web/engine/messages.js';
import { LabCell } from '../../src/web/state/cell.js';
import { geometry } from './drawing.js';

// One of the two cells of the page: what it asks its workers for, and what it shows of what they send.

class FakeWorker {
  static all: FakeWorker[] = [];
  readonly sent: Request[] = [];
  closed = false;
  onmessage: ((event: { data: Report }) => void) | null = null;
  onerror: ((event: { message: string }) => void) | null = null;
  constructor() {
    FakeWorker.all.push(this);
  }
  postMessage(request: Request): void {
    this.sent.push(request);
  }
  terminate(): void {
    this.closed = true;
  }
  hear(report: Report): void {
    this.onmessage?.({ data: report });
  }
}

let clock = 0;

beforeEach(() => {
  FakeWorker.all = [];
  clock = 10_000;
  vi.stubGlobal('Worker', FakeWorker);
  vi.spyOn(performance, 'now').mockImplementation(() => clock);
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

function labCell(level: () => Level = () => 'quick') {
  const elsewhere: Report[] = [];
  const cell = new LabCell((report) => elsewhere.push(report), level);
  const [worker] = FakeWorker.all;
  const rows = (n: number, capacity: number) =>
    Array.from({ length: n }, (_, i) => ({ cycle: i + 1, dischargeCapacity: capacity - i }) as CycleRow);
  const begin = (revision: number, at: Level) =>
    worker.hear({
      kind: 'begun',
      revision,
      level: at,
      geometry: { ...geometry, level: at },
      derived: [],
      issues: [],
      programme: 'Charge',
      cycles: 3,
      activeMass: 1e-5,
      mechanisms: ['interphase'],
    });
  const progress = (revision: number, at: Level, some: readonly CycleRow[]) =>
    worker.hear({
      kind: 'progress',
      revision,
      level: at,
      rows: some,
      curves: [],
      frames: new Float32Array(new FrameLayout(geometry).size),
      spectra: [],
    });
  const end = (revision: number, at: Level) =>
    worker.hear({
      kind: 'ended',
      revision,
      level: at,
      status: { code: 'completed', message: '' },
      issues: [{ severity: 'note', path: '', message: `${at} has ended` }],
      balances: {} as never,
      firstCycle: 5,
      milliseconds: at === 'quick' ? 40 : 900,
    });
  return { cell, worker, elsewhere, rows, begin, progress, end };
}

describe('a cell of the page', () => {
  it('asks once for each change, and forgets what comes late for an older one', () => {
    const { cell, worker, rows, begin, progress } = labCell();
    cell.simulate('bare', { title: 'a' }, []);
    cell.simulate('bare', { title: 'a' }, []);
    cell.simulate('bare', { title: 'b' }, []);
    expect(worker.sent.map((request) => [request.kind, 'revision' in request && request.revision])).toEqual([
      ['run', 1],
      ['run', 2],
    ]);
    begin(1, 'quick');
    progress(1, 'quick', rows(1, 200));
    expect(cell.shown.value).toBeUndefined();
    begin(2, 'quick');
    progress(2, 'quick', rows(1, 180));
    expect(cell.shown.value?.rows.map(({ dischargeCapacity }) => dischargeCapacity)).toEqual([180]);
    expect([cell.cycles.value, cell.programme.value, cell.mechanisms.value]).toEqual([3, 'Charge', ['interphase']]);
  });

  it('keeps the old run on the page until the first cycle of the new one, and is done level by level', () => {
    const { cell, rows, begin, progress, end } = labCell();
    cell.simulate('bare', { title: 'a' }, []);
    begin(1, 'quick');
    clock += 25;
    progress(1, 'quick', rows(1, 200));
    progress(1, 'quick', rows(3, 200).slice(1));
    clock += 15;
    end(1, 'quick');
    expect(cell.shown.value?.rows.map(({ cycle }) => cycle)).toEqual([1, 2, 3]);
    expect([cell.done.value, cell.refined.value]).toEqual([true, false]);
    expect(cell.timing.value).toEqual({ first: 25, all: 40, firstWork: 5, allWork: 40 });
    begin(1, 'fine');
    expect(cell.fine.value).toBeUndefined();
    progress(1, 'fine', rows(3, 190));
    end(1, 'fine');
    expect([cell.done.value, cell.refined.value]).toEqual([true, true]);
    expect([cell.quick.value?.rows[0].dischargeCapacity, cell.fine.value?.rows[0].dischargeCapacity]).toEqual([
      200, 190,
    ]);
    expect(cell.fine.value?.milliseconds).toBe(900);
    expect(cell.timing.value.all).toBe(40);
    expect(cell.issues.value.map(({ message }) => message)).toEqual(['fine has ended']);
    cell.simulate('bare', { title: 'b' }, []);
    expect([cell.done.value, cell.refined.value]).toEqual([false, false]);
    begin(2, 'quick');
    expect(cell.quick.value?.rows[0].dischargeCapacity).toBe(200);
    progress(2, 'quick', rows(1, 170));
    expect(cell.quick.value?.rows[0].dischargeCapacity).toBe(170);
    expect(cell.fine.value).toBeUndefined();
  });

  it('shows the fine run only when the page is at the fine level', () => {
    let level: Level = 'quick';
    const { cell, rows, begin, progress } = labCell(() => level);
    cell.simulate('bare', {}, []);
    begin(1, 'quick');
    progress(1, 'quick', rows(1, 200));
    begin(1, 'fine');
    progress(1, 'fine', rows(1, 190));
    expect(cell.shown.value?.level).toBe('quick');
    level = 'fine';
    progress(1, 'fine', rows(2, 190).slice(1));
    expect(cell.shown.value?.level).toBe('fine');
    expect(cell.shown.value?.rows).toHaveLength(2);
  });

  it('compares with the run before a gesture, not with one in the middle of it', () => {
    const { cell, rows, begin, progress, end } = labCell();
    const run = (revision: number, capacity: number) => {
      cell.simulate('bare', { title: String(revision) }, []);
      begin(revision, 'quick');
      progress(revision, 'quick', rows(1, capacity));
      end(revision, 'quick');
    };
    run(1, 200);
    clock += 2000;
    run(2, 190);
    expect(cell.before.value.quick?.[0].dischargeCapacity).toBe(200);
    clock += 500;
    run(3, 180);
    expect(cell.before.value.quick?.[0].dischargeCapacity).toBe(200);
    clock += 1501;
    run(4, 170);
    expect(cell.before.value.quick?.[0].dischargeCapacity).toBe(180);
    cell.forget();
    expect(cell.before.value).toEqual({});
  });

  it('says what is refused, at both levels, and what broke', () => {
    const { cell, worker, begin } = labCell();
    cell.simulate('bare', {}, []);
    worker.hear({ kind: 'refused', revision: 1, issues: [{ severity: 'error', path: 'cell', message: 'No.' }] });
    expect([cell.refused.value, cell.done.value, cell.refined.value]).toEqual([true, true, true]);
    expect(cell.issues.value[0].message).toBe('No.');
    worker.hear({ kind: 'broken', revision: 1, message: 'It broke.' });
    expect(cell.broken.value).toBe('It broke.');
    begin(1, 'quick');
    expect([cell.refused.value, cell.broken.value]).toEqual([false, '']);
    worker.onerror?.({ message: '' });
    expect(cell.broken.value).toBe('A worker did not start.');
  });

  it('passes on what is not about it', () => {
    const { worker, elsewhere } = labCell();
    worker.hear({ kind: 'yaml', id: 3, text: 'title: x' });
    expect(elsewhere).toEqual([{ kind: 'yaml', id: 3, text: 'title: x' }]);
  });

  it('splits its loss once for each cycle and level in a worker of its own', () => {
    const { cell } = labCell();
    const attribution = (level: Level): Report => ({
      kind: 'attributed',
      revision: 1,
      level,
      issues: [],
      attribution: { variant: level } as Attribution,
    });
    cell.simulate('bare', {}, []);
    cell.attribute(100, 'quick');
    cell.attribute(100, 'quick');
    expect(FakeWorker.all).toHaveLength(2);
    const [, first] = FakeWorker.all;
    expect(first.sent).toMatchObject([{ kind: 'attribute', revision: 1, to: 100, level: 'quick' }]);
    first.hear({ kind: 'attributing', revision: 1, done: 16, of: 64 });
    expect(cell.attributing.value).toBe(0.25);
    first.hear({ kind: 'attributing', revision: 1, done: 0, of: 0 });
    expect(cell.attributing.value).toBe(0);
    first.hear(attribution('quick'));
    expect([first.closed, cell.attributing.value, cell.losses.value.quick?.variant]).toEqual([
      true,
      undefined,
      'quick',
    ]);
    // The coarse split stays on the page beside the fine one.
    cell.attribute(100, 'fine');
    expect(cell.losses.value.quick?.variant).toBe('quick');
    FakeWorker.all[2].hear(attribution('fine'));
    expect(Object.keys(cell.losses.value)).toEqual(['quick', 'fine']);
    cell.attribute(100, 'quick');
    expect(FakeWorker.all).toHaveLength(3);
    cell.attribute(120, 'quick');
    expect(cell.losses.value).toEqual({});
    cell.simulate('bare', { title: 'b' }, []);
    expect([FakeWorker.all[3].closed, cell.attributing.value]).toEqual([true, undefined]);
  });
});
