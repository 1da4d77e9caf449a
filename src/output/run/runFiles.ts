import type { Results } from '../../results/results.js';
import { reportHtml } from '../report/report.js';
import { seriesParquet } from './parquet.js';
import { cyclesCsv } from './runCsv.js';
import { runRecord } from './runJson.js';
import { analysedCsv, gittCsv, spectraCsv } from './spectraCsv.js';

/** A file that is to be written: its name without folder, text or bytes. */
export interface RunFile {
  readonly name: string;
  readonly content: string | Uint8Array;
}

/** The files that a run leaves behind: to read, to work on, and to repeat it. */
export function runFiles(results: Results, command: string, lab?: string): readonly RunFile[] {
  const measured = [
    { name: 'spectra.csv', content: spectraCsv(results) },
    { name: 'analysed.csv', content: analysedCsv(results) },
    { name: 'gitt.csv', content: gittCsv(results) },
  ];
  return [
    { name: 'report.html', content: reportHtml(results, { command, ...(lab === undefined ? {} : { lab }) }) },
    { name: 'cycles.csv', content: cyclesCsv(results) },
    { name: 'timeseries.parquet', content: seriesParquet(results) },
    ...measured.flatMap(({ name, content }) => (content === undefined ? [] : [{ name, content }])),
    { name: 'run.json', content: `${JSON.stringify(runRecord(results, { command }), null, 1)}\n` },
  ];
}
