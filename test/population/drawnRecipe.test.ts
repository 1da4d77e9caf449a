import { describe, expect, it } from 'vitest';
import { moved } from '../../src/population/constant.js';
import { populationConstants } from '../../src/population/constants.js';
import { drawnConstants, drawnDocument, drawnValue, withoutPlaces } from '../../src/population/drawnRecipe.js';
import { prepare } from '../../src/prepare.js';
import { valueAt } from '../../src/scenario/document/path.js';
import { parseQuantity } from '../../src/scenario/quantities/quantity.js';
import { prepared, smallScenario } from './cell.js';

const [bare, coated] = prepared(smallScenario()).variants;
const names = (cell: typeof bare) => drawnConstants(cell, populationConstants).map(({ constant }) => constant.name);
const again = (document: string) => {
  const { variants, issues } = prepare(document, { format: 'json', oneOfSeveral: true });
  expect(issues.filter(({ severity }) => severity === 'error')).toEqual([]);
  return variants[0];
};

describe('constants that a scenario leaves to the population', () => {
  it('are those of the laws that are on, of its particles and of its coating', () => {
    expect(names(bare)).toEqual([
      'growth',
      'growthActivation',
      'contactGrowth',
      'filmConduction',
      'carbonGrowth',
      'diffusivity',
      'contact',
      'contactSpread',
      'perParticle',
      'ionPaths',
      'porosity',
      'ohmicRest',
      'contactLoss',
      'isolation.single',
      'debonding',
      'cracking.single',
      'crackPath.single',
      'skin',
      'restBeforeUse',
      'fabricationPressure',
      'pressure',
      'sizeSpread',
    ]);
    expect(names(coated).filter((name) => !names(bare).includes(name))).toEqual([
      'barrier.oxide',
      'insulation.oxide',
      'cover.oxide',
      'conduction.oxide',
      'tearing.oxide',
    ]);
  });

  it('are not those that it states, one way or another, nor those of mechanisms that are off', () => {
    const stated = prepared(
      smallScenario({
        cell: '  pressure: 50 MPa\n  extraResistance: 5 Ohm cm2',
        cathode: '    contact: { fraction: 60 % }\n    overrides: { ionicConductivity: 0.02 S/m }',
        mechanisms: '{ interphase: { growth: 300 Ohm cm2 } }',
      }),
    ).variants[0];
    const drawn = names(stated);
    for (const name of ['growth', 'pressure', 'ohmicRest', 'contact', 'ionPaths', 'isolation.single', 'contactLoss'])
      expect(drawn).not.toContain(name);
    expect(drawn).toContain('contactGrowth');
  });

  it('of a liquid cell are no contacts', () => {
    const text = smallScenario({ cathode: '    electrolyte: LP57' })
      .replace('electrolyte: 29', 'electrolyte: 0')
      .replace('{ electrolyte: Li6PS5Cl, mass: 100 mg }', '{ electrolyte: LP57, thickness: 25 um, porosity: 40 % }');
    const drawn = names(prepared(text).variants[0]);
    expect(drawn).toContain('growth');
    expect(drawn).toContain('diffusivity');
    for (const name of ['contact', 'perParticle', 'ionPaths', 'pressure', 'restBeforeUse', 'isolation.single'])
      expect(drawn).not.toContain(name);
  });
});

describe('a draw in the document of a cell', () => {
  it('that deviates by nothing makes the same cell, but for what nothing is built in of', () => {
    const drawn = drawnConstants(coated, populationConstants).filter(({ constant }) => constant.name !== 'ohmicRest');
    const { cell } = again(drawnDocument(coated, drawn, new Float64Array(populationConstants.length)));
    expect(cell.cathode.classes[0].contact).toBeCloseTo(coated.cell.cathode.classes[0].contact, 10);
    expect(cell.cathode.classes[0].connected).toBeCloseTo(coated.cell.cathode.classes[0].connected, 10);
    expect(cell.cathode.ionicConductivity / coated.cell.cathode.ionicConductivity).toBeCloseTo(1, 10);
    expect(cell.cathode.diffusivity.at(0.5) / coated.cell.cathode.diffusivity.at(0.5)).toBeCloseTo(1, 10);
    expect(cell.cathode.thickness / coated.cell.cathode.thickness).toBeCloseTo(1, 10);
    expect(cell.cathode.coating?.electronicContact).toBeCloseTo(
      coated.cell.cathode.coating?.electronicContact ?? 0,
      10,
    );
    cell.cathode.patches.forEach((patch, i) => {
      const before = coated.cell.cathode.patches[i];
      expect(patch.fraction).toBeCloseTo(before.fraction, 10);
      expect(patch.oxidationFactor).toBeCloseTo(before.oxidationFactor, 10);
      expect(patch.coatingResistance).toBeCloseTo(before.coatingResistance, 10);
    });
    expect(cell.pressure).toBe(coated.cell.pressure);
    expect(cell.restBeforeUse).toEqual(coated.cell.restBeforeUse);
  });

  it('puts every constant where it counts: none is left to draw, and each value is there', () => {
    const drawn = drawnConstants(coated, populationConstants);
    const deviations = Float64Array.from(populationConstants, ({ name }) => (name === 'porosity' ? 0.02 : 0.2));
    const document = drawnDocument(coated, drawn, deviations);
    expect(names(again(document))).toEqual([]);
    for (const one of drawn) {
      const there = parseQuantity(String(valueAt(JSON.parse(document), one.path)));
      const value = drawnValue(one, deviations[one.index]);
      expect('value' in there && there.value / value, one.constant.name).toBeCloseTo(1, 9);
      expect(value, one.constant.name).toBeGreaterThan(one.builtIn);
    }
  });

  it('moves values in their scales, within bounds', () => {
    expect(moved(2, 'ln', Math.log(3))).toBeCloseTo(6, 12);
    expect(moved(0.5, 'ln-odds', Math.log(3))).toBeCloseTo(0.75, 12);
    expect(moved(1, 'ln-odds', -5)).toBe(1);
    expect(moved(2, 'linear', -3)).toBe(-1);
    const skin = drawnConstants(bare, populationConstants).find(({ constant }) => constant.name === 'skin')!;
    expect(drawnValue(skin, 5)).toBe(3);
  });
});

it('a recipe without what was fitted to it has lost these places alone', () => {
  const document = {
    cell: { cathode: { contact: { fraction: 0.7, spread: 1 } }, extraResistance: 3 },
    mechanisms: { isolation: { rate: 1 } },
  };
  expect(
    withoutPlaces(document, [
      'cell.cathode.contact.fraction',
      'extraResistance',
      'mechanisms.isolation.rate',
      'mechanisms.cracking.rate',
    ]),
  ).toEqual({ cell: { cathode: { contact: { spread: 1 } } }, mechanisms: { isolation: {} } });
});
