import { FARADAY, GAS_CONSTANT } from '../constants/physical.js';
import { cellOfPowder } from '../degradation/mixtures/cellOfPowder.js';
import { fromSi } from '../scenario/quantities/quantity.js';
import type { Cell, DerivedQuantity, MixedPowder, Patch } from './cell.js';
import type { Composition } from './composition.js';
import { coatingQuantities } from './derivedOfCoating.js';
import type { GivenNotes } from './givenNotes.js';
import { contentAt } from './powders/commonPotential.js';
import { powdersOf } from './powders/powders.js';
import { specificArea } from './sizeClasses.js';
import type { StartTold } from './startLaw.js';

/** Lithium content at which local kinetics and diffusion are quoted. */
const middle = 0.5;

/** A cell before its quantities are derived. */
export type Bare = Omit<Cell, 'derived'>;

/** The numbers that experts judge a model by, in reading order; resistances and areas per geometric cell area. */
export function derivedQuantities(
  cell: Bare,
  composition?: Composition,
  start: StartTold = { contacts: [], paths: [] },
  given: GivenNotes = {},
): readonly DerivedQuantity[] {
  const { cathode } = cell;
  const capacity = theoreticalCapacity(cell);
  const area = specificArea(cathode.classes);
  return [
    quantity(
      'cathode thickness',
      cathode.thickness,
      'um',
      composition ? withNote(densityNote(composition), given.thickness) : 'given',
    ),
    quantity('CAM loading', cell.activeMass, 'mg/cm2'),
    ...(composition ? [quantity('composite loading', composition.compositeLoading, 'mg/cm2')] : []),
    quantity('theoretical areal capacity', capacity, 'mAh/cm2', 'all lithium'),
    quantity('1C current density', cell.oneC, 'mA/cm2'),
    quantity('1C current', cell.oneC * cell.area, 'mA'),
    quantity('0.1C current', 0.1 * cell.oneC * cell.area, 'mA'),
    ...fractionQuantities(cell, composition, start.pores ?? given.porosity),
    quantity('CAM surface per volume', area, '1/um', 'spheres, 3 eps/R over the size classes'),
    number('CAM surface per cell area', area * cathode.thickness, 'a L'),
    number('mean contact fraction', contactedArea(cell) / area, start.contact ?? 'theta, surface-weighted'),
    ...start.contacts,
    ...powderQuantities(cell),
    ...ofPowders(cell, coatingQuantities),
    quantity(
      'effective ionic conductivity',
      cathode.ionicConductivity,
      'mS/cm',
      withNote('composite, at cell temperature', given.ionicConductivity),
    ),
    ...start.paths,
    quantity(
      'effective electronic conductivity',
      cathode.electronicConductivity,
      'mS/cm',
      withNote('composite', given.electronicConductivity),
    ),
    quantity('ionic resistance of the cathode', ionicResistance(cell), 'Ohm cm2', 'geometric, L/kappa'),
    quantity('electronic resistance of the cathode', electronicResistance(cell), 'Ohm cm2', 'geometric, L/sigma'),
    quantity('separator thickness', cell.separator.thickness, 'um'),
    quantity(
      'separator resistance',
      separatorResistance(cell),
      'Ohm cm2',
      withNote('geometric', given.separatorResistance),
    ),
    quantity(
      'charge-transfer and film resistance',
      interfaceResistance(cell),
      'Ohm cm2',
      withNote(`geometric, at x = ${middle}`, given.exchangeCurrentDensity && `j0 ${given.exchangeCurrentDensity}`),
    ),
    quantity(
      'anode resistance',
      cell.anode.resistance,
      'Ohm cm2',
      withNote(`geometric, ${cell.anode.name}`, given.anodeResistance),
    ),
    quantity('further resistance', cell.extraResistance, 'Ohm cm2', 'geometric'),
    quantity(
      'ohmic drop at 1C',
      cell.oneC * ohmicResistance(cell),
      'mV',
      'separator, anode, further and a third of the cathode',
    ),
    quantity('interface drop at 1C', cell.oneC * interfaceResistance(cell), 'mV', `linear, at x = ${middle}`),
    ...ofPowders(cell, (powder) => diffusionQuantities(powder, given.diffusivity)),
    ...anodeQuantities(cell, capacity),
    number('lithium content at the start', cell.initialContent, 'x'),
    quantity(
      'open-circuit voltage at the start',
      startVoltage(cell),
      'V',
      withNote('cell', given.openCircuitVoltage && `curve ${given.openCircuitVoltage}`),
    ),
  ];
}

/** [C/m2] All lithium that the cathode can hold. */
export function theoreticalCapacity({ cathode }: Bare): number {
  const fraction = cathode.classes.reduce((sum, { volumeFraction }) => sum + volumeFraction, 0);
  return fraction * cathode.thickness * cathode.maximumConcentration * FARADAY;
}

/** [Ohm m2] */
function ionicResistance({ cathode }: Bare): number {
  return cathode.thickness / cathode.ionicConductivity;
}

/** [Ohm m2] */
function electronicResistance({ cathode }: Bare): number {
  return cathode.thickness / cathode.electronicConductivity;
}

/** [Ohm m2] */
function separatorResistance({ separator }: Bare): number {
  return separator.thickness / separator.ionicConductivity;
}

/** [Ohm m2] Both rails, end to end. */
export function railResistance(cell: Bare): number {
  return ionicResistance(cell) + electronicResistance(cell);
}

/** [Ohm m2] Evenly used cathode: a third of its ionic and electronic resistance counts. */
function ohmicResistance(cell: Bare): number {
  return railResistance(cell) / 3 + separatorResistance(cell) + cell.anode.resistance + cell.extraResistance;
}

/** [1/m] */
function contactedArea({ cathode }: Bare): number {
  return cathode.classes.reduce(
    (sum, { radius, volumeFraction, contact }) => sum + (3 * volumeFraction * contact) / radius,
    0,
  );
}

/**
 * [Ohm m2] geometric resistance of all contacted, connected surface in parallel, for small currents.
 *     1/R = L sum_k a_k theta_k m_k sum_p f_p/(RT/(F j0) + r_p),     j0 and r_p of the powder of class k
 */
export function interfaceResistance({ cathode, temperature }: Bare): number {
  const conductances = powdersOf(cathode).map(({ exchangeCurrentDensity, patches }, powder) => {
    const exchange = exchangeCurrentDensity * 2 * Math.sqrt(middle * (1 - middle));
    const transfer = (GAS_CONSTANT * temperature) / (FARADAY * exchange);
    const perArea = patches.reduce((sum, patch) => sum + patch.fraction / (transfer + filmResistance(patch)), 0);
    const area = cathode.classes.reduce(
      (sum, { radius, volumeFraction, contact, connected, powder: own = 0 }) =>
        own === powder ? sum + (3 * volumeFraction * contact * connected) / radius : sum,
      0,
    );
    return cathode.thickness * area * perArea;
  });
  return 1 / conductances.reduce((sum, conductance) => sum + conductance, 0);
}

/** [Ohm m2] local */
function filmResistance({ coatingResistance, filmThickness, filmConductivity }: Patch): number {
  return coatingResistance + filmThickness / filmConductivity;
}

/** [V] */
function startVoltage({ cathode, anode, initialContent }: Bare): number {
  return cathode.openCircuitVoltage.at(initialContent) - anode.potential(anode.initialContent);
}

function fractionQuantities(
  { cathode }: Bare,
  composition: Composition | undefined,
  poresNote: string | undefined,
): readonly DerivedQuantity[] {
  if (!composition) {
    const fraction = cathode.classes.reduce((sum, { volumeFraction }) => sum + volumeFraction, 0);
    return [quantity('volume fraction of CAM', fraction, '%')];
  }
  const { cam, electrolyte, carbon, binder, pores } = composition.fractions;
  return [
    quantity('volume fraction of CAM', cam, '%'),
    quantity('volume fraction of electrolyte', electrolyte, '%'),
    quantity('volume fraction of carbon and binder', carbon + binder, '%'),
    quantity('volume fraction of pores', pores, '%', poresNote),
  ];
}

/** Where many classes differ in size or contact, the shortest and the longest diffusion time stand for all. */
function diffusionQuantities({ cathode }: Bare, given: string | undefined): readonly DerivedQuantity[] {
  const diffusivity = cathode.diffusivity.at(middle);
  const lengths = [...new Set(cathode.classes.map(({ diffusionLength }) => diffusionLength))].sort((a, b) => a - b);
  const ends = lengths.length === 1 ? lengths : [lengths[0], lengths[lengths.length - 1]];
  const names = ends.length === 1 ? ['diffusion time'] : ['diffusion time, smallest', 'diffusion time, largest'];
  return [
    quantity('diffusion coefficient', diffusivity, 'cm2/s', withNote(`at x = ${middle}`, given && `D0 ${given}`)),
    ...ends.map((length, k) =>
      quantity(names[k], length ** 2 / diffusivity, 'h', diffusionNote(cathode.classes, length)),
    ),
  ];
}

/** Radius and contact of the particles of one diffusion length [m]. */
function diffusionNote(classes: Bare['cathode']['classes'], length: number): string {
  const alike = classes.filter(({ diffusionLength }) => diffusionLength === length);
  const contacts = alike.map(({ contact }) => contact);
  const shown = [...new Set([Math.min(...contacts), Math.max(...contacts)].map((contact) => contact.toPrecision(3)))];
  return `L^2/D, radius ${fromSi(alike[0].radius, 'um').toPrecision(3)} um, contact ${shown.join(' to ')}`;
}

/** What single powders of a mixture add to it. */
function powderQuantities(cell: Bare): readonly DerivedQuantity[] {
  const { powders = [] } = cell.cathode;
  return powders.flatMap((powder, i) => {
    const { cathode } = cellOfPowder({ ...cell, derived: [] }, i);
    const fraction = cathode.classes.reduce((sum, { volumeFraction }) => sum + volumeFraction, 0);
    const content = contentAt(
      (logit) => powder.openCircuitVoltage.at(1 / (1 + Math.exp(-logit))),
      cell.cathode.openCircuitVoltage.at(cell.initialContent),
    );
    const d50 = powder.distribution?.d50;
    const own = [
      quantity(
        'share of the active mass',
        powder.massShare,
        '%',
        d50 === undefined ? undefined : sizeNote(powder, d50),
      ),
      quantity('volume fraction', fraction, '%', powder.morphology === 'single' ? 'single crystals' : 'polycrystals'),
      quantity(
        'theoretical areal capacity',
        fraction * cathode.thickness * powder.maximumConcentration * FARADAY,
        'mAh/cm2',
        'all lithium',
      ),
      number('mean contact fraction', contactedArea({ ...cell, cathode }) / specificArea(cathode.classes), 'theta'),
      number('lithium content at the start', content, 'x, at the potential of all powders'),
    ];
    return own.map((one) => ({ ...one, name: `${powder.name}: ${one.name}` }));
  });
}

function sizeNote({ distribution }: MixedPowder, d50: number): string {
  return `d50 ${fromSi(d50, 'um').toPrecision(3)} um, spread ${(distribution?.spread ?? 0).toPrecision(3)}`;
}

/** Of the powder, or of each powder of a mixture. */
function ofPowders(cell: Bare, quantities: (cell: Bare) => readonly DerivedQuantity[]): readonly DerivedQuantity[] {
  const { powders } = cell.cathode;
  if (powders === undefined) return quantities(cell);
  return powders.flatMap(({ name }, i) =>
    quantities(cellOfPowder({ ...cell, derived: [] }, i)).map((one) => ({ ...one, name: `${name}: ${one.name}` })),
  );
}

function anodeQuantities({ anode, oneC }: Bare, cathodeCapacity: number): readonly DerivedQuantity[] {
  if (!Number.isFinite(anode.capacity)) return [];
  return [
    quantity('anode capacity', anode.capacity, 'mAh/cm2', `${anode.name}, y from 0 to 1`),
    number('anode to cathode capacity', anode.capacity / cathodeCapacity, 'theoretical'),
    number('anode lithiation at the start', anode.initialContent, 'y'),
    ...anodeParticleQuantities(anode, oneC),
  ];
}

function anodeParticleQuantities({ particle, capacity }: Bare['anode'], oneC: number): readonly DerivedQuantity[] {
  if (!particle) return [];
  const { radius, diffusionRate, surface, exchangeCurrentDensity } = particle;
  return [
    quantity('anode particle radius', radius, 'um', 'one for all'),
    quantity('anode diffusion time', 1 / diffusionRate, 'min', 'R2/D'),
    number('anode surface ahead of its mean at 1C', oneC / (15 * capacity * diffusionRate), 'y, steady: R2/(15 D)'),
    quantity('anode exchange current', exchangeCurrentDensity * surface, 'mA/cm2', 'geometric, at y = 0.5'),
  ];
}

/** With what is said of a number that the recipe states. */
function withNote(note: string, given: string | undefined): string {
  return given === undefined ? note : `${note}; ${given}`;
}

function densityNote({ denseThickness }: Composition): string {
  return `${fromSi(denseThickness, 'um').toPrecision(3)} um without pores`;
}

/** An SI value in a lab unit. */
function quantity(name: string, si: number, unit: string, note?: string): DerivedQuantity {
  return { name, value: fromSi(si, unit), unit, ...(note === undefined ? {} : { note }) };
}

function number(name: string, value: number, note: string): DerivedQuantity {
  return { name, value, unit: '', note };
}
