import { columnHead } from './columnHead.js';
import { lineAt } from './lineAt.js';

/** Signs of the programs that write files, in the first lines or the heads; the first that fits counts. */
const signs: readonly (readonly [string, { readonly start?: RegExp; readonly heads?: readonly RegExp[] }])[] = [
  ['EC-Lab text export (BioLogic)', { start: /^\s*(?:EC|BT)-Lab ASCII FILE/i }],
  ['EC-Lab text export (BioLogic)', { heads: [/^time\/s$/, /^<?E(?:we|cell)>?(?:-Ece)?\/V$/] }],
  ['Battery Data Format (BDF)', { heads: [/^Test Time \/ \w+$/, /^Voltage \/ m?V$/, /^Current \/ m?A$/] }],
  ['Battery Data Format (BDF)', { heads: [/^test_time_second$/, /^voltage_volt$/, /^current_ampere$/] }],
  ['Argyrode export', { heads: [/^Variant$/, /^Cycle$/] }],
  ['Maccor text export', { heads: [/^Rec#?$/i, /^Cyc(?:#|le C)$/i] }],
  ['Maccor text export', { heads: [/^Cyc#$|^Cycle C$/i, /^DPT? ?Time$/i] }],
  ['Maccor text export', { heads: [/^DPt[ -]Time$/i, /^(?:Amps|Current)/i] }],
  ['Maccor text export', { start: /^\s*"?Today'?'?s Date/i }],
  ['Arbin CSV export', { heads: [/^Data[_ ]Point/i, /^Test[_ ]Time/i] }],
  ['Arbin CSV export', { heads: [/^Test[_ ]Time ?\(/i, /^Cycle[_ ]Index/i, /^Charge[_ ]Capacity/i] }],
  ['Neware text export', { heads: [/^(?:Record ID|DataPoint|Record Index)$/i] }],
  [
    'Neware text export',
    { heads: [/^Cycle (?:Index|ID)$/i, /^Step (?:Index|ID|Type)$|D?Chg\. (?:Spec\. )?Cap|Chg\.-DChg/i] },
  ],
  ['PEC CSV export', { heads: [/^Total Time \(/, /^Step Time \(Seconds\)$/, /^(?:Rack|ReasonCode|Real Time)$/] }],
  ['text export with Chinese heads (Neware, Landt)', { heads: [/^(?:循环|循環)/, /^(?:工步|步骤|步次)/] }],
  ['Landt text export', { heads: [/^TestTime\/Sec|^Cycle-Index/i] }],
  ['Basytec text export', { heads: [/^~Time\[/] }],
  ['Digatron text export', { heads: [/#V$/i, /#A$/i] }],
  ['Novonix text export', { heads: [/^Run Time \(h\)$/i, /^Potential \(V\)$/i] }],
];

/** What wrote the file, for the report; nothing depends on it. */
export function formatOf(start: string, heads: readonly string[]): string {
  const plain = heads.map((head) => head.replace(/\s*\(\w+\)$/, '')).concat(heads);
  const found = signs.find(
    ([, sign]) =>
      (sign.start === undefined || sign.start.test(start)) &&
      (sign.heads === undefined || sign.heads.every((pattern) => plain.some((head) => pattern.test(head.trim())))),
  );
  return found?.[0] ?? 'table';
}

export interface StatedMass {
  readonly text: string;
  readonly line: number;
}

/** A mass of active material that the preamble of a file states. It is shown, and used only when a person confirms it. */
export function statedMass(lines: readonly string[], before: number): StatedMass | undefined {
  for (let line = 0; line < before; line++) {
    const [, mass] =
      /(?:mass of active material|characteristic mass|active mass|^\s*"?mass)\D*?[:=\t;,]\s*"?([\d.,]+\s*[munµ]?g)\b/i.exec(
        lineAt(lines, line),
      ) ?? [];
    // EC-Lab writes 0.001 where nothing was entered.
    const text = mass?.replace(',', '.');
    if (text !== undefined && Number.parseFloat(text) > 0.0011) return { text, line: line + 1 };
  }
  return undefined;
}

/** Whether a head names an imaginary impedance or a frequency: such tables are read by the reader of spectra. */
export function isSpectrumHead(heads: readonly string[]): boolean {
  const names = heads.map((head) => columnHead(head).name);
  const frequency = names.some((name) => /^(?:f|freq|frequency|frequenz)$/.test(name));
  return frequency && heads.some((head) => /z|im|phase|modul/i.test(head));
}
