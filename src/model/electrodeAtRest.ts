import type { Cell } from '../cell/cell.js';
import { type CommonPotential, commonPotential } from '../cell/powders/commonPotential.js';
import { powderOfClasses } from '../cell/powders/powders.js';
import type { InterfaceLaw } from './interfaceLaw.js';
import type { CellParameters } from './parameters.js';
import { extendedLogit } from './surface.js';

/** What is asked of the equations of a cell. */
interface Electrode {
  readonly cell: Cell;
  readonly law: Pick<InterfaceLaw, 'potentials'>;
  readonly parameters: Pick<CellParameters, 'connected'>;
}

/** The connected active material relaxed to one potential [V] at a mean content, with the content of each powder. */
export function atRest({ cell, law, parameters }: Electrode, mean: number): CommonPotential {
  const { powders, classes } = cell.cathode;
  const [potential] = law.potentials;
  if (powders === undefined) {
    potential.evaluate(extendedLogit(mean));
    return { potential: potential.value, contents: [mean] };
  }
  const powder = powderOfClasses(cell.cathode);
  const sites = powders.map(({ maximumConcentration }, one) =>
    classes.reduce(
      (sum, { volumeFraction }, k) =>
        powder[k] === one ? sum + volumeFraction * parameters.connected[k] * maximumConcentration : sum,
      0,
    ),
  );
  const total = sites.reduce((sum, one) => sum + one, 0);
  const potentials = powders.map((_, one) => {
    const table = law.potentials[powder.indexOf(one)];
    return (logit: number): number => {
      table.evaluate(logit);
      return table.value;
    };
  });
  return commonPotential(
    potentials,
    sites.map((one) => one / total),
    mean,
  );
}

/** [V] The same potential by the logit of the mean content, which tells contents near full from each other. */
export function potentialAtLogit(electrode: Electrode, logit: number): number {
  const [potential] = electrode.law.potentials;
  if (electrode.cell.cathode.powders !== undefined) return atRest(electrode, 1 / (1 + Math.exp(-logit))).potential;
  potential.evaluate(logit);
  return potential.value;
}
