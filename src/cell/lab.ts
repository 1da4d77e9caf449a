import { arrhenius } from '../constants/arrhenius.js';
import type { LawSet } from '../constants/lawSet.js';
import { OXIDATION_CHARGE } from '../degradation/oxidationLaw.js';
import { findMaterial } from '../materials/catalogue.js';
import type { Electrolyte, Material, MaterialKind, MaterialOf } from '../materials/material.js';
import { underLaws } from '../materials/underLaws.js';
import type { Issue } from '../scenario/document/issue.js';
import type { LabRecipe } from '../scenario/recipe.js';
import { deriveAnode } from './anode.js';
import type { Cell } from './cell.js';
import { deriveComposition } from './composition.js';
import { electronicConductivity, ionicArrhenius } from './conductivity.js';
import { derivedQuantities } from './derived.js';
import { givenNotes } from './givenNotes.js';
import { labLimits } from './limits.js';
import { activeMass, electronicContact, together } from './powders/activeMass.js';
import { activePowder, camCurves } from './powders/activePowder.js';
import { powderLimits, powdersAlone } from './powders/powderRecipes.js';
import { toldOf } from './powders/told.js';
import { deriveSeparator } from './separator.js';
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
  const issues: Issue[] = [...labLimits(recipe), ...powderLimits(recipe)];
  const { cathode, temperature, area } = recipe;
  const find = <K extends MaterialKind>(kind: K, name: string, path: string): MaterialOf<K> | undefined => {
    const found = findMaterial(kind, name, path, own);
    if ('material' in found) return underLaws(found.material, laws);
    issues.push(found.issue);
    return undefined;
  };
  const alone = powdersAlone(recipe);
  const cams = alone.map(({ recipe: one, place }) =>
    find('cam', one.cathode.activeMaterial, `${place}.activeMaterial`),
  );
  const electrolyte = find('electrolyte', cathode.electrolyte, 'cell.cathode.electrolyte');
  const carbon = cathode.weightRatio.carbon > 0 ? find('carbon', cathode.carbon, 'cell.cathode.carbon') : undefined;
  const binder = cathode.binder === undefined ? undefined : find('binder', cathode.binder, 'cell.cathode.binder');
  const powders = alone.flatMap((powder, i) => {
    const { coating } = powder.recipe.cathode;
    const coatingMaterial = coating && find('coating', coating.material, `${powder.place}.coating.material`);
    const cam = cams[i];
    return cam ? [{ ...powder, cam, ...(coatingMaterial ? { coatingMaterial } : {}) }] : [];
  });
  const onElectrolyte =
    cathode.electrolyteCoating &&
    find('coating', cathode.electrolyteCoating.material, 'cell.cathode.electrolyteCoating.material');
  const separatorElectrolyte = find('electrolyte', recipe.separator.electrolyte, 'cell.separator.electrolyte');
  const anodeMaterial = find('anode', recipe.anode.material, 'cell.anode.material');
  issues.push(...temperatureIssues(temperature), ...contentIssues(initialContent, cathode.initialContent));
  issues.push(...(electrolyte ? chargeIssues(electrolyte) : []));
  if (hasErrors(issues) || !electrolyte || !separatorElectrolyte || !anodeMaterial) return { issues };

  const active = activeMass(powders);
  const content = initialContent ?? active.assembledContent;
  const law = startLaws[laws];
  const porosity = cathode.porosity ?? law.porosity(recipe, electrolyte.phase);
  const derivedComposition = deriveComposition({ ...cathode, porosity }, area, active, electrolyte, carbon, binder);
  const derivedSeparator = deriveSeparator(
    recipe.separator,
    separatorElectrolyte,
    area,
    temperature,
    law.pressing(recipe),
  );
  const curves = powders.map(({ cam, recipe: one }) => camCurves(cam, one.cathode, temperature));
  issues.push(...derivedComposition.issues, ...derivedSeparator.issues, ...curves.flatMap((found) => found.issues));
  const { composition } = derivedComposition;
  const { separator } = derivedSeparator;
  if (hasErrors(issues) || !composition || !separator) return { issues };

  const { fractions } = composition;
  const { overrides } = cathode;
  const starts = powders.map(({ recipe: one }, i) =>
    law.start({
      recipe: one,
      electrolyte,
      carbon,
      composition,
      ...(binder && { binder }),
      ...(active.mixed?.(fractions.cam, i) ?? {}),
    }),
  );
  // Ion paths are those of the electrode.
  const [start] = starts;
  issues.push(...starts.flatMap((one) => one.issues));
  const { anode, issues: anodeIssues } = deriveAnode(recipe.anode, anodeMaterial, {
    area,
    temperature,
    cathodeCapacity: composition.camLoading * active.theoreticalCapacity,
    assembledContent: active.assembledContent,
    initialContent: content,
    oneC: recipe.oneC * composition.camLoading,
  });
  issues.push(...anodeIssues);
  if (hasErrors(issues)) return { issues };

  const electrode = {
    electrolyte,
    carbon,
    composition,
    temperature,
    laws,
    uncovers,
    delithiated: content < active.assembledContent,
  };
  const parts = powders.flatMap((powder, i) => {
    const { curves: own } = curves[i];
    return own ? [activePowder(powder, starts[i], own, electrode)] : [];
  });
  issues.push(...parts.flatMap((part) => part.issues));
  const filmed =
    onElectrolyte && laws === 'transferable' && electrolyte.phase === 'solid'
      ? electrolyteCoatingEffects(cathode, onElectrolyte, electrolyte, active.mixed?.(fractions.cam, 0).surfaceDiameter)
      : undefined;
  const growthFactor = (electrolyte.growthFactor?.value ?? 1) * (filmed?.growth ?? 1);
  const startTold = toldOf(starts, powders);
  const told = filmed ? { ...startTold, paths: [...startTold.paths, ...filmed.told] } : startTold;
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
        (overrides.ionicConductivity === undefined && overrides.tortuosity === undefined
          ? (filmed?.conduction ?? 1)
          : 1) *
        ionicArrhenius(electrolyte, temperature),
      electronicConductivity:
        overrides.electronicConductivity ??
        electronicConductivity(fractions.cam, carbon, composition.carbonShare, electronicContact(parts)),
      ...together(parts, powders),
      electrolyte: electrolyte.phase,
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
  return { cell: { ...cell, derived: derivedQuantities(cell, composition, told, givenNotes(recipe)) }, issues };
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

/** A film is told by its thickness, and one number joins that to its charge: see `OXIDATION_CHARGE`. */
function chargeIssues({ name, oxidationCharge: { value } }: Electrolyte): readonly Issue[] {
  if (value === OXIDATION_CHARGE) return [];
  return [
    {
      severity: 'note',
      path: `materials.${name}.oxidationCharge`,
      message: 'The charge of a film per volume is the same for every electrolyte: this number is idle.',
      got: `${value} C/m3`,
      allowed: `${OXIDATION_CHARGE} C/m3`,
      hint: 'resistance per charge of a film follows from interphaseConductivity',
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
