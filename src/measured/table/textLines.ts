/** Share of the lines that must be quoted as a whole before the quotes are taken off. */
const quotedShare = 0.8;

/** The lines of a text, whatever ends them (CR CR LF is one end), with quoted line breaks and quotes around whole rows undone. */
export function linesOf(text: string): string[] {
  return unquoted(joinQuoted(text.split(/\r\r\n|\r\n|\r|\n/)));
}

/** A quoted cell may contain line breaks; the joined line keeps the number of its first line. */
function joinQuoted(lines: string[]): string[] {
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] ?? '';
    if (!line.includes('"') || quotes(line) % 2 === 0) continue;
    for (let j = i + 1; j <= i + 4 && j < lines.length; j++) {
      if (quotes(lines[j] ?? '') % 2 === 0) continue;
      lines[i] = lines.slice(i, j + 1).join(' ');
      lines.fill('', i + 1, j + 1);
      break;
    }
  }
  return lines;
}

function quotes(line: string): number {
  return line.split('"').length - 1;
}

/** Some programs put quotes around every row, so that it is a single cell: "1,0.5,3.7". */
function unquoted(lines: string[]): string[] {
  const whole = /^\s*"((?:[^"]|"")*[,;\t](?:[^"]|"")*)"[,;\s]*$/;
  let [filled, quoted] = [0, 0];
  for (const line of lines.slice(0, 300)) {
    if (line.trim() === '') continue;
    filled++;
    if (whole.test(line)) quoted++;
  }
  if (quoted < 2 || quoted < quotedShare * filled) return lines;
  return lines.map((line) => whole.exec(line)?.[1]?.replaceAll('""', '"') ?? line);
}
