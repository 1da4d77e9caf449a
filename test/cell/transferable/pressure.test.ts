import { describe, expect, it } from 'vitest';
import { pressedContacts } from '../../../src/cell/transferable/pressedContacts.js';
import {
  conductionByPressure,
  contactByPressure,
  porosityByPressure,
  pressuresOf,
} from '../../../src/cell/transferable/pressure.js';
import { pressedAgain } from '../../../src/degradation/pressedAgain.js';
import { labRecipe } from '../recipes.js';

const at = (fabrication: number, stack: number) =>
  pressuresOf({ ...labRecipe, fabricationPressure: fabrication * 1e6, pressure: stack * 1e6 });

describe('pressure', () => {
  it('of 380 MPa once and 65 MPa in operation leaves contact and conductivity as they are, exactly', () => {
    expect(contactByPressure(at(380, 65))).toBe(1);
    expect(conductionByPressure(at(380, 65))).toBe(1);
    expect(contactByPressure(pressuresOf({ ...labRecipe, pressure: 65e6 }))).toBe(1);
  });

  it('counts as the highest so far for what is kept', () => {
    expect(at(6, 100)).toEqual({ highest: 100e6, stack: 100e6 });
    expect(at(380, 2)).toEqual({ highest: 380e6, stack: 2e6 });
  });

  it('makes 15.6 times the contact of a composite that was never pressed, from 6 to 100 MPa', () => {
    // (1 - exp(-0.4))/(1 - exp(-0.024)) (105/11)^0.05 = 13.90 x 1.119
    const ratio = contactByPressure(at(6, 100)) / contactByPressure(at(6, 6));
    expect(ratio).toBeCloseTo(15.56, 2);
  });

  it('from 7 to 65 MPa on a pellet pressed at 437 MPa makes 9 % more contact', () => {
    expect(contactByPressure(at(437, 65)) / contactByPressure(at(437, 7))).toBeCloseTo((70 / 12) ** 0.05, 12);
    expect((70 / 12) ** 0.05).toBeCloseTo(1.092, 3);
    // Contact is left without any stack pressure.
    expect(contactByPressure(at(380, 0))).toBeCloseTo((1 / 14) ** 0.05, 12);
  });

  it('closes voids: 42 and 23 % were seen at 6 and 100 MPa, 14 % at 380 MPa', () => {
    const voids = [6, 100, 380].map((pressure) => porosityByPressure(at(pressure, 0)));
    expect(voids.map((share) => Math.round(100 * share))).toEqual([42, 24, 14]);
    expect(porosityByPressure(at(380, 0), 'sheet') / voids[2]).toBeCloseTo(0.35, 12);
  });

  it('from 250 to 500 MPa makes the electrolyte conduct 15 to 30 % better', () => {
    expect(conductionByPressure(at(500, 0)) / conductionByPressure(at(250, 0))).toBeCloseTo(2 ** 0.3, 12);
  });

  it('again brings back 60 % of the contact lost in ln, in proportion below the highest pressure', () => {
    expect(pressedAgain(-0.3, 380e6, 380e6)).toBeCloseTo(-0.12, 12);
    expect(pressedAgain(-0.3, 500e6, 380e6)).toBeCloseTo(-0.12, 12);
    expect(pressedAgain(-0.3, 190e6, 380e6)).toBeCloseTo(-0.21, 12);
    expect(pressedAgain(-0.3, 0, 380e6)).toBe(-0.3);
    expect(pressedAgain(0, 500e6, 380e6)).toBe(0);
  });

  it('changes the contact of all classes by one factor, and of the others by more where one is in full contact', () => {
    const one = { radius: 1, connected: 1, intactLength: 1, diffusionLength: 1 };
    const classes = [
      { ...one, volumeFraction: 0.2, contact: 0.5 },
      { ...one, volumeFraction: 0.2, contact: 0.95 },
    ];
    const pressed = (factor: number) => pressedContacts(classes, factor).map(({ contact }) => contact);
    expect(pressed(0.8)).toEqual([0.4, 0.76]);
    expect(pressed(1)).toEqual([0.5, 0.95]);
    // The mean rises from 0.725 to 0.87.
    expect(pressed(1.2)[0]).toBeCloseTo(0.74, 10);
    expect(pressed(1.2)[1]).toBe(1);
  });
});
