import { powdersOf } from '../cell/powders/powders.js';
import { type AgeingEffects, noEffects, resetEffects } from '../degradation/effects.js';
import type { AgeingView, Pressing, SlowMechanism } from '../degradation/mechanism.js';
import { freshValues, putEffects } from './ageingEffects.js';
import type { CellModel } from './cellModel.js';
import { carryFilms } from './coverage.js';
import { classContent, connectedLithium, oxidisedLithium } from './inventory.js';
import { shiftCathode } from './sideReaction.js';

/**
 * Slow ageing of one cell: shows every time step to the mechanisms, lets them move at the end of each protocol step, puts
 * their combined effect into the model (see `effectKinds`), and keeps the books of the lithium that leaves the connected material.
 * Equation (T8.7) of the handbook.
 */
export class Ageing {
  /** [mol/m2] Lithium in isolated particles, those isolated at assembly included. */
  trapped: number;
  /** [mol/m2] Lithium taken from the electrolyte by oxidation, and put into the cathode by side currents, since the start. */
  consumed = 0;
  readonly view: AgeingView;
  private readonly effects: AgeingEffects;
  /** What the effects change, as it is in the fresh cell. */
  private readonly fresh: AgeingEffects;
  /** [mol/m2] Lithium that side currents have put into the cathode since the start, by the present states. */
  gained = 0;
  private oxidised = 0;
  private lastAnode: number;
  private direction = 0;

  constructor(
    private readonly model: CellModel,
    readonly mechanisms: readonly SlowMechanism[],
    y: Float64Array,
  ) {
    const { classes, patches } = model.layout;
    const { volumeChange } = model.cell.cathode;
    this.effects = noEffects(classes, patches, model.parameters.surfaceDrop.length);
    this.fresh = freshValues(model);
    this.view = {
      classes,
      patches,
      shares: model.cell.cathode.patches.map(({ fraction }) => fraction),
      h: 0,
      contentBefore: new Float64Array(classes),
      content: new Float64Array(classes),
      surface: new Float64Array(classes),
      film: new Float64Array(classes * patches),
      carbonFilm: 0,
      oxidised: oxidisedLithium(model, y),
      exposure: new Float64Array(classes),
      volumeChange: volumeChange.at,
      halfCycles: 0,
    };
    this.lastAnode = y[model.layout.anode];
    this.trapped = unconnectedLithium(model, y);
    this.updateView(y);
    this.change(y);
  }

  /** After an accepted time step. */
  advanced(_time: number, h: number, _before: Float64Array, after: Float64Array): void {
    if (this.mechanisms.length === 0) return;
    this.view.h = h;
    this.view.contentBefore.set(this.view.content);
    this.updateView(after);
    for (const mechanism of this.mechanisms) mechanism.observe?.(this.view);
  }

  /** At the end of a protocol step: the mechanisms move, the model follows, the books are kept. */
  apply(y: Float64Array): void {
    const { model, view } = this;
    const oxidised = oxidisedLithium(model, y);
    this.consumed += oxidised - this.oxidised;
    view.oxidised += oxidised - this.oxidised;
    this.oxidised = oxidised;
    const moved = Math.sign(y[model.layout.anode] - this.lastAnode);
    this.lastAnode = y[model.layout.anode];
    if (moved !== 0 && moved !== this.direction) {
      this.direction = moved;
      view.halfCycles++;
    }
    if (this.mechanisms.length === 0) return;
    this.updateView(y);
    for (const mechanism of this.mechanisms) mechanism.advance(view);
    this.change(y);
  }

  /** [mol/m2] `consumed` up to a state in the middle of a protocol step, as after an interruption. */
  consumedAt(y: Float64Array): number {
    return this.consumed + oxidisedLithium(this.model, y) - this.oxidised;
  }

  /** Everything of ageing that is not in y, as plain data: put back with `restore` into a fresh cell of the same scenario. */
  snapshot(): AgeingState {
    const { trapped, consumed, oxidised, lastAnode, direction, view } = this;
    const states = this.mechanisms.map((mechanism) => mechanism.states.map(({ values }) => Array.from(values)));
    return {
      trapped,
      consumed,
      oxidised,
      lastAnode,
      direction,
      halfCycles: view.halfCycles,
      oxidisedSinceStart: view.oxidised,
      states,
    };
  }

  restore(state: AgeingState, y: Float64Array): void {
    this.mechanisms.forEach((mechanism, m) => {
      mechanism.states.forEach(({ values }, i) => {
        values.set(state.states[m][i]);
      });
    });
    this.updateView(y);
    this.view.contentBefore.set(this.view.content);
    this.view.halfCycles = state.halfCycles;
    this.view.oxidised = state.oxidisedSinceStart ?? state.consumed;
    this.putIntoModel();
    this.trapped = state.trapped;
    this.consumed = state.consumed;
    this.oxidised = state.oxidised;
    this.lastAnode = state.lastAnode;
    this.direction = state.direction;
  }

  /**
   * In the equations of the same cell under another stack pressure: contact has changed at once, and with it who takes part. `connected`
   * [mol/m2]: the lithium of connected particles before. Nothing has reacted: films are those on the present contact.
   */
  repressed(y: Float64Array, connected: number, pressing: Pressing | undefined): void {
    if (pressing) for (const mechanism of this.mechanisms) mechanism.pressed?.(pressing);
    this.putIntoModel();
    this.trapped += connected - connectedLithium(this.model, y);
    this.oxidised = oxidisedLithium(this.model, y);
  }

  private updateView(y: Float64Array): void {
    const { model, view } = this;
    const { layout, through } = model;
    const powders = powdersOf(model.cell.cathode);
    if (layout.carbon) {
      view.carbonFilm = 0;
      for (let i = 0; i < layout.nodes; i++) view.carbonFilm += through.weights[i] * y[layout.psi(i) + 1];
    }
    for (let k = 0; k < layout.classes; k++) {
      view.content[k] = classContent(model, y, k);
      let surface = 0;
      for (let i = 0; i < layout.nodes; i++) surface += through.weights[i] * y[layout.surface(layout.particle(i, k))];
      view.surface[k] = surface;
      view.exposure[k] = model.parameters.exposure(k);
      for (let p = 0; p < layout.patches; p++) {
        let film = powders[model.powder[k]].patches[p].filmThickness;
        if (layout.films) {
          film = 0;
          for (let i = 0; i < layout.nodes; i++) film += through.weights[i] * y[layout.film(layout.particle(i, k), p)];
        }
        view.film[k * layout.patches + p] = film;
      }
    }
  }

  /** The model and y follow the states of the mechanisms, and the books are kept. */
  private change(y: Float64Array): void {
    const { model } = this;
    const before = connectedLithium(model, y);
    const coverage = model.parameters.coverage.slice();
    const { gained } = this;
    this.putIntoModel();
    carryFilms(model, coverage, y);
    const moved = shiftCathode(model, y, this.gained - gained);
    this.trapped += before + moved - connectedLithium(model, y);
    this.consumed += moved;
    this.oxidised = oxidisedLithium(model, y);
  }

  private putIntoModel(): void {
    const { model, effects, fresh, view } = this;
    resetEffects(effects);
    for (const mechanism of this.mechanisms) mechanism.effect(view, effects);
    putEffects(model, effects, fresh);
    [this.gained] = effects.cathodeGain;
  }
}

/** What `Ageing.snapshot` saves. */
export interface AgeingState {
  readonly trapped: number;
  readonly consumed: number;
  readonly oxidised: number;
  readonly lastAnode: number;
  readonly direction: number;
  readonly halfCycles: number;
  /** [mol/m2] Absent in states of older versions, which did not need it. */
  readonly oxidisedSinceStart?: number;
  /** Per mechanism and state the values. */
  readonly states: readonly (readonly (readonly number[])[])[];
}

/** [mol/m2] Lithium of the particles that the recipe says are not connected from the start, at their content in y. */
function unconnectedLithium(model: CellModel, y: Float64Array): number {
  const { cathode } = model.cell;
  let sum = 0;
  for (let k = 0; k < model.layout.classes; k++) {
    const unconnected = cathode.classes[k].volumeFraction * (1 - model.parameters.connected[k]) * model.siteFactor[k];
    sum += unconnected * classContent(model, y, k);
  }
  return sum * cathode.thickness * cathode.maximumConcentration;
}
