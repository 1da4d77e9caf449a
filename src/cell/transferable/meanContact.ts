import { effectOf } from '../../materials/binder/binders.js';
import type { Issue } from '../../scenario/document/issue.js';
import type { FreshComposite } from '../startLaw.js';
import {
  contactRange,
  customaryRatio,
  finestElectrolyte,
  heldRatio,
  mostContact,
  surfaceRatio,
} from './contactConstants.js';
import { mixedElectrolyteDiameter } from './mixedElectrolyte.js';
import { contactByPressure, pressuresOf } from './pressure.js';
import { shareOfBinder } from './transport.js';

/**
 * th_0 = th_max [1 - exp(-xi/xi_0)] of a composite pressed at 380 MPa and cycled at 65 MPa. Closure: xi is the surface of the
 * electrolyte over that of the active material; no electrolyte makes no contact, infinitely fine one th_max.
 * Equations (T5.5) and (T5.6) of the handbook.
 */
export function contactBySurfaces(ratio: number): number {
  return mostContact.value * -Math.expm1(-ratio / surfaceRatio.value);
}

/** Mean contact of a fresh composite, how it came about, and where the law is not sure of it. */
export function meanContact({ recipe, composition, binder, surfaceDiameter }: FreshComposite): {
  readonly contact: number;
  readonly told: string;
  readonly issues: readonly Issue[];
} {
  const { cathode } = recipe;
  if (cathode.contact !== undefined) return { contact: cathode.contact, told: 'theta, as given', issues: [] };
  const { cam, electrolyte } = composition.fractions;
  const active = surfaceDiameter ?? cathode.particles.d50;
  const size = mixedElectrolyteDiameter(cathode, active);
  const ratio = size === undefined ? customaryRatio.value : (electrolyte / cam) * (active / size);
  const issues: Issue[] = [];
  if (size !== undefined && ratio < heldRatio) {
    issues.push({
      severity: 'note',
      path: 'cell.cathode.electrolyteParticles.d50',
      message:
        'So little surface of electrolyte for that of the active material: the law of contact was held against more.',
      got: `a ratio of ${ratio.toPrecision(2)}`,
      allowed: `from ${heldRatio}`,
    });
  }
  if (size !== undefined && size < finestElectrolyte) {
    issues.push({
      severity: 'note',
      path: 'cell.cathode.electrolyteParticles.d50',
      message: 'Electrolyte below 1 um clumps and makes less contact than its size says.',
      hint: 'the size after mixing counts, clumps included',
    });
  }
  const bySurfaces = contactBySurfaces(ratio);
  const byPressure = contactByPressure(pressuresOf(recipe));
  const [low, high] = contactRange;
  const blocked =
    binder === undefined ? 0 : binder.contactBlocking.value * effectOf(binder, shareOfBinder(cathode.weightRatio));
  const free = bySurfaces * byPressure * (1 - blocked);
  const within = (contact: number): number => Math.min(high, Math.max(low, contact));
  const contact = within(deviating(within(free), cathode.contactDeviation));
  if (cathode.contactDeviation === undefined && contact !== free) {
    issues.push({
      severity: 'note',
      path: 'cell.cathode.contact.fraction',
      message: `Sizes and pressures give a mean contact of ${free.toPrecision(2)}; ${contact} is taken.`,
      allowed: `${low} to ${high}`,
    });
  }
  const surfaces =
    size === undefined
      ? 'size of the electrolyte not known'
      : `electrolyte over active surface ${ratio.toPrecision(3)}`;
  const takenBy = blocked > 0 ? `, ${binder?.name} takes ${(100 * blocked).toPrecision(2)} %` : '';
  const { contactDeviation } = cathode;
  const movedBy = contactDeviation === undefined ? '' : `, moved by ${contactDeviation} in ln-odds`;
  return {
    contact,
    told: `theta: ${bySurfaces.toPrecision(3)} (${surfaces}) times ${byPressure.toPrecision(3)} by pressures${takenBy}${movedBy}`,
    issues,
  };
}

/** A contact moved in ln-odds: between studies it scatters so, and never leaves 0 to 1. Equation (T5.9) of the handbook. */
function deviating(contact: number, deviation = 0): number {
  return deviation === 0 ? contact : 1 / (1 + Math.exp(-Math.log(contact / (1 - contact)) - deviation));
}
