import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type Claim, claim, filled, fixed, said } from '../../src/web/lessons/claim.js';
import type { Evidence } from '../../src/web/lessons/evidence.js';
import { startOf, tried } from '../../src/web/lessons/gather.js';
import { incomparable, verdictOf } from '../../src/web/lessons/judge.js';
import type { Lesson } from '../../src/web/lessons/lesson.js';
import { lessons } from '../../src/web/lessons/lessons.js';
import { withValue } from '../../src/web/state/document.js';
import { evidence } from './lessonRuns.js';

// What a lesson says is what the shipped engine says, tries included: nothing of it is written down.

/** The answer that the engine supports. */
const answers: Readonly<Record<string, string>> = {
  'first-charge': 'The last lithium enters too slowly: the discharge is over before the core is full',
  spectrum: 'The arc: the interface of the cathode',
  coating: 'It is better from the first cycle on',
  bare: 'Isolation: particles that nothing touches',
  pressure: 'How fast capacity is lost',
  'slow-or-dead': 'About half is gone, the rest is only too slow',
  'time-at-potential': 'The slow one; hour for hour both about alike',
  calendar: 'Holding: all of the time is time at potential',
  thickness: 'One in between',
  'capacity-alone': 'No: X is resistive, Y has lost active mass',
};

/** Figures of a text that are neither filled in nor part of a name or of what the lesson's cells state. */
function typedNumbers(text: string, lesson: Lesson): readonly string[] {
  const stated = JSON.stringify([lesson.pair, lesson.tries.map(({ changes }) => changes)]);
  const plain = text.replace(/\{[^}]*\}/g, '').replace(/\b[A-Z][A-Za-z]*\d[A-Za-z0-9]*\b/g, '');
  return (plain.match(/\d+(?:\.\d+)?/g) ?? []).filter((number) => !stated.includes(number));
}

describe.each(lessons)('$title', (lesson) => {
  const found = evidence(lesson, startOf(lesson));

  it('is answered by the engine, for two cells that differ in what is asked about', () => {
    expect(incomparable(lesson, startOf(lesson))).toBe('');
    const verdict = verdictOf(lesson.question, found);
    expect(lesson.question.options[verdict?.option ?? -1]?.text).toBe(answers[lesson.key]);
    expect(verdict?.because).not.toMatch(/[{}]|NaN/);
  });

  it('says nothing that is not so', () => {
    for (const one of lesson.claims) expect(said(one, found), one.says).toMatch(/^[^{}]+\.$/);
  });

  it.each(lesson.tries)('has something to try that shows what it says: $asks', (one) => {
    const now = evidence(lesson, tried(startOf(lesson), one));
    expect(said(one.claim, now), JSON.stringify(one.claim.numbers(now))).toMatch(/^[^{}]+\.$/);
  });

  it('lets what will be seen be drawn', () => {
    const { points, from, to, found: read } = lesson.prediction;
    for (const { at, begin } of points) {
      const seen = read(at, found);
      for (const value of [seen, begin]) {
        expect(value).toBeGreaterThan(from);
        expect(value).toBeLessThan(to);
      }
      // Nobody is told the answer by where the points begin.
      expect(Math.abs(seen - begin), `${at}`).toBeGreaterThan(3);
    }
  });

  it('has no number that somebody typed in', () => {
    const { question, claims, tries, leftOut, explanation, caption, prediction, teacher } = lesson;
    const texts = [
      ...[question.asks, question.says, ...question.options.map(({ text }) => text), explanation, caption],
      ...[...claims, ...tries.map((one) => one.claim)].map(({ says }) => says),
      ...[...tries.map(({ asks }) => asks), ...leftOut, prediction.asks, teacher.goal, ...teacher.wrong],
    ];
    for (const text of texts) expect(typedNumbers(text, lesson), text).toEqual([]);
  });
});

describe('measured points in the pictures', () => {
  const table = (file: string): readonly Record<string, unknown>[] => {
    const { data } = parse(readFileSync(`scenarios/transferable/${file}`, 'utf8')) as {
      data: Record<string, unknown>[];
    };
    return data.flatMap((entry) =>
      Array.isArray(entry.points) ? entry.points.map((point: object) => ({ ...entry, ...point })) : [entry],
    );
  };
  const has = (file: string, variant: string, quantity: string, cycle: number): number | undefined => {
    const row = table(file).find((one) => one.variant === variant && one.quantity === quantity && one.cycle === cycle);
    return row && Number.parseFloat(String(row.value));
  };
  const value = (key: string, quantity: string, variant: string) =>
    lessons
      .find((lesson) => lesson.key === key)
      ?.measured.find((point) => point.quantity === quantity && point.variant === variant)?.value;

  it.each([
    ['first-charge', 'chargeCapacity', 'real oxide', 'ma2022/long.yaml', 'ZrO2', 1],
    ['first-charge', 'dischargeCapacity', 'real oxide', 'ma2022/long.yaml', 'ZrO2', 1],
    ['coating', 'dischargeCapacity', 'bare', 'zhao2024/slow.yaml', 'SC83', 1],
    ['coating', 'dischargeCapacity', 'LiNbO3', 'zhao2024/slow.yaml', 'LiNbO3@SC83', 1],
    ['coating', 'retention', 'bare', 'zhao2024/slow.yaml', 'SC83', 151],
    ['coating', 'retention', 'LiNbO3', 'zhao2024/slow.yaml', 'LiNbO3@SC83', 151],
    ['slow-or-dead', 'dischargeCapacity', 'polycrystals', 'zhao2024/checks.yaml', 'LiNbO3@PC83', 53],
    ['time-at-potential', 'dischargeCapacity', '0.2C', 'zhao2024/slow.yaml', 'SC83', 1],
    ['calendar', 'retention', 'held', 'truong2025_hold/hold.yaml', '3.9 V', 7],
    ['calendar', 'retention', 'cycled', 'truong2025_hold/cycled.yaml', '3.9 V', 81],
  ] as const)('of %s, %s of %s, stand in %s', (key, quantity, variant, file, sample, cycle) => {
    expect(value(key, quantity, variant)).toBe(has(file, sample, quantity, cycle));
  });

  it('of the spectrum are printed in Ohm for a cell of 10 mm', () => {
    const area = (Math.PI * 1) / 4;
    const printed = has('ma2022/long.yaml', 'bare', 'interfaceResistance', 50) ?? Number.NaN;
    expect(value('spectrum', 'interfaceResistance', 'bare')).toBeCloseTo(printed * area, 1);
  });
});

describe('a sentence about simulations', () => {
  const { a, b } = { a: { name: 'bare' }, b: { name: 'ZrO2' } } as Evidence;
  const cells = { a, b } as Evidence;
  const gain: Claim = claim({
    says: '{B} gives {gain} mAh/g more, {share.1} %.',
    numbers: () => ({ gain: 12.4, share: 6.25 }),
    holds: ({ gain }) => gain > 10,
  });

  it('is filled from their numbers by fixed decimals', () => {
    expect(said(gain, cells)).toBe('ZrO2 gives 12 mAh/g more, 6.3 %.');
    expect(filled('{A} has {x.2}.', { x: 1 }, cells)).toBe('Bare has 1.00.');
    expect([fixed(-3.25, 1), fixed(-0.04, 1), fixed(17.5)]).toEqual(['−3.3', '0.0', '18']);
  });

  it('is not said where it is not true, or where a number is missing', () => {
    expect(said({ ...gain, numbers: () => ({ gain: 9, share: 1 }) }, cells)).toBeUndefined();
    expect(said({ ...gain, numbers: () => ({ gain: 12, share: Number.NaN }) }, cells)).toBeUndefined();
  });
});

describe('a verdict', () => {
  const question = (value: number) => ({
    asks: '?',
    options: [
      { text: 'more', holds: ({ x }: Readonly<Record<string, number>>) => x > 1 },
      { text: 'less', holds: ({ x }: Readonly<Record<string, number>>) => x < -1 },
      { text: 'much more', holds: ({ x }: Readonly<Record<string, number>>) => x > 9 },
    ],
    numbers: () => ({ x: value }),
    says: 'It is {x}.',
  });
  const cells = { a: { name: 'A' }, b: { name: 'B' } } as Evidence;

  it('is the one answer that the numbers support', () => {
    expect(verdictOf(question(5), cells)).toEqual({ option: 0, because: 'It is 5.' });
    expect(verdictOf(question(-5), cells)?.option).toBe(1);
  });

  it('is withheld between the answers, where two are right, and without numbers', () => {
    for (const value of [0, 20, Number.NaN]) expect(verdictOf(question(value), cells)).toBeUndefined();
  });

  it('is withheld where the cells differ in something else, which is named', () => {
    const lesson = lessons.find(({ key }) => key === 'pressure') as Lesson;
    const [first, other] = startOf(lesson);
    const warmer = withValue(other, ['cell', 'temperature'], '60 degC');
    expect(incomparable(lesson, [first, warmer])).toMatch(/differ in cell\.temperature, too/);
    expect(incomparable(lesson, [withValue(first, ['cell', 'temperature'], '60 degC'), warmer])).toBe('');
    const coating = { material: 'ZrO2', thickness: '5 nm' };
    expect(incomparable(lesson, [first, withValue(other, ['cell', 'cathode', 'coating'], coating)])).toMatch(/coating/);
  });
});
