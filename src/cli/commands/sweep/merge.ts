import type { Command } from 'commander';
import type { Issue } from '../../../index.js';
import { exitCode } from '../../exitCode.js';
import { remark, say } from '../../terminal.js';

const explanation = `
Examples
  argyrode sweep merge results/study                      the parts that --shard left in results/study/shards
  argyrode sweep merge here there --out results/study     parts that were brought together from elsewhere
`;

export function addSweepMerge(sweep: Command): void {
  sweep
    .command('merge')
    .summary('put parts of a study together')
    .description('Put the parts of a study that were made with --shard into one table.')
    .argument('<folders...>', 'folders of parts, or the folder of the study in which they lie')
    .option('-o, --out <folder>', 'folder of the table; default: the first folder that was named')
    .addHelpText('after', explanation)
    .action((folders: readonly string[], _: unknown, command: Command) => merge(folders, command.optsWithGlobals()));
}

async function merge(given: readonly string[], options: { readonly out?: string }): Promise<void> {
  const { mergeShards, shardFolders } = await import('../../../node.js');
  const { issuesText } = await import('../../../output.js');
  const { makeFolder } = await import('../../writeFiles.js');
  const [first = '.'] = given;
  const out = options.out ?? first;
  const refuse = (issue: Issue): void => {
    remark(issuesText([issue], first));
    process.exitCode = exitCode.badInput;
  };
  const obstacle = makeFolder(out);
  if (obstacle) return refuse(obstacle);
  const merged = await mergeShards(shardFolders(given), out);
  if ('issue' in merged) return refuse(merged.issue);
  const { rows, record } = merged;
  say(`${rows} of ${record.runs} runs are there. The table is in ${out}.\n`);
  if (rows < record.runs) remark('argyrode sweep --resume makes the others, or merge once more when they are there.\n');
}
