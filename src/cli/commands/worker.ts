import { type Command, InvalidArgumentError } from 'commander';
import { threadLimit } from '../../node/threadLimit.js';
import { exitCode } from '../exitCode.js';
import { interruption } from '../interruption.js';
import { remark, say } from '../terminal.js';
import { count } from './calibrate.js';

interface WorkerOptions {
  readonly queue: string;
  readonly threads?: number;
  readonly idle?: number;
  readonly lock: number;
  readonly quiet?: true;
}

const explanation = `
Start one on every machine; then, anywhere:  argyrode sweep study.yaml --queue redis://host:6379
The studies bring their scenarios with them: a worker needs no files. All have to be of the same version of argyrode. Ctrl-C ends
after the runs in hand; of a worker that is killed, others make the runs after --lock seconds.

Example
  argyrode worker --queue redis://host:6379 --threads 8
`;

export function addWorker(program: Command): void {
  program
    .command('worker')
    .summary('make runs for studies of other machines')
    .description(
      'Make the runs of studies that come through a queue on a Redis or Valkey server (argyrode sweep --queue).',
    )
    .requiredOption('--queue <address>', 'of the server, redis://host:port')
    .option('--threads <number>', 'threads at most', count)
    .option('--idle <seconds>', 'end after so long without work', count)
    .option('--lock <seconds>', 'without a sign of life for so long its runs are given to others', seconds, 15)
    .option('-q, --quiet', 'no remarks')
    .addHelpText('after', explanation)
    .action((options: WorkerOptions) => work(options));
}

function seconds(text: string): number {
  const number = Number(text);
  if (!(number >= 1)) throw new InvalidArgumentError('It must be a number from 1.');
  return number;
}

async function work({ queue: url, threads, idle, lock, quiet }: WorkerOptions): Promise<void> {
  const { NoQueue, workOnQueue } = await import('../../node.js');
  const { signal, code } = interruption();
  let [runs, failed] = [0, 0];
  if (!quiet) remark('Waiting for studies; Ctrl-C ends after the runs in hand.\n');
  try {
    await workOnQueue({
      url,
      threads: threadLimit(threads),
      signal,
      lock,
      ...(idle === undefined ? {} : { idle }),
      onRun: ({ status }) => {
        runs++;
        if (status === 'failed') failed++;
      },
    });
  } catch (error) {
    if (!(error instanceof NoQueue)) throw error;
    remark(`${error.message}\n`);
    process.exitCode = exitCode.badInput;
    return;
  }
  say(`${runs} runs made${failed > 0 ? `, ${failed} of them failed` : ''}.\n`);
  process.exitCode = code() ?? exitCode.ok;
}
