import type { Report, Request } from './messages.js';

/** A worker with typed messages. */
export interface Client {
  readonly send: (request: Request, transfer?: Transferable[]) => void;
  readonly close: () => void;
}

/** Starts a worker; all computing of the page happens in those. */
export function openClient(received: (report: Report) => void): Client {
  const worker = new Worker(new URL('./labWorker.ts', import.meta.url), { type: 'module', name: 'argyrode' });
  worker.onmessage = ({ data }: MessageEvent<Report>) => received(data);
  worker.onerror = (event) =>
    received({ kind: 'broken', revision: 0, message: event.message || 'A worker did not start.' });
  return {
    send: (request, transfer = []) => worker.postMessage(request, transfer),
    close: () => worker.terminate(),
  };
}
