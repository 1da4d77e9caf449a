/**
 * Sets of laws for contact, films, coating, transport and ageing. `per study`: written in quantities that every study has to fit
 * anew. `transferable`: written in what a laboratory reads off (Ohm cm2, nm, MPa), with built-in constants that carry over between
 * cells. A scenario chooses one as a whole, because their constants mean different things.
 */
export const lawSets = ['per study', 'transferable'] as const;

/** Name of a set of laws. */
export type LawSet = (typeof lawSets)[number];

/** The set of a scenario that names none. */
export const defaultLaws: LawSet = 'per study';
