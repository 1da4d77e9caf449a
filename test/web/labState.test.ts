import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Measurement } from '../../src/index.js';
import type { ReadFile, Report, Request } from '../../src/web/engine/messages.js';
import type { Plain } from '../../src/web/state/document.js';
import { encodeState } from '../../src/web/state/link.js';
import { maCell } from '../../src/web/state/presets.js';

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

describe('the address of the page', () => {
  const open = async (hash: string) => {
    vi.stubGlobal('location', { hash });
    vi.stubGlobal('history', { replaceState: () => {} });
    await lab.openFromAddress();
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
      const hash = await encodeState(doc(), 2);
      await open(hash);
      expect([lab.names.value, lab.lesson.value]).toEqual([['L', 'R'], 2]);
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
