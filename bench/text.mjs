import { execFileSync } from 'node:child_process';
import { cpus, loadavg } from 'node:os';

/** Rows of text as a table, numbers to the right. */
export function table(head, rows) {
  const all = [head, ...rows].map((row) => row.map(String));
  const width = head.map((_, c) => Math.max(...all.map((row) => row[c].length)));
  const line = (row) => row.map((text, c) => (c === 0 ? text.padEnd(width[c]) : text.padStart(width[c]))).join('  ');
  return [line(all[0]), width.map((w) => '-'.repeat(w)).join('  '), ...all.slice(1).map(line)].join('\n');
}

/** Machine, what else it did in the minute before, runtime and commit that the figures belong to. */
export function circumstances() {
  let commit = 'unknown';
  try {
    commit = execFileSync('git', ['describe', '--always', '--dirty'], { encoding: 'utf8' }).trim();
  } catch {
    // Not a checkout.
  }
  const [processor] = cpus();
  const [load] = loadavg();
  return { commit, node: process.version, processor: processor.model.trim(), processors: cpus().length, load };
}

/** Median and extremes of a list of numbers. */
export function spread(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  return { median: at(0.5), lowest: sorted[0], quartiles: [at(0.25), at(0.75)], samples: sorted.length };
}
