import type { Preparation, Prepared } from '../../prepare.js';
import { describe } from '../../protocol/programme/describe.js';
import type { Programme } from '../../protocol/programme/programme.js';
import { beforeText } from '../../results/continued.js';
import type { DiscretisationError } from '../../results/discretisation.js';
import { type Json, plain } from '../../results/plain.js';
import { cellTable } from './cellTable.js';
import { discretisationJson } from './discretisationText.js';

/** What a scenario means before anything is simulated: the derived cells and the programmes in words. */
export function checkText(preparation: Preparation, options: { readonly width?: number } = {}): string {
  const { title, variants } = preparation;
  const programmes = new Map<string, string[]>();
  for (const { name, programme } of variants) {
    const words = programmeText(programme);
    programmes.set(words, [...(programmes.get(words) ?? []), name]);
  }
  const heading = (names: readonly string[]) =>
    programmes.size === 1 ? 'Programme' : `Programme of ${names.join(', ')}`;
  const spoken = [...programmes].map(([words, names]) => `${heading(names)}\n${words}`);
  const starts = variants.flatMap(({ name, before }) => (before ? [`  ${name}: ${beforeText(before)}\n`] : []));
  const begun = starts.length > 0 ? `Start\n${starts.join('')}\n` : '';
  const resolutions = variants.map((variant) => `  ${variant.name}: ${resolutionText(variant)}\n`);
  return `${title}\n\n${cellTable(variants, options)}\n${begun}${spoken.join('\n')}\nResolution\n${resolutions.join('')}`;
}

/** "3 nodes through the cathode, 13 along the radius, 18 classes of particles, tolerance 3e-4". */
function resolutionText({ cell, numerics: { throughNodes, radialNodes, tolerance } }: Prepared): string {
  const { classes } = cell.cathode;
  const several = classes.length === 1 ? '1 class' : `${classes.length} classes`;
  const nodes = `${throughNodes} ${throughNodes === 1 ? 'node' : 'nodes'} through the cathode, ${radialNodes} along the radius`;
  return `${nodes}, ${several} of particles, tolerance ${tolerance.toExponential().replace('.0e', 'e')}`;
}

/** One line an entry. */
function programmeText({ entries, stop }: Programme): string {
  const lines = entries.map((entry) => describe({ entries: [entry], stop: {} }));
  const ending = describe({ entries: [], stop }).replace(/^; /, '');
  return [...lines, ...(ending === '' ? [] : [ending])].map((line) => `  ${line}\n`).join('');
}

/** The object that `check --json` prints: derived cells in lab units, programmes, issues; errors of discretisation where they were measured. */
export function checkJson({ title, variants, issues }: Preparation, errors: readonly DiscretisationError[] = []): Json {
  return {
    title,
    scenario: Object.fromEntries(variants.map(({ name, raw }) => [name, plain(raw)])),
    variants: Object.fromEntries(
      variants.map(({ name, cell, numerics, programme }) => [
        name,
        { derived: plain(cell.derived), numerics: plain(numerics), programme: describe(programme) },
      ]),
    ),
    ...(errors.length > 0 ? { accuracy: discretisationJson(errors) } : {}),
    issues: plain(issues),
  };
}
