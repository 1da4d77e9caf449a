/** A value as a CSV field. Ten digits carry every measurement and spare the reader 0.30000000000000004. */
export function field(value: number | string | undefined): string {
  if (typeof value === 'string') return value;
  return value !== undefined && Number.isFinite(value) ? String(Number(value.toPrecision(10))) : '';
}

/** Rows as RFC 4180 text: CRLF, fields quoted where they contain a comma, a quote or a line break. */
export function csv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.map(quoted).join(',') + '\r\n').join('');
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
