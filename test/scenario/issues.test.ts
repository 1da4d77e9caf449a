import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readScenario } from '../../src/scenario/document/read.js';
import { labExample, rawExample } from './examples.js';

/** Line of the first occurrence of a text. */
const lineOf = (text: string, part: string): number => text.slice(0, text.indexOf(part)).split('\n').length;

describe('issues', () => {
  /** [what is replaced, by what, path, words of message, hint or allowed]. */
  const mistakes: [string, string, string, string][] = [
    ['pressure: 81 MPa', 'pressure: 81 mm', 'cell.pressure', 'unit mm'],
    ['temperature: 45 degC', 'temperature: 45', 'cell.temperature', '45 degC'],
    ['oneC: 190 mA/g', 'oneC: 190 mA/gg', 'cell.oneC', 'mA/g'],
    ['morphology: poly', 'morfology: poly', 'cell.cathode.morfology', 'did you mean morphology?'],
    ['cam: 69.3', 'cam: -1', 'cell.cathode.weightRatio.cam', 'above 0'],
    ['porosity: 14 %', 'porosity: 1.4', 'cell.cathode.porosity', '1.4 %'],
    ['d90: 5.6 um', 'd90: 2 um', 'cell.cathode.particles.d90', 'not above d50'],
    ['connected: 0.98', 'connected: .nan', 'cell.cathode.contact.connected', 'finite'],
    ['bare: 2 nm', 'bare: -2 nm', 'cell.cathode.interphase.bare', 'out of range'],
    ['initialContent: 0.999', 'initialContent: .inf', 'cell.cathode.initialContent', 'finite'],
    ['mass: 100 mg', 'mass: 100 mg, thickness: 1 mm', 'cell.separator.thickness', 'one of mass and thickness'],
    ['anode: { material: LTO', 'anode: { materiel: LTO', 'cell.anode.materiel', 'did you mean material?'],
    ['contactLoss: { law: gap }', 'contactLoss: fast', 'mechanisms.contactLoss', 'true or false'],
    ['- Rest for 1 hour', '- "": 3', 'protocol[0][""]', 'not known'],
    ['repeat: 2', 'repeat: 0', 'protocol[1].repeat', 'from 1'],
    [
      '- Discharge at 0.1C until 2.9 V vs Li',
      '- Discharge at 0.1C until: 2.9 V',
      'protocol[1].steps[1]["Discharge at 0.1C until"]',
      'quotes',
    ],
    [
      'window: [1.35 V vs LTO, 2.75 V vs LTO]',
      'window: [4.3 V vs Li, 1.35 V vs LTO]',
      'protocol[2].cycling.window',
      'crossed',
    ],
    ['cyclesPerRate: 2', 'cyclesPerRate: 2.5', 'protocol[3].rateTest.cyclesPerRate', 'whole number'],
    ['retention: 80 %', 'retention: 80', 'stop.retention', '80 %'],
    ['coverage: 95 %', 'coverage: 1.5', 'variants.ZrO2.coating.coverage', 'out of range'],
    ['variant: bare, cycle: 1', 'variant: bara, cycle: 1', 'data[0].variant', 'did you mean bare?'],
    ['value: 81', 'value: high', 'data[1].points[0].value', 'quantity'],
    ['output: {', 'ouput: {', 'ouput', 'did you mean output?'],
  ];

  test('every mistake at once: each with its path, its line and words that help', () => {
    let text = labExample;
    for (const [right, wrong] of mistakes) {
      expect(text).toContain(right);
      text = text.replace(right, wrong);
    }
    const { issues, variants } = readScenario(text);
    for (const [, wrong, path, words] of mistakes) {
      const found = issues.filter((issue) => issue.path === path);
      expect(found, path).toHaveLength(1);
      expect(JSON.stringify(Object.values(found[0])), path).toContain(words);
      expect(found[0].line, path).toBe(lineOf(text, wrong));
      expect(found[0].severity).toBe('error');
      expect((found[0].got ?? '').length).toBeLessThanOrEqual(60);
    }
    expect(issues.map(({ path }) => path).sort()).toEqual(mistakes.map(([, , path]) => path).sort());
    expect(issues.map(({ line }) => line)).toEqual(issues.map(({ line }) => line).sort((a, b) => a! - b!));
    expect(variants).toEqual([]);
  });

  test.each(mistakes)('alone: %s -> %s', (right, wrong, path) => {
    const { issues } = readScenario(labExample.replace(right, wrong));
    expect(issues.map((issue) => issue.path)).toEqual([path]);
  });

  test.each([
    ['    compositeMass: 12.5 mg\n', '', 'cell.cathode.compositeMass', 'compositeMass or loading'],
    ['  diameter: 10 mm\n', '', 'cell.diameter', 'diameter or area'],
    ['title: NCM85, bare and coated\n', '', 'title', 'missing'],
    ['  oneC: 190 mA/g\n', '', 'cell.oneC', 'missing'],
    ['    activeMaterial: NCM85\n', '    activeMaterial:\n', 'cell.cathode.activeMaterial', 'missing'],
    ['  diameter: 10 mm\n', '  diameter: 10 mm\n  cotaing: none\n', 'cell.cotaing', 'cell.cathode'],
  ])('missing or misplaced: %s', (right, wrong, path, words) => {
    const { issues } = readScenario(labExample.replace(right, wrong));
    expect(issues.map((issue) => issue.path)).toEqual([path]);
    expect(JSON.stringify(issues)).toContain(words);
    expect(issues[0].line).toBeGreaterThan(0);
  });

  test.each([
    ['activeVolumeFraction: 0.55', 'activeVolumeFraction: 1.55', 'cell.raw.cathode.activeVolumeFraction'],
    ['thickness: 60 um', 'thickness: -60 um', 'cell.raw.cathode.thickness'],
    ['radius: 3 um', 'radius: 3', 'cell.raw.cathode.particles[0].radius'],
    ['share: 1', 'share: 0', 'cell.raw.cathode.particles'],
    ['chen2020-nmc811', '[[0.2, 4.3], [0.5, 4.4], [0.9, 3.5]]', 'cell.raw.cathode.openCircuitVoltage[1]'],
    ['chen2020-nmc811', '[[0.2, 4.3], [0.2, 4.2]]', 'cell.raw.cathode.openCircuitVoltage[1]'],
    ['chen2020-nmc811', '[[0.2, 4.3]]', 'cell.raw.cathode.openCircuitVoltage'],
    ['chen2020-nmc811', '[[0.2, 4.3], [0.5, .nan]]', 'cell.raw.cathode.openCircuitVoltage[1][1]'],
    ['4e-15 m2/s', '4e-15 m2', 'cell.raw.cathode.diffusivity'],
    ['{ type: ideal }', '{ type: ideel }', 'cell.raw.anode.type'],
    ['{ x: 0.27 }', '{ x: 1.27 }', 'cell.initial.x'],
  ])('of a raw cell: %s -> %s', (right, wrong, path) => {
    const { issues } = readScenario(rawExample.replace(right, wrong));
    expect(issues.map((issue) => issue.path)).toEqual([path]);
  });

  test('a mistake of the base is reported once, not once per variant', () => {
    const { issues } = readScenario(labExample.replace('81 MPa', '81 GPaa'));
    expect(issues).toHaveLength(1);
    expect(issues[0].path).toBe('cell.pressure');
  });

  test('a good variant is kept when another one is wrong', () => {
    const { variants, issues } = readScenario(labExample.replace('thickness: 4.5 nm', 'thickness: 4.5 kg'));
    expect(variants.map(({ name }) => name)).toEqual(['bare']);
    expect(issues).toHaveLength(1);
  });
});

describe('files that are no scenario', () => {
  test.each([
    ['empty', '', 'empty'],
    ['blank', ' \n\n', 'empty'],
    ['only comments', '# nothing\n', 'not a mapping'],
    ['a list', '- a\n- b\n', 'not a mapping'],
    ['a word', 'hello', 'not a mapping'],
    ['3 MB of nonsense', 'x9{[:'.repeat(600_000), 'too large'],
    ['NUL bytes', 'title: a\0b', 'not text'],
    ['another encoding', 'title: 3 \uFFFDm', 'not text'],
    ['a tab', 'title: a\ncell:\n\tarea: 3', 'Tab'],
    ['an open bracket', 'title: [a, b', 'sequence'],
    ['an open quote', 'title: "a', 'quote'],
    ['a key twice', 'title: a\ntitle: b', 'twice'],
    ['two documents', 'title: a\n---\ntitle: b', 'document'],
    ['a dangling alias', 'title: *a', 'refers to nothing'],
    ['an alias of itself', 'title: &a [*a]', 'contains itself'],
    ['a reserved key', '__proto__: { title: a }', 'reserved'],
    ['deep nesting', `title: ${'['.repeat(500)}${']'.repeat(500)}`, 'deep'],
    ['nested question marks', '? '.repeat(2000), ''],
    ['unclosed brackets', '{a: '.repeat(20_000), ''],
    [
      'an alias bomb',
      `a: &a [x,x,x,x,x,x,x,x,x]\n${[...'bcdefghi'].map((key, i) => `${key}: &${key} [${`*${'abcdefgh'[i]},`.repeat(9)}]`).join('\n')}\n`,
      'alias',
    ],
  ])('%s', (_, text, words) => {
    const { issues, variants } = readScenario(text);
    expect(issues.length).toBeGreaterThan(0);
    expect(issues[0].severity).toBe('error');
    expect(issues.map(({ message }) => message).join(' ')).toContain(words);
    expect(variants).toEqual([]);
  });

  test('syntax errors know their line', () => {
    expect(readScenario('title: a\ncell: "b\n').issues[0].line).toBe(2);
    expect(readScenario('title: a\nstop: {}\nstop: {}\n').issues[0]).toMatchObject({ line: 3, column: 1 });
  });

  test('many unknown keys are answered in time, with the first hundred', () => {
    const text = Array.from({ length: 20_000 }, (_, i) => `key${i}: 1`).join('\n');
    expect(readScenario(text).issues.length).toBe(101);
  });

  test('any text and any plain document is answered without an exception', () => {
    const lines = fc.array(
      fc.constantFrom(...labExample.split('\n'), '  - a', '\t', 'x: &a [*a]', '? b', '<<: 1', '"'),
      {
        maxLength: 40,
      },
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          lines.map((chosen) => chosen.join('\n')),
        ),
        (text) => {
          const { issues, variants } = readScenario(text);
          expect(issues.length + variants.length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 500 },
    );
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(readScenario(text, { format: 'json' }).issues.length).toBeGreaterThan(0);
      }),
      { numRuns: 200 },
    );
  });
});
