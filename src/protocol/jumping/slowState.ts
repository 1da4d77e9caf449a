import type { Ageing, AgeingState } from '../../model/ageing.js';
import type { CellModel } from '../../model/cellModel.js';
import { connectedLithium, oxidisedLithium } from '../../model/inventory.js';

/** Components of the slow state that belong together: their change is judged as one. */
export interface SlowGroup {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  /** Which way the law can move it. */
  readonly sense: 'grows' | 'falls';
  /** Largest value that it may have. */
  readonly most: number;
}

/**
 * The state of an ageing cell at the end of a cycle in two parts.
 *   slow       delta^2 of every film (linear in time where diffusion limits growth, which delta is not), those states of the
 *              mechanisms that only grow or only fall, the trapped lithium [mol/m2] and the time [s]
 *   forgetful  lithium contents, and states of the mechanisms that follow them: a few cycles after a disturbance they are what
 *              they would have been without it
 * Putting both back leaves the charge of the anode to the lithium balance. Equation (N5.1) of the handbook.
 */
export class SlowState {
  readonly size: number;
  readonly groups: readonly SlowGroup[];
  private readonly films: readonly number[];
  /** Where the slow and the forgetful states of the mechanisms are. */
  private readonly growing: readonly Float64Array[];
  private readonly free: readonly Float64Array[];
  private readonly contents: readonly number[];
  private readonly scratch: Float64Array;

  constructor(
    private readonly model: CellModel,
    private readonly ageing: Ageing,
  ) {
    const { layout } = model;
    const groups: SlowGroup[] = [];
    const films: number[] = [];
    let at = 0;
    const add = (name: string, size: number, sense: SlowGroup['sense'], most = Number.POSITIVE_INFINITY): void => {
      groups.push({ name, from: at, to: at + size, sense, most });
      at += size;
    };
    const particles = Array.from({ length: layout.particles }, (_, i) =>
      layout.particle(Math.floor(i / layout.classes), i % layout.classes),
    );
    if (layout.films) {
      for (let p = 0; p < layout.patches; p++) {
        films.push(...particles.map((particle) => layout.film(particle, p)));
        add(`interphase of the ${model.cell.cathode.patches[p].name} surface`, layout.particles, 'grows');
      }
    }
    if (layout.carbon) {
      for (let i = 0; i < layout.nodes; i++) films.push(layout.psi(i) + 1);
      add('interphase on carbon', layout.nodes, 'grows');
    }
    const growing: Float64Array[] = [];
    const free: Float64Array[] = [];
    for (const { name, values, sense, most } of ageing.mechanisms.flatMap(({ states }) => states)) {
      if (sense === 'free') free.push(values);
      else {
        growing.push(values);
        add(name, values.length, sense, most);
      }
    }
    this.growing = growing;
    this.free = free;
    add('trapped lithium', 1, 'grows');
    add('time', 1, 'grows');
    this.groups = groups;
    this.films = films;
    this.size = at;
    const modes = Array.from({ length: layout.modes }, (_, n) => layout.anodeModes + n);
    this.contents = [
      ...particles.flatMap((particle) => Array.from({ length: layout.radialNodes }, (_, n) => particle + n)),
      ...modes,
    ];
    this.scratch = new Float64Array(films.length);
  }

  /** The slow part of the present state. */
  take(y: Float64Array, time: number): Float64Array {
    const z = new Float64Array(this.size);
    let at = 0;
    for (const film of this.films) z[at++] = y[film] ** 2;
    for (const values of this.growing) {
      z.set(values, at);
      at += values.length;
    }
    z[at++] = this.ageing.trapped;
    z[at] = time;
    return z;
  }

  /** The forgetful part of the present state. */
  takeForgetful(y: Float64Array): Float64Array {
    return Float64Array.from([
      ...this.contents.map((at) => y[at]),
      ...this.free.flatMap((values) => Array.from(values)),
    ]);
  }

  /**
   * Puts both parts in place of the present state, `cycles` cycles later. Lithium consumed on the way is the growth of the
   * films at the mean of the contact before and after; the anode holds what is then missing, so that no lithium is made or lost.
   */
  put(z: Float64Array, forgetful: Float64Array, y: Float64Array, cycles: number): void {
    const { model, ageing, films, scratch } = this;
    const { anode } = model.layout;
    const before = ageing.snapshot();
    const { gained } = ageing;
    const total = connectedLithium(model, y) + before.trapped + y[anode] - before.consumed;
    const oldWeights = -oxidisedLithium(model, y);
    films.forEach((film, i) => {
      scratch[i] = y[film];
      y[film] = Math.sqrt(z[i]);
    });
    const early = oldWeights + oxidisedLithium(model, y);
    this.contents.forEach((at, i) => {
      y[at] = forgetful[i];
    });
    const state = this.ageingAt(z, forgetful, before, cycles);
    ageing.restore(state, y);
    const oxidised = oxidisedLithium(model, y);
    this.swapFilms(y);
    const late = oxidised - oxidisedLithium(model, y);
    this.swapFilms(y);
    const grown = (early + late) / 2;
    const consumed = before.consumed + grown + ageing.gained - gained;
    const oxidisedSinceStart = (before.oxidisedSinceStart ?? before.consumed) + grown;
    y[anode] = total + consumed - connectedLithium(model, y) - state.trapped;
    ageing.restore({ ...state, consumed, oxidised, oxidisedSinceStart, lastAnode: y[anode] }, y);
  }

  private swapFilms(y: Float64Array): void {
    this.films.forEach((film, i) => {
      const thickness = y[film];
      y[film] = this.scratch[i];
      this.scratch[i] = thickness;
    });
  }

  /** The snapshot of ageing with the states of the mechanisms from z and the forgetful part. */
  private ageingAt(z: Float64Array, forgetful: Float64Array, before: AgeingState, cycles: number): AgeingState {
    let slowAt = this.films.length;
    let freeAt = this.contents.length;
    const states = this.ageing.mechanisms.map((mechanism) =>
      mechanism.states.map(({ values, sense }) => {
        if (sense === 'free') {
          freeAt += values.length;
          return Array.from(forgetful.subarray(freeAt - values.length, freeAt));
        }
        slowAt += values.length;
        return Array.from(z.subarray(slowAt - values.length, slowAt));
      }),
    );
    return { ...before, states, trapped: z[slowAt], halfCycles: before.halfCycles + 2 * cycles };
  }
}
