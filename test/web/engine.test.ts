import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cellRequest } from '../../src/web/engine/cellRequest.js';
import { FrameLayout } from '../../src/web/engine/frames.js';
import type { Report, Request } from '../../src/web/engine/messages.js';
import { readDropped } from '../../src/web/engine/readDropped.js';
import { type Plain, withValue } from '../../src/web/state/document.js';
import { cycling, maCell, zirconia } from '../../src/web/state/publishedCells.js';
import { runOnPage } from './cellPath.js';
import { smallCells } from './labPage.js';

// The worker of the page by its messages, and what it reads from files that are dropped on it.

const bytes = (text: string) => new TextEncoder().encode(text);

describe('a file that is dropped', () => {
  const scenario = JSON.stringify(smallCells());

  it.each(['cell.json', 'CELL.YAML', 'cell.yml'])('is a scenario as %s', async (name) => {
    const file = await readDropped(name, { [name]: bytes(scenario) });
    if (file.is !== 'scenario') throw new Error(JSON.stringify(file));
    expect(file.title).toBe(maCell.title);
    expect(file.variants.map((variant) => variant.name)).toEqual(['bare', 'ZrO2']);
    expect(file.measurements).toEqual([]);
  });

  it('is a scenario with a file among its data, whose curves and spectra are drawn too', async () => {
    const spectrum = [1e4, 1e3, 100, 10, 1].map((f, i) => `1,${f},${10 + i},-1`).join('\n');
    const half = (sign: number) =>
      Array.from(
        { length: 9 },
        (_, k) =>
          `1,${sign > 0 ? 1 : 2},${60 * k + (sign > 0 ? 0 : 600)},${3.5 + 0.05 * sign * k},${0.002 * sign},${20 * k}`,
      ).join('\n');
    const series = `Cycle,Step,Time (s),Voltage (V),Current (A),Capacity (mAh/g)\n${half(1)}\n${half(-1)}\n`;
    const document = {
      ...smallCells(),
      protocol: [cycling(1, '0.2C'), 'EIS from 10 kHz to 1 Hz'],
      data: [
        { file: 'measured/series.csv', variant: 'bare' },
        { file: 'eis.csv', variant: 'bare' },
      ],
    };
    const file = await readDropped('cell.json', {
      'cell.json': bytes(JSON.stringify(document)),
      'series.csv': bytes(series),
      'eis.csv': bytes(`cycle,freq/Hz,Z'/Ohm,Z''/Ohm\n${spectrum}\n`),
    });
    if (file.is !== 'scenario') throw new Error(JSON.stringify(file));
    expect(file.records?.curves.map(({ variant, cycle, direction }) => [variant, cycle, direction])).toEqual([
      ['bare', 1, 'charge'],
      ['bare', 1, 'discharge'],
    ]);
    const [{ re, area }] = file.records?.spectra ?? [];
    expect(re).toEqual([10, 11, 12, 13, 14]);
    expect(area).toBeGreaterThan(1e-6);
  });

  it('asks for the file that it extends, first and alone', async () => {
    const text = 'extends: studies/base.yaml\ntitle: x\nnonsense: 1\ndata:\n  - { file: a.csv }\n';
    const file = await readDropped('cell.yaml', { 'cell.yaml': bytes(text) });
    expect(file).toEqual({ is: 'missing', file: 'studies/base.yaml', issues: [] });
  });

  it('is a table of capacities, with what was used and what was not', async () => {
    const text = 'Cycle,Discharge capacity (mAh/g),Operator\n1,180,x\n2,175,x\n';
    const file = await readDropped('bare.csv', { 'bare.csv': bytes(text) });
    if (file.is !== 'measured') throw new Error(JSON.stringify(file));
    expect(file.summary).toMatch(/, 2 rows$/);
    expect(file.points.map(({ quantity, cycle, value, source }) => [quantity, cycle, value, source])).toEqual([
      ['dischargeCapacity', 1, 180, 'bare.csv'],
      ['dischargeCapacity', 2, 175, 'bare.csv'],
    ]);
    expect(file.used).toEqual(['Cycle → cycle', 'Discharge capacity (mAh/g) → dischargeCapacity mAh/g']);
    expect(file.ignored).toHaveLength(1);
    expect(file.ignored[0]).toMatch(/^Operator(: \S.*)?$/);
    expect(file.issues.filter(({ message }) => message.includes('could be drawn'))).toEqual([]);
  });

  it('asks for the mass of cycles in mAh, and is laid over a cell with it', async () => {
    const table = { 'bare.csv': bytes('Cycle,Discharge capacity (mAh)\n1,1.8\n2,1.75\n') };
    const file = await readDropped('bare.csv', table);
    expect(file).toMatchObject({ is: 'massless', summary: expect.stringMatching(/2 rows/), issues: [] });
    const weighed = await readDropped('bare.csv', table, { mass: 1e-5, variant: 'ZrO2' });
    if (weighed.is !== 'measured') throw new Error(JSON.stringify(weighed));
    const { points } = weighed;
    expect(points.map(({ variant, value, unit }) => [variant, value, unit])).toEqual([
      ['ZrO2', 180, 'mAh/g'],
      ['ZrO2', 175, 'mAh/g'],
    ]);
  });

  it.each([
    ['empty.csv', '', /is empty/],
    ['prose.txt', 'Nothing but words stands here.\nAnd here.\n', /./],
    ['broken.yaml', 'cell: [', /./],
  ])('%s is refused', async (name, text, message) => {
    const file = await readDropped(name, { [name]: bytes(text) });
    expect(file.is).toBe('unknown');
    expect(file.issues[0]).toMatchObject({ severity: 'error', message: expect.stringMatching(message) });
  });

  it('is not read when it is larger than a page can hold', async () => {
    const file = await readDropped('long.csv', { 'long.csv': { length: 51_400_000 } as Uint8Array });
    expect(file.issues).toMatchObject([{ message: 'long.csv has 51 MB.', allowed: 'up to 50 MB' }]);
  });
});

describe('the engine', () => {
  const small = (more: object = {}): Plain => {
    const { variants: _, ...cell } = smallCells({ protocol: [cycling(3, '2C')], ...more }) as Record<string, unknown>;
    return cell;
  };
  const coated = withValue(small(), ['cell', 'cathode', 'coating'], {
    ...zirconia,
    coverage: '95 %',
  });

  it('sends every row once, and a geometry in the units of the pictures', async () => {
    const { rows, reports, ended } = await runOnPage(cellRequest('ZrO2', coated, []));
    expect(rows.fine.map(({ cycle }) => cycle)).toEqual([1, 2, 3]);
    expect(ended.map(({ level, status }) => [level, status.code])).toEqual([
      ['quick', 'completed'],
      ['fine', 'completed'],
    ]);
    const begun = reports.find((report) => report.kind === 'begun');
    if (begun?.kind !== 'begun') throw new Error('nothing has begun');
    expect(begun.cycles).toBe(3);
    expect(begun.mechanisms).toEqual(['interphase', 'contactLoss']);
    const { coatingThickness, patchNames, patchFractions, particleRadius, thickness, volumeFraction } = begun.geometry;
    expect(coatingThickness).toBeCloseTo(4.5, 9);
    expect(patchFractions[patchNames.indexOf('covered')]).toBeCloseTo(0.95, 9);
    // d50 of 3 um, some tens of um of composite, half of it oxide.
    for (const radius of particleRadius) expect(Math.abs(Math.log(radius / 1.5))).toBeLessThan(1);
    expect([thickness > 20, thickness < 100]).toEqual([true, true]);
    const oxide = volumeFraction.reduce((sum, v) => sum + v, 0);
    expect([oxide > 0.3, oxide < 0.6]).toEqual([true, true]);
    const { size } = new FrameLayout(begun.geometry);
    const moments = reports.flatMap((report) =>
      report.kind === 'progress' && report.level === 'quick'
        ? Array.from({ length: report.frames.length / size }, (_, i) => report.frames[i * size])
        : [],
    );
    const of = (cycle: number) => moments.filter((one) => one === cycle).length;
    // Thirty an hour of 1C in the first cycle, eight in later ones, and the ends.
    expect([of(1) > 15, of(1) < 70, of(2) > 6, of(2) < 22, of(3) > 6]).toEqual([true, true, true, true, true]);
    const progress = reports.flatMap((report) => (report.kind === 'progress' ? report.spectra : []));
    expect(progress[0].frequency[0]).toBe(1e6);
    expect(progress[0].frequency.at(-1)).toBeCloseTo(1e-3, 12);
  });

  it('refuses a cell that cannot be, with what is wrong', async () => {
    const { reports } = await runOnPage(cellRequest('x', withValue(coated, ['cell', 'temperature'], 'warm'), []));
    expect(reports).toMatchObject([{ kind: 'refused', revision: 1 }]);
  });

  describe('by messages', () => {
    const port = globalThis as unknown as {
      onmessage: ((event: { data: Request }) => void) | null;
      postMessage: unknown;
    };
    const before = { onmessage: port.onmessage, postMessage: port.postMessage };
    let answered: (report: Report) => void = () => {};

    beforeAll(async () => {
      port.postMessage = (report: Report) => answered(report);
      await import('../../src/web/engine/labWorker.js');
    });

    afterAll(() => Object.assign(port, before));

    /** Sends a request and waits for an answer of a kind. */
    const ask = <K extends Report['kind']>(data: Request, kind: K): Promise<Extract<Report, { kind: K }>> =>
      new Promise((resolve, reject) => {
        answered = (report) => {
          if (report.kind === kind) resolve(report as Extract<Report, { kind: K }>);
          else if (report.kind === 'broken') reject(new Error(report.message));
        };
        port.onmessage?.({ data });
      });

    it('tells schema and materials', async () => {
      const { schema, materials } = await ask({ kind: 'schema' }, 'schema');
      expect(schema).toHaveProperty('properties');
      expect(materials).toContainEqual({ kind: 'anode', name: 'LTO', aliases: expect.any(Array) });
      for (const { aliases } of materials) expect(Array.isArray(aliases)).toBe(true);
    });

    it('reads files and writes YAML under the number that was asked', async () => {
      const files = { 'cell.json': bytes(JSON.stringify(smallCells())) };
      expect(await ask({ kind: 'read', id: 7, name: 'cell.json', files }, 'read')).toMatchObject({
        id: 7,
        file: { is: 'scenario' },
      });
      expect(await ask({ kind: 'yaml', id: 8, document: { title: 'x' } }, 'yaml')).toEqual({
        kind: 'yaml',
        id: 8,
        text: 'title: x\n',
      });
    });

    it('says what broke it', async () => {
      const request = { kind: 'read', id: 9, name: 'nothing.csv', files: {} } as const;
      expect(await ask(request, 'broken')).toEqual({
        kind: 'broken',
        revision: 0,
        message: expect.stringContaining('length'),
      });
    });

    it('splits the loss of a cell over its mechanisms', async () => {
      const cell = cellRequest('bare', small(), []);
      const report = await ask({ kind: 'attribute', revision: 3, cell, to: 3, level: 'quick' }, 'attributed');
      expect(report).toMatchObject({ revision: 3, level: 'quick', attribution: { variant: 'bare', to: 3 } });
      const { total, parts } = report.attribution!;
      expect(parts.map(({ mechanism }) => mechanism)).toEqual(['interphase', 'contactLoss', 'unaged']);
      expect(parts.reduce((sum, { loss }) => sum + loss, 0)).toBeCloseTo(total, 9);
    });

    it('computes the latest cell that it was asked for and gives up the one before', async () => {
      const cell = cellRequest('bare', small(), []);
      const begun: number[] = [];
      const ended = new Promise<void>((resolve, reject) => {
        answered = (report) => {
          if (report.kind === 'broken') reject(new Error(report.message));
          if (report.kind === 'begun') begun.push(report.revision);
          if (report.kind === 'ended' && report.level === 'fine' && report.revision === 6) resolve();
        };
      });
      for (const revision of [4, 5, 6]) port.onmessage?.({ data: { kind: 'run', revision, cell } });
      await ended;
      expect(begun).not.toContain(5);
      expect(begun.filter((revision) => revision === 6)).toHaveLength(2);
    });
  });
});
