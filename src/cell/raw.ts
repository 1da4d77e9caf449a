import type { LawSet } from '../constants/lawSet.js';
import { FARADAY } from '../constants/physical.js';
import { anodePotential } from '../materials/anodePotential.js';
import { findMaterial, openCircuitCurves } from '../materials/catalogue.js';
import { diffusivityCurve } from '../materials/diffusivity.js';
import type { Material } from '../materials/material.js';
import { openCircuitCurve } from '../materials/openCircuit.js';
import { constantCurve, type PropertyCurve } from '../materials/propertyCurve.js';
import type { Issue } from '../scenario/document/issue.js';
import { nearest } from '../scenario/document/suggest.js';
import type { RawRecipe } from '../scenario/recipe.js';
import { chargedInto } from './anode.js';
import { anodeMaterialIssues } from './anodeMaterial.js';
import type { Anode, Cell, Patch } from './cell.js';
import { derivedQuantities } from './derived.js';
import { rawLimits } from './limits.js';

/** Fractions that are meant to add up to 1 may miss it by rounding. */
const sumTolerance = 1e-6;

/**
 * The cell of directly given parameters: every number is used as it stands, at any temperature. The size classes share
 * the active volume fraction by their normalised shares; 1C is, unless given, the current that moves the whole
 * capacity eps L c_max F in one hour.
 */
export function rawCell(
  recipe: RawRecipe,
  initialContent: number | undefined,
  own: readonly Material[],
  laws: LawSet,
): { readonly cell?: Cell; readonly issues: readonly Issue[] } {
  const issues: Issue[] = [...rawLimits(recipe), ...startIssues(initialContent), ...shapeIssues(recipe)];
  const { cathode } = recipe;
  const potential = rawPotential(cathode.openCircuitVoltage, own);
  const diffusion = diffusivityCurve(cathode.diffusivity, 1, 'given', 'cell.raw.cathode.diffusivity');
  const anode = rawAnode(recipe, initialContent ?? 1, own);
  issues.push(...potential.issues, ...diffusion.issues, ...anode.issues);
  const failed = issues.some(({ severity }) => severity === 'error');
  if (failed || initialContent === undefined || !potential.curve || !diffusion.curve || !anode.anode) return { issues };

  const { thickness, activeVolumeFraction, maximumConcentration } = cathode;
  const total = cathode.particles.reduce((sum, { share }) => sum + share, 0);
  const cell: Omit<Cell, 'derived'> = {
    laws,
    temperature: recipe.temperature,
    pressure: 0,
    restBeforeUse: { time: 0, temperature: recipe.temperature },
    fabricationPressure: 0,
    area: recipe.area,
    activeMass: activeVolumeFraction * thickness * cathode.density,
    oneC: recipe.oneC ?? (activeVolumeFraction * thickness * maximumConcentration * FARADAY) / 3600,
    cathode: {
      thickness,
      ionicConductivity: cathode.ionicConductivity,
      electronicConductivity: cathode.electronicConductivity,
      maximumConcentration,
      openCircuitVoltage: potential.curve,
      diffusivity: diffusion.curve,
      exchangeCurrentDensity: cathode.exchangeCurrentDensity,
      volumeChange: constantCurve(0, 'raw cells do not breathe'),
      classes: cathode.particles.map(({ radius, share, contact }) => ({
        radius,
        volumeFraction: activeVolumeFraction * (share / total),
        contact,
        connected: 1,
        intactLength: radius,
        diffusionLength: radius,
      })),
      patches: rawPatches(cathode.patches),
      electrolyte: 'solid',
      morphology: 'single',
      adhesion: 1,
      contactLossFactor: 1,
      oxidationOnset: 3.2,
      interphaseArrhenius: 1,
      electrolyteMass: Infinity,
      ionicExponent: 1,
      carbonBlocking: 0,
      carbonSurface: 0,
    },
    separator: recipe.separator,
    anode: anode.anode,
    extraResistance: recipe.extraResistance,
    initialContent,
  };
  return { cell: { ...cell, derived: derivedQuantities(cell) }, issues };
}

/** [V] A built-in curve, the curve of a cathode material, or a table. */
function rawPotential(
  given: RawRecipe['cathode']['openCircuitVoltage'],
  own: readonly Material[],
): { readonly curve?: PropertyCurve; readonly issues: readonly Issue[] } {
  const path = 'cell.raw.cathode.openCircuitVoltage';
  if (typeof given !== 'string') return openCircuitCurve(given, 'given', path);
  const name = given.toLowerCase();
  if (Object.hasOwn(openCircuitCurves, name)) return { curve: openCircuitCurves[name], issues: [] };
  const found = findMaterial('cam', given, path, own);
  if ('material' in found) {
    const { value, source } = found.material.openCircuitVoltage;
    return openCircuitCurve(value, source, path);
  }
  const names = Object.keys(openCircuitCurves);
  const alike = nearest(given, names);
  const issue: Issue = {
    ...found.issue,
    message: 'There is no open-circuit curve of this name.',
    allowed: `${names.join(', ')}, ${found.issue.allowed ?? ''}, or a table [[x, V], ...]`,
    ...(alike === undefined ? {} : { hint: `did you mean ${alike}?` }),
  };
  return { issues: [issue] };
}

function rawPatches(patches: RawRecipe['cathode']['patches']): readonly Patch[] {
  const given = patches.length > 0 ? patches : [{ fraction: 1, filmResistance: 0 }];
  return given.map(({ fraction, filmResistance }) => ({
    name: filmResistance > 0 ? 'covered' : 'bare',
    fraction,
    coatingResistance: filmResistance,
    filmThickness: 0,
    // No film to conduct; any positive number makes 0/sigma = 0.
    filmConductivity: 1,
    oxidationFactor: 1,
  }));
}

function rawAnode(
  { anode: { type, resistance, capacity }, cathode }: RawRecipe,
  initialContent: number,
  own: readonly Material[],
): { readonly anode?: Anode; readonly issues: readonly Issue[] } {
  if (type === 'ideal') {
    const anode: Anode = {
      name: 'ideal',
      resistance,
      capacity: Infinity,
      initialContent: 0.5,
      potential: () => 0,
      plateau: 0,
    };
    return { anode, issues: [] };
  }
  const found = findMaterial('anode', type, 'cell.raw.anode.type', own);
  if (!('material' in found)) return { issues: [found.issue] };
  const ofMaterial = anodeMaterialIssues(found.material);
  if (ofMaterial.length > 0) return { issues: ofMaterial };
  const { name, plateau, initialContent: assembled } = found.material;
  const { thickness, activeVolumeFraction, maximumConcentration } = cathode;
  const cathodeCapacity = activeVolumeFraction * thickness * maximumConcentration * FARADAY;
  const anode: Anode = {
    name,
    resistance,
    capacity: capacity ?? Infinity,
    // Without a capacity the anode stays in the middle of its plateau; else it holds what a full CAM has lost.
    initialContent:
      capacity === undefined
        ? 0.5
        : assembled.value + chargedInto(capacity, { cathodeCapacity, assembledContent: 1, initialContent }),
    potential: anodePotential(found.material),
    plateau: plateau.value,
    ...(found.material.potential ? { slopes: true } : {}),
  };
  return { anode, issues: [] };
}

function startIssues(initialContent: number | undefined): readonly Issue[] {
  if (initialContent !== undefined && initialContent > 0 && initialContent < 1) return [];
  return [
    {
      severity: 'error',
      path: 'initial.x',
      message: 'A raw cell needs the lithium content at which it starts.',
      ...(initialContent === undefined ? {} : { got: String(initialContent) }),
      allowed: 'above 0, below 1',
      hint: 'initial: { x: 0.27 }',
    },
  ];
}

function shapeIssues({ cathode }: RawRecipe): readonly Issue[] {
  const issues: Issue[] = [];
  if (cathode.particles.length < 1) {
    issues.push({
      severity: 'error',
      path: 'cell.raw.cathode.particles',
      message: 'There has to be at least one particle size.',
      got: 'an empty list',
      hint: 'particles: [{ radius: 3 um, share: 1 }]',
    });
  }
  const sum = cathode.patches.reduce((total, { fraction }) => total + fraction, 0);
  if (cathode.patches.length > 0 && Math.abs(sum - 1) > sumTolerance) {
    issues.push({
      severity: 'error',
      path: 'cell.raw.cathode.patches',
      message: 'The fractions of the surface patches have to add up to 1.',
      got: String(sum),
      allowed: '1',
    });
  }
  return issues;
}
