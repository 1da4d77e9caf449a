import { join } from 'node:path';
import type { Command } from 'commander';
import type { SweepFindings } from '../../../output.js';
import { commandLine } from '../../commandLine.js';
import { say } from '../../terminal.js';
import { findingsOf, studyFolder } from './findings.js';

export function addSweepReport(sweep: Command): void {
  sweep
    .command('report')
    .summary('a page with maps and charts')
    .description(
      'Write report.html into the folder of a study: what decides its outputs, its runs as lines, its best ones.',
    )
    .argument('<folder>', 'folder of the study, or its name below results')
    .action(async (given: string) => {
      const found = await studyFolder(given);
      if (!found) return;
      await writeReport(found.folder, found.record, commandLine());
      say(`Written: ${join(found.folder, 'report.html')}\n`);
    });
}

/** The report of a study beside its table. */
export async function writeReport(folder: string, record: SweepFindings['record'], command: string): Promise<void> {
  const { sweepReport } = await import('../../../output.js');
  const { writeFiles } = await import('../../writeFiles.js');
  const findings = await findingsOf(folder, record, command);
  writeFiles(folder, [{ name: 'report.html', content: sweepReport(findings) }]);
}
