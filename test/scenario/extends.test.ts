import { describe, expect, it } from 'vitest';
import { issuesText } from '../../src/output/text/issueText.js';
import { prepare } from '../../src/prepare.js';
import { readScenario } from '../../src/scenario/document/read.js';
import { labExample } from './examples.js';

/** Reads from a few texts by name. */
const filesOf = (files: Readonly<Record<string, string>>) => (path: string) => {
  if (!Object.hasOwn(files, path)) throw new Error('There is no such file');
  return files[path];
};

describe('a scenario that extends others', () => {
  it('takes over from files of any depth, each named relative to the one that names it', () => {
    const files = {
      'base/middle.yaml': 'extends: deep/bottom.yaml\ncell: { pressure: 50 MPa }\nmaterials: { powder: powder.yaml }\n',
      'base/deep/bottom.yaml': 'extends: ../../root.yaml\ncell: { temperature: 30 degC }\n',
      'root.yaml': labExample,
    };
    const read = readScenario('extends: base/middle.yaml\ncell: { oneC: 200 mA/g }\n', { readFile: filesOf(files) });
    expect(read.issues).toEqual([]);
    expect(read.variants[0].scenario.cell).toMatchObject({ temperature: 303.15, pressure: 50e6 });
    expect(read.variants[0].scenario.cell.oneC).toBeCloseTo(200, 9);
    expect(read.variants[0].scenario.materials).toEqual({ powder: 'base/powder.yaml' });
  });

  it('names the file and the line in which a mistake stands', () => {
    const wrong = labExample.replace('pressure: 81 MPa', 'pressure: 81 mm').replaceAll('cycle: 160', 'cycle: 16');
    const { issues } = prepare('title: x\nextends: sub/base.yaml\n', { readFile: filesOf({ 'sub/base.yaml': wrong }) });
    const line = wrong.slice(0, wrong.indexOf('pressure')).split('\n').length;
    expect(issues).toMatchObject([{ path: 'cell.pressure', file: 'sub/base.yaml', line }]);
    expect(issuesText(issues, 'my/cell.yaml')).toContain(`my/sub/base.yaml:${line}:3 cell.pressure`);
  });

  it.each([
    ['a missing file', { 'a.yaml': 'extends: b.yaml\n' }, 'no such file', { file: 'a.yaml', line: 1 }],
    ['a file that is no YAML', { 'a.yaml': 'cell: [1\n' }, 'In a.yaml, line', { line: 2 }],
    ['a file without keys', { 'a.yaml': '- 1\n' }, 'In a.yaml, line 1', { line: 2 }],
    ['a list of files', { 'a.yaml': 'extends: [b, c]\n' }, 'is a file', { file: 'a.yaml', line: 1 }],
    [
      'a circle',
      { 'a.yaml': 'extends: b.yaml\n', 'b.yaml': '\nextends: a.yaml\n' },
      'a.yaml -> b.yaml -> a.yaml',
      { file: 'b.yaml', line: 2 },
    ],
    ['itself', { 'a.yaml': 'extends: a.yaml\n' }, 'circle', { file: 'a.yaml', line: 1 }],
  ])('has %s as its only issue', (_, files, words, place) => {
    const { issues, variants } = prepare('title: x\nextends: a.yaml\ncell: { pressure: nonsense }\n', {
      readFile: filesOf(files),
    });
    expect(issues).toHaveLength(1);
    expect(issues[0]).toMatchObject({ severity: 'error', path: 'extends', ...place });
    expect(issues[0].message).toContain(words);
    expect(variants).toEqual([]);
  });

  it('needs somebody who reads files', () => {
    expect(prepare('title: x\nextends: a.yaml\n').issues).toMatchObject([{ path: 'extends', line: 2 }]);
  });
});
