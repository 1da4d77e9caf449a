import { chaosAt, type PolynomialChaos } from '../../numerics/sensitivity/polynomialChaos.js';
import type { EndOfRange, MapAxis, ParameterSensitivity, SensitivityMap } from '../../results/studyAnalysis.js';
import { rowParameters } from '../rowDocument.js';
import type { Study } from '../study.js';
import { placeOf } from './usableRows.js';

/** Nearer to the ends no runs lie, and a polynomial may go anywhere. */
const [lowEnd, highEnd] = [0.05, 0.95];
/** Cells of a map in each direction. */
const cells = 24;

/** The mean of an output over all other parameters near both ends of one. */
export function endsOf(study: Study, expansion: PolynomialChaos, i: number): readonly [EndOfRange, EndOfRange] {
  const end = (u: number): EndOfRange => {
    const point = centred(study, [[i, u]]);
    return { at: rowParameters(study, point)[i] ?? '', output: chaosAt(expansion, point, [i]) };
  };
  return [end(lowEnd), end(highEnd)];
}

/** The mean of an output over all others against the two strongest parameters that are numbers; undefined for fewer. */
export function mapOf(
  study: Study,
  expansion: PolynomialChaos,
  strongest: readonly ParameterSensitivity[],
): SensitivityMap | undefined {
  const columns = study.columns.filter(({ of }) => of === 'parameter');
  const [i, j] = strongest
    .map(({ parameter }) => columns.findIndex(({ name }) => name === parameter))
    .filter((at) => study.varied[at]?.kind === 'range');
  if (i === undefined || j === undefined) return undefined;
  const middles = Array.from({ length: cells }, (_, k) => (k + 0.5) / cells);
  const values = middles.map((v) =>
    middles.map((u) =>
      chaosAt(
        expansion,
        centred(study, [
          [i, u],
          [j, v],
        ]),
        [i, j],
      ),
    ),
  );
  const [x, y] = [axisOf(study, i), axisOf(study, j)];
  return x && y ? { x, y, values } : undefined;
}

function axisOf({ varied, columns }: Study, i: number): MapAxis | undefined {
  const one = varied[i];
  const name = columns.filter(({ of }) => of === 'parameter')[i]?.name ?? '';
  if (one?.kind !== 'range') return undefined;
  return { parameter: name, unit: one.unit, scale: one.scale, from: one.from, to: one.to };
}

function centred({ varied }: Study, places: readonly (readonly [number, number])[]): Float64Array {
  const point = new Float64Array(varied.length).fill(0.5);
  for (const [i, u] of places) point[i] = placeOf(varied[i], u);
  return point;
}
