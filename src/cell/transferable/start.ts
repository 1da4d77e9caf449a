import type { Issue } from '../../scenario/document/issue.js';
import type { CathodeRecipe } from '../../scenario/recipe.js';
import type { DerivedQuantity, ParticleDistribution, SizeClass } from '../cell.js';
import { givenIonicConductivity, ionicConductivity } from '../conductivity.js';
import { leastContact, measuredSizes, sizeClasses } from '../sizeClasses.js';
import type { FreshComposite, Start, StartLaw } from '../startLaw.js';
import { connectedMean, contactsOfClasses, meanContacts } from './connected.js';
import { contactConcentration, customarySpread } from './contactConstants.js';
import { customaryClasses } from './customaryClasses.js';
import { intactLength, pathByContact } from './length.js';
import { meanContact } from './meanContact.js';
import { pressedContacts } from './pressedContacts.js';
import { conductionByPressure, porosityByPressure, pressuresOf } from './pressure.js';
import { ionPaths } from './transport.js';

/** Void share of a calendered electrode for a liquid. */
const liquidPorosity = 0.14;

/** The fresh cell from sizes, volumes, pressures and route: what a laboratory knows, with one set of constants for all. */
export const transferableStart: StartLaw = {
  porosity: (recipe, phase) =>
    phase === 'liquid' ? liquidPorosity : porosityByPressure(pressuresOf(recipe), recipe.cathode.route),
  pressing: (recipe) => conductionByPressure(pressuresOf(recipe)),
  start: (fresh) => (fresh.electrolyte.phase === 'liquid' ? wetted(fresh) : pressed(fresh)),
};

/** A liquid wets every surface and reaches every particle. */
function wetted(fresh: FreshComposite): Start {
  const {
    recipe: { cathode },
    electrolyte,
    composition: { fractions },
  } = fresh;
  const { d50, spread = customarySpread.value } = cathode.particles;
  const { contactRule, connected = 1 } = cathode;
  const distribution: ParticleDistribution = {
    d50,
    spread,
    ...measuredSizes(cathode.particles),
    contact: 1,
    contactSpread: 0,
    contactRule,
    connected,
  };
  return {
    distribution,
    classes: classesOf(distribution, cathode, fresh.powderFraction ?? fractions.cam),
    ionicConductivity:
      givenIonicConductivity(cathode, electrolyte, fractions.electrolyte) ??
      ionicConductivity(electrolyte, fractions.electrolyte),
    ionicExponent: 1,
    told: { contacts: [], paths: [] },
    issues: [],
  };
}

function pressed(fresh: FreshComposite): Start {
  const { recipe, composition } = fresh;
  const fraction = fresh.powderFraction ?? composition.fractions.cam;
  const { cathode } = recipe;
  const { d50, spread = customarySpread.value } = cathode.particles;
  const { contact, told, issues } = meanContact(fresh);
  const contactSpread = cathode.contactSpread ?? 1 / Math.sqrt(contactConcentration.value);
  const number = meanContacts(cathode);
  const connected = cathode.connected ?? connectedMean(number, contact);
  const distribution = {
    d50,
    spread,
    ...measuredSizes(cathode.particles),
    contact,
    contactSpread,
    contactRule: cathode.contactRule,
    connected,
  };
  const { firstUsedUnder } = recipe;
  const first = firstUsedUnder && meanContact({ ...fresh, recipe: { ...recipe, ...firstUsedUnder } }).contact;
  const classes =
    first === undefined
      ? classesOf(distribution, cathode, fraction)
      : pressedClasses(distribution, first, cathode, fraction);
  const pressures = pressuresOf(recipe);
  const pores = `by ${(1e-6 * pressures.highest).toPrecision(3)} MPa${cathode.route === 'sheet' ? ', warm' : ''}`;
  const paths = pathsOf(fresh);
  return {
    distribution,
    classes,
    ionicConductivity: paths.conductivity,
    ionicExponent: paths.exponent,
    told: {
      contact: told,
      ...(cathode.porosity === undefined && cathode.thickness === undefined ? { pores } : {}),
      contacts: [
        {
          name: 'utilisation at the start',
          value: 100 * connected,
          unit: '%',
          note: cathode.connected === undefined ? `${number} contacts of a particle in full contact` : 'given',
        },
      ],
      paths: paths.derived,
    },
    issues: [...issues, ...clippedContacts(classes), ...paths.issues],
  };
}

/** Sizes and contacts with what follows from them for each class: who takes part, and how far lithium has to go. */
function classesOf(
  distribution: ParticleDistribution,
  { morphology, ...cathode }: CathodeRecipe,
  fraction: number,
): readonly SizeClass[] {
  const classes = particlesOf(distribution, cathode, fraction);
  return withContacts(classes, distribution.connected, morphology);
}

/** The same where pressure has changed since the cell was first used at a mean contact `first`: the nodes stay fixed in the particles. */
function pressedClasses(
  distribution: ParticleDistribution,
  first: number,
  { morphology, ...cathode }: CathodeRecipe,
  fraction: number,
): readonly SizeClass[] {
  const classes = particlesOf({ ...distribution, contact: first }, cathode, fraction);
  return withContacts(pressedContacts(classes, distribution.contact / first), distribution.connected, morphology);
}

function particlesOf(
  distribution: ParticleDistribution,
  cathode: Pick<CathodeRecipe, 'sizeClasses' | 'contactClasses'>,
  fraction: number,
): readonly SizeClass[] {
  const customary = customaryClasses(distribution);
  const counts = {
    sizeClasses: cathode.sizeClasses ?? customary.sizeClasses,
    contactClasses: cathode.contactClasses ?? customary.contactClasses,
  };
  return sizeClasses({ ...distribution, ...counts }, fraction);
}

function withContacts(
  classes: readonly SizeClass[],
  connected: number,
  morphology: CathodeRecipe['morphology'],
): readonly SizeClass[] {
  const number = contactsOfClasses(classes, connected);
  return classes.map((particle) => {
    const length = intactLength(particle.radius, morphology);
    return {
      ...particle,
      connected: connectedMean(number, particle.contact),
      intactLength: length,
      diffusionLength: length * pathByContact(particle.contact),
    };
  });
}

/** Conductivity of the composite with all its factors, or as the recipe states it. Equation (T5.12) of the handbook. */
function pathsOf(fresh: FreshComposite): {
  readonly conductivity: number;
  readonly exponent: number;
  readonly derived: readonly DerivedQuantity[];
  readonly issues: readonly Issue[];
} {
  const phi = fresh.composition.fractions.electrolyte;
  const bulk = fresh.electrolyte.ionicConductivity.value;
  const factor = conductionByPressure(pressuresOf(fresh.recipe));
  const tortuosity = (conductivity: number): DerivedQuantity => ({
    name: 'tortuosity factor of the ion paths',
    value: (factor * bulk * phi) / conductivity,
    unit: '',
    note: 'conductivity of the pressed electrolyte times its volume fraction over the effective one',
  });
  const { exponent, told, issues, conductivity: unpressed } = ionPaths(fresh);
  const conductivity = givenIonicConductivity(fresh.recipe.cathode, fresh.electrolyte, phi, factor);
  if (conductivity !== undefined) {
    return { conductivity, exponent, derived: [tortuosity(conductivity)], issues: [] };
  }
  const { ionPathFactor = 1 } = fresh.recipe.cathode.overrides;
  const byLaw = ionPathFactor * factor * unpressed;
  const power = { name: 'exponent of the ion paths', value: exponent, unit: '', note: told };
  return { conductivity: byLaw, exponent, derived: [power, tortuosity(byLaw)], issues };
}

function clippedContacts(classes: readonly SizeClass[]): readonly Issue[] {
  const clipped = classes.filter(({ contact }) => contact === leastContact).length;
  if (clipped === 0) return [];
  return [
    {
      severity: 'note',
      path: 'cell.cathode.contact.spread',
      message: `Contact is so unevenly distributed that ${clipped} of ${classes.length} classes are left with ${leastContact}.`,
    },
  ];
}
