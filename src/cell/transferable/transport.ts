import type { Property } from '../../constants/property.js';
import { sources } from '../../constants/sources.js';
import { effectOf, nbr, ptfe } from '../../materials/binder/binders.js';
import type { Binder } from '../../materials/material.js';
import type { Issue } from '../../scenario/document/issue.js';
import type { CathodeRecipe } from '../../scenario/recipe.js';
import { ionicConductivity } from '../conductivity.js';
import type { FreshComposite } from '../startLaw.js';
import { mixedElectrolyteDiameter } from './mixedElectrolyte.js';

/** What warm isostatic pressing takes from the power of phi: 1.2 in place of 2.8. */
const sheet: Property = { value: -1.6, unit: '1', source: sources.choiSize, range: [-1.9, -0.9] };

/** n_size, per ln(d_SE/d_CAM) of electrolyte coarser than the active material. */
const coarse: Property = { value: 1.6, unit: '1', source: sources.minnmannSize };

/** Volume fraction below which coarse electrolyte costs more paths than that. */
const coarsePercolates = 0.35;

/** Volume fractions of electrolyte between which the law was held. */
const held: readonly [number, number] = [0.18, 0.61];

/** Least share of the paths that carbon leaves. */
const leastLeft = 0.1;

/** A part of the power of phi, and what it is for. */
export interface ExponentPart {
  readonly value: number;
  readonly name: string;
}

/** The binder where its material has not been looked up: NBR if nothing is said. */
export function customaryBinder({ binder }: Pick<CathodeRecipe, 'binder'>): Binder {
  return binder === ptfe.name ? ptfe : nbr;
}

/** Weight share of binder in the solids. */
export function shareOfBinder({ cam, electrolyte, carbon, binder }: CathodeRecipe['weightRatio']): number {
  return binder / (cam + electrolyte + carbon + binder);
}

/** What is added to the power n of sigma_eff = sigma phi^n by how a composite was made. Closure. Equation (T5.13) of the handbook. */
export function exponentParts(
  cathode: CathodeRecipe,
  electrolyteFraction: number,
  binder: Binder = customaryBinder(cathode),
  activeDiameter = cathode.particles.d50,
): readonly ExponentPart[] {
  const { route, weightRatio } = cathode;
  const wider = widerThanActive(cathode, activeDiameter);
  const scarce = scarcity(electrolyteFraction, wider);
  const binderShare = shareOfBinder(weightRatio);
  const isSheet = route === 'sheet';
  // What was read from sheets has their binder in it.
  const bound = isSheet ? 0 : binder.pathExponent.value * effectOf(binder, binderShare);
  const parts = [
    { value: isSheet ? sheet.value : 0, name: 'warm pressed sheet' },
    { value: coarse.value * wider + scarce, name: 'coarse electrolyte' },
    { value: bound, name: binder.name },
  ];
  return parts.filter(({ value }) => value !== 0);
}

/** ln of the size of the electrolyte over that of the active material, from 0 on. */
function widerThanActive(cathode: CathodeRecipe, activeDiameter = cathode.particles.d50): number {
  const relative = (mixedElectrolyteDiameter(cathode, activeDiameter) ?? activeDiameter) / activeDiameter;
  return Math.max(0, Math.log(relative));
}

/** What coarse electrolyte adds to the power where there is too little of it to connect. */
function scarcity(electrolyteFraction: number, wider: number): number {
  return Math.max(0, coarsePercolates / electrolyteFraction - 1) * Math.min(1, 2 * wider);
}

/** Share of the ion paths that carbon black leaves free. Closure, up to some 35 wt%. */
export function freeOfCarbon({ carbon, composition }: Pick<FreshComposite, 'carbon' | 'composition'>): number {
  if (carbon === undefined) return 1;
  return Math.max(leastLeft, 1 - carbon.volumeBlocking.value * composition.carbonShare);
}

/** Ion paths of a fresh composite. */
export interface IonPaths {
  /** [S/m] Effective, at 25 degC, at the reference pressure of fabrication. */
  readonly conductivity: number;
  /** n of kappa_eff = kappa (phi (share free of carbon))^n. */
  readonly exponent: number;
  readonly told: string;
  readonly issues: readonly Issue[];
}

/**
 * kappa_eff = kappa phi^n times (share free of carbon)^n, n = n_0 + parts: n_0 is that of the material, 2.8 for Li6PS5Cl. Closure.
 * A material whose tortuosity is a table has the n of that table at phi. Equation (T5.12) of the handbook.
 */
export function ionPaths(fresh: FreshComposite): IonPaths {
  const { recipe, electrolyte, composition } = fresh;
  const phi = composition.fractions.electrolyte;
  const parts = exponentParts(recipe.cathode, phi, fresh.binder, fresh.surfaceDiameter);
  const bulk = electrolyte.ionicConductivity.value;
  const base = Math.log(ionicConductivity(electrolyte, phi) / bulk) / Math.log(phi);
  const exponent = parts.reduce((sum, { value }) => sum + value, base);
  const named = parts.map(({ value, name }) => ` ${value < 0 ? '-' : '+'} ${Math.abs(value).toPrecision(2)} ${name}`);
  const free = freeOfCarbon(fresh);
  const blocked = free < 1 ? `; ${(100 * (1 - free)).toPrecision(2)} % of it behind carbon` : '';
  return {
    conductivity: bulk * (phi * free) ** exponent,
    exponent,
    told: `of the volume fraction: ${base.toPrecision(2)} ${electrolyte.name}${named.join('')}${blocked}`,
    issues: guessed(phi, scarcity(phi, widerThanActive(recipe.cathode, fresh.surfaceDiameter))),
  };
}

function guessed(phi: number, scarce: number): readonly Issue[] {
  const [low, high] = held;
  const message =
    phi < low || phi > high
      ? 'The ionic conductivity of the composite is extrapolated: its law was held between 18 and 61 % by volume.'
      : scarce > 0
        ? `So little electrolyte of particles coarser than the active material hardly connects: the ionic conductivity is a guess below ${100 * coarsePercolates} % by volume.`
        : undefined;
  if (message === undefined) return [];
  return [
    {
      severity: 'warning',
      path: 'cell.cathode.weightRatio.electrolyte',
      message,
      got: `${(100 * phi).toPrecision(2)} % by volume`,
      hint: 'override cell.cathode.overrides.ionicConductivity with a measured value',
    },
  ];
}

/** The constants of all this by what they are, for lists; the power of phi itself is the tortuosity of the electrolyte. */
export const transportConstants: Readonly<Record<string, Property>> = {
  'power of phi: sheet': sheet,
  'power of phi: coarse electrolyte': coarse,
  'power of phi: NBR': { ...nbr.pathExponent, unit: '1' },
  'power of phi: PTFE': { ...ptfe.pathExponent, unit: '1' },
};
