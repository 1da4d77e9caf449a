/** What wrote a file with impedances. Programs marked as signed write Z'' and the phase themselves, negative for a capacitor. */
export interface Instrument {
  readonly name: string;
  readonly signed: boolean;
}

const instruments: readonly (readonly [RegExp, string, signed: boolean])[] = [
  [/^EXPLAIN\b/, 'Gamry .DTA', true],
  [/^"?Z(?:PLOT2 ASCII|PlotW? Data File|60W? Data File)/i, 'ZPlot .z', true],
  [/^<Application>[\s\S]*?VersaStudio/, 'VersaStudio .par', true],
  [/^\s*(?:EC|BT)-Lab ASCII FILE/, 'EC-Lab .mpt', false],
  [/A\.C\. Impedance[\s\S]*Instrument Model:\s*CHI/, 'CH Instruments text', true],
  [/^"?MACCOR[^\n]*Impedance/i, 'Maccor EIS text', true],
  [/^Frequency\t ?Zre\t ?Zimg/, 'PowerSuite text', true],
  [/\bFreq\. ?\[Hz\][^\n]*Zs/, 'Novocontrol text', false],
  [/\bfreq\. \/Hz[^\n]*Z1 \/ohm/, 'Ivium text', true],
  [/\bprimary_data\b/, 'Ivium .idf', true],
  [/Impedance\/Ohm[^\n]*Phase\/deg[^\n]*Significance/i, 'Zahner text', false],
  [/\bZdash\b[^\n]*\bZdashneg\b/, 'PSTrace text', false],
  [/Zre \(ohms\)[^\n]*Zim \(ohms\)/, 'PowerSuite or VersaStudio text', true],
];

/** By its words, wherever its columns stand; an unknown one is a table. */
export function instrumentOf(text: string): Instrument {
  const start = text
    .slice(0, 200_000)
    .replace(/^\uFEFF/, '')
    .replace(/\r+\n?/g, '\n');
  const [, name, signed] = instruments.find(([pattern]) => pattern.test(start)) ?? [undefined, 'table', false];
  return { name, signed };
}
