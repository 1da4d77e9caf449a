import type { ParticleStudy } from '../../particle2d/study.js';
import { renderSvg } from '../chart/drawing/svg.js';
import { particleMap, particleMapSize } from '../chart/particleMap.js';
import type { RunFile } from '../run/runFiles.js';
import { particleJson, particleText } from './particleText.js';

/** The comparison as text and data, and the particle at the end of its last discharge as a picture. */
export function particleFiles(study: ParticleStudy): readonly RunFile[] {
  const { comparison, material, rates } = study;
  const files: RunFile[] = [
    { name: 'particle.txt', content: particleText(study) },
    { name: 'particle.json', content: `${JSON.stringify(particleJson(study), null, 2)}\n` },
  ];
  if (comparison.last) {
    const title = `${material}, end of discharge at ${rates[rates.length - 1]}C`;
    const chart = particleMap(comparison.grid, comparison.last.content, title);
    files.push({ name: 'particle.svg', content: renderSvg(chart, { ...particleMapSize, id: 'particle' }) });
  }
  return files;
}
