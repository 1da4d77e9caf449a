import type { Cathode, SizeClass } from '../../../cell/cell.js';

/** "d = 3.0 µm", with the contact where particles of one size differ in it, and the powder where there are several. */
export function classNames({ classes, powders }: Pick<Cathode, 'classes' | 'powders'>): readonly string[] {
  const sizes = new Set(classes.map(({ radius, powder = 0 }) => `${radius} ${powder}`)).size;
  return classes.map(({ radius, contact, powder = 0 }) => {
    const named = powders === undefined ? '' : `${powders[powder].name}: `;
    return `${named}d = ${diameterText(radius)}${sizes < classes.length ? `, contact ${contact.toPrecision(2)}` : ''}`;
  });
}

/** [m] radius -> "3.0 µm", the diameter people know particles by. */
export function diameterText(radius: number): string {
  const diameter = 2e6 * radius;
  return `${diameter.toFixed(diameter < 10 ? 1 : 0)} µm`;
}

/**
 * Indices of at most `most` classes that stand for all, from the particles that pass least current through their contact, which are
 * small and well contacted, to those that pass most.
 */
export function shownClasses(classes: readonly SizeClass[], most: number): readonly number[] {
  const load = ({ radius, contact }: SizeClass): number => radius / contact;
  const order = classes.map((_, k) => k).sort((a, b) => load(classes[a]) - load(classes[b]));
  if (order.length <= most) return order;
  const last = order.length - 1;
  return Array.from({ length: most }, (_, i) => order[Math.floor((i * last) / (most - 1))]);
}
