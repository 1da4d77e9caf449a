import { zipSync } from 'fflate';

/** A cell: text (shared, or in the cell where it begins with "="), a number, or a number with the style of a date or a time. */
export type Cell = string | number | { readonly date: number } | { readonly clock: number } | undefined;

export interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly Cell[])[];
}

interface Options {
  /** Prefix of the namespace, as some programs write it. */
  readonly prefix?: string;
  /** Text stands in its cell, not in a list of its own. */
  readonly inline?: true;
}

/** An Excel workbook (ECMA-376, transitional) of some sheets. */
export function workbook(sheets: readonly Sheet[], { prefix = '', inline }: Options = {}): Uint8Array {
  const p = prefix === '' ? '' : `${prefix}:`;
  const ns = prefix === '' ? 'xmlns' : `xmlns:${prefix}`;
  const main = `${ns}="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`;
  const shared: string[] = [];
  const cell = (value: Cell, column: number, row: number): string => {
    if (value === undefined) return '';
    const at = `r="${letters(column)}${row}"`;
    if (typeof value === 'number') return `<${p}c ${at}><${p}v>${value}</${p}v></${p}c>`;
    if (typeof value === 'object') {
      const [style, number] = 'date' in value ? [1, value.date] : [2, value.clock];
      return `<${p}c ${at} s="${style}"><${p}v>${number}</${p}v></${p}c>`;
    }
    if (inline) return `<${p}c ${at} t="inlineStr"><${p}is><${p}t>${escaped(value)}</${p}t></${p}is></${p}c>`;
    if (!shared.includes(value)) shared.push(value);
    return `<${p}c ${at} t="s"><${p}v>${shared.indexOf(value)}</${p}v></${p}c>`;
  };
  const written = sheets.map(({ rows }) => {
    // Rows without cells are not written.
    const lines = rows.map((cells, i) =>
      cells.length === 0
        ? ''
        : `<${p}row r="${i + 1}">${cells.map((one, c) => cell(one, c, i + 1)).join('')}</${p}row>`,
    );
    return `${declaration}<${p}worksheet ${main}><${p}sheetData>${lines.join('')}</${p}sheetData></${p}worksheet>`;
  });
  const relations = sheets.map(
    (_, i) => `<Relationship Id="rId${i + 1}" Type="worksheet" Target="worksheets/sheet${i + 1}.xml"/>`,
  );
  const named = sheets.map(
    ({ name }, i) => `<${p}sheet name="${escaped(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`,
  );
  const files: Record<string, string> = {
    'xl/workbook.xml': `${declaration}<${p}workbook ${main} xmlns:r="r"><${p}sheets>${named.join('')}</${p}sheets></${p}workbook>`,
    'xl/_rels/workbook.xml.rels': `${declaration}<Relationships xmlns="r">${relations.join('')}</Relationships>`,
    'xl/styles.xml':
      `${declaration}<${p}styleSheet ${main}><${p}numFmts count="1"><${p}numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd hh:mm:ss"/></${p}numFmts>` +
      `<${p}cellStyleXfs><${p}xf numFmtId="14"/></${p}cellStyleXfs>` +
      `<${p}cellXfs><${p}xf numFmtId="0"/><${p}xf numFmtId="164"/><${p}xf numFmtId="46"/></${p}cellXfs></${p}styleSheet>`,
    'xl/sharedStrings.xml': `${declaration}<${p}sst ${main}>${shared
      .map(
        (one) =>
          `<${p}si><${p}t xml:space="preserve">${escaped(one)}</${p}t><${p}rPh sb="0" eb="1"><${p}t>x</${p}t></${p}rPh></${p}si>`,
      )
      .join('')}</${p}sst>`,
    ...Object.fromEntries(written.map((xml, i) => [`xl/worksheets/sheet${i + 1}.xml`, xml])),
  };
  return zipSync(
    Object.fromEntries(Object.entries(files).map(([name, text]) => [name, new TextEncoder().encode(text)])),
  );
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<!-- <c r="A1"><v>1</v></c> -->';

function letters(column: number): string {
  return (column >= 26 ? letters(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26));
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;').replaceAll('μ', '&#956;');
