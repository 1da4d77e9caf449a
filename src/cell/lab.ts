import { arrhenius } from '../constants/arrhenius.js';
import type { LawSet } from '../constants/lawSet.js';
import { findMaterial } from '../materials/catalogue.js';
import { diffusivityCurve } from '../materials/diffusivity.js';
import type {
  ActiveMaterial,
  Coating,
  DiffusivityData,
  Material,
  MaterialKind,
  MaterialOf,
} from '../materials/material.js';
import { maximumConcentration } from '../materials/maximumConcentration.js';
import { openCircuitCurve } from '../materials/openCircuit.js';
import { underLaws } from '../materials/underLaws.js';
import { volumeChangeCurve } from '../materials/volumeChange.js';
import type { Issue } from '../scenario/document/issue.js';
import type { CathodeRecipe, LabRecipe } from '../scenario/recipe.js';
import { deriveAnode } from './anode.js';
import type { CathodeCoating, Cell } from './cell.js';
import { type CoatingEffects, type ResolvedCoating, resolvedCoating } from './coating.js';
import { deriveComposition } from './composition.js';
import { electronicConductivity, ionicArrhenius } from './conductivity.js';
import { derivedQuantities } from './derived.js';
import { labLimits } from './limits.js';
import { surfacePatches } from './patches.js';
import { deriveSeparator } from './separator.js';
import { specificArea } from './sizeClasses.js';
import { startLaws } from './startLaws.js';
import { electrolyteCoatingEffects } from './transferable/electrolyteCoating.js';
import { customaryFabrication } from './transferable/pressure.js';

/** [K] Between these the activation energies of the built-in materials were measured: 0 and 60 degC. */
const measuredTemperatures: readonly [number, number] = [273.15, 333.15];

/** The cell of a lab recipe, or everything that is wrong with the recipe. */
export function labCell(
  recipe: LabRecipe,
  initialContent: number | undefined,
  own: readonly Material[],
  laws: LawSet,
  uncovers: boolean,
): { readonly cell?: Cell; readonly issues: readonly Issue[] } {
  const issues: Issue[] = [...labLimits(recipe)];
  const { cathode, temperature, area } = recipe;
  const find = <K extends MaterialKind>(kind: K, name: string, path: string): MaterialOf<K> | undefined => {
    const found = findMaterial(kind, name, path, own);
    if ('material' in found) return underLaws(found.material, laws);
    issues.push(found.issue);
    return undefined;
  };
  const cam = find('cam', cathode.activeMaterial, 'cell.cathode.activeMaterial');
  const electrolyte = find('electrolyte', cathode.electrolyte, 'cell.cathode.electrolyte');
  const carbon = cathode.weightRatio.carbon > 0 ? find('carbon', cathode.carbon, 'cell.cathode.carbon') : undefined;
  const binder = cathode.binder === undefined ? undefined : find('binder', cathode.binder, 'cell.cathode.binder');
  const coatingMaterial = cathode.coating && find('coating', cathode.coating.material, 'cell.cathode.coating.material');
  const onElectrolyte =
    cathode.electrolyteCoating &&
    find('coating', cathode.electrolyteCoating.material, 'cell.cathode.electrolyteCoating.material');
  const separatorElectrolyte = find('electrolyte', recipe.separator.electrolyte, 'cell.separator.electrolyte');
  const anodeMaterial = find('anode', recipe.anode.material, 'cell.anode.material');
  issues.push(...temperatureIssues(temperature), ...contentIssues(initialContent, cathode.initialContent));
  if (hasErrors(issues) || !cam || !electrolyte || !separatorElectrolyte || !anodeMaterial) return { issues };

  const assembledContent = cathode.initialContent ?? cam.initialContent.value;
  const content = initialContent ?? assembledContent;
  const law = startLaws[laws];
  const porosity = cathode.porosity ?? law.porosity(recipe, electrolyte.phase);
  const derivedComposition = deriveComposition({ ...cathode, porosity }, area, cam, electrolyte, carbon, binder);
  const derivedSeparator = deriveSeparator(
    recipe.separator,
    separatorElectrolyte,
    area,
    temperature,
    law.pressing(recipe),
  );
  const curves = camCurves(cam, cathode, temperature);
  issues.push(...derivedComposition.issues, ...derivedSeparator.issues, ...curves.issues);
  const { composition } = derivedComposition;
  const { separator } = derivedSeparator;
  if (hasErrors(issues) || !composition || !separator || !curves.curves) return { issues };

  const { fractions } = composition;
  const { overrides } = cathode;
  const start = law.start({ recipe, electrolyte, carbon, composition, ...(binder && { binder }) });
  issues.push(...start.issues);
  const { anode, issues: anodeIssues } = deriveAnode(recipe.anode, anodeMaterial, {
    area,
    temperature,
    cathodeCapacity: composition.camLoading * cam.theoreticalCapacity.value,
    assembledContent,
    initialContent: content,
  });
  issues.push(...anodeIssues);
  if (hasErrors(issues)) return { issues };

  const {
    coating,
    effects,
    issues: coatingIssues,
  } = resolvedCoating({ recipe: cathode, cam, electrolyte, carbon, composition }, coatingMaterial, laws);
  issues.push(...coatingIssues);
  const filmed =
    onElectrolyte && laws === 'transferable' && electrolyte.phase === 'solid'
      ? electrolyteCoatingEffects(cathode, onElectrolyte, electrolyte)
      : undefined;
  const growthFactor = (electrolyte.growthFactor?.value ?? 1) * (filmed?.growth ?? 1);
  // Electrons do not reach what the coating has cut off.
  const classes = effects
    ? start.classes.map((particle) => ({ ...particle, connected: particle.connected * effects.utilised }))
    : start.classes;
  /** Of the particles, per cell area. */
  const surface = specificArea(classes) * composition.thickness;
  const told = filmed ? { ...start.told, paths: [...start.told.paths, ...filmed.told] } : start.told;
  const cell: Omit<Cell, 'derived'> = {
    laws,
    temperature,
    pressure: recipe.pressure,
    restBeforeUse: recipe.restBeforeUse,
    fabricationPressure: recipe.fabricationPressure ?? customaryFabrication.value,
    area,
    activeMass: composition.camLoading,
    oneC: recipe.oneC * composition.camLoading,
    cathode: {
      thickness: composition.thickness,
      ionicConductivity:
        start.ionicConductivity *
        (overrides.ionicConductivity === undefined ? (filmed?.conduction ?? 1) : 1) *
        ionicArrhenius(electrolyte, temperature),
      electronicConductivity:
        overrides.electronicConductivity ??
        electronicConductivity(fractions.cam, carbon, composition.carbonShare, effects?.electronicContact),
      maximumConcentration: maximumConcentration(cam),
      ...curves.curves,
      exchangeCurrentDensity:
        (overrides.exchangeCurrentDensity ?? cam.exchangeCurrentDensity.value) *
        arrhenius(cam.exchangeActivation.value, temperature),
      classes,
      distribution: start.distribution,
      patches: surfacePatches(
        { interphase: cathode.interphase, ...(coating && { coating }) },
        coatingMaterial,
        electrolyte,
        temperature,
        uncovers,
      ),
      ...(coating &&
        effects && { coating: ofCathode(effects, content < assembledContent ? 0 : coating.coverage * surface) }),
      electrolyte: electrolyte.phase,
      morphology: cathode.morphology,
      adhesion: meanAdhesion(coating, coatingMaterial),
      contactLossFactor: electrolyte.contactLossFactor?.value ?? 1,
      growthFactor,
      oxidationOnset: electrolyte.oxidationOnset.value,
      interphaseArrhenius: arrhenius(electrolyte.interphaseActivation.value, temperature),
      electrolyteMass: (composition.camLoading * cathode.weightRatio.electrolyte) / cathode.weightRatio.cam,
      ionicExponent: start.ionicExponent,
      carbonBlocking: carbon === undefined ? 0 : carbon.pathBlocking.value * composition.carbonShare,
      carbonSurface: carbon === undefined ? 0 : composition.carbonDensity * carbon.specificSurface.value,
    },
    separator,
    anode,
    extraResistance: recipe.extraResistance,
    initialContent: content,
  };
  return { cell: { ...cell, derived: derivedQuantities(cell, composition, told) }, issues };
}

/** With the charge of the coating on the surface [m2/m2] that still has it. */
function ofCathode({ localCharge, ...effects }: CoatingEffects, covered: number): CathodeCoating {
  return { ...effects, ownCharge: localCharge * covered };
}

/** Adhesion of the covered share, 1 on the rest. */
function meanAdhesion(coating: ResolvedCoating | undefined, material: Coating | undefined): number {
  if (!coating || !material) return 1;
  return coating.coverage * (coating.adhesion ?? material.adhesion.value) + (1 - coating.coverage);
}

function camCurves(cam: ActiveMaterial, cathode: CathodeRecipe, temperature: number) {
  const path = `materials.${cam.name}`;
  const issues: Issue[] = [];
  const law = withOverrides(cam.diffusivity.value, cathode.overrides, issues);
  const factor = arrhenius(cam.diffusivityActivation.value, temperature);
  const openCircuit = openCircuitCurve(
    cam.openCircuitVoltage.value,
    cam.openCircuitVoltage.source,
    `${path}.openCircuitVoltage`,
  );
  const diffusion = diffusivityCurve(law, factor, cam.diffusivity.source, `${path}.diffusivity`);
  const volume = volumeChangeCurve(cam.volumeChange.value, cam.volumeChange.source, `${path}.volumeChange`);
  issues.push(...openCircuit.issues, ...diffusion.issues, ...volume.issues);
  if (!openCircuit.curve || !diffusion.curve || !volume.curve) return { issues };
  const curves = { openCircuitVoltage: openCircuit.curve, diffusivity: diffusion.curve, volumeChange: volume.curve };
  return { curves, issues };
}

/** D(x) with D0 and A1 of the recipe in place of the material's. */
function withOverrides(data: DiffusivityData, overrides: CathodeRecipe['overrides'], issues: Issue[]): DiffusivityData {
  const { diffusivity, diffusivityDrop } = overrides;
  if (typeof data === 'object' && 'form' in data) {
    return { ...data, D0: diffusivity ?? data.D0, A1: diffusivityDrop ?? data.A1 };
  }
  if (typeof data === 'number' && diffusivityDrop === undefined) return diffusivity ?? data;
  for (const [name, value] of [
    ['diffusivity', diffusivity],
    ['diffusivityDrop', diffusivityDrop],
  ] as const) {
    if (value === undefined) continue;
    issues.push({
      severity: 'error',
      path: `cell.cathode.overrides.${name}`,
      message: 'This parameter belongs to the D(x) law, but the diffusivity of this material is not given as the law.',
      got: String(value),
      hint: 'change the table of the material instead',
    });
  }
  return data;
}

function temperatureIssues(temperature: number): readonly Issue[] {
  const [low, high] = measuredTemperatures;
  if (!(temperature < low || temperature > high)) return [];
  return [
    {
      severity: 'warning',
      path: 'cell.temperature',
      message:
        'The activation energies of the material data were measured between 0 and 60 degC; this is an extrapolation.',
      got: `${(temperature - 273.15).toFixed(1)} degC`,
      allowed: '0 to 60 degC',
    },
  ];
}

function contentIssues(initial: number | undefined, synthesised: number | undefined): readonly Issue[] {
  const places = [
    ['initial.x', initial],
    ['cell.cathode.initialContent', synthesised],
  ] as const;
  return places.flatMap(([path, value]) =>
    value === undefined || (value > 0 && value < 1)
      ? []
      : [
          {
            severity: 'error',
            path,
            message: 'The lithium content at the start has to lie between 0 and 1.',
            got: String(value),
            allowed: 'above 0, below 1',
          } as const,
        ],
  );
}

function hasErrors(issues: readonly Issue[]): boolean {
  return issues.some(({ severity }) => severity === 'error');
}
