/** What a voltage is measured against; `cell` is the cell's own anode. */
export type Reference = 'cell' | 'Li' | 'In/InLi' | 'LTO';

/** [V] A voltage with the electrode it is measured against. */
export interface VoltageAmount {
  readonly value: number;
  readonly reference: Reference;
}

/** [V] Potential against Li of each reference electrode's plateau. */
export type Plateaus = Readonly<Record<Exclude<Reference, 'cell'>, number>> & {
  /** Of the cell's own anode, where the cell is known. */
  readonly cell?: number;
};

/**
 * [V] Customary plateaus against Li: In/InLi two-phase region 0.62 V (Santhosha et al., Batteries & Supercaps 2 (2019) 524),
 * Li4Ti5O12 1.55 V (Ohzuku et al., J. Electrochem. Soc. 142 (1995) 1431).
 */
export const customaryPlateaus: Plateaus = { Li: 0, 'In/InLi': 0.62, LTO: 1.55 };

// Keys are what is left of a spelling after lower-casing and removing blanks, dots, charges and joining marks.
const spellings: Readonly<Record<string, Reference>> = {
  li: 'Li',
  lili: 'Li',
  lithium: 'Li',
  limetal: 'Li',
  in: 'In/InLi',
  inli: 'In/InLi',
  liin: 'In/InLi',
  ininli: 'In/InLi',
  inliin: 'In/InLi',
  lto: 'LTO',
  li4ti5o12: 'LTO',
  cell: 'cell',
};

/** The reference electrode a person means by "Li+/Li", "In", "Li-In", "Li4Ti5O12" ..., or undefined. */
export function readReference(text: string): Reference | undefined {
  const key = text.toLowerCase().replace(/[\s.+/|-]/g, '');
  return Object.hasOwn(spellings, key) ? spellings[key] : undefined;
}

/** What voltages are compared with, given the plateau [V against Li] of the anode of the cell where it is known. */
export function plateausWith(cell: number | undefined): Plateaus {
  return cell === undefined ? customaryPlateaus : { ...customaryPlateaus, cell };
}

/**
 * a - b [V] when both are known against one electrode, else undefined: same reference, or two references whose plateaus are
 * known. "cell" against a named electrode depends on the anode.
 */
export function voltageDifference(
  a: VoltageAmount,
  b: VoltageAmount,
  plateaus: Plateaus = customaryPlateaus,
): number | undefined {
  if (a.reference === b.reference) return a.value - b.value;
  const [ofA, ofB] = [plateaus[a.reference], plateaus[b.reference]];
  if (ofA === undefined || ofB === undefined) return undefined;
  return a.value + ofA - (b.value + ofB);
}
