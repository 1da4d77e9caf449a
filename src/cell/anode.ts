import { arrhenius } from '../constants/arrhenius.js';
import { FARADAY } from '../constants/physical.js';
import { anodePotential } from '../materials/anodePotential.js';
import type { AnodeMaterial } from '../materials/material.js';
import type { Issue } from '../scenario/document/issue.js';
import type { AnodeRecipe } from '../scenario/recipe.js';
import { anodeMaterialIssues } from './anodeMaterial.js';
import { anodeParticle } from './anodeParticle.js';
import type { Anode } from './cell.js';

/** N/P ratio, capacity relative to the cathode's theoretical one, when neither it nor the anode's mass is given nor the material has a usual one. */
export const assumedCapacityRatio = 3;

/** Lithium content that a charge to about 4.3 V leaves in the CAM: for the warning that the anode will not take it. */
const contentAfterCharge = 0.15;

/** What the anode has to know about the rest of the cell. */
export interface AnodeSurroundings {
  /** [m2] */ readonly area: number;
  /** [K] */ readonly temperature: number;
  /** [C/m2] theoretical capacity of the cathode */ readonly cathodeCapacity: number;
  /** Lithium content of the CAM when the cell was assembled. */ readonly assembledContent: number;
  /** Lithium content of the CAM at the start of the programme. */ readonly initialContent: number;
  /** [A/m2] the current called 1C, where it is known */ readonly oneC?: number;
}

/**
 * The anode at the cell temperature: charge between y = 0 and y = 1 per area, lithium at the start, resistance.
 *     capacity = m w Q / A,   y0 = n_Li F / (capacity A) + (x_assembled - x_start) capacity_cathode / capacity
 * A cell that starts partly charged has in its anode what the CAM lacks. Without mass the N/P ratio
 * says the capacity, and without that the usual one of the material, else three times the theoretical capacity of the cathode is assumed (a metal without
 * end, for Li). Equation (T4.2) of the handbook.
 */
export function deriveAnode(
  recipe: AnodeRecipe,
  material: AnodeMaterial,
  cell: AnodeSurroundings,
): { readonly anode: Anode; readonly issues: readonly Issue[] } {
  const ofMaterial = anodeMaterialIssues(material);
  const endless = isEndless(material);
  const assumedRatio = endless ? Infinity : (material.capacityRatio?.value ?? assumedCapacityRatio);
  const capacity =
    recipe.mass !== undefined
      ? (recipe.mass * material.activeShare.value * material.capacity.value) / cell.area
      : (recipe.npRatio ?? assumedRatio) * cell.cathodeCapacity;
  const assembled =
    recipe.lithium === undefined || endless
      ? material.initialContent.value
      : (recipe.lithium * FARADAY) / (capacity * cell.area);
  const resistance =
    (recipe.resistance ?? material.resistance.value) / arrhenius(material.resistanceActivation.value, cell.temperature);
  const particle = anodeParticle(recipe, material, capacity, cell.temperature);
  const anode: Anode = {
    name: material.name,
    resistance,
    capacity,
    initialContent: assembled + chargedInto(capacity, cell),
    potential: ofMaterial.length > 0 ? () => material.plateau.value : anodePotential(material),
    plateau: material.plateau.value,
    ...(material.potential ? { slopes: true } : {}),
    ...(particle ? { particle } : {}),
  };
  const inventory = endless ? [] : inventoryIssues(anode, material, cell, recipe);
  return { anode, issues: [...ofMaterial, ...sizeIssues(recipe), ...inventory] };
}

/** Metal whose potential never moves. */
function isEndless({ shape, potential }: AnodeMaterial): boolean {
  return shape.value === null && potential === undefined;
}

function sizeIssues({ mass, npRatio }: AnodeRecipe): readonly Issue[] {
  if (mass === undefined || npRatio === undefined) return [];
  return [
    {
      severity: 'error',
      path: 'cell.anode.npRatio',
      message: 'The mass of the anode and its N/P ratio both say its capacity.',
      got: '`mass` and `npRatio`',
      allowed: 'one of them',
      hint: 'leave out the one that was not weighed or stated',
    },
  ];
}

/** Rise of y by the lithium that left the CAM between assembly and the start. */
export function chargedInto(
  capacity: number,
  cell: Pick<AnodeSurroundings, 'cathodeCapacity' | 'assembledContent' | 'initialContent'>,
): number {
  return ((cell.assembledContent - cell.initialContent) * cell.cathodeCapacity) / capacity;
}

function inventoryIssues(
  anode: Anode,
  material: AnodeMaterial,
  cell: AnodeSurroundings,
  { mass, npRatio }: AnodeRecipe,
): readonly Issue[] {
  const { capacity, initialContent } = anode;
  if (initialContent > 1 || initialContent < 0) {
    return [
      {
        severity: 'error',
        path: 'cell.anode',
        message:
          initialContent > 1
            ? `More lithium than the ${material.name} anode can hold.`
            : `The ${material.name} anode would start with less than no lithium.`,
        got: `y = ${initialContent.toPrecision(3)}`,
        allowed: 'y from 0 to 1',
        hint: 'check the lithium and the mass of the anode and the lithium content at the start',
      },
    ];
  }
  const plateauEnd = material.potential ? 1 : (material.shape.range ?? [0, 1])[1];
  const charged =
    initialContent + (Math.max(0, cell.initialContent - contentAfterCharge) * cell.cathodeCapacity) / capacity;
  if (charged <= plateauEnd) return surfaceIssues(anode, charged, cell.oneC ?? 0);
  const path = npRatio !== undefined ? 'cell.anode.npRatio' : mass !== undefined ? 'cell.anode.mass' : 'cell.anode';
  const more = npRatio !== undefined ? 'a higher N/P ratio' : 'more anode mass';
  const plated = ((100 * (charged - 1)) / charged).toPrecision(2);
  return [
    {
      severity: 'warning',
      path,
      message: material.potential
        ? `A full charge brings more lithium than the ${material.name} anode holds: ${plated} % of it plates as metal at 0 V vs Li.`
        : `A full charge takes the ${material.name} anode beyond the end of its plateau: the anode will end it.`,
      got: `y = ${charged.toPrecision(3)} at x = ${contentAfterCharge}`,
      allowed: `y up to ${plateauEnd.toPrecision(3)}`,
      hint: `${more}, or less lithium in it at assembly`,
    },
  ];
}

/** Particles whose surface is full before they are, at 1C: its steady lead over the mean is R2/(15 D) dy/dt. */
function surfaceIssues({ name, capacity, particle }: Anode, charged: number, oneC: number): readonly Issue[] {
  if (!particle) return [];
  const lead = oneC / (15 * capacity * particle.diffusionRate);
  if (charged + lead <= 1) return [];
  return [
    {
      severity: 'warning',
      path: 'cell.anode',
      message: `At 1C the surface of the ${name} particles is full before the charge is over: from there on metal plates at 0 V vs Li.`,
      got: `surface ${lead.toPrecision(2)} ahead of a mean of y = ${charged.toPrecision(3)} at x = ${contentAfterCharge}`,
      allowed: 'y up to 1 at the surface',
      hint: 'smaller particles, a warmer cell, a higher N/P ratio, or a slower charge',
    },
  ];
}
