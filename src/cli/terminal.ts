/** [characters] Of the terminal; wide where output goes to a file or a pipe. */
export function terminalWidth(): number {
  return process.stdout.columns || 160;
}

/** A reader that has seen enough (`| head`) closes the pipe: that is no error. */
export function endQuietlyOnClosedPipe(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
      process.exit(process.exitCode ?? 0);
    });
  }
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
    process.stderr.write(`\r\x1b[K${text}`);
    this.shown = true;
  }

  clear(): void {
    if (this.shown) process.stderr.write('\r\x1b[K');
    this.shown = false;
  }
}
