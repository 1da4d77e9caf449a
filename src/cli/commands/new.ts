import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import { exitCode } from '../exitCode.js';
import { remark, say } from '../terminal.js';

interface NewOptions {
  readonly out?: string;
  readonly force?: true;
}

const explanation = `
Kinds
  coating  a bare and a coated cell, formation and five cycles (the default)
  rate     the same cells in a rate test
  raw      a cell by its model parameters

Example
  argyrode new rate --out my-cell.yaml
`;

export function addNew(program: Command): void {
  program
    .command('new')
    .summary('write a commented scenario to begin with')
    .description('Write a commented scenario to begin with. It runs as it stands.')
    .argument('[kind]', 'coating, rate or raw', 'coating')
    .option('-o, --out <file>', 'write it to a file; otherwise it is printed')
    .option('-f, --force', 'replace the file if it exists')
    .addHelpText('after', explanation)
    .action((kind: string, options: NewOptions) => create(kind, options));
}

async function create(asked: string, { out, force }: NewOptions): Promise<void> {
  const { issuesText } = await import('../../output.js');
  const { nearest, starterKinds, starterScenario } = await import('../../index.js');
  const kind = starterKinds.find((known) => known === asked);
  if (kind === undefined) {
    const alike = nearest(asked, starterKinds);
    const issue = {
      severity: 'error',
      path: '',
      message: 'There is no starter of this kind.',
      got: asked,
      allowed: starterKinds.join(', '),
      ...(alike === undefined ? {} : { hint: `did you mean ${alike}?` }),
    } as const;
    remark(issuesText([issue], 'new'));
    process.exitCode = exitCode.badInput;
    return;
  }
  const text = starterScenario(kind);
  if (out === undefined) {
    say(text);
    return;
  }
  if (existsSync(out) && !force) {
    const issue = {
      severity: 'error',
      path: '',
      message: 'The file exists already.',
      hint: 'replace it with --force',
    } as const;
    remark(issuesText([issue], out));
    process.exitCode = exitCode.badInput;
    return;
  }
  (await import('../writeFiles.js')).writeOne(out, text);
  remark(`Written to ${out}. Check it with "argyrode check ${out}".\n`);
}
