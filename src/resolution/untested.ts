import type { Cell } from '../cell/cell.js';
import { contactConcentration } from '../cell/sizeClasses.js';
import { cellOfPowder } from '../degradation/mixtures/cellOfPowder.js';
import type { Programme } from '../protocol/programme/programme.js';
import type { Issue } from '../scenario/document/issue.js';
import type { NumericsGiven } from '../scenario/schema/numerics.js';
import { testedInterfaceDrop } from './chosenClasses.js';
import { testedRailDrop, testedSlowness } from './chosenNumerics.js';
import { type Groups, groups, programmeCurrent } from './groups.js';
import { defaultAccuracy } from './steps.js';

/** What is said of a cell whose discretisation error may be larger than the accuracy that its resolution was chosen for. */
export function untested(given: NumericsGiven, cell: Cell, found: Groups): readonly Issue[] {
  const reasons: string[] = [];
  if (given.throughNodes === undefined && found.railDrop > testedRailDrop) {
    reasons.push(
      `the rails of the cathode take ${found.railDrop.toPrecision(2)} V at the highest current (tested up to ${testedRailDrop} V)`,
    );
  }
  if (given.radialNodes === undefined && 1 / found.fourier > testedSlowness) {
    reasons.push(
      `diffusion takes ${(1 / found.fourier).toPrecision(2)} times as long as a discharge (tested up to ${testedSlowness} times)`,
    );
  }
  if (given.contactClasses === undefined && mostlyWithoutContact(cell)) {
    reasons.push('much of the powder has next to no contact (contact.spread is large for its fraction)');
  }
  if (tied(cell)) reasons.push(tiedReason(cell.cathode.classes.length));
  else if (classesChosen(given, cell) && found.interfaceDrop > testedInterfaceDrop) {
    reasons.push(dropReason(found.interfaceDrop));
  }
  return reasons.length === 0 ? [] : [warning(given, reasons.join('; '))];
}

/** The same of a run in which the resistance [Ohm m2] of charge transfer and films has grown to `resistance`. */
export function outgrown(given: NumericsGiven, cell: Cell, programme: Programme, resistance: number): readonly Issue[] {
  const drop = resistance * programmeCurrent(cell, programme);
  const grown = drop > testedInterfaceDrop && groups(cell, programme).interfaceDrop <= testedInterfaceDrop;
  return grown && !tied(cell) && classesChosen(given, cell) ? [warning(given, `aged, ${dropReason(drop)}`)] : [];
}

function warning({ accuracy = defaultAccuracy }: NumericsGiven, reasons: string): Issue {
  return {
    severity: 'warning',
    path: 'numerics.accuracy',
    message: `Capacities may be off by more than ${100 * accuracy} %: ${reasons}.`,
    hint: 'argyrode check --accuracy measures it',
  };
}

/** Contact tied to size, whose classes do not converge, however many they are. */
function tied(cell: Cell): boolean {
  return powders(cell).some(
    (cathode) => cathode.distribution?.contactRule === 'tied to size' && contactVaries(cathode),
  );
}

function powders(cell: Cell): readonly Cell['cathode'][] {
  return (cell.cathode.powders ?? [undefined]).map((_, powder) => cellOfPowder(cell, powder).cathode);
}

/** First parameter of the beta density of contact below which the choice failed: the density then crowds at no contact. */
const leastShape = 0.6;

function mostlyWithoutContact(cell: Cell): boolean {
  return powders(cell).some((cathode) => {
    const { distribution } = cathode;
    if (distribution?.contactRule !== 'independent' || !contactVaries(cathode)) return false;
    return distribution.contact * contactConcentration(distribution.contactSpread) < leastShape;
  });
}

function contactVaries({ classes }: Cell['cathode']): boolean {
  return classes.some(({ contact }) => contact !== classes[0].contact);
}

/** Measured on the rate test of ma2022: seven classes against fourteen. */
function tiedReason(classes: number): string {
  return (
    `with contact tied to size, the ${classes} classes are a part of the model and not a converged number ` +
    '(in the rate test of ma2022, fourteen instead of seven change capacities by up to 28 % bare, 6 % coated)'
  );
}

/** Whether the number of classes was left to the program, and one class would not be exact. */
function classesChosen({ sizeClasses }: NumericsGiven, cell: Cell): boolean {
  if (sizeClasses !== undefined) return false;
  return powders(cell).some(({ distribution, classes }) => distribution !== undefined && classes.length > 1);
}

function dropReason(drop: number): string {
  return (
    `charge transfer and films take ${drop.toPrecision(2)} V at the highest current (tested up to ${testedInterfaceDrop} V), and ` +
    'where each class of particles fills at its own time, capacities go by steps of some per cent'
  );
}
