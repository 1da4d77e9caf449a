import { stringify } from 'yaml';
import { attribute, listMaterials, scenarioJsonSchema } from '../../index.js';
import { prepareCell } from './cellScenario.js';
import type { CellRequest, FitAsked, Report, Request } from './messages.js';
import { type Inbox, progressiveRun } from './progressiveRun.js';
import { readDropped } from './readDropped.js';
import { sideRun } from './sideRun.js';

// All computing of the page: one worker per cell, one more per loss attribution.

interface WorkerPort {
  onmessage: ((event: MessageEvent<Request>) => void) | null;
  postMessage(report: Report, transfer?: ArrayBuffer[]): void;
}

const port = globalThis as unknown as WorkerPort;
const post: Inbox['post'] = (report, transfer = []) => port.postMessage(report, transfer);

let latest: Extract<Request, { kind: 'run' }> | undefined;
let running = false;

port.onmessage = ({ data }) => {
  switch (data.kind) {
    case 'run':
      latest = data;
      if (!running) void work();
      return;
    case 'attribute':
      void attribution(data).catch((error: unknown) => broken(data.revision, error));
      return;
    case 'side':
      try {
        post({ kind: 'side', id: data.id, run: sideRun(data.cell, data.spectraAfter) });
      } catch (error) {
        broken(0, error);
      }
      return;
    case 'fit':
      void constants(data.asked).catch((error: unknown) => broken(0, error));
      return;
    case 'predict':
      void prediction(data.cell).catch((error: unknown) => broken(0, error));
      return;
    case 'schema':
      post({
        kind: 'schema',
        schema: scenarioJsonSchema(),
        materials: listMaterials().map(({ kind, name, aliases }) => ({ kind, name, aliases: aliases ?? [] })),
      });
      return;
    case 'read':
      void readDropped(data.name, data.files, data.of)
        .then((file) => post({ kind: 'read', id: data.id, file }))
        .catch((error: unknown) => broken(0, error));
      return;
    case 'yaml':
      post({ kind: 'yaml', id: data.id, text: stringify(data.document, { lineWidth: 120 }) });
  }
};

/** The latest request, and again for as long as newer ones come in. */
async function work(): Promise<void> {
  running = true;
  while (latest) {
    const request = latest;
    latest = undefined;
    try {
      await progressiveRun(request.cell, request.revision, {
        post,
        pause: async () => {
          await turn();
          return latest !== undefined;
        },
      });
    } catch (error) {
      broken(request.revision, error);
    }
  }
  running = false;
}

/** Wide jumps where there are many cycles: the quick shares change by less than 0.1 mAh/g, in half the time. */
const jumps = { ratio: 1.3, tolerance: 3e-3 };

/** Loss of one cell, some dozens of runs: finely it is what `argyrode why` says. */
async function attribution({ cell, revision, to, level }: Extract<Request, { kind: 'attribute' }>): Promise<void> {
  const preparation = prepareCell(cell, level, to > 40 ? { cycleJumping: jumps } : {});
  let reported = 0;
  const { variants, issues } = await attribute(preparation, {
    to,
    onProgress: ({ done, of }) => {
      const now = performance.now();
      if (now - reported < 80) return;
      reported = now;
      post({ kind: 'attributing', revision, done, of });
    },
  });
  post({ kind: 'attributed', revision, level, issues, ...(variants[0] ? { attribution: variants[0] } : {}) });
}

/** The code of fits is fetched by whoever fits. */
async function constants(asked: FitAsked): Promise<void> {
  const { fitCell } = await import('./fitCell.js');
  const answer = await fitCell(asked, ({ phase, evaluations, most }) =>
    post({ kind: 'fitting', phase, evaluations, most }),
  );
  post({ kind: 'fitted', ...answer });
}

async function prediction(cell: CellRequest): Promise<void> {
  const { predictCell } = await import('./predictCell.js');
  post({ kind: 'predicted', bands: await predictCell(cell, (done) => post({ kind: 'drawn', done })) });
}

/** A bug must be seen, not only logged. */
function broken(revision: number, error: unknown): void {
  post({ kind: 'broken', revision, message: error instanceof Error ? error.message : String(error) });
}

const channel = new MessageChannel();
let resume: (() => void) | undefined;
channel.port1.onmessage = () => resume?.();

/** Waits until messages that have come in are handled; without the 4 ms that timers take. */
function turn(): Promise<void> {
  return new Promise((resolve) => {
    resume = resolve;
    channel.port2.postMessage(0);
  });
}
