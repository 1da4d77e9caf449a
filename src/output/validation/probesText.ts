import { type Json, plain } from '../../results/plain.js';
import type { ProbeResult } from '../../results/probeResult.js';
import { listed } from '../../text/listed.js';
import { formatTable } from '../text/table.js';

/** Characters of a line of words. */
const WIDTH = 110;

/** Every sign probe with what must happen and what was measured; how many hold, and under which conditions, at the end. */
export function probesText(probes: readonly ProbeResult[], conditions: string): string {
  const table = formatTable(
    [
      ['probe', '', 'raised, and what happened'],
      ...probes.flatMap(({ number, raised, expected, got, verdict }) => [
        ...block(number, verdict, raised),
        ...block('', 'must', expected),
        ...block('', 'got', got),
      ]),
    ],
    { align: ['right', 'left', 'left'] },
  );
  return `${table}\n${probesSummary(probes)}\n${wrapped(conditions).join('\n')}\n`;
}

/** How many hold, and which do not: "2 of 3 sign probes hold. Not: 9.". */
export function probesSummary(probes: readonly ProbeResult[]): string {
  const failing = probes.filter(({ verdict }) => verdict === 'fails').map(({ number }) => number);
  const count = `${probes.length - failing.length} of ${probes.length} sign probes hold.`;
  return failing.length === 0 ? count : `${count} Not: ${listed(failing)}.`;
}

/** The object that `probes --json` prints. */
export function probesJson(probes: readonly ProbeResult[], conditions: string): Json {
  return { conditions, probes: probes.map((probe) => plain(probe)) };
}

/** Rows of a table, the words of the last column over several. */
function block(first: string, second: string, words: string): readonly (readonly string[])[] {
  return wrapped(words).map((line, i) => (i === 0 ? [first, second, line] : ['', '', line]));
}

function wrapped(words: string): readonly string[] {
  const lines = [''];
  for (const word of words.split(' ')) {
    const line = lines[lines.length - 1];
    if (line === '') lines[lines.length - 1] = word;
    else if (line.length + 1 + word.length <= WIDTH) lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines;
}
