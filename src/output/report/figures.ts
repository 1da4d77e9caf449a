import type { Profile, Results, VariantResult } from '../../results/results.js';
import { capacityChart } from '../chart/capacityChart.js';
import { concentrationChart } from '../chart/concentrationChart.js';
import { concentrationMap } from '../chart/concentrationMap.js';
import { differentialCapacityChart } from '../chart/differentialCapacityChart.js';
import type { ChartOption } from '../chart/drawing/option.js';
import { renderSvg } from '../chart/drawing/svg.js';
import { polarisationChart } from '../chart/polarisationChart.js';
import { polarisationSplitChart } from '../chart/polarisationSplitChart.js';
import { rateChart } from '../chart/rateChart.js';
import { voltageChart } from '../chart/voltageChart.js';
import { escapeHtml, html, type Markup, trusted } from './markup.js';

/** Points per line: more than a line of 85 mm can show in print. */
const points = 500;

/** Of more variants the inside is not drawn: a report is read, not searched. */
const picturedVariants = 4;

interface Figure {
  readonly id: string;
  readonly option: ChartOption | undefined;
  readonly caption: string;
}

/** All charts that the results have data for, numbered through; the pictures of the particles in a group of their own. */
export function figuresSection(results: Results): Markup {
  const pictured = results.variants.slice(0, picturedVariants);
  const curves = drawable([
    {
      id: 'capacity',
      option: capacityChart(results),
      caption: 'Discharge capacity and Coulombic efficiency over the cycles.',
    },
    {
      id: 'rate',
      option: rateChart(results),
      caption: 'Discharge capacity at the first cycle of each rate.',
    },
    {
      id: 'voltage',
      option: voltageChart(results, { points }),
      caption:
        'Charge and discharge curves of the recorded cycles, capacity counted from the start of each half cycle.',
    },
    {
      id: 'dqdv',
      option: differentialCapacityChart(results, { points }),
      caption: 'Differential capacity of the recorded cycles: charge above, discharge below zero.',
    },
    {
      id: 'polarisation',
      option: polarisationChart(results),
      caption:
        'Polarisation: charge minus discharge voltage at equal lithium content, in the middle of the contents that both pass.',
    },
    ...pictured.map((variant, v) => ({
      id: `polarisation-split-${v}`,
      option: polarisationSplitChart(variant),
      caption: `Where the overpotential comes from at the lithium content of the polarisation (${variant.name}): charge on the left, above zero, discharge on the right, below; what points the other way counts against, the line marks the sum.`,
    })),
  ]);
  const pictures = drawable(pictured.flatMap(concentrationFigures));
  if (curves.length + pictures.length === 0) {
    return html`<section aria-labelledby="figures"><h2 id="figures">Figures</h2><p>No half cycle was completed, there is nothing to draw.</p></section>`;
  }
  return html`<section aria-labelledby="figures"><h2 id="figures">Figures</h2>
<div class="figures">
${curves.map((entry, i) => figure(entry, i + 1))}</div>
${
  pictures.length > 0 &&
  html`<h3>Lithium in particles and electrode</h3>
${pictured.length < results.variants.length && html`<p>Of the first ${pictured.length} of ${results.variants.length} variants.</p>`}
<div class="figures">
${pictures.map((entry, i) => figure(entry, curves.length + i + 1))}</div>`
}
</section>`;
}

type Drawn = Figure & { readonly option: ChartOption };

function drawable(figures: readonly Figure[]): readonly Drawn[] {
  return figures.filter((entry): entry is Drawn => entry.option !== undefined);
}

/** The last recorded cycle tells most: the ends of its charge and of its discharge, or else its first and last moment. */
function concentrationFigures(variant: VariantResult, v: number): readonly Figure[] {
  const lastCycle = Math.max(...variant.profiles.map((profile) => profile.cycle));
  const moments = variant.profiles.filter((profile) => profile.cycle === lastCycle);
  const ends = moments.filter(({ when }) => when.startsWith('end of'));
  const chosen = ends.length >= 2 ? ends : moments;
  const shown = chosen.length > 2 ? [chosen[0], chosen[chosen.length - 1]] : chosen;
  return shown.flatMap((profile, i): readonly Figure[] => {
    const where = `${variant.name}, cycle ${profile.cycle}, ${profile.when}`;
    return [
      {
        id: `lithium-${v}-${i}`,
        option: concentrationChart(variant, profile),
        caption: `Lithium content over the particle radius (${where}); d is the particle diameter.${sides(profile)}`,
      },
      {
        id: `map-${v}-${i}`,
        option: concentrationMap(variant, profile),
        caption: `Lithium across the electrode (${where}): centre of the particles at the bottom, surface at the top of each panel.`,
      },
    ];
  });
}

function sides(profile: Profile): string {
  return profile.through.length > 1 ? ' Solid next to the separator, dashed next to the current collector.' : '';
}

function figure({ option, id, caption }: Drawn, number: number): Markup {
  const label = `role="img" aria-label="${escapeHtml(caption)}" `;
  const svg = renderSvg(option, { id: `fig-${id}` }).replace('<svg ', `<svg ${label}`);
  return html`<figure id="fig-${id}">${trusted(svg)}
<figcaption>Figure ${number}. ${caption}</figcaption></figure>
`;
}
