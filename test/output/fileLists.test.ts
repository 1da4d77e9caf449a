import { describe, expect, it } from 'vitest';
import { attributionFiles } from '../../src/output/attribution/attributionFiles.js';
import { particleFiles } from '../../src/output/particle/particleFiles.js';
import { particleJson, particleText } from '../../src/output/particle/particleText.js';
import { runFiles } from '../../src/output/run/runFiles.js';
import { runRecord } from '../../src/output/run/runJson.js';
import { attribution } from '../columns/studyResults.js';
import { study } from './charts/smallParticle.js';
import { both, results } from './twoMoments.js';

describe('files that are left behind', () => {
  it('by a run are those that there is something for', () => {
    expect(runFiles(results, 'argyrode run x').map(({ name }) => name)).toEqual([
      'report.html',
      'cycles.csv',
      'timeseries.parquet',
      'run.json',
    ]);
    const files = runFiles(both, 'argyrode run x', 'https://lab.example/');
    expect(files.map(({ name }) => name)).toEqual([
      'report.html',
      'cycles.csv',
      'timeseries.parquet',
      'spectra.csv',
      'analysed.csv',
      'gitt.csv',
      'run.json',
    ]);
    expect(files[0].content).toContain('href="https://lab.example/#s=');
    expect(files[0].content).toContain('<code>argyrode run x</code>');
    expect(files.at(-1)?.content).toBe(`${JSON.stringify(runRecord(both, { command: 'argyrode run x' }), null, 1)}\n`);
  });

  it('of an attribution are the charts that there is something to show in', () => {
    const names = (result: typeof attribution) => attributionFiles(result).map(({ name }) => name);
    expect(names(attribution)).toEqual(['waterfall.svg', 'difference.svg', 'attribution.json']);
    const [bare_] = attribution.variants;
    expect(names({ ...attribution, variants: [bare_], differences: [] })).toEqual([
      'waterfall.svg',
      'attribution.json',
    ]);
    const [waterfall, difference, json] = attributionFiles(attribution);
    expect(waterfall.content).toMatch(/^<svg width="400" height="368"/);
    expect(difference.content).toMatch(/^<svg width="400" height="304"/);
    expect(json.content).toMatch(/^\{\n "variants": \{\n {2}"bare": \{[\s\S]*\}\n$/);
  });

  it('by a study of a particle are its text, its data, and a picture where a discharge came to its end', () => {
    const files = particleFiles(study);
    expect(files.map(({ name }) => name)).toEqual(['particle.txt', 'particle.json', 'particle.svg']);
    expect(files[0].content).toBe(particleText(study));
    expect(files[1].content).toBe(`${JSON.stringify(particleJson(study), null, 2)}\n`);
    expect(files[2].content).toMatch(/^<svg width="440" height="340"[\s\S]*>NCM85, end of discharge at 1C</);
    const { last: _, ...rest } = study.comparison;
    expect(particleFiles({ ...study, comparison: rest }).map(({ name }) => name)).toEqual([
      'particle.txt',
      'particle.json',
    ]);
    expect(particleJson({ ...study, comparison: rest })).not.toHaveProperty('imbalance');
  });
});
