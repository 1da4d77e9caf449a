import { batch, signal } from '@preact/signals';
import type { Issue } from '../../index.js';
import { plainNumber } from '../../text/plainNumber.js';
import { type Client, openClient } from '../engine/client.js';
import type { FitFound, Report } from '../engine/messages.js';
import { recordEntries } from './document.js';
import { freeConstants } from './freeConstants.js';
import { documents, measured, names, records, setField, type Which } from './lab.js';

/** A fit that goes on or has ended, of a cell as it was then. */
export interface FitRun {
  readonly which: Which;
  readonly name: string;
  readonly phase: string;
  /** 0 to 1. */
  readonly share: number;
  readonly found?: FitFound;
  readonly issues: readonly Issue[];
}

export const fit = signal<FitRun | undefined>(undefined);
let client: Client | undefined;

/** What was measured of a cell, as entries of the data of a scenario. */
export function dataOf(which: Which): readonly { readonly variant?: unknown }[] {
  const name = names.value[which];
  const all = [...measured.value, ...recordEntries({ ...records.value, spectra: [] })];
  return all.filter(({ variant }) => variant === undefined || variant === name);
}

/** Fits the constants of a cell in a worker of its own; one that goes on is given up. */
export function startFit(which: Which): void {
  stopFit();
  const [name, document] = [names.peek()[which], documents.peek()[which]];
  fit.value = { which, name, phase: 'start', share: 0, issues: [] };
  client = openClient((report) => batch(() => received(report)));
  client.send({ kind: 'fit', asked: { name, document, data: dataOf(which), free: freeConstants(document) } });
}

export function stopFit(): void {
  client?.close();
  client = undefined;
  if (!fit.peek()?.found) fit.value = undefined;
}

/** Puts the fitted numbers into the recipe of their cell. */
export function useFitted(): void {
  const run = fit.peek();
  if (!run?.found) return;
  const { which, found } = run;
  batch(() => {
    for (const { path, unit, value } of found.parameters) {
      const text = plainNumber(value, 4);
      setField(path.split('.'), unit === '' ? Number(text) : `${text} ${unit}`, [which]);
    }
  });
}

function received(report: Report): void {
  const run = fit.peek();
  if (!run) return;
  if (report.kind === 'fitting') {
    const share = Math.min(1, report.evaluations / Math.max(1, report.most));
    fit.value = { ...run, phase: report.phase, share };
  } else if (report.kind === 'fitted') {
    fit.value = { ...run, share: 1, ...(report.found ? { found: report.found } : {}), issues: report.issues };
    client?.close();
    client = undefined;
  } else if (report.kind === 'broken') {
    fit.value = { ...run, share: 1, issues: [{ severity: 'error', path: '', message: report.message }] };
  }
}
