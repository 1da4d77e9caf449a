/** How a column of an .mpr file is stored. */
export type MprType = 'f8' | 'f4' | 'u4' | 'u2' | 'u1';

/** Flags that share one byte: EC-Lab's name and bits. */
export const mprFlags: ReadonlyMap<number, { readonly name: string; readonly mask: number }> = new Map([
  [1, { name: 'mode', mask: 0x03 }],
  [2, { name: 'ox/red', mask: 0x04 }],
  [3, { name: 'error', mask: 0x08 }],
  [21, { name: 'control changes', mask: 0x10 }],
  [31, { name: 'Ns changes', mask: 0x20 }],
  [65, { name: 'counter inc.', mask: 0x80 }],
]);

/** Columns that are used, as EC-Lab names them in text exports. */
const named: Readonly<Record<number, readonly [name: string, type: MprType]>> = {
  4: ['time/s', 'f8'],
  6: ['Ewe/V', 'f4'],
  7: ['dq/mA.h', 'f8'],
  8: ['I/mA', 'f4'],
  9: ['Ece/V', 'f4'],
  11: ['<I>/mA', 'f8'],
  13: ['(Q-Qo)/mA.h', 'f8'],
  23: ['dQ/mA.h', 'f8'],
  24: ['cycle number', 'f8'],
  27: ['Ewe-Ece/V', 'f4'],
  32: ['freq/Hz', 'f4'],
  35: ['Phase(Z)/deg', 'f4'],
  36: ['|Z|/Ohm', 'f4'],
  37: ['Re(Z)/Ohm', 'f4'],
  38: ['-Im(Z)/Ohm', 'f4'],
  76: ['<I>/mA', 'f4'],
  77: ['<Ewe>/V', 'f4'],
  131: ['Ns', 'u2'],
  174: ['<Ewe>/V', 'f4'],
  468: ['half cycle', 'u4'],
  469: ['z cycle', 'u4'],
};

/** Other columns whose size is known, by type; numbers above 255 that are not named here are like those 256 below. */
const sizes: Readonly<Partial<Record<MprType, readonly number[]>>> = {
  f8: [74, 110, 112, 115, 116, 123, 124, 125, 126, 182, 211, 438, 467, 498, 499, 500, 501, 502],
  u4: [212, 213],
  u2: [39],
  u1: [253, 509],
  f4: [
    5, 15, 16, 17, 19, 20, 26, 33, 34, 45, 46, 69, 70, 75, 78, 96, 98, 99, 100, 101, 105, 106, 135, 136, 163, 166, 167,
    168, 169, 172, 173, 175, 176, 177, 178, 179, 185, 206, 215, 217, 218, 219, 220, 221, 222, 223, 224, 225, 230, 231,
    232, 233, 234, 235, 236, 237, 238, 239, 240, 241, 242, 243, 244, 245, 246, 247, 248, 249, 271, 272, 301, 302, 331,
    332, 361, 362, 391, 392, 422, 423, 424, 425, 426, 430, 431, 432, 433, 505,
  ],
};

const types: ReadonlyMap<number, MprType> = new Map(
  Object.entries(sizes).flatMap(([type, ids]) => ids.map((id) => [id, type as MprType] as const)),
);

/** Name (for those that are used) and type of a column by its number; undefined type where it is not known. */
export function mprColumn(id: number): { readonly name?: string; readonly type?: MprType } {
  const own = named[id] ?? (types.has(id) || id < 256 ? undefined : named[id - 256]);
  if (own) return { name: own[0], type: own[1] };
  const type = types.get(id) ?? (id < 256 ? undefined : types.get(id - 256));
  return type === undefined ? {} : { type };
}
