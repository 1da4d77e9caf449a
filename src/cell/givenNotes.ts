import type { LabRecipe } from '../scenario/recipe.js';

/** Numbers of a cell that a recipe may state in place of a law, and what is said of those that it does. */
export type GivenNotes = {
  readonly [N in
    | 'thickness'
    | 'porosity'
    | 'ionicConductivity'
    | 'electronicConductivity'
    | 'separatorResistance'
    | 'anodeResistance'
    | 'openCircuitVoltage'
    | 'exchangeCurrentDensity'
    | 'diffusivity']?: string;
};

/** "measured: Kim 2024" where a source is given with the number, "given" where the number stands alone. */
export function givenNotes({ cathode, separator, anode, measured = {} }: LabRecipe): GivenNotes {
  const { overrides } = cathode;
  const note = (value: unknown, place: string, what = ''): string | undefined => {
    if (value === undefined) return undefined;
    const source = measured[`cell.${place}`] ?? ofPowder(measured, place);
    return `${what}${source === undefined ? 'given' : `measured: ${source}`}`;
  };
  const override = (name: keyof typeof overrides): string | undefined =>
    note(overrides[name], `cathode.overrides.${name}`);
  const notes = {
    thickness: note(cathode.thickness, 'cathode.thickness'),
    porosity:
      note(cathode.thickness, 'cathode.thickness', 'by the thickness, ') ?? note(cathode.porosity, 'cathode.porosity'),
    ionicConductivity:
      override('ionicConductivity') ??
      note(overrides.tortuosity, 'cathode.overrides.tortuosity', 'by the tortuosity factor, '),
    electronicConductivity: override('electronicConductivity'),
    separatorResistance: note(separator.resistance, 'separator.resistance'),
    anodeResistance: note(anode.resistance, 'anode.resistance'),
    openCircuitVoltage: override('openCircuitVoltage'),
    exchangeCurrentDensity: override('exchangeCurrentDensity'),
    diffusivity: override('diffusivity'),
  };
  return Object.fromEntries(Object.entries(notes).filter(([, one]) => one !== undefined));
}

/** What powders of a mixture are said to have, each with its own source. */
function ofPowder(measured: Readonly<Record<string, string>>, place: string): string | undefined {
  const end = place.slice(place.indexOf('.'));
  const sources = Object.entries(measured).flatMap(([path, source]) =>
    path.startsWith('cell.cathode.powders[') && path.endsWith(end) ? [source] : [],
  );
  return sources.length > 0 ? [...new Set(sources)].join('; ') : undefined;
}
