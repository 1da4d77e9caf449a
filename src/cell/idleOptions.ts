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

type MechanismName = keyof Scenario['mechanisms'];

const on = ({ scenario }: Context, name: MechanismName): boolean => (scenario.mechanisms[name] ?? false) !== false;

/** An option of contact loss, or what stands for it. */
function ofContactLoss({ scenario }: Context, option: 'law' | 'patches'): unknown {
  const { contactLoss } = scenario.mechanisms;
  return typeof contactLoss === 'object' ? contactLoss[option] : undefined;
}

const solid = ({ cell }: Context): boolean => cell.cathode.electrolyte === 'solid';
const gapLaw = (context: Context): boolean => ofContactLoss(context, 'law') !== 'film-coupled';
const gapLoss = (context: Context): boolean => on(context, 'contactLoss') && gapLaw(context) && solid(context);

/** Whether the active material swells and shrinks at all. */
function breathes({ cell: { cathode } }: Context): boolean {
  const [low, high] = [0.2, 0.9].map((x) => cathode.volumeChange.at(x));
  return low !== high;
}

const lab = ({ scenario }: Context) => (scenario.cell.kind === 'lab' ? scenario.cell : undefined);

/** What depends on what: a new option that does not always count gets a line here. */
const dependencies: readonly Dependency[] = [
  {
    options: ['rate', 'allowance', 'referencePressure', 'pressureExponent', 'recovery'].map(
      (option) => `mechanisms.contactLoss.${option}`,
    ),
    needs: gapLaw,
    because: 'it belongs to the gap law, and the film-coupled one is chosen',
  },
  {
    options: ['mechanisms.contactLoss.thickness'],
    needs: (context) => !gapLaw(context),
    because: 'it belongs to the film-coupled law, and the gap law is chosen',
  },
  {
    options: ['mechanisms.contactLoss.pathLengthening'],
    needs: (context) => !(Number(ofContactLoss(context, 'patches')) > 0),
    because: 'with contact patches the longer path follows from them',
  },
  { options: ['mechanisms.contactLoss'], needs: solid, because: 'a liquid electrolyte wets whatever gap there is' },
  {
    options: ['mechanisms.contactLoss', 'mechanisms.cracking'],
    needs: (context) => breathes(context) || !(solid(context) && gapLaw(context)),
    because: 'this active material has no volume change (volumeChange of the material)',
  },
  {
    options: ['mechanisms.contactLoss'],
    needs: (context) => gapLaw(context) || on(context, 'interphase'),
    because: 'the film-coupled law follows the interphase, and mechanisms.interphase is off',
  },
  {
    options: ['mechanisms.cracking.wettedArea'],
    needs: (context) => !solid(context),
    because: 'only a liquid wets cracks',
  },
  {
    options: ['mechanisms.carbonOxidation'],
    needs: ({ cell }) => cell.cathode.carbonSurface > 0,
    because: 'there is no carbon in the cathode',
  },
  {
    options: ['mechanisms.oxygenRelease'],
    needs: ({ cell }) => cell.cathode.patches.some(({ name }) => name === 'bare'),
    because: 'oxygen leaves through bare surface, and the coating covers all of it',
  },
  {
    options: ['mechanisms.oxygenRelease.amount'],
    needs: () => false,
    because: 'no result tells of the released gas',
  },
  {
    options: ['cell.pressure'],
    needs: gapLoss,
    because: 'pressure acts through the gap law of contactLoss alone',
    record: true,
  },
  {
    options: ['cell.cathode.coating.adhesion'],
    needs: gapLoss,
    because: 'only the gap law of contactLoss asks for it',
    record: true,
  },
  {
    options: ['cell.cathode.coating.blocking'],
    needs: (context) => on(context, 'interphase') || on(context, 'isolation'),
    because: 'no mechanism asks for it (interphase, isolation)',
    record: true,
  },
  {
    options: ['cell.cathode.contact.fraction', 'cell.cathode.contact.spread'],
    needs: solid,
    because: 'a liquid electrolyte wets all of the surface',
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
    needs: (context) => on(context, 'interphase') || context.cell.cathode.patches.some((p) => p.filmThickness > 0),
    because: 'there is no interphase at the start, and none grows (mechanisms.interphase)',
  },
  {
    options: ['cell.cathode.interphase.covered'],
    needs: ({ cell }) => cell.cathode.patches.some(({ name }) => name === 'covered'),
    because: 'no surface is covered by a coating',
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
