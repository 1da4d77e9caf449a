import type { SlowMechanism } from '../degradation/mechanism.js';
import type { CellModel } from '../model/cellModel.js';
import { interfaceResistance } from '../model/interfaceResistance.js';
import { classContent } from '../model/inventory.js';

/** Content at which resistances are compared: about 3.77 V vs Li. */
export const midContent = 0.6;

/** State of ageing at the end of a step of the programme, or of the fresh cell; means by volume over classes and electrode. */
export interface Moment {
  /** Cycle and text of the step that has ended; 0 and empty of the fresh cell. */
  readonly cycle: number;
  readonly step: string;
  /** [h] Since the start of the programme, and of that with the cathode above 4.0 V vs Li by its plateau. */
  readonly hours: number;
  readonly hoursHigh: number;
  /** [kOhm cm2] Film of bare and of covered surface per real area, reduced to 25 degC; NaN without such a surface. */
  readonly bare: number;
  readonly covered: number;
  /** [kOhm2 cm4] Mean square of the same. */
  readonly bareSquare: number;
  readonly coveredSquare: number;
  /** ln(theta/theta_fresh), and theta itself. */
  readonly lnContact: number;
  readonly contact: number;
  /** Share of the active material that takes part. */
  readonly connected: number;
  /** Collected isolation y_i, cracked share y and state of oxygen, by their mechanisms; NaN where they have none. */
  readonly isolation: number;
  readonly cracks: number;
  readonly oxygen: number;
  /** [um] */
  readonly length: number;
  /** [Ohm cm2] Charge transfer and films per cell area at mid content, read at the temperature of the cell. */
  readonly resistance: number;
  /** [S/m] Effective, of the composite. */
  readonly ionic: number;
  /** Share of the electrolyte within reach that is left. */
  readonly supply: number;
  /** |eps_v| of the particles. */
  readonly contraction: number;
}

export interface Seen {
  readonly model: CellModel;
  readonly mechanisms: readonly SlowMechanism[];
  readonly y: Float64Array;
  /** theta of each class in the fresh cell. */
  readonly freshContact: Float64Array;
}

/** What the probes compare, as it is now. */
export function momentOf(
  { model, mechanisms, y, freshContact }: Seen,
  at: Pick<Moment, 'cycle' | 'step' | 'hours' | 'hoursHigh'>,
): Moment {
  const { parameters, cell } = model;
  const { classes, patches } = cell.cathode;
  const volume = classes.reduce((sum, { volumeFraction }) => sum + volumeFraction, 0);
  const mean = (of: (k: number) => number): number =>
    classes.reduce((sum, { volumeFraction }, k) => sum + volumeFraction * of(k), 0) / volume;
  const film = (name: string, power: number): number => {
    const p = patches.findIndex((patch) => patch.name === name);
    return p < 0 ? Number.NaN : mean((k) => meanFilm(model, y, { k, p }, power));
  };
  const state = (mechanism: string): number => {
    const values = mechanisms.find(({ name }) => name === mechanism)?.states[0]?.values;
    return values === undefined || values.length < classes.length ? Number.NaN : mean((k) => values[k]);
  };
  return {
    ...at,
    bare: film('bare', 1),
    covered: film('covered', 1),
    bareSquare: film('bare', 2),
    coveredSquare: film('covered', 2),
    lnContact: mean((k) => Math.log((parameters.contact[k] * parameters.meanPatchContact(k)) / freshContact[k])),
    contact: mean((k) => parameters.contact[k] * parameters.meanPatchContact(k)),
    connected: mean((k) => parameters.connected[k]),
    isolation: state('isolation'),
    cracks: state('cracking'),
    oxygen: state('oxygenRelease'),
    length: 1e6 * mean((k) => parameters.diffusionLength[k]),
    resistance: 1e4 * interfaceResistance(model, y, midContent),
    ionic: parameters.ionicConductivity,
    supply: parameters.electrolyteSupply,
    contraction: mean((k) => Math.abs(cell.cathode.volumeChange.at(classContent(model, y, k)))),
  };
}

/** Mean over the electrode of a power of the film of a class and patch, in kOhm cm2 at 25 degC. */
function meanFilm({ layout, through, cell }: CellModel, y: Float64Array, at: { k: number; p: number }, power: number) {
  const { patches, interphaseArrhenius } = cell.cathode;
  const { filmThickness, filmConductivity } = patches[at.p];
  const toResistance = (10 * interphaseArrhenius) / filmConductivity;
  let sum = 0;
  for (let i = 0; i < layout.nodes; i++) {
    const thickness = layout.films ? y[layout.film(layout.particle(i, at.k), at.p)] : filmThickness;
    sum += through.weights[i] * (thickness * toResistance) ** power;
  }
  return sum;
}
