import { contextOf, givenFor, mechanisms } from '../degradation/mechanisms.js';
import type { Issue } from '../scenario/document/issue.js';
import { parsePath, shorten, valueAt } from '../scenario/document/path.js';
import type { Scenario } from '../scenario/scenario.js';
import type { Cell } from './cell.js';

/** What a dependency may ask about. */
interface Context {
  readonly scenario: Scenario;
  readonly cell: Cell;
}

/** Options that do something only under a condition. */
interface Dependency {
  /** Places in the document of one variant. */
  readonly options: readonly string[];
  readonly needs: (context: Context) => boolean;
  /** Why they do nothing otherwise, as the end of a sentence. */
  readonly because: string;
  /**
   * Data of the recipe may well stand there for the record: a note. A setting of the model that does nothing is likely a mistake:
   * a warning, the default.
   */
  readonly record?: true;
}

const transferable = ({ cell }: Context): boolean => cell.laws === 'transferable';

const solid = ({ cell }: Context): boolean => cell.cathode.electrolyte === 'solid';

/** What the mechanisms that ask for a datum of the recipe are called, and whether one of them does in this cell. */
function asking(path: string, { laws }: Cell): { readonly by: string; readonly asked: (context: Context) => boolean } {
  const found = mechanisms().flatMap(({ name, asksFor }) => {
    const asks = asksFor?.[path];
    return asks && (asks.in ?? laws) === laws ? [{ name, asks }] : [];
  });
  return {
    by: found.map(({ asks }) => asks.as).join(', '),
    asked: ({ scenario, cell }) =>
      found.some(({ name, asks }) => {
        if (givenFor(scenario.mechanisms, name) === undefined) return false;
        return asks.when?.(contextOf(scenario.mechanisms, name, cell)) ?? true;
      }),
  };
}

const lab = ({ scenario }: Context) => (scenario.cell.kind === 'lab' ? scenario.cell : undefined);

/** What the descriptors of the mechanisms say about their options. */
function ofMechanisms(): readonly Dependency[] {
  return mechanisms().flatMap(({ name, idle = [] }) =>
    idle.map(({ options, needs, because }): Dependency => {
      const place = `mechanisms.${name}`;
      return {
        options: options === undefined ? [place] : options.map((option) => `${place}.${option}`),
        needs: ({ scenario, cell }) => needs(contextOf(scenario.mechanisms, name, cell)),
        because,
      };
    }),
  );
}

/** Data of the recipe that mechanisms ask for, and pressure, which under transferable laws acts on the fresh cell too. */
function forMechanisms(cell: Cell): readonly Dependency[] {
  const pressure = asking('cell.pressure', cell);
  const datum = (path: string, because: (by: string) => string): Dependency => {
    const { by, asked } = asking(path, cell);
    return { options: [path], needs: asked, because: because(by), record: true };
  };
  return [
    {
      options: ['cell.pressure'],
      needs: (context) => pressure.asked(context) || (transferable(context) && solid(context)),
      because: `pressure acts through ${pressure.by} alone`,
      record: true,
    },
    datum('cell.cathode.coating.adhesion', (by) => `only ${by} asks for it`),
    datum('cell.cathode.coating.blocking', (by) => `no mechanism asks for it (${by})`),
  ];
}

/** What depends on what in a recipe: a new datum that does not always count gets a line here. */
const ofRecipe: readonly Dependency[] = [
  {
    options: ['cell.cathode.contact.fraction', 'cell.cathode.contact.spread'],
    needs: solid,
    because: 'a liquid electrolyte wets all of the surface',
    record: true,
  },
  {
    options: [
      'cell.fabricationPressure',
      'cell.cathode.electrolyteParticles',
      'cell.cathode.electrolyteCoating',
      'cell.cathode.route',
      'cell.cathode.mixing',
    ],
    needs: transferable,
    because: 'laws: per study take contact, pores and ion paths from elsewhere',
    record: true,
  },
  {
    options: [
      'cell.fabricationPressure',
      'cell.cathode.electrolyteParticles',
      'cell.cathode.electrolyteCoating',
      'cell.cathode.route',
      'cell.cathode.mixing',
    ],
    needs: solid,
    because: 'a liquid electrolyte wets all of the surface and fills the pores',
    record: true,
  },
  {
    options: [
      'cell.cathode.contact.deviation',
      'cell.cathode.contact.perParticle',
      'cell.cathode.overrides.ionPathFactor',
      'cell.cathode.coating.barrierThickness',
      'cell.cathode.coating.insulatingThickness',
      'cell.cathode.coating.coverThickness',
    ],
    needs: transferable,
    because: 'it counts under the transferable laws (laws: transferable)',
  },
  {
    options: [
      'cell.cathode.contact.deviation',
      'cell.cathode.contact.perParticle',
      'cell.cathode.overrides.ionPathFactor',
    ],
    needs: solid,
    because: 'a liquid electrolyte wets all of the surface and fills the pores',
  },
  {
    options: ['cell.cathode.contact.deviation'],
    needs: (context) => lab(context)?.cathode.contact === undefined,
    because: 'the contact is given',
  },
  {
    options: ['cell.cathode.contact.perParticle'],
    needs: (context) => lab(context)?.cathode.connected === undefined,
    because: 'the share that takes part is given',
  },
  {
    options: ['cell.cathode.overrides.ionPathFactor'],
    needs: (context) => lab(context)?.cathode.overrides.ionicConductivity === undefined,
    because: 'the conductivity is given',
  },
  {
    options: ['cell.cathode.coating.barrierThickness'],
    needs: (context) => lab(context)?.cathode.coating?.blocking === undefined,
    because: 'the factor on oxidation is given',
  },
  {
    options: ['cell.cathode.coating.coverThickness'],
    needs: (context) => lab(context)?.cathode.coating?.coverage === undefined,
    because: 'the covered share is given',
  },
  {
    options: ['cell.cathode.binder'],
    needs: (context) => (lab(context)?.cathode.weightRatio.binder ?? 0) > 0,
    because: 'the weight ratio has no binder',
    record: true,
  },
  {
    options: ['cell.cathode.mixing'],
    needs: (context) => !(context.cell.cathode.carbonSurface > 0),
    because: 'with carbon a composite has as many contacts as a milled one',
    record: true,
  },
  {
    options: ['cell.cathode.carbon'],
    needs: ({ cell }) => cell.cathode.carbonSurface > 0,
    because: 'the weight ratio has no carbon',
    record: true,
  },
  {
    options: ['cell.cathode.porosity'],
    needs: (context) => lab(context)?.cathode.thickness === undefined,
    because: 'it follows from the thickness that is given',
    record: true,
  },
  {
    options: ['cell.cathode.interphase.conductivity'],
    needs: (context) =>
      asking('cell.cathode.interphase.conductivity', context.cell).asked(context) ||
      context.cell.cathode.patches.some((p) => p.filmThickness > 0),
    because: 'there is no interphase at the start, and none grows (mechanisms.interphase)',
  },
  {
    options: ['cell.cathode.interphase.covered'],
    needs: ({ cell }) => cell.cathode.patches.some(({ name }) => name === 'covered'),
    because: 'no surface is covered by a coating',
  },
  {
    options: ['cell.cathode.coating.deposition'],
    needs: ({ cell }) => cell.laws === 'transferable',
    because: 'it counts under the transferable laws (laws: transferable)',
    record: true,
  },
  {
    options: ['cell.cathode.coating.deposition'],
    needs: (context) => lab(context)?.cathode.coating?.coverage === undefined,
    because: 'the covered share is given',
    record: true,
  },
  {
    options: ['cell.cathode.particles.surface'],
    needs: (context) => lab(context)?.cathode.coating?.amount !== undefined,
    because: 'only an amount of coating is spread over it',
    record: true,
  },
  {
    options: ['cell.separator.porosity'],
    needs: (context) => lab(context)?.separator.thickness === undefined || !solid(context),
    because: 'the thickness is given, and the conductivity is that of the pressed layer',
    record: true,
  },
  {
    options: ['cell.anode.lithium'],
    needs: ({ cell }) => Number.isFinite(cell.anode.capacity),
    because: 'this anode has lithium without end',
    record: true,
  },
  {
    options: ['cell.anode.d50'],
    needs: ({ cell }) => cell.anode.particle !== undefined,
    because: 'this anode is filled evenly: its material has no diffusion',
    record: true,
  },
];

/** What the options that a variant was given do in it. */
export interface OptionUse {
  /** Options that do nothing. */
  readonly idle: readonly Issue[];
  /** Paths of those that do something: what a base says for all of its variants is not idle when it counts for one. */
  readonly used: readonly string[];
}

export function optionUse(document: unknown, scenario: Scenario, cell: Cell): OptionUse {
  const context = { scenario, cell };
  const idle = new Map<string, Issue>();
  const dependencies = [...ofMechanisms(), ...forMechanisms(cell), ...ofRecipe];
  const written = dependencies.flatMap(({ options }) => options.filter((option) => counts(at(document, option))));
  for (const { options, needs, because, record } of dependencies) {
    const given = options.filter((option) => written.includes(option) && !idle.has(option));
    if (given.length === 0 || needs(context)) continue;
    for (const path of given) {
      const message = `It has no effect here: ${because}.`;
      idle.set(path, { severity: record ? 'note' : 'warning', path, message, got: shorten(at(document, path)) });
    }
  }
  return { idle: [...idle.values()], used: written.filter((option) => !idle.has(option)) };
}

/** Off and empty are no options that could do something. */
const counts = (value: unknown): boolean => value !== undefined && value !== null && value !== false;

const at = (document: unknown, option: string): unknown => valueAt(document, parsePath(option) ?? []);
