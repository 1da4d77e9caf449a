import { describe, expect, it } from 'vitest';
import { explain } from '../../src/scenario/document/explain.js';
import { inOneLine } from '../../src/scenario/document/issue.js';
import { formatPath, isPlain, type Path, type Plain, parsePath } from '../../src/scenario/document/path.js';
import { resolvedSchema } from '../../src/scenario/schema.js';

const scenario: Plain = {
  title: 'a cell',
  cell: {
    oneC: '190 mA/g',
    diameter: '10 mm',
    cathode: {
      activeMaterial: 'NCM85',
      weightRatio: { cam: 70, electrolyte: 30 },
      loading: '11 mg/cm2',
      particles: { d50: '3 um' },
    },
    separator: { mass: '100 mg' },
    anode: { material: 'LTO' },
  },
  protocol: ['Rest for 1 h'],
};

/** A copy with one value changed; undefined takes it away. */
function changed(there: unknown, [segment, ...rest]: Path, value: unknown): unknown {
  if (segment === undefined) return value;
  const { [segment]: inner, ...others } = isPlain(there) ? there : ({} as Plain);
  const next = changed(inner, rest, value);
  return next === undefined ? others : { ...others, [segment]: next };
}

/** What is said of a scenario with some values changed, as a person reads it. */
function explained(changes: Readonly<Record<string, unknown>>): string[] {
  let document: unknown = scenario;
  for (const [path, value] of Object.entries(changes)) document = changed(document, parsePath(path)!, value);
  const read = resolvedSchema().safeParse(document);
  if (read.success) return [];
  return explain(read.error.issues, document).map(({ place, ...issue }) => {
    expect(issue.severity).toBe('error');
    return inOneLine({ ...issue, path: formatPath(place) });
  });
}

const cellKeys =
  'temperature, pressure, restBeforeUse, restTemperature, fabricationPressure, diameter, area, oneC, cathode, separator, anode, extraResistance, initial, raw';
const cathodeKeys =
  'activeMaterial, morphology, powders, weightRatio, electrolyte, carbon, compositeMass, loading, thickness, porosity, particles, electrolyteParticles, electrolyteCoating, route, mixing, binder, contact, interphase, coating, initialContent, overrides';
const numericsKeys =
  'accuracy, throughNodes, radialNodes, radialGrid, sizeClasses, contactClasses, tolerance, cycleJumping, maximumSteps, compiled';
const entryKeys = 'repeat, steps, until, checkUp, label, cycling, rateTest, gitt';
const topKeys =
  'title, description, source, cell, initial, window, continues, laws, mechanisms, numerics, protocol, stop, profiles, materials, data, output, extends, variants';
const window = ['2.9 V', '4.3 V'];

it('a scenario without mistakes needs no explanation', () => {
  expect(explained({})).toEqual([]);
});

describe('a value that is missing', () => {
  it.each<readonly [string, string]>([
    ['title', 'title: A required value is missing. (allowed: a text)'],
    ['protocol', 'protocol: A required value is missing. (allowed: a list)'],
    ['cell', `cell: A required value is missing. (allowed: ${cellKeys})`],
    ['cell.cathode', `cell.cathode: A required value is missing. (allowed: ${cathodeKeys})`],
    [
      'cell.oneC',
      'cell.oneC: A required value is missing. (allowed: from 0.000001 mA/g, up to 10000 mA/g, for example 190 mA/g)',
    ],
  ])('%s', (path, said) => {
    expect(explained({ [path]: undefined })).toEqual([said]);
  });

  it('is told with what may stand there, one by one', () => {
    const cycling = { protocol: [{ cycling: {} }] };
    expect(explained(cycling)).toEqual([
      'protocol[0].cycling.cycles: A required value is missing. (allowed: a number)',
      'protocol[0].cycling.charge: A required value is missing.',
      'protocol[0].cycling.window: A required value is missing. (allowed: a list)',
    ]);
    expect(explained({ cell: {} }).map((text) => text.split(':')[0])).toEqual([
      'cell.oneC',
      'cell.cathode',
      'cell.separator',
      'cell.anode',
    ]);
    expect(explained({ cell: { raw: { anode: {} } } })).toContain(
      'cell.raw.anode.type: A required value is missing. (allowed: ideal, In/InLi, LTO, Li)',
    );
    expect(explained({ cell: { raw: {} } })[0]).toBe(
      'cell.raw.temperature: A required value is missing. (allowed: from 213.15 K, up to 423.15 K, for example 298.15 K)',
    );
  });

  it('is not told where its key is only misspelt', () => {
    expect(explained({ 'cell.anode': undefined, 'cell.anod': { material: 'LTO' } })).toEqual([
      `cell.anod: The key anod is not known here. (got {"material":"LTO"}; allowed: ${cellKeys}; did you mean anode?)`,
    ]);
    expect(explained({ 'cell.cathode.coating': { thicknes: '1 nm', material: 'ZrO2' } })).toEqual([
      'cell.cathode.coating.thicknes: The key thicknes is not known here. (got 1 nm; allowed: material, thickness, amount, coverage, deposition, conductivity, blocking, adhesion, barrierThickness, insulatingThickness, coverThickness; did you mean thickness?)',
    ]);
  });

  it('is told beside another misspelt key, and so is a wrong value of the key that was meant', () => {
    expect(explained({ title: undefined, 'cell.pressur': '1 MPa' }).map((text) => text.split(':')[0])).toEqual([
      'title',
      'cell.pressur',
    ]);
    expect(explained({ 'cell.pressure': '1 mm', 'cell.pressur': '1 MPa' })).toHaveLength(2);
  });
});

describe('a value of the wrong kind', () => {
  it.each<readonly [string, unknown, string]>([
    ['title', 3, 'title: Here a text is needed, not a number. (got 3)'],
    ['title', null, 'title: Here a text is needed, not an empty value. (got null)'],
    ['title', ['a'], 'title: Here a text is needed, not a list. (got ["a"])'],
    ['title', ' ', 'title: The text is empty. (got  )'],
    ['protocol', 'Rest', 'protocol: Here a list is needed, not a text. (got Rest)'],
    ['protocol', [], 'protocol: The list is too short. (got []; allowed: at least 1)'],
    ['numerics', 3, `numerics: Here a mapping is needed, not a number. (got 3; allowed: ${numericsKeys})`],
    ['materials', 3, 'materials: Here a mapping is needed, not a number. (got 3)'],
    ['cell.cathode', 'no', `cell.cathode: Here a mapping is needed, not a text. (got no; allowed: ${cathodeKeys})`],
    ['numerics.throughNodes', '5', 'numerics.throughNodes: Here a number is needed, not a text. (got 5)'],
    [
      'numerics.throughNodes',
      2.5,
      'numerics.throughNodes: A whole number is needed. (got 2.5; allowed: a whole number)',
    ],
    [
      'numerics.throughNodes',
      Number.NaN,
      'numerics.throughNodes: A finite number is needed. (got NaN; allowed: a number)',
    ],
    [
      'cell.cathode.morphology',
      'polly',
      'cell.cathode.morphology: The value is none of those allowed. (got polly; allowed: single, poly; did you mean poly?)',
    ],
    [
      'cell.cathode.morphology',
      3,
      'cell.cathode.morphology: The value is none of those allowed. (got 3; allowed: single, poly)',
    ],
  ])('%s: %j', (path, value, said) => {
    expect(explained({ [path]: value })).toEqual([said]);
  });
});

describe('a number out of range', () => {
  it.each<readonly [string, unknown, string]>([
    ['numerics.throughNodes', 0, 'numerics.throughNodes: The number is out of range. (got 0; allowed: from 1)'],
    ['numerics.throughNodes', 101, 'numerics.throughNodes: The number is out of range. (got 101; allowed: up to 100)'],
    [
      'protocol',
      [{ cycling: { cycles: 3, charge: 0, window: [...window, '5 V'] } }],
      'protocol[0].cycling.charge: The number is out of range. (got 0; allowed: above 0)\n' +
        'protocol[0].cycling.window: The list is too long. (got ["2.9 V","4.3 V","5 V"]; allowed: at most 2)',
    ],
    [
      'numerics.tolerance',
      1,
      'numerics.tolerance: 1 is out of range. (got 1; allowed: from 1e-9, up to 0.001, for example 3e-4)',
    ],
    [
      'stop.retention',
      80,
      'stop.retention: 80 is out of range. (got 80; allowed: above 0 %, below 100 %, for example 80 %; as a number a share lies between 0 and 1; in percent: 80 %)',
    ],
  ])('%s: %j', (path, value, said) => {
    expect(explained({ [path]: value }).join('\n')).toBe(said);
  });
});

describe('a key that is not known', () => {
  it.each<readonly [string, unknown, string]>([
    ['cell.qqqqqq', 1, `cell.qqqqqq: The key qqqqqq is not known here. (got 1; allowed: ${cellKeys})`],
    ['cell.qqqqqq', null, `cell.qqqqqq: The key qqqqqq is not known here. (got null; allowed: ${cellKeys})`],
    ['titel', 'x', `titel: The key titel is not known here. (got x; allowed: ${topKeys}; did you mean title?)`],
    [
      'cell.coating',
      'none',
      `cell.coating: The key coating is not known here. (got none; allowed: ${cellKeys}; coating belongs to cell.cathode)`,
    ],
    [
      'protocol',
      [{ 'Charge at 1C until': '4.3 V' }],
      `protocol[0].Charge at 1C until: The key Charge at 1C until is not known here. (got 4.3 V; allowed: ${entryKeys}; a step with a colon in it must stand in quotes)`,
    ],
    [
      'mechanisms.a b',
      1,
      'mechanisms.a b: The key a b is not known here. (got 1; allowed: interphase, carbonOxidation, oxygenRelease, coatingCracking, contactLoss, isolation, cracking)',
    ],
    [
      'protocol',
      [{ cyclin: { cycles: 3 } }],
      `protocol[0].cyclin: The key cyclin is not known here. (got {"cycles":3}; allowed: ${entryKeys}; did you mean cycling?)`,
    ],
  ])('%s: %j', (path, value, said) => {
    expect(explained({ [path]: value })).toEqual([said]);
  });
});

describe('a value that may have several forms', () => {
  it.each<readonly [string, unknown, readonly string[]]>([
    ['cell', 3, ['cell: This cannot be a number. (got 3; allowed: a mapping)']],
    [
      'cell.cathode.coating',
      'ZrO2',
      ['cell.cathode.coating: This cannot be a text. (got ZrO2; allowed: a mapping, or none)'],
    ],
    [
      'cell.cathode.coating',
      [1],
      ['cell.cathode.coating: This cannot be a list. (got [1]; allowed: a mapping, or none)'],
    ],
    ['protocol', [3], ['protocol[0]: This cannot be a number. (got 3; allowed: a text, or a mapping)']],
    ['protocol', [null], ['protocol[0]: This cannot be empty. (got null; allowed: a text, or a mapping)']],
    ['protocol', [''], ['protocol[0]: The text is empty. (got )']],
    [
      'numerics.cycleJumping',
      'x',
      ['numerics.cycleJumping: This cannot be a text. (got x; allowed: true or false, or a mapping)'],
    ],
    ['output.series', 'some', ['output.series: This cannot be a text. (got some; allowed: all, none, or a list)']],
    [
      'output.series',
      ['frist'],
      ['output.series[0]: This cannot be a text. (got frist; allowed: a number, or first, last)'],
    ],
    [
      'data',
      [{ quantity: 'a', source: 'b', value: null }],
      ['data[0].value: This cannot be empty. (got null; allowed: a number, or a text)'],
    ],
  ])('is told the forms when it has none: %s: %j', (path, value, said) => {
    expect(explained({ [path]: value })).toEqual(said);
  });

  it.each<readonly [string, unknown, readonly string[]]>([
    [
      'cell.cathode.coating',
      { thickness: '1 nm' },
      ['cell.cathode.coating.material: A required value is missing. (allowed: a text)'],
    ],
    [
      'mechanisms.interphase',
      { alpha: 9 },
      ['mechanisms.interphase.alpha: 9 is out of range. (got 9; allowed: from 0, up to 2, for example 0.25)'],
    ],
    [
      'mechanisms.isolation',
      { contats: 3, rat: 1 },
      [
        'mechanisms.isolation.contats: The key contats is not known here. (got 3; allowed: contacts, rate, debonding, allowance, referencePressure, pressureExponent, protectedShare, activation, remaining; did you mean contacts?)',
        'mechanisms.isolation.rat: The key rat is not known here. (got 1; allowed: contacts, rate, debonding, allowance, referencePressure, pressureExponent, protectedShare, activation, remaining; did you mean rate?)',
      ],
    ],
    ['protocol', [{ repeat: 2 }], ['protocol[0].steps: A required value is missing. (allowed: a list)']],
    [
      'protocol',
      [{ repeat: 2, steps: [{ repeat: 0, steps: ['a'] }] }],
      ['protocol[0].steps[0].repeat: The number is out of range. (got 0; allowed: from 1)'],
    ],
    [
      'protocol',
      [{ cycling: { cycles: 3, charge: '1C', window: ['1 V'] } }],
      ['protocol[0].cycling.window: The list is too short. (got ["1 V"]; allowed: at least 2)'],
    ],
    [
      'protocol',
      [{ rateTest: { rates: ['1C'], window, lable: 'x' } }],
      [
        'protocol[0].rateTest.lable: The key lable is not known here. (got x; allowed: rates, cyclesPerRate, window, chargeRate, rest, hold, label; did you mean label?)',
      ],
    ],
    [
      'data',
      [{ quantity: 'retention', source: 'a', points: [{ cycle: 0, value: 3 }] }],
      ['data[0].points[0].cycle: The number is out of range. (got 0; allowed: from 1)'],
    ],
    ['source', { title: 'a', authors: [3] }, ['source.authors[0]: Here a text is needed, not a number. (got 3)']],
    [
      'source',
      { titel: 'a' },
      [
        'source.titel: The key titel is not known here. (got a; allowed: title, authors, journal, year, doi; did you mean title?)',
      ],
    ],
  ])('is explained by the form that it comes nearest to: %s: %j', (path, value, said) => {
    expect(explained({ [path]: value })).toEqual(said);
  });
});

it('a quantity or a table is told as both', () => {
  const range = 'from 1e-30 m2/s, up to 0.000001 m2/s, for example 4e-15 m2/s';
  const diffusivity = (value: unknown) =>
    explained({ cell: { raw: { cathode: { diffusivity: value } } } }).filter((text) => text.includes('diffusivity'));
  const place = 'cell.raw.cathode.diffusivity';
  expect(diffusivity({ a: 1 })).toEqual([
    `${place}: This cannot be a mapping. (got {"a":1}; allowed: ${range}, or a list)`,
  ]);
  expect(diffusivity('1 V')).toEqual([`${place}: The unit V does not fit here. (got 1 V; allowed: ${range})`]);
  expect(diffusivity([[0.1, 1e-15]])).toEqual([
    `${place}: The list is too short. (got [[0.1,1e-15]]; allowed: at least 2)`,
  ]);
  expect(
    diffusivity([
      [0.1, 1e-15],
      [2, '1 V'],
    ]),
  ).toEqual([
    `${place}[1][0]: 2 is out of range. (got 2; allowed: from 0, up to 1, for example 0.5)`,
    `${place}[1][1]: The unit V does not fit here. (got 1 V; allowed: ${range})`,
  ]);
});

it('more than a hundred mistakes are cut', () => {
  const unknown = Object.fromEntries(Array.from({ length: 120 }, (_, i) => [`key${i}`, 1]));
  expect(explained(unknown)).toHaveLength(100);
  expect(explained({ protocol: Array(120).fill(3) })).toHaveLength(100);
});
