import { describe, expect, it } from 'vitest';
import { measuredNames } from '../../src/quantities/registry.js';
import { dataInconsistencies } from '../../src/scenario/dataConsistency.js';
import { inOneLine } from '../../src/scenario/document/issue.js';
import { formatPath } from '../../src/scenario/document/path.js';

const variants = ['bare', 'ZrO2'];

/** What is said of points under `data`, as a person reads it. */
const said = (...points: readonly unknown[]): string[] =>
  dataInconsistencies({ data: points }, variants).map(
    ({ place, ...issue }) => `${issue.severity} ${inOneLine({ ...issue, path: formatPath(place) })}`,
  );

const point = { quantity: 'retention', value: '90 %', source: 'a' };
const of = (changes: object) => said({ ...point, ...changes });

describe('the quantity of a point', () => {
  it('is one that a simulation has', () => {
    expect(of({})).toEqual([]);
    expect(of({ quantity: ' retention ' })).toEqual([]);
    const names = measuredNames().join(', ');
    const unknown = 'error data[0].quantity: A simulation has no quantity of this name.';
    expect(of({ quantity: 'retenton' })).toEqual([
      `${unknown} (got retenton; allowed: ${names}; did you mean retention?)`,
    ]);
    expect(of({ quantity: 'qqqq' })).toEqual([`${unknown} (got qqqq; allowed: ${names})`]);
    // The schema speaks of these.
    for (const quantity of [3, ' ', undefined]) expect(of({ quantity })).toEqual([]);
  });

  it('of a group is told once', () => {
    const group = {
      quantity: 'retenton',
      source: 'a',
      points: [
        { value: 1, cycle: 1 },
        { value: 2, cycle: 2 },
      ],
    };
    expect(said(group).map((text) => text.slice(0, 24))).toEqual(['error data[0].quantity: ']);
  });
});

describe('the variant of a point', () => {
  it('is one of the scenario', () => {
    expect(of({ variant: 'ZrO2' })).toEqual([]);
    expect(of({ variant: ' bare ' })).toEqual([]);
    expect(of({ variant: 'bar' })).toEqual([
      'error data[0].variant: There is no such variant. (got bar; allowed: bare, ZrO2; did you mean bare?)',
    ]);
    expect(of({ variant: 'qqqq' })).toEqual([
      'error data[0].variant: There is no such variant. (got qqqq; allowed: bare, ZrO2)',
    ]);
    expect(of({ variant: 3 })).toEqual([]);
  });

  it('is pointed at where it is written: in the group or in the point', () => {
    const group = {
      quantity: 'contact',
      variant: 'bar',
      source: 'a',
      points: [{ value: 1 }, { value: 1, variant: 'ZrO' }, 3, { value: 'y', variant: 'bare' }],
    };
    expect(said({ ...point }, group).map((text) => text.split(':')[0])).toEqual([
      'error data[1].variant',
      'error data[1].points[1].variant',
      'error data[1].points[3].value',
    ]);
  });
});

describe('value and unit of a point', () => {
  it('can be read', () => {
    expect(of({ value: 'x' })).toEqual([
      'error data[0].value: It cannot be read as a quantity. (got x; allowed: a number, or 185 mAh/g)',
    ]);
    expect(of({ value: true })).toEqual([]);
  });

  it('fit the quantity', () => {
    const misfit = 'The unit V does not fit retention.';
    const allowed = 'allowed: %, or a unit that converts to it';
    expect(of({ value: '90 V', unit: 'V' })).toEqual([
      `error data[0].value: ${misfit} (got 90 V; ${allowed})`,
      `error data[0].unit: ${misfit} (got V; ${allowed})`,
    ]);
    expect(of({ value: 90, unit: 'V ' })).toEqual([`error data[0].unit: ${misfit} (got V ; ${allowed})`]);
    for (const unit of ['%', 'fraction', ' ', '', 3]) expect(of({ value: 90, unit })).toEqual([]);
    expect(of({ quantity: 'nothing', value: '90 V' })).toHaveLength(1);
    expect(of({ quantity: 3, value: '90 V' })).toEqual([]);
  });

  it.each([
    ['meanDischargeVoltage', 'V, or a unit that converts to it, or the same with "vs Li"'],
    ['interfaceResistance', 'Ohm cm2, or a unit that converts to it, or Ohm for the whole cell'],
    ['filmBare', 'nm, or a unit that converts to it'],
    ['contact', 'a pure number'],
  ])('that do not fit %s are told what does', (quantity, allowed) => {
    expect(of({ quantity, value: '3 A' })).toEqual([
      `error data[0].value: The unit A does not fit ${quantity}. (got 3 A; allowed: ${allowed})`,
    ]);
  });

  it('are doubted where a fraction seems to stand for per cent', () => {
    const doubt = (value: number, fraction: number) =>
      `warning data[0].value: Without a unit this retention is in per cent. (got ${value} %; ` +
      `write "${fraction} %" if a fraction was meant, else "${value} %")`;
    expect(of({ value: 0.9 })).toEqual([doubt(0.9, 90)]);
    expect(of({ value: '0.07' })).toEqual([doubt(0.07, 7)]);
    expect(of({ value: 1.49 })).toEqual([doubt(1.49, 149)]);
    for (const value of [1.5, 0, -0.5, 90, '0.9 %', '0.9 V vs Li']) {
      const doubts = of({ value }).filter((text) => text.startsWith('warning'));
      expect(doubts).toEqual([]);
    }
    expect(of({ value: 0.9, unit: '%' })).toEqual([]);
    expect(of({ value: 0.9, quantity: 'contact' })).toEqual([]);
    expect(of({ value: 0.9, quantity: 'meanDischargeVoltage' })).toEqual([]);
    expect(of({ value: 0.9, quantity: 3 })).toEqual([]);
    expect(of({ value: null })).toEqual([]);
    expect(of({ value: 0.9, quantity: 'qqqq' })).toHaveLength(1);
  });
});

describe('rate and reference of a point', () => {
  it('are a C-rate', () => {
    for (const rate of ['C/5', '0.2C', 0.2, true]) expect(of({ rate })).toEqual([]);
    for (const rate of ['x', '0C'])
      expect(of({ rate })).toEqual([
        `error data[0].rate: It cannot be read as a C-rate. (got ${rate}; allowed: 0.2, 0.2C or C/5)`,
      ]);
  });

  it('and a cycle, for what compares two cycles', () => {
    for (const quantity of ['retention', 'activeMassRetention']) expect(of({ quantity, reference: 1 })).toEqual([]);
    expect(of({ quantity: 'diffusionLengthRatio', value: 1, reference: 1 })).toEqual([]);
    expect(of({ quantity: 'dischargeCapacity', value: 150, reference: 1 })).toEqual([
      'warning data[0].reference: A reference cycle has no effect on dischargeCapacity. (got 1; allowed: retention, activeMassRetention, diffusionLengthRatio)',
    ]);
    expect(of({ quantity: 'dischargeCapacity', value: 150 })).toEqual([]);
    expect(of({ quantity: 3, reference: 1 })).toEqual([]);
    expect(of({ quantity: 'qqqq', reference: 1 })).toHaveLength(1);
  });

  it('that are wrong are told beside everything else that is', () => {
    expect(of({ variant: 'bar', value: 'x', rate: 'y' }).map((text) => text.split(':')[0])).toEqual([
      'error data[0].variant',
      'error data[0].value',
      'error data[0].rate',
    ]);
  });
});

describe('a second value in one place', () => {
  const second = (first: string, source: string, got = '90 %') =>
    `This is a second value of retention in one place: the comparison shows the first one only. (got ${got}; the first one is ${first}, of ${source})`;

  it('is told with the first', () => {
    expect(said(point, point)).toEqual([`warning data[1]: ${second('data[0]', 'the same source')}`]);
    expect(said(point, { ...point, source: 'b', value: 81 })).toEqual([
      `warning data[1]: ${second('data[0]', 'another source', '81')}`,
    ]);
    const group = {
      quantity: 'retention',
      source: 'a',
      points: [
        { value: '9 %', cycle: 1 },
        { value: '90 %', cycle: 1 },
      ],
    };
    expect(said(group, { ...point, cycle: 1 })).toEqual([
      `warning data[0].points[1]: ${second('data[0].points[0]', 'the same source')}`,
      `warning data[1]: ${second('data[0].points[0]', 'the same source')}`,
    ]);
  });

  it.each([
    ['cycle', 1, 2],
    ['rate', 1, 2],
    ['variant', 'bare', 'ZrO2'],
    ['reference', 1, 2],
    ['quantity', 'retention', 'coulombicEfficiency'],
  ])('is none with another %s', (field, a, b) => {
    expect(said({ ...point, [field]: a }, { ...point, [field]: b })).toEqual([]);
    if (field !== 'quantity') expect(said(point, { ...point, [field]: b })).toEqual([]);
    expect(said({ ...point, [field]: a }, { ...point, [field]: a })).toHaveLength(1);
  });

  it('is none of what has no name', () => {
    expect(said({ value: 1 }, { value: 1 })).toEqual([]);
  });
});

it('what is no list of points is passed over', () => {
  for (const data of [3, 'x', null, [3, 'x', null], {}]) expect(dataInconsistencies({ data }, variants)).toEqual([]);
  expect(dataInconsistencies({}, variants)).toEqual([]);
});
