import type { Issue } from '../../scenario/document/issue.js';
import { givenIonicConductivity, ionicConductivity } from '../conductivity.js';
import { measuredSizes, sizeClasses } from '../sizeClasses.js';
import type { StartLaw } from '../startLaw.js';

/** Void share of a composite pressed at some 380 MPa. */
const customaryPorosity = 0.14;

/** Spread of ln d when neither it nor a second diameter is given: a typical milled powder. */
const customarySpread = 0.45;

/** Classes of a powder where the recipe does not say how many. */
const customaryClasses = { sizes: 3, contacts: 4 } as const;

/** Volume fractions of a solid electrolyte from which on its ion paths were measured, and below which they hardly percolate, and surely do not. */
const measuredFrom = 0.25;
const hardlyPercolating = 0.2;
const notPercolating = 0.1;

/** The fresh cell where contact is what each study fits: whole and even unless stated. */
export const startPerStudy: StartLaw = {
  porosity: () => customaryPorosity,
  pressing: () => 1,
  start({ recipe: { cathode }, electrolyte, composition: { fractions }, powderFraction = fractions.cam }) {
    const liquid = electrolyte.phase === 'liquid';
    const distribution = {
      d50: cathode.particles.d50,
      spread: cathode.particles.spread ?? customarySpread,
      ...measuredSizes(cathode.particles),
      // A liquid wets every surface, whatever the contact of a solid would be.
      contact: liquid ? 1 : (cathode.contact ?? 1),
      contactSpread: liquid ? 0 : (cathode.contactSpread ?? 0),
      contactRule: cathode.contactRule,
      connected: cathode.connected ?? 1,
    };
    const powder = {
      ...distribution,
      sizeClasses: cathode.sizeClasses ?? customaryClasses.sizes,
      contactClasses: cathode.contactClasses ?? customaryClasses.contacts,
    };
    const stated = givenIonicConductivity(cathode, electrolyte, fractions.electrolyte);
    const doubtful = !liquid && fractions.electrolyte < measuredFrom && stated === undefined;
    return {
      distribution,
      classes: sizeClasses(powder, powderFraction),
      ionicConductivity: stated ?? ionicConductivity(electrolyte, fractions.electrolyte),
      ionicExponent: 1,
      told: { contacts: [], paths: [] },
      issues: doubtful ? [percolationIssue(fractions.electrolyte)] : [],
    };
  },
};

function percolationIssue(fraction: number): Issue {
  const broken = fraction < notPercolating;
  const guessed = fraction < hardlyPercolating;
  return {
    severity: broken ? 'error' : guessed ? 'warning' : 'note',
    path: 'cell.cathode.weightRatio.electrolyte',
    message: broken
      ? 'So little solid electrolyte leaves no path for ions.'
      : guessed
        ? 'So little solid electrolyte hardly percolates: the ionic conductivity of the composite is a guess.'
        : 'Ion paths were measured with more solid electrolyte than this: the ionic conductivity of the composite is extrapolated.',
    got: `${(100 * fraction).toPrecision(2)} % by volume`,
    allowed: 'above 20 % by volume, measured from 25 %',
    hint: 'override cell.cathode.overrides.ionicConductivity with a measured value',
  };
}
