import type { FitFiles } from '../../src/fit/data/entryData.js';
import { type OpenedFit, openFit } from '../../src/fit/opening/openFit.js';
import type { FitProblem } from '../../src/fit/problem.js';
import { measured, studyTexts } from '../published/study.js';

/** Two quick cells that are cycled thirty times. */
export const cellText = studyTexts(measured.map(() => 100))['cell.yaml'].replace('cycles: 2', 'cycles: 30');

/** Files that exist in memory only. */
export function memoryFiles(texts: Readonly<Record<string, string>>): FitFiles {
  const read = (file: string): string => {
    if (!Object.hasOwn(texts, file)) throw new Error(`there is no ${file}`);
    return texts[file];
  };
  return { read, bytes: (file) => new TextEncoder().encode(read(file)) };
}

export const rateLine =
  '  - { parameter: mechanisms.interphase.parabolicRate, from: 1e-25 m2/s, to: 1e-20 m2/s, scale: log }';

/** A fit of two numbers; what is not given is the table `bare.csv`. */
export function fitText({ data = '  - { file: bare.csv, variant: bare }', free = rateLine, more = '' } = {}): string {
  return `title: Made up\nscenario: cell.yaml\ndata:\n${data}\nfree:\n${free}\n${more}`;
}

/** A cycle table in mAh/g; `changed` replaces lines by their number. */
export function tableText(cycles = 30, changed: Readonly<Record<number, string>> = {}): string {
  const lines = ['Cycle,Charge capacity (mAh/g),Discharge capacity (mAh/g),Coulombic efficiency (%)'];
  for (let n = 1; n <= cycles; n++) {
    const [charge, discharge] = [200 - 0.5 * n, 199 - 0.5 * n];
    lines.push([n, charge.toFixed(3), discharge.toFixed(3), ((100 * discharge) / charge).toFixed(4)].join(','));
  }
  return `${lines.map((line, i) => changed[i + 1] ?? line).join('\n')}\n`;
}

export async function open(
  text: string,
  texts: Readonly<Record<string, string>> = {},
  settings: readonly string[] = [],
): Promise<OpenedFit> {
  return openFit(text, memoryFiles({ 'cell.yaml': cellText, 'bare.csv': tableText(), ...texts }), settings);
}

export async function problemOf(...given: Parameters<typeof open>): Promise<FitProblem> {
  const { problem, wrong } = await open(...given);
  if (!problem) throw new Error(JSON.stringify(wrong, null, 1));
  return problem;
}
