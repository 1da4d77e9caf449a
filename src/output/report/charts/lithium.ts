import type { Profile, VariantResult } from '../../../results/results.js';
import { concentrationChart } from '../../chart/concentrationChart.js';
import { concentrationMap } from '../../chart/concentrationMap.js';
import type { Figure, ReportChart } from './reportChart.js';

/** Lines over the radius and a map of the electrode, moment by moment. */
export const lithium: ReportChart = {
  part: 'lithium',
  ofVariant: (variant, v) =>
    tellingMoments(variant).flatMap((profile, i) => momentFigures(variant, profile, `${v}-${i}`)),
};

function momentFigures(variant: VariantResult, profile: Profile, id: string): readonly Figure[] {
  const where = `${variant.name}, cycle ${profile.cycle}, ${profile.when}`;
  return [
    {
      id: `lithium-${id}`,
      option: concentrationChart(variant, profile),
      caption: `Lithium content over the particle radius (${where}); d is the particle diameter.${sides(profile)}`,
    },
    {
      id: `map-${id}`,
      option: concentrationMap(variant, profile),
      caption: `Lithium across the electrode (${where}): centre of the particles at the bottom, surface at the top of each panel.`,
    },
  ];
}

/** The last recorded cycle tells most: the ends of its charge and of its discharge, or else its first and last moment. */
function tellingMoments({ profiles }: VariantResult): readonly Profile[] {
  const lastCycle = Math.max(...profiles.map((profile) => profile.cycle));
  const moments = profiles.filter((profile) => profile.cycle === lastCycle);
  const ends = moments.filter(({ when }) => when.startsWith('end of'));
  const chosen = ends.length >= 2 ? ends : moments;
  return chosen.length > 2 ? [chosen[0], chosen[chosen.length - 1]] : chosen;
}

function sides(profile: Profile): string {
  return profile.through.length > 1 ? ' Solid next to the separator, dashed next to the current collector.' : '';
}
