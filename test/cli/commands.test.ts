import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { version } from '../../src/index.js';
import { argyrode, changed, quick, workFolder } from './argyrode.js';

describe('help', () => {
  test('without a word, with --help and with help: the same overview', async () => {
    const folder = workFolder();
    const bare = await argyrode(folder, []);
    expect(bare.code).toBe(0);
    for (const command of ['run', 'check', 'new', 'materials', 'schema'])
      expect(bare.stdout).toContain(`  ${command} `);
    expect(await argyrode(folder, ['--help'])).toEqual(bare);
    expect(await argyrode(folder, ['help'])).toEqual(bare);
  });

  test('of every command, with an example', async () => {
    const folder = workFolder();
    for (const command of ['run', 'check', 'new', 'materials']) {
      const { code, stdout } = await argyrode(folder, ['help', command]);
      expect(code).toBe(0);
      expect(stdout).toContain(`  argyrode ${command}`);
    }
  });

  test('the version is that of the package and of the results', async () => {
    const { stdout } = await argyrode(workFolder(), ['--version']);
    expect(stdout.trim()).toBe(version);
    expect(JSON.parse(readFileSync('package.json', 'utf8')).version).toBe(version);
  });
});

describe('check', () => {
  test('shows the derived cells side by side and the programme in words', async () => {
    const { code, stdout, stderr } = await argyrode(workFolder({ 'cell.yaml': quick }), ['check', 'cell.yaml']);
    expect(code).toBe(0);
    expect(stderr).not.toMatch(/warning|error/);
    expect(stdout).toMatch(/quantity +unit +bare +coated/);
    for (const name of ['cathode thickness', 'CAM loading', '1C current', 'diffusion time', 'ohmic drop at 1C']) {
      expect(stdout).toContain(name);
    }
    expect(stdout).toContain('Charge at 0.5C until 4.3 V vs Li');
    expect(stdout).toContain('cycling: 1C'.slice(0, 8));
  });

  test('as data', async () => {
    const { stdout } = await argyrode(workFolder({ 'cell.yaml': quick }), ['check', 'cell.yaml', '--json']);
    const { variants, issues } = JSON.parse(stdout);
    // What has no effect in a fresh cell is said, and is no fault.
    expect(issues).toMatchObject([{ severity: 'note', path: 'cell.pressure' }]);
    const loading = variants.bare.derived.find(({ name }: { name: string }) => name === 'CAM loading');
    expect(loading).toMatchObject({ unit: 'mg/cm2' });
    expect(loading.value).toBeCloseTo(11, 9);
  });

  test('warnings do not stop it', async () => {
    const text = changed(quick, ['0.5C until 4.3 V vs Li', '0.5C until 4.9 V vs Li']);
    const { code, stderr } = await argyrode(workFolder({ 'cell.yaml': text }), ['check', 'cell.yaml']);
    expect(code).toBe(0);
    expect(stderr).toContain('protocol[0]: warning: 4.9 V vs Li lies beyond the data');
    expect(stderr).toContain('1 warning and 1 note in cell.yaml.');
  });
});

describe('new', () => {
  test.each(['coating', 'rate', 'raw'])('%s: what it writes is valid and commented', async (kind) => {
    const folder = workFolder();
    const { code, stdout } = await argyrode(folder, ['new', kind, '--out', 'cell.yaml']);
    expect(code).toBe(0);
    expect(stdout).toBe('');
    expect(readFileSync(join(folder, 'cell.yaml'), 'utf8')).toContain('#');
    const checked = await argyrode(folder, ['check', 'cell.yaml']);
    expect(checked.code).toBe(0);
    expect(checked.stderr).not.toMatch(/warning|error/);
  });

  test('does not replace a file unless told to', async () => {
    const folder = workFolder({ 'cell.yaml': 'mine' });
    expect((await argyrode(folder, ['new', '-o', 'cell.yaml'])).code).toBe(2);
    expect(readFileSync(join(folder, 'cell.yaml'), 'utf8')).toBe('mine');
    expect((await argyrode(folder, ['new', '-o', 'cell.yaml', '--force'])).code).toBe(0);
    expect(readFileSync(join(folder, 'cell.yaml'), 'utf8')).toContain('title:');
    expect(readdirSync(folder)).toEqual(['cell.yaml']);
  });

  test('a file that cannot be written is said in a sentence', async () => {
    const { code, stderr } = await argyrode(workFolder(), ['new', '-o', 'nowhere/cell.yaml']);
    expect(code).toBe(74);
    expect(stderr).toBe('The results could not be written to nowhere: the folder does not exist.\n');
  });
});

describe('materials and schema', () => {
  test('lists all materials, and one with a source for every property', async () => {
    const folder = workFolder();
    const list = await argyrode(folder, ['materials']);
    for (const name of ['NCM622', 'NCM811', 'Li6PS5Cl', 'LiNbO3', 'In/InLi', 'LTO'])
      expect(list.stdout).toContain(name);
    const { stdout } = await argyrode(folder, ['materials', 'lto']);
    expect(stdout).toContain('Li4Ti5O12');
    expect(stdout.match(/source: /g)?.length).toBe(
      stdout.match(/^\w+: (?!.*\(anodes\))/gm)?.filter((line) => !line.startsWith('Also')).length,
    );
    const all = JSON.parse((await argyrode(folder, ['materials', '--json'])).stdout);
    expect(all.length).toBeGreaterThan(10);
  });

  test('the schema is a JSON Schema of the scenario', async () => {
    const folder = workFolder();
    const { stdout } = await argyrode(folder, ['schema']);
    expect(JSON.parse(stdout).properties).toHaveProperty('variants');
    await argyrode(folder, ['schema', '--out', 'argyrode.schema.json']);
    expect(readFileSync(join(folder, 'argyrode.schema.json'), 'utf8')).toBe(stdout);
  });
});
