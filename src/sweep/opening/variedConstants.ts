import { builtInPopulation } from '../../population/builtInPopulation.js';
import { drawnConstants } from '../../population/drawnRecipe.js';
import { spreadOf } from '../../population/population.js';
import type { Prepared } from '../../prepare.js';
import type { RunsColumn } from '../../results/runsTable.js';
import type { Issue } from '../../scenario/document/issue.js';
import { parsePath } from '../../scenario/document/path.js';
import type { VariedConstant } from '../study.js';

/** The constants that the cells of a study leave to how they scatter between studies. */
export function variedConstants(variants: readonly Prepared[]): {
  readonly varied: readonly VariedConstant[];
  readonly columns: readonly RunsColumn[];
  readonly issues: readonly Issue[];
} {
  const alone = variants.filter(({ scenario }) => scenario.laws !== 'transferable' || scenario.cell.kind !== 'lab');
  const [first] = alone;
  if (first) {
    const message = 'Nothing is known of how the constants of one study alone scatter between studies.';
    const hint = 'laws: transferable, and a lab recipe, in the scenario';
    const got = `${first.name} with laws: ${first.scenario.laws}`;
    return { varied: [], columns: [], issues: [{ severity: 'error', path: 'design.kind', message, got, hint }] };
  }
  const drawn = variants.map((prepared) => drawnConstants(prepared, builtInPopulation.constants));
  const found = builtInPopulation.constants.flatMap((constant, index) => {
    const builtIn = variants.flatMap(({ name }, v) => {
      const one = drawn[v]?.find((other) => other.index === index);
      return one ? [[name, one.builtIn] as const] : [];
    });
    if (builtIn.length === 0) return [];
    const { unit, scale, bounds, place, name, words } = constant;
    const varied: VariedConstant = {
      kind: 'constant',
      place: parsePath(place) ?? [],
      unit,
      scale,
      ...spreadOf(constant, builtInPopulation),
      ...(bounds === undefined ? {} : { bounds }),
      builtIn: Object.fromEntries(builtIn),
    };
    const column: RunsColumn = { name, of: 'parameter', type: 'number', unit, words };
    return [{ varied, column }];
  });
  return { varied: found.map(({ varied }) => varied), columns: found.map(({ column }) => column), issues: [] };
}
