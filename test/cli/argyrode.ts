import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { onTestFinished } from 'vitest';
import { argyrode as theProgram } from '../../src/cli/program.js';

const program = resolve('dist/cli/main.js');

/** That of a person: tests themselves do without threads. */
export const environment = { ...process.env, ARGYRODE_THREADS: undefined };

export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A folder of its own for one test, gone afterwards. */
export function workFolder(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'argyrode-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

/**
 * Runs the command line in a folder. It is the program in the process of the tests and without threads: a process of its own takes
 * half a second to start. It gets one where something has to happen `during` the run, see `builtArgyrode`.
 */
export async function argyrode(
  folder: string,
  words: readonly string[],
  during?: (child: ChildProcess) => void,
): Promise<Outcome> {
  if (during) return builtArgyrode(folder, words, during);
  const before = { words: process.argv, folder: process.cwd(), code: process.exitCode };
  const signals = ['SIGINT', 'SIGTERM'] as const;
  const listening = signals.map((signal) => process.listeners(signal));
  const stdout = caught(process.stdout);
  const stderr = caught(process.stderr);
  try {
    process.chdir(folder);
    process.argv = [process.execPath, program, ...words];
    process.exitCode = undefined;
    await theProgram();
    return { code: Number(process.exitCode ?? 0), stdout: stdout.text(), stderr: stderr.text() };
  } finally {
    stdout.end();
    stderr.end();
    process.chdir(before.folder);
    process.argv = before.words;
    process.exitCode = before.code;
    for (const [i, signal] of signals.entries()) {
      for (const listener of process.listeners(signal)) {
        if (!listening[i].includes(listener)) process.off(signal, listener);
      }
    }
  }
}

/** Keeps what is written to a stream instead of writing it. */
function caught(stream: NodeJS.WriteStream): { readonly text: () => string; readonly end: () => void } {
  const original = stream.write;
  let text = '';
  stream.write = (chunk: string | Uint8Array): boolean => {
    text += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8');
    return true;
  };
  return {
    text: () => text,
    end: () => {
      stream.write = original;
    },
  };
}

/** Runs the built program as a person would, in a process of its own. `during` may talk to it while it runs. */
export function builtArgyrode(
  folder: string,
  words: readonly string[],
  during: (child: ChildProcess) => void = () => {},
): Promise<Outcome> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [program, ...words], { cwd: folder, env: environment });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    child.on('error', fail);
    child.on('close', (code) => done({ code, stdout, stderr }));
    during(child);
  });
}

/** For `during`: looks at the size of a file [bytes], undefined while there is none, as often as it can. */
export function watching(
  path: string,
  look: (size: number | undefined, child: ChildProcess) => void,
): (child: ChildProcess) => void {
  return (child) => {
    const timer = setInterval(() => look(statSync(path, { throwIfNoEntry: false })?.size, child), 1);
    child.on('close', () => clearInterval(timer));
  };
}

/** For `during`: sends a signal once, as soon as a file is so long [bytes] and has grown since it was there. */
export function signalAt(path: string, bytes: number, signal: NodeJS.Signals): (child: ChildProcess) => void {
  let first: number | undefined;
  let sent = false;
  return watching(path, (size, child) => {
    first ??= size;
    if (!sent && size !== undefined && size >= bytes && size !== first) sent = child.kill(signal);
  });
}

/** A bare and a coated cell, quick to compute. */
export const quick = `title: Quick cells
cell:
  temperature: 45 degC
  pressure: 81 MPa
  diameter: 10 mm
  oneC: 190 mA/g
  cathode:
    activeMaterial: NCM85
    morphology: poly
    weightRatio: { cam: 70, electrolyte: 29, carbon: 1 }
    electrolyte: Li6PS5Cl
    carbon: Super C65
    loading: 11 mg/cm2
    porosity: 14 %
    particles: { d50: 3 um, spread: 0.45 }
  separator: { electrolyte: Li6PS5Cl, mass: 100 mg }
  anode: { material: LTO, mass: 65 mg }
numerics: { throughNodes: 1, sizeClasses: 1 }
protocol:
  - Charge at 0.5C until 4.3 V vs Li
  - Discharge at 0.5C until 2.9 V vs Li
  - cycling: { cycles: 1, charge: 1C, window: [2.9 V vs Li, 4.3 V vs Li] }
variants:
  bare: {}
  coated:
    coating: { material: ZrO2, thickness: 4.5 nm, coverage: 95 % }
`;

/** A raw cell with a table for its open-circuit voltage. */
export const tabulated = `title: Cell with a table
cell:
  raw:
    temperature: 298.15 K
    area: 1 cm2
    separator: { thickness: 30 um, ionicConductivity: 0.2 S/m }
    cathode:
      thickness: 50 um
      activeVolumeFraction: 0.5
      ionicConductivity: 0.02 S/m
      electronicConductivity: 10 S/m
      maximumConcentration: 50000 mol/m3
      openCircuitVoltage: [[0.3, 4.2], [0.6, 3.8], [0.9, 3.5]]
      diffusivity: 5e-15 m2/s
      exchangeCurrentDensity: 2 A/m2
      particles: [{ radius: 3 um, share: 1 }]
    anode: { type: ideal }
  initial: { x: 0.35 }
numerics: { throughNodes: 1 }
protocol:
  - Discharge at 1C until 3.4 V
`;

/** A scenario with one or more places changed; each must exist. */
export function changed(text: string, ...changes: readonly (readonly [string, string])[]): string {
  return changes.reduce((result, [from, to]) => {
    if (!result.includes(from)) throw new Error(`the scenario does not contain "${from}"`);
    return result.replace(from, to);
  }, text);
}

/** 1-based line of the first occurrence. */
export function lineOf(text: string, part: string): number {
  return text.slice(0, text.indexOf(part)).split('\n').length;
}
