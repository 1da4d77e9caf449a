import { reasonOf } from '../node/reason.js';
import { printable, printableLines } from '../output/text/printable.js';
import { exitCode } from './exitCode.js';

/** [characters] Of the terminal; wide where output goes to a file or a pipe. */
export function terminalWidth(): number {
  return process.stdout.columns || 160;
}

/** To stdout. What a person wrote does not steer the terminal. */
export function say(text: string): void {
  process.stdout.write(printableLines(text));
}

/** To stderr, in the same manner. */
export function remark(text: string): void {
  process.stderr.write(printableLines(text));
}

let folder: string | undefined;

/** Tells where results are in files, should the output be lost. */
export function keptIn(results: string): void {
  folder = results;
}

/**
 * A reader that has seen enough (`| head`) closes the pipe: that is no error. Output that a full disk does not take is one; what
 * has been written to files is not lost with it. Where remarks go is never worth a run.
 */
export function handleBrokenPipe(): void {
  process.stderr.on('error', () => {});
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(process.exitCode ?? exitCode.ok);
    const kept = folder === undefined ? 'No results are kept in files.' : `The results are in ${folder}.`;
    remark(`The output could not be written: ${reasonOf(error)}. ${kept}\n`);
    process.exit(exitCode.notWritten);
  });
}

/** One line on stderr that is rewritten in place; nothing at all where stderr is no terminal. */
export class StatusLine {
  private shown = false;

  constructor(private readonly enabled: boolean) {}

  get width(): number {
    return process.stderr.columns || 80;
  }

  show(text: string): void {
    if (!this.enabled) return;
    process.stderr.write(`\r\x1b[K${printable(text)}`);
    this.shown = true;
  }

  clear(): void {
    if (this.shown) process.stderr.write('\r\x1b[K');
    this.shown = false;
  }
}
