import { describe, expect, it } from 'vitest';
import { connectedMean, contactsOfClasses, meanContacts } from '../../../src/cell/transferable/connected.js';
import { contactBySurfaces } from '../../../src/cell/transferable/meanContact.js';
import { betaRule } from '../../../src/numerics/probability/probabilityRules.js';
import { withCathode } from '../recipes.js';

/** Classes of one size by the contact density of mean th and concentration nu. */
const classes = (n: number, mean: number, nu: number) => {
  const { nodes, weights } = betaRule(n, mean, nu);
  return Array.from(nodes, (contact, j) => ({ contact, volumeFraction: 0.4 * weights[j] }));
};

describe('mean contact by surfaces', () => {
  it('is none without electrolyte, 0.8 with infinitely fine one, and 0.6 at the usual ratio', () => {
    expect(contactBySurfaces(0)).toBe(0);
    expect(contactBySurfaces(Number.POSITIVE_INFINITY)).toBe(0.8);
    // 0.8 (1 - exp(-1.2/0.85))
    expect(contactBySurfaces(1.2)).toBeCloseTo(0.60503, 5);
    expect(contactBySurfaces(0.85)).toBeCloseTo(0.8 * (1 - 1 / Math.E), 12);
  });
});

describe('who takes part', () => {
  it('has three contacts when mixed by hand without carbon, else five and a half', () => {
    const bare = { cam: 70, electrolyte: 30, carbon: 0, binder: 0 };
    const of = (changes: Parameters<typeof withCathode>[0]) => meanContacts(withCathode(changes).cathode);
    expect(of({ weightRatio: bare })).toBe(3);
    expect(of({ weightRatio: bare, mixing: 'mill' })).toBe(5.5);
    expect(of({ weightRatio: { ...bare, carbon: 1 }, mixing: 'hand' })).toBe(5.5);
  });

  it('are 0.83 of a powder of contact 0.6, for which its classes need 4.1 contacts, not 3', () => {
    const some = classes(40, 0.6, 2);
    const number = contactsOfClasses(some, connectedMean(3, 0.6));
    expect(number).toBeCloseTo(4.1, 1);
    const share = (n: number) =>
      some.reduce((sum, { contact, volumeFraction: w }) => sum + (w / 0.4) * (1 - Math.exp(-n * contact)), 0);
    expect(share(number)).toBeCloseTo(1 - Math.exp(-1.8), 13);
    expect(share(number)).toBeCloseTo(0.83, 2);
    expect(share(3)).toBeCloseTo(0.76, 2);
  });

  it('meets the mean for few contacts and many, for powders that hardly or all but all take part', () => {
    for (const n of [1, 4, 12]) {
      for (const [mean, nu] of [
        [0.05, 0.8],
        [0.6, 2],
        [0.95, 6],
      ]) {
        for (const target of [0.02, 0.5, 0.99]) {
          const some = classes(n, mean, nu);
          const found = contactsOfClasses(some, target);
          const share = some.reduce(
            (sum, { contact, volumeFraction: w }) => sum + (w / 0.4) * -Math.expm1(-found * contact),
            0,
          );
          expect(share).toBeCloseTo(target, 12);
        }
      }
    }
  });

  it('are all where all are said to, and equal contacts need the number of the mean', () => {
    expect(contactsOfClasses(classes(4, 0.6, 2), 1)).toBe(Number.POSITIVE_INFINITY);
    expect(contactsOfClasses([{ contact: 0.6, volumeFraction: 0.4 }], connectedMean(3, 0.6))).toBeCloseTo(3, 13);
  });
});
