import { describe, expect, it } from 'vitest';
import { extend } from '../../src/scenario/document/extend.js';
import type { Plain } from '../../src/scenario/document/path.js';
import { parsePath } from '../../src/scenario/document/path.js';
import { readSourceText } from '../../src/scenario/document/sourceText.js';

const allowed = 'the path of another scenario file, relative to the one that names it';

/** A text on top of files by their names. */
function extended(text: string, files?: Readonly<Record<string, string>>) {
  const { data, locate } = readSourceText(text);
  const readFile = (path: string) => {
    if (files?.[path] === undefined) throw new Error(`No ${path} there.`);
    return files[path];
  };
  return extend(data as Plain, locate, files && readFile);
}

const at = (found: ReturnType<typeof extended>, path: string) => found.locate(parsePath(path)!);

describe('a scenario on top of others', () => {
  const found = extended('extends: sub/a.yaml\ntitle: top\ncell:\n  pressure: 1 MPa\n', {
    'sub/a.yaml':
      'extends: ../b.yaml\ncell: { pressure: 2 MPa, oneC: 3 }\nprotocol: [x]\nmaterials: { m: m.yaml, n: { kind: cam } }\n',
    'b.yaml': 'title: b\nprotocol: [y, z]\nmaterials:\n  m: other.yaml\n  o: o.yaml\nstop: { cycles: 3 }\n',
  });

  it('is merged from below upwards', () => {
    expect(found.issues).toEqual([]);
    expect(found.document).toEqual({
      title: 'top',
      cell: { pressure: '1 MPa', oneC: 3 },
      protocol: ['x'],
      materials: { m: 'sub/m.yaml', n: { kind: 'cam' }, o: 'o.yaml' },
      stop: { cycles: 3 },
    });
  });

  it('knows in which file a place is written, the topmost that has most of it', () => {
    expect(at(found, 'title')).toEqual({ line: 2, column: 1 });
    expect(at(found, 'cell.pressure')).toEqual({ line: 4, column: 3 });
    expect(at(found, 'cell.oneC')).toEqual({ file: 'sub/a.yaml', line: 2, column: 26 });
    expect(at(found, 'protocol[0]')).toEqual({ file: 'sub/a.yaml', line: 3, column: 12 });
    expect(at(found, 'protocol[1]')).toEqual({ file: 'b.yaml', line: 2, column: 15 });
    expect(at(found, 'stop.cycles')).toEqual({ file: 'b.yaml', line: 6, column: 9 });
    expect(at(found, 'stop.time')).toEqual({ file: 'b.yaml', line: 6, column: 1 });
    expect(at(found, 'cell.cathode')).toEqual({ line: 3, column: 1 });
    expect(at(found, 'nothing')).toEqual({ line: 1, column: 1 });
  });

  it('may be alone', () => {
    for (const text of ['title: a\n', 'title: a\nextends:\n']) {
      expect(extended(text)).toMatchObject({ document: { title: 'a' }, issues: [] });
      expect(extended(text).document).not.toHaveProperty('extends');
    }
  });
});

describe('a scenario cannot be put together', () => {
  const refusal = (text: string, files?: Readonly<Record<string, string>>) => {
    const { issues, document, locate } = extended(text, files);
    expect(document).toEqual(readSourceText(text).data);
    expect(locate(['title'])).toMatchObject({ column: 1 });
    const [{ severity, path, allowed: may, ...rest }, ...others] = issues;
    expect([severity, path, may, others]).toEqual(['error', 'extends', allowed, []]);
    return rest;
  };

  it('where files cannot be read', () => {
    expect(refusal('title: x\nextends: a.yaml\n')).toEqual({
      message: 'Files cannot be read here.',
      got: 'a.yaml',
      line: 2,
      column: 1,
    });
    expect(refusal('title: x\nextends: a.yaml\n', {})).toEqual({
      message: 'The file cannot be read: No a.yaml there.',
      got: 'a.yaml',
      line: 2,
      column: 1,
    });
  });

  it('on what is no file', () => {
    expect(refusal('extends: [a]\n', {})).toEqual({
      message: 'What a scenario extends is a file.',
      got: '["a"]',
      line: 1,
      column: 1,
    });
    expect(refusal('extends: a.yaml\n', { 'a.yaml': '\nextends: 3\n' })).toMatchObject({
      file: 'a.yaml',
      got: '3',
      line: 2,
    });
  });

  it('on a file with mistakes in its syntax', () => {
    expect(refusal('extends: a.yaml\n', { 'a.yaml': 'b:\n  c: "d\n' })).toEqual({
      message: 'In a.yaml, line 2: YAML: Missing closing "quote.',
      got: 'a.yaml',
      hint: 'a quote or bracket is not closed',
      line: 1,
      column: 1,
    });
    expect(refusal('extends: a.yaml\n', { 'a.yaml': ' ' }).message).toBe('In a.yaml: The file is empty.');
    // A warning is none.
    expect(extended('extends: a.yaml\n', { 'a.yaml': 'title: !odd x\n' }).document).toEqual({ title: 'x' });
  });

  it('in a circle', () => {
    const circle = { 'a.yaml': 'extends: b.yaml\n', 'b.yaml': 'c: 1\nextends: a.yaml\n' };
    expect(refusal('extends: a.yaml\n', circle)).toEqual({
      message: 'The files extend one another in a circle: a.yaml -> b.yaml -> a.yaml.',
      got: 'a.yaml',
      file: 'b.yaml',
      line: 2,
      column: 1,
    });
  });

  it('from more than fifty files', () => {
    const chain = (length: number) =>
      Object.fromEntries(
        Array.from({ length }, (_, i) => [`${i}.yaml`, i + 1 < length ? `extends: ${i + 1}.yaml\n` : 'title: x\n']),
      );
    expect(extended('extends: 0.yaml\n', chain(50)).issues).toEqual([]);
    expect(extended('extends: 0.yaml\n', chain(51)).issues).toHaveLength(1);
  });
});
