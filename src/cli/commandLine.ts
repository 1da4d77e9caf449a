/** The command as a person would type it again, without words that do not change the results. */
export function commandLine(without: readonly string[] = []): string {
  const words = process.argv
    .slice(2)
    .filter((word) => !without.includes(word))
    .map((word) => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`));
  return ['npx', 'argyrode', ...words].join(' ');
}
