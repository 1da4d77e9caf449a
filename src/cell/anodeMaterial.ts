import type { AnodeMaterial } from '../materials/material.js';
import { tableColumns } from '../materials/pointTable.js';
import type { Issue } from '../scenario/document/issue.js';

const ofParticles = ['density', 'particleDiameter', 'diffusivity', 'exchangeCurrentDensity'] as const;

/** A table that cannot be read, and particles of which only a part is known. */
export function anodeMaterialIssues(material: AnodeMaterial): readonly Issue[] {
  const path = `materials.${material.name}`;
  const given = ofParticles.filter((name) => material[name] !== undefined);
  const missing = ofParticles.filter((name) => material[name] === undefined);
  const issues: Issue[] = [];
  if (given.length > 0 && missing.length > 0) {
    issues.push({
      severity: 'error',
      path,
      message: 'Diffusion into the particles of an anode needs all of their properties.',
      got: given.join(', '),
      allowed: `${missing.join(', ')} as well, or none of them`,
      hint: 'basedOn: graphite has them all',
    });
  }
  if (material.potential) {
    const { xs, ys, issues: ofTable } = tableColumns(material.potential.value, `${path}.potential`, 'potential');
    issues.push(...ofTable);
    const rising = ys.findIndex((potential, i) => i > 0 && potential >= ys[i - 1]);
    if (rising > 0) {
      issues.push({
        severity: 'error',
        path: `${path}.potential`,
        message: 'The potential of an anode has to fall as it takes up lithium.',
        got: `${ys[rising - 1]} V at y = ${xs[rising - 1]}, then ${ys[rising]} V at y = ${xs[rising]}`,
        allowed: 'falling potential',
        hint: 'y is the lithiation of the anode, 0 as it is synthesised; smooth measured data before tabulating',
      });
    }
  }
  return issues;
}
