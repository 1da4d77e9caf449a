import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Measurement } from '../../src/index.js';
import type { ReadFile, Report, Request } from '../../src/web/engine/messages.js';
import type { Plain } from '../../src/web/state/document.js';
import { encodeState } from '../../src/web/state/link.js';
import { cycling, maCell } from '../../src/web/state/publishedCells.js';

// Both cells of the page: what its controls, files and address make of them.

type Lab = typeof import('../../src/web/state/lab.js');
let lab: Lab;
/** What a file is read as, by its name. */
let files: Record<string, ReadFile> = {};
const asked: Request[] = [];
const workers: AnsweringWorker[] = [];

class AnsweringWorker {
  onmessage: ((event: { data: Report }) => void) | null = null;
  constructor() {
    workers.push(this);
  }
  postMessage(request: Request): void {
    asked.push(request);
    if (request.kind === 'read') {
      const { id, name } = request;
      queueMicrotask(() => this.onmessage?.({ data: { kind: 'read', id, file: files[name] } }));
    }
    if (request.kind === 'yaml') {
      const { id, document } = request;
      queueMicrotask(() => this.onmessage?.({ data: { kind: 'yaml', id, text: JSON.stringify(document) } }));
    }
  }
  terminate(): void {}
}

beforeAll(async () => {
  vi.stubGlobal('Worker', AnsweringWorker);
  lab = await import('../../src/web/state/lab.js');
});

afterAll(() => {
  vi.unstubAllGlobals();
});

const doc = (more: Plain = {}): Plain => ({ cell: { pressure: '50 MPa', cathode: { loading: '11 mg/cm2' } }, ...more });
const point = (variant: string | undefined, source: string): Measurement => ({
  ...(variant === undefined ? {} : { variant }),
  quantity: 'dischargeCapacity',
  cycle: 1,
  value: 180,
  unit: 'mAh/g',
  source,
});

beforeEach(() => {
  files = {};
  asked.length = 0;
  lab.load([
    { name: 'bare', document: doc() },
    { name: 'coated', document: doc() },
  ]);
});

describe('the controls of two cells', () => {
  it('change both, or one of them', () => {
    const pressure = ['cell', 'pressure'];
    expect(lab.isApart(pressure)).toBe(false);
    lab.setField(pressure, '80 MPa');
    expect(lab.documents.value.map(({ cell }) => (cell as Plain).pressure)).toEqual(['80 MPa', '80 MPa']);
    lab.setField(pressure, '10 MPa', [1]);
    expect(lab.documents.value.map(({ cell }) => (cell as Plain).pressure)).toEqual(['80 MPa', '10 MPa']);
    expect(lab.isApart(pressure)).toBe(true);
    lab.setApart(pressure, false);
    expect(lab.documents.value.map(({ cell }) => (cell as Plain).pressure)).toEqual(['80 MPa', '80 MPa']);
    expect(lab.isApart(pressure)).toBe(false);
    lab.setApart(pressure, true);
    expect([lab.isApart(pressure), lab.isApart(['cell', 'temperature'])]).toEqual([true, false]);
    expect(lab.documents.value.map(({ cell }) => (cell as Plain).pressure)).toEqual(['80 MPa', '80 MPa']);
  });

  it('are those of the first cell, and begin anew with other cells', () => {
    expect(lab.groups.value.map(({ name }) => name)).toEqual(['Coating', 'Active material', 'Electrode and cell']);
    lab.setApart(['cell', 'pressure'], true);
    lab.cursor.value = { cycle: 50, position: 1 };
    lab.playing.value = 'ageing';
    lab.load([
      { name: 'same', document: maCell },
      { name: 'same', document: maCell },
    ]);
    expect(lab.names.value).toEqual(['same', 'same (2)']);
    expect([lab.apart.value.size, lab.playing.value, lab.cursor.value]).toEqual([0, '', { cycle: 1, position: 0.5 }]);
    // Where there are many cycles the last one shows how the two cells differ.
    const aged = { ...maCell, protocol: [cycling(30, '1C')] };
    lab.load([
      { name: 'a', document: aged },
      { name: 'b', document: aged },
    ]);
    expect(lab.cursor.value).toEqual({ cycle: 30, position: 0.5 });
    expect(lab.groups.value.at(-1)?.name).toBe('Cycling');
  });
});

describe('playing', () => {
  it('goes through a cycle in seven seconds, and through all cycles in nine', async () => {
    let frame: ((now: number) => void) | undefined;
    let now = 1000;
    vi.stubGlobal('requestAnimationFrame', (next: (time: number) => void) => {
      frame = next;
      return 1;
    });
    vi.stubGlobal('cancelAnimationFrame', () => {
      frame = undefined;
    });
    vi.spyOn(performance, 'now').mockImplementation(() => now);
    const step = (milliseconds: number) => {
      now += milliseconds;
      frame?.(now);
    };
    const { startPlaying } = await import('../../src/web/state/play.js');
    startPlaying();
    expect(frame).toBeUndefined();
    lab.playing.value = 'cycle';
    step(70);
    expect(lab.cursor.value.position).toBeCloseTo(0.52, 9);
    // A page that was hidden does not jump.
    step(5000);
    expect(lab.cursor.value.position).toBeCloseTo(0.52 + 0.2 / 7, 9);
    lab.cursor.value = { cycle: 1, position: 1.99 };
    step(100);
    expect(lab.cursor.value).toEqual({ cycle: 1, position: 0 });
    lab.playing.value = '';
    expect(frame).toBeUndefined();
    // There is one cycle yet: it is at its end at once.
    lab.playing.value = 'ageing';
    step(100);
    expect([lab.playing.value, lab.cursor.value.cycle]).toEqual(['', 1]);
    vi.restoreAllMocks();
  });
});

describe('a file that is dropped', () => {
  const variants = (...names: string[]): ReadFile => ({
    is: 'scenario',
    title: 'x',
    variants: names.map((name) => ({ name, document: doc({ title: name, data: [1] }) })),
    measurements: [point(names[0], 'paper')],
    issues: [],
  });

  it('gives its first and its last variant, with the others to choose from', async () => {
    files = { 'three.yaml': variants('A', 'B', 'C') };
    await lab.take({ 'three.yaml': new Uint8Array(1) });
    expect(lab.names.value).toEqual(['A', 'C']);
    expect(lab.library.value.map(({ name }) => name)).toEqual(['A', 'B', 'C']);
    expect(lab.documents.value.map((one) => [one.title, 'data' in one])).toEqual([
      ['A', false],
      ['C', false],
    ]);
    expect(lab.measured.value.map(({ source }) => source)).toEqual(['paper']);
    expect(lab.notice.value).toMatchObject({ name: 'three.yaml', is: 'scenario' });
    files = { 'two.yaml': variants('A', 'B') };
    await lab.take({ 'two.yaml': new Uint8Array(1) });
    expect([lab.names.value, lab.library.value]).toEqual([['A', 'B'], []]);
  });

  it('of one variant stands on both sides', async () => {
    files = { 'one.yaml': variants('A') };
    await lab.take({ 'one.yaml': new Uint8Array(1) });
    expect(lab.names.value).toEqual(['A', 'A B']);
    expect(lab.documents.value[0]).toEqual(lab.documents.value[1]);
  });

  it('of measurements is laid over the curves in place of what it gave before', async () => {
    const measuredFile = (n: number): ReadFile => ({
      is: 'measured',
      summary: '',
      points: Array.from({ length: n }, () => point(undefined, 'bare.csv')),
      used: [],
      ignored: [],
      findings: [],
      issues: [],
    });
    lab.measured.value = [point('bare', 'paper'), point('third', 'paper'), point('third', 'paper')];
    files = { 'bare.csv': measuredFile(3) };
    await lab.take({ 'bare.csv': new Uint8Array(1) });
    files = { 'bare.csv': measuredFile(2) };
    await lab.take({ 'bare.csv': new Uint8Array(1) });
    expect(lab.measured.value.map(({ source }) => source)).toEqual(['paper', 'paper', 'paper', 'bare.csv', 'bare.csv']);
    expect(lab.names.value).toEqual(['bare', 'coated']);
    // The scenario of two cells cannot carry points of a third one.
    expect(lab.leftOut()).toEqual(['third']);
    expect(lab.currentScenario().data).toHaveLength(3);
    expect(JSON.parse(await lab.yamlText())).toEqual(JSON.parse(JSON.stringify(lab.currentScenario())));
  });

  it('is passed over where another one is built on it', async () => {
    const text = (content: string) => new TextEncoder().encode(content);
    files = { 'child.yaml': variants('A', 'B'), 'base.yaml': variants('X', 'Y') };
    await lab.take({ 'base.yaml': text('title: x\n'), 'child.yaml': text('extends: ../cells/base.yaml\n') });
    expect(asked.flatMap((request) => (request.kind === 'read' ? [request.name] : []))).toEqual(['child.yaml']);
    expect(lab.names.value).toEqual(['A', 'B']);
  });
});

describe('what is changed', () => {
  it('can be taken back and done again: one movement of a slider is one step', async () => {
    const { canRedo, canUndo, followChanges, redo, undo } = await import('../../src/web/state/history.js');
    let now = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => now);
    followChanges();
    const pressures = () => lab.documents.value.map(({ cell }) => (cell as Plain).pressure);
    const change = (path: readonly string[], value: string, after: number) => {
      now += after;
      lab.setField(path, value);
    };
    expect([canUndo.value, canRedo.value]).toEqual([false, false]);
    for (const value of ['60 MPa', '61 MPa', '62 MPa']) change(['cell', 'pressure'], value, 100);
    change(['cell', 'temperature'], '30 degC', 100);
    change(['cell', 'temperature'], '', 5000);
    undo();
    expect(lab.documents.value[0]).toMatchObject({ cell: { pressure: '62 MPa', temperature: '30 degC' } });
    undo();
    expect(lab.documents.value[0]).not.toHaveProperty('cell.temperature');
    undo();
    expect([pressures(), canUndo.value]).toEqual([['50 MPa', '50 MPa'], false]);
    redo();
    expect([pressures(), canRedo.value]).toEqual([['62 MPa', '62 MPa'], true]);
    // Something new: what was taken back is not ahead any more.
    change(['cell', 'pressure'], '10 MPa', 5000);
    expect(canRedo.value).toBe(false);
    lab.reset();
    expect(pressures()).toEqual(['50 MPa', '50 MPa']);
    undo();
    expect(pressures()).toEqual(['10 MPa', '10 MPa']);
    vi.restoreAllMocks();
  });

  it('stays on a variant while another one is looked at, and is in the link with all of them', () => {
    lab.library.value = ['A', 'B', 'C'].map((name) => ({ name, document: doc({ title: name }) }));
    lab.choosePair('A', 'B');
    lab.setField(['cell', 'pressure'], '7 MPa', [0]);
    lab.choosePair('B', 'C');
    expect(lab.names.value).toEqual(['B', 'C']);
    expect(Object.keys(lab.wholeScenario().variants as Plain)).toEqual(['A', 'B', 'C']);
    lab.choosePair('A', 'C');
    expect(lab.documents.value[0]).toMatchObject({ cell: { pressure: '7 MPa' } });
  });
});

describe('the address of the page', () => {
  const open = async (hash: string) => {
    vi.stubGlobal('location', { hash });
    vi.stubGlobal('history', { replaceState: () => {} });
    vi.stubGlobal('addEventListener', () => {});
    const { openFromAddress } = await import('../../src/web/state/address.js');
    await openFromAddress();
  };

  it('brings two cells and a lesson, or says that it cannot be read', async () => {
    vi.useFakeTimers();
    try {
      files = {
        'link.json': {
          is: 'scenario',
          title: 'x',
          variants: ['L', 'R'].map((name) => ({ name, document: doc({ title: name }) })),
          measurements: [],
          issues: [],
        },
      };
      const hash = await encodeState(doc(), { lesson: '3', answer: 1, cycle: 7, moment: 1.2 });
      await open(hash);
      expect([lab.names.value, lab.lesson.value]).toEqual([['L', 'R'], 2]);
      expect(lab.cursor.value).toEqual({ cycle: 7, position: 1.2 });
      // From now on every change is computed.
      const runs = asked.flatMap((request) => (request.kind === 'run' ? [request.cell.name] : []));
      expect(runs).toEqual(['L', 'R']);
      expect(lab.shownLevel.value).toBe('quick');
      workers.slice(0, 2).forEach((worker) => {
        worker.onmessage?.({ data: { kind: 'refused', revision: 1, issues: [] } });
      });
      expect(lab.shownLevel.value).toBe('fine');
      expect([lab.lastCommon.value, lab.mostCycles.value, lab.lossLevel.value]).toEqual([0, 1, 'quick']);
      await open('#z=!!!');
      expect(lab.notice.value).toMatchObject({ is: 'unknown', name: 'The link', issues: [{ severity: 'error' }] });
      expect(lab.names.value).toEqual(['L', 'R']);
    } finally {
      vi.clearAllTimers();
      vi.useRealTimers();
    }
  });
});
