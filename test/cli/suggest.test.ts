import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fittedValues } from '../../src/fit/outcome/fittedValues.js';
import { contact, problemOf, rate, scenarioText, thirtyCycles } from '../fit/suggestCells.js';
import { argyrode, workFolder } from './argyrode.js';

const fit = `title: Ageing cell
scenario: cell.yaml
data:
  - variant: bare
    quantity: dischargeCapacity
    unit: mAh/g
    points: [{ cycle: 1, value: 175 }, { cycle: 10, value: 150 }, { cycle: 30, value: 115 }]
free:
  - { parameter: mechanisms.interphase.parabolicRate, from: 1e-24 m2/s, to: 1e-19 m2/s, scale: log }
  - { parameter: mechanisms.contactLoss.rate, from: 0, to: 0.1 }
`;

const folderWith = (more: Readonly<Record<string, string>> = {}) =>
  workFolder({ 'cell.yaml': scenarioText(thirtyCycles), 'ageing.yaml': fit, ...more });

const record = (parameters: readonly object[]): string => JSON.stringify({ scatter: 0.5, inflation: 2, parameters });
const fitted = record([
  { path: rate.path, unit: 'm2/s', value: 4e-22 },
  { path: contact.path, unit: '', value: 0.02 },
]);

describe('argyrode suggest', () => {
  test('plans from the start values and explains each suggestion in a sentence', async () => {
    const { code, stdout, stderr } = await argyrode(folderWith(), ['suggest', 'ageing.yaml', '--threads', '1', '-q']);
    expect(stderr).toBe('');
    expect(code).toBe(0);
    expect(stdout).toContain('Before any fit');
    expect(stdout).toMatch(/Impedance of bare at cycle \d+/);
    expect(stdout).toMatch(/would (make|determine)/);
  });

  test('names the file that it was given, whatever that is called', async () => {
    const { code, stderr } = await argyrode(folderWith(), ['suggest', 'cell.yaml', '-q']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^cell\.yaml:1/m);
    expect(stderr).not.toContain('fit.yaml:');
  });

  test('begins at an earlier fit where there is one, and says so', async () => {
    const folder = folderWith({ 'results/ageing/fit.json': fitted });
    const { code, stdout } = await argyrode(folder, ['suggest', 'ageing.yaml', '--json', '--most', '2']);
    expect(code).toBe(0);
    const { basis, suggestions } = JSON.parse(stdout);
    expect(basis).toBe(`At the values of ${join('results', 'ageing', 'fit.json')}.`);
    expect(suggestions).toHaveLength(2);
    expect(suggestions[0].factor).toBeLessThan(suggestions[1].factor);
    // Of another fit: it is passed over, unless it was asked for by name.
    writeFileSync(join(folder, 'results/ageing/fit.json'), record([]));
    const other = await argyrode(folder, ['suggest', 'ageing.yaml', '--json', '--most', '1']);
    expect(JSON.parse(other.stdout).basis).toContain(`is of another one. It has no value of ${rate.path}.`);
    const asked = await argyrode(folder, ['suggest', 'ageing.yaml', '--at', 'results/ageing/fit.json']);
    expect(asked.code).toBe(2);
    expect(asked.stderr).toContain(`It has no value of ${rate.path}.`);
  });

  test('names what is wrong with the files', async () => {
    const folder = folderWith({ 'wrong.yaml': fit.replace('contactLoss', 'contactLos') });
    const wrong = await argyrode(folder, ['suggest', 'wrong.yaml', '--json']);
    expect(wrong.code).toBe(2);
    expect(wrong.stderr).toContain('contactLos');
    expect(JSON.parse(wrong.stdout).issues.length).toBeGreaterThan(0);
    const missing = await argyrode(folder, ['suggest', 'nothing.yaml']);
    expect(missing.code).toBe(2);
    expect(missing.stderr).toContain('There is no such file.');
  });
});

describe('values of an earlier fit', () => {
  const problem = problemOf([], [rate, contact]);

  test('come with the scatter and the inflation of their data, inside the bounds', () => {
    expect(fittedValues(fitted, problem)).toEqual({ values: Float64Array.of(4e-22, 0.02), scatter: 1 });
    const outside = record([
      { path: rate.path, unit: 'm2/s', value: 1 },
      { path: contact.path, unit: '', value: -1 },
    ]);
    expect(fittedValues(outside, problem)).toMatchObject({ values: Float64Array.of(1e-19, 0) });
  });

  test('are refused in another unit, and where there are none', () => {
    expect(fittedValues('{', problem)).toEqual({ fault: 'It is not JSON.' });
    expect(fittedValues('[]', problem)).toEqual({ fault: 'It has no list of parameters.' });
    const unit = record([{ path: rate.path, unit: 'nm2/s', value: 1 }]);
    expect(fittedValues(unit, problem)).toEqual({ fault: `It has ${rate.path} in nm2/s, not in m2/s.` });
  });
});
