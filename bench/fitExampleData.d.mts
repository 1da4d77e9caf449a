export const truth: Readonly<Record<string, string | number>>;
export const noise: { readonly capacity: number; readonly efficiency: number; readonly resistance: number };
export function exampleTables(): Readonly<Record<'bare.csv' | 'coated.csv', string>>;
