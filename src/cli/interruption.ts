import { constants } from 'node:os';
import { exitCode } from './exitCode.js';

/** The first signal gives up what is under way, the second one does not wait. */
export function interruption(): { readonly signal: AbortSignal; readonly code: () => number | undefined } {
  const controller = new AbortController();
  let received: NodeJS.Signals | undefined;
  const hear = (signal: NodeJS.Signals): void => {
    if (received !== undefined) process.exit(128 + constants.signals[signal]);
    received = signal;
    controller.abort();
  };
  process.on('SIGINT', hear);
  process.on('SIGTERM', hear);
  return {
    signal: controller.signal,
    code: () => {
      if (received === undefined) return undefined;
      return received === 'SIGTERM' ? exitCode.terminated : exitCode.interrupted;
    },
  };
}
