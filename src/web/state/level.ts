import type { Level } from '../engine/messages.js';

/** The name of a cell beside numbers of a level. */
export function nameAt(name: string, level: Level): string {
  return level === 'quick' ? `${name} (quick)` : name;
}

/** `argyrode-lab-cycles.csv`, `argyrode-lab-cycles-quick.csv`. */
export function fileName(stem: string, ending: string, level: Level): string {
  return `${stem}${level === 'quick' ? '-quick' : ''}.${ending}`;
}

/** What a saved scenario says above itself: how it belongs to the numbers on the page, and what it could not take along. */
export function scenarioRemarks(level: Level, leftOut: readonly string[]): string {
  const lines = [
    'Two cells of the lab page. `argyrode run` gives the numbers that the page shows once they are not marked quick.',
    ...(level === 'quick' ? ['When this was saved the page was still at its quick level.'] : []),
    ...(leftOut.length > 0
      ? [`Left out: measured points of other variants (${leftOut.map(oneLine).join(', ')}).`]
      : []),
  ];
  return lines.map((line) => `# ${line}\n`).join('');
}

/** A comment ends with its line, whatever somebody called a variant. */
function oneLine(name: string): string {
  return name.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ');
}
