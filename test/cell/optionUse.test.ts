import { describe, expect, it } from 'vitest';
import type { Cell, Patch } from '../../src/cell/cell.js';
import { optionUse } from '../../src/cell/idleOptions.js';
import type { Scenario } from '../../src/scenario/scenario.js';

/** What the dependencies of options ask about. */
interface Situation {
  readonly electrolyte?: 'solid' | 'liquid';
  readonly breathing?: boolean;
  readonly carbonSurface?: number;
  readonly patches?: readonly (readonly [Patch['name'], filmThickness: number])[];
  readonly anodeCapacity?: number;
  readonly raw?: boolean;
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** A document with one option, or several, and the parts of scenario and cell that are looked at. */
function use(options: Readonly<Record<string, unknown>>, situation: Situation = {}) {
  const document: Record<string, unknown> = {};
  for (const [path, value] of Object.entries(options)) {
    const keys = path.split('.');
    let around = document;
    for (const key of keys.slice(0, -1)) {
      if (!isObject(around[key])) around[key] = {};
      around = around[key] as Record<string, unknown>;
    }
    around[keys.at(-1)!] = value;
  }
  const { cathode = {}, separator = {} } = (document.cell ?? {}) as Record<string, object>;
  const scenario = {
    mechanisms: document.mechanisms ?? {},
    cell: situation.raw ? { kind: 'raw' } : { kind: 'lab', cathode, separator },
  } as unknown as Scenario;
  const { electrolyte = 'solid', breathing = true, carbonSurface = 1, anodeCapacity = 1 } = situation;
  const patches = situation.patches ?? [['bare', 0]];
  const cell = {
    cathode: {
      electrolyte,
      carbonSurface,
      // Between 0.2 and 0.9 a breathing material goes from -4 to 0 %.
      volumeChange: { at: (x: number) => (breathing ? -0.04 * (0.9 - x) : 0) },
      patches: patches.map(([name, filmThickness]) => ({ name, filmThickness })),
    },
    anode: { capacity: anodeCapacity },
  } as unknown as Cell;
  return optionUse(document, scenario, cell);
}

const idle = (...of: Parameters<typeof use>) => use(...of).idle.map(({ severity, path }) => `${severity} ${path}`);

const film = { 'mechanisms.interphase': true, 'mechanisms.contactLoss.law': 'film-coupled' };

describe('the options of contact loss', () => {
  it.each(['rate', 'allowance', 'referencePressure', 'pressureExponent', 'recovery'])(
    '%s belongs to the gap law',
    (name) => {
      const option = { [`mechanisms.contactLoss.${name}`]: 0.1 };
      expect(idle({ ...film, ...option })).toEqual([`warning mechanisms.contactLoss.${name}`]);
      expect(idle(option)).toEqual([]);
      expect(idle({ 'mechanisms.contactLoss.law': 'gap', ...option })).toEqual([]);
    },
  );

  it('thickness belongs to the film-coupled law', () => {
    const option = { 'mechanisms.contactLoss.thickness': '20 nm' };
    expect(idle(option)).toEqual(['warning mechanisms.contactLoss.thickness']);
    expect(idle({ ...film, ...option })).toEqual([]);
  });

  it('pathLengthening counts without contact patches only', () => {
    const at = (patches: number) =>
      idle({ 'mechanisms.contactLoss.patches': patches, 'mechanisms.contactLoss.pathLengthening': 1 });
    expect(at(6)).toEqual(['warning mechanisms.contactLoss.pathLengthening']);
    expect(at(0)).toEqual([]);
    expect(idle({ 'mechanisms.contactLoss.pathLengthening': 1 })).toEqual([]);
  });
});

describe('contact loss and cracking', () => {
  it('need a volume change, but for films and liquids', () => {
    const both = { 'mechanisms.contactLoss': true, 'mechanisms.cracking': true };
    expect(idle(both, { breathing: false })).toEqual(['warning mechanisms.contactLoss', 'warning mechanisms.cracking']);
    expect(idle(both)).toEqual([]);
    expect(idle({ 'mechanisms.cracking': true }, { breathing: false })).toEqual(['warning mechanisms.cracking']);
    expect(idle({ 'mechanisms.cracking': true }, { breathing: false, electrolyte: 'liquid' })).toEqual([]);
    expect(idle(film, { breathing: false })).toEqual([]);
  });

  it('by the film need the interphase', () => {
    expect(idle({ 'mechanisms.contactLoss.law': 'film-coupled' })).toEqual(['warning mechanisms.contactLoss']);
    expect(idle({ ...film, 'mechanisms.interphase': false })).toEqual(['warning mechanisms.contactLoss']);
    expect(idle({ ...film, 'mechanisms.interphase': { alpha: 0.3 } })).toEqual([]);
  });

  it('are told once of a liquid, in which only cracks are wetted', () => {
    expect(idle({ 'mechanisms.contactLoss': true }, { electrolyte: 'liquid', breathing: false })).toEqual([
      'warning mechanisms.contactLoss',
    ]);
    const wetted = { 'mechanisms.cracking.wettedArea': 2 };
    expect(idle(wetted)).toEqual(['warning mechanisms.cracking.wettedArea']);
    expect(idle(wetted, { electrolyte: 'liquid' })).toEqual([]);
  });
});

/** An option, when it does nothing, what is said of it, and when it does something. */
const cases: readonly (readonly [string, Situation, 'note' | 'warning', Situation])[] = [
  ['mechanisms.carbonOxidation', { carbonSurface: 0 }, 'warning', {}],
  [
    'mechanisms.oxygenRelease',
    { patches: [['covered', 0]] },
    'warning',
    {
      patches: [
        ['covered', 0],
        ['bare', 0],
      ],
    },
  ],
  ['cell.cathode.contact.fraction', { electrolyte: 'liquid' }, 'note', {}],
  ['cell.cathode.contact.spread', { electrolyte: 'liquid' }, 'note', {}],
  ['cell.cathode.carbon', { carbonSurface: 0 }, 'note', {}],
  [
    'cell.cathode.interphase.conductivity',
    {},
    'warning',
    {
      patches: [
        ['covered', 0],
        ['bare', 1e-9],
      ],
    },
  ],
  [
    'cell.cathode.interphase.covered',
    {},
    'warning',
    {
      patches: [
        ['covered', 0],
        ['bare', 0],
      ],
    },
  ],
  ['cell.anode.lithium', { anodeCapacity: Infinity }, 'note', {}],
];

describe('an option that the cell decides on', () => {
  it.each(cases)('%s', (option, without, severity, withNeed) => {
    expect(idle({ [option]: 'given' }, without)).toEqual([`${severity} ${option}`]);
    expect(idle({ [option]: 'given' }, withNeed)).toEqual([]);
  });
});

describe('an option that mechanisms or other options decide on', () => {
  it.each(['cell.pressure', 'cell.cathode.coating.adhesion'])(
    '%s acts through the gap law in a solid alone',
    (option) => {
      const given = { [option]: 1 };
      const note = [`note ${option}`];
      expect(idle(given)).toEqual(note);
      expect(idle({ ...given, 'mechanisms.contactLoss': false })).toEqual(note);
      expect(idle({ ...given, 'mechanisms.contactLoss': true })).toEqual([]);
      expect(idle({ ...given, 'mechanisms.contactLoss.law': 'gap' })).toEqual([]);
      expect(idle({ ...given, ...film })).toEqual(note);
      expect(idle({ ...given, 'mechanisms.contactLoss': true }, { electrolyte: 'liquid' })).toEqual([
        'warning mechanisms.contactLoss',
        ...note,
      ]);
    },
  );

  it('blocking counts for interphase and isolation', () => {
    const given = { 'cell.cathode.coating.blocking': 0.1 };
    expect(idle(given)).toEqual(['note cell.cathode.coating.blocking']);
    expect(idle({ ...given, 'mechanisms.interphase': true })).toEqual([]);
    expect(idle({ ...given, 'mechanisms.isolation': true })).toEqual([]);
  });

  it('the conductivity of the interphase counts when one grows', () => {
    expect(idle({ 'cell.cathode.interphase.conductivity': 1e-8, 'mechanisms.interphase': true })).toEqual([]);
  });

  it('porosity counts without a thickness, in a separator also beside one that is soaked', () => {
    expect(idle({ 'cell.cathode.porosity': 0.2 })).toEqual([]);
    expect(idle({ 'cell.cathode.porosity': 0.2 }, { raw: true })).toEqual([]);
    expect(idle({ 'cell.cathode.porosity': 0.2, 'cell.cathode.thickness': 5e-5 })).toEqual([
      'note cell.cathode.porosity',
    ]);
    const layer = { 'cell.separator.porosity': 0.2, 'cell.separator.thickness': 3e-4 };
    expect(idle(layer)).toEqual(['note cell.separator.porosity']);
    expect(idle(layer, { electrolyte: 'liquid' })).toEqual([]);
    expect(idle({ 'cell.separator.porosity': 0.2 })).toEqual([]);
    expect(idle({ 'cell.separator.porosity': 0.2 }, { raw: true })).toEqual([]);
  });
});

describe('what is said', () => {
  it('tells why and what stands there', () => {
    expect(use({ 'cell.pressure': '80 MPa' }).idle).toEqual([
      {
        severity: 'note',
        path: 'cell.pressure',
        message: 'It has no effect here: pressure acts through the gap law of contactLoss alone.',
        got: '80 MPa',
      },
    ]);
    expect(use({ 'mechanisms.carbonOxidation': true }, { carbonSurface: 0 }).idle).toMatchObject([
      { message: 'It has no effect here: there is no carbon in the cathode.', got: 'true' },
    ]);
  });

  it('names what does something too, and neither what is off nor what is empty', () => {
    const given = { 'mechanisms.contactLoss': { law: 'gap', rate: 1 }, 'cell.anode.lithium': 1 };
    expect(new Set(use(given, { anodeCapacity: Infinity }).used)).toEqual(
      new Set(['mechanisms.contactLoss', 'mechanisms.contactLoss.law', 'mechanisms.contactLoss.rate']),
    );
    for (const nothing of [false, null, undefined])
      expect(use({ 'mechanisms.carbonOxidation': nothing }, { carbonSurface: 0 })).toEqual({ idle: [], used: [] });
    expect(idle({ 'cell.anode.lithium': 0 }, { anodeCapacity: Infinity })).toEqual(['note cell.anode.lithium']);
  });
});
