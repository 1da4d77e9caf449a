import { Outcome, Solver } from '#odex';
import { arrhenius } from '../../constants/arrhenius.js';
import { FARADAY } from '../../constants/physical.js';
import type { SlowMechanism } from '../../degradation/mechanism.js';
import { OXIDATION_CHARGE, type OxidationLaw } from '../../degradation/oxidationLaw.js';
import type { CellModel } from '../../model/cellModel.js';
import { atRest, potentialAtLogit } from '../../model/electrodeAtRest.js';
import { connectedLithium } from '../../model/inventory.js';
import type { LegEnd } from '../../numerics/integration/integrator.js';
import { fallingRoot } from '../../numerics/search/fallingRoot.js';
import type { EquilibriumSolver, StepWatch } from '../steps/stepRun.js';

/** Oxidation of the electrolyte at one temperature; absent where a scenario has it off. */
export interface StorageLaws {
  readonly oxidation?: OxidationLaw;
  readonly carbonOxidation?: OxidationLaw;
}

/** Tolerances of films [m] and of what other mechanisms collect: storage is smooth, tight ones cost next to nothing. */
const RELATIVE = 1e-10;
const FILM = 1e-20;
const COLLECTED = 1e-12;
const MOST_STEPS = 100_000;
/** The charge that takes the cell to the voltage of a storage flows at 1C, but within this part of its duration. */
const SETTLING_PART = 0.01;
/** Step of a difference quotient in consumed lithium, relative to the capacity. */
const SHARE_STEP = 1e-6;
/** logit of the lithium content in which a potential is looked for: 6e-6 from empty and full. */
const LOGIT_RANGE = 12;

/**
 * Storage: the slow states alone, over days to years, with the cell in equilibrium. All particles have relaxed to one lithium
 * content x and one potential E = U(x) against the electrolyte, no transport is left, and
 *     (each powder of a mixture has its own x at that E, x below being their mean)
 *     d delta/dt = g(E, delta, x; T)      films on every patch and on carbon, at the storage temperature T
 * with the books of lithium and charge closed by x and by the anode:
 *     open circuit   no current: the oxidation charge comes from the active material taking up lithium (self-discharge),
 *                    x = x_0 + consumed/capacity
 *     at a voltage   U(x) = V + U_anode(q), q = q_0 + lithium given off + consumed: the current of the cell is the oxidation
 *                    current and what the active material gives off on the way to its new content. The charge that takes the
 *                    cell to V at the start flows evenly, at 1C or within a hundredth of the storage
 * U is that of the cell's own temperature: its change with T, some millivolts, is left out. Explicit extrapolation (odex) is
 * right here because nothing is stiff in theta = ln(1 + t/t_0), t_0 the time in which the quickest film slows its own growth
 * down: from there on films grow ever more slowly. Equation (T8.9) of the handbook.
 */
export class Storage implements EquilibriumSolver {
  constructor(
    private readonly model: CellModel,
    private readonly mechanisms: readonly SlowMechanism[],
    private readonly lawsAt: (temperature: number) => StorageLaws,
  ) {}

  /** Advances y and what the mechanisms collect by `duration` [s]. */
  run(
    y: Float64Array,
    { temperature, voltage }: { readonly temperature: number; readonly voltage?: number },
    duration: number,
    watch: StepWatch,
  ): LegEnd {
    const { model } = this;
    const { layout } = model;
    const { oxidationFactor } = model.parameters;
    const laws = this.lawsAt(temperature);
    /** [m2/mol] By which the electrolyte within reach falls with the lithium that oxidation takes. */
    const perLithium = FARADAY / (laws.oxidation?.reachableCharge ?? Infinity);
    const films = this.films();
    const calendars = this.mechanisms.flatMap(({ calendar, powder = 0 }) => (calendar ? { ...calendar, powder } : []));
    const accelerations = calendars.map(
      ({ activation }) => arrhenius(activation, temperature) / arrhenius(activation, model.cell.temperature),
    );
    const rest = this.equilibrium(y, voltage);
    const start = [...films.map(({ at }) => y[at]), ...calendars.flatMap(({ collected }) => Array.from(collected))];
    const consumedBy = (z: readonly number[]): number =>
      films.reduce((sum, { lithium }, f) => sum + lithium * (z[f] - start[f]), 0);

    const solver = new Solver(start.length);
    solver.relativeTolerance = start.map(() => RELATIVE);
    solver.absoluteTolerance = start.map((_, f) => (f < films.length ? FILM : COLLECTED));
    solver.maxSteps = MOST_STEPS;
    const rates = (theta: number, z: number[]): number[] => {
      const pace = scale * Math.exp(theta);
      const consumed = consumedBy(z);
      const { contents, potential } = rest(consumed);
      const supply = Math.max(model.parameters.electrolyteSupply - consumed * perLithium, 0);
      const rate = films.map(({ surface, powder }, f) => {
        const law = surface === undefined ? laws.carbonOxidation : laws.oxidation;
        if (!law) return 0;
        const factor = surface === undefined ? 1 : oxidationFactor[surface];
        law.evaluate(potential, potential, z[f], contents[powder], supply * factor);
        return pace * law.rate;
      });
      calendars.forEach(({ collected, powder, rate: at }, c) => {
        for (let k = 0; k < collected.length; k++) rate.push(pace * accelerations[c] * at(contents[powder]));
      });
      return rate;
    };

    let quickest = 1 / duration;
    const { contents, potential } = rest(0);
    films.forEach(({ surface, powder }, f) => {
      const law = surface === undefined ? laws.carbonOxidation : laws.oxidation;
      const factor = surface === undefined ? 1 : oxidationFactor[surface];
      law?.evaluate(potential, potential, start[f], contents[powder], factor);
      quickest = Math.max(quickest, -(law?.byThickness ?? 0));
    });
    const scale = 1 / quickest;
    const timeAt = (theta: number): number => Math.min(scale * Math.expm1(theta), duration);

    const anodeStart = y[layout.anode];
    const contentStart = rest(0).content + (rest(0).anode - anodeStart) / rest.capacity;
    /** [mol/m2] What has to flow at the start to bring the cell to the voltage. */
    const settling = rest(0).anode - anodeStart;
    const settled = Math.min((Math.abs(settling) * FARADAY) / model.cell.oneC, SETTLING_PART * duration);
    /** The state at a time [s]; at the end of the settling itself, the one before it. */
    const put = (z: readonly number[], time: number, settles: boolean, state: Float64Array): void => {
      const consumed = consumedBy(z);
      const { content, contents, potential, anode } = rest(consumed);
      const missing = settles ? settling * (1 - time / settled) : 0;
      films.forEach(({ at }, f) => {
        state[at] = z[f];
      });
      const mean = settles ? contentStart + (consumed - (anode - missing - anodeStart)) / rest.capacity : content;
      const uniform = settles ? atRest(model, mean).contents : contents;
      for (let i = 0; i < layout.nodes; i++) {
        for (let k = 0; k < layout.classes; k++) {
          const particle = layout.particle(i, k);
          state.fill(uniform[model.powder[k]], particle, particle + layout.radialNodes);
          for (let p = 0; p < layout.patches; p++) state[layout.patch(particle, p)] = 0;
        }
        state[layout.psi(i)] = potential;
      }
      state[layout.anode] = anode - missing;
      state[layout.current] = 0;
      state.fill(0, layout.anodeModes);
      if (voltage === undefined) {
        model.controlCurrent(0);
        model.makeConsistent(state);
        return;
      }
      const pace = rates(Math.log1p(time / scale), z as number[]).map((rate) => rate / (scale + time));
      const oxidation = films.reduce((sum, { lithium }, f) => sum + lithium * pace[f], 0);
      const current = FARADAY * (oxidation * rest.share(consumed) + (settles ? settling / settled : 0));
      state[layout.current] = current;
      // Seen from outside the cell stands at the voltage, whatever the current.
      const gap = voltage - model.voltage(state);
      for (let i = 0; i < layout.nodes; i++) state[layout.psi(i)] += gap;
    };

    const before = new Float64Array(y.length);
    const after = y.slice();
    const steady = (): readonly number[] => start;
    const advance = (from: number, to: number, settles: boolean, at: (time: number) => readonly number[]): void => {
      before.set(after);
      put(at(to), to, settles, after);
      const inside = (theta: number, out: Float64Array): void => {
        out.set(after);
        const time = from + theta * (to - from);
        put(at(time), time, settles, out);
      };
      const state = new Float64Array(y.length);
      const entries = (theta: number, wanted: Int32Array, out: Float64Array): void => {
        inside(theta, state);
        for (let e = 0; e < wanted.length; e++) out[e] = state[wanted[e]];
      };
      watch.stepped(to, to - from, before, after, Object.assign(inside, { entries }));
    };
    /** A step, in two where the settling ends within it. */
    const show = (from: number, to: number, at: (time: number) => readonly number[]): void => {
      if (from < settled) advance(from, Math.min(to, settled), true, at);
      if (from < settled && to >= settled) {
        put(at(settled), settled, false, after);
        watch.began(settled, after);
      }
      if (to > settled) advance(Math.max(from, settled), to, false, at);
    };
    put(start, 0, settled > 0, after);
    watch.began(0, after);
    let time = duration;
    if (start.length === 0) show(0, duration, steady);
    else {
      const last = Math.log1p(duration / scale);
      solver.denseOutput = true;
      const solution = solver.solve(rates, 0, start.slice(), last, (_step, from, to, _z, dense) => {
        const at = (moment: number): readonly number[] => {
          const theta = Math.min(Math.log1p(moment / scale), to);
          return start.map((_, i) => dense?.(i, theta) ?? Number.NaN);
        };
        if (to > from) show(timeAt(from), timeAt(to), at);
        return undefined;
      });
      const { outcome, y: end, xEnd } = solution;
      time = outcome === Outcome.Converged ? duration : timeAt(xEnd);
      calendars.reduce((at, { collected }) => {
        collected.set(end.slice(at, at + collected.length));
        return at + collected.length;
      }, films.length);
      if (outcome !== Outcome.Converged) {
        y.set(after);
        return { kind: 'failed', reason: 'too many steps', time };
      }
    }
    y.set(after);
    return { kind: 'duration', time };
  }

  /**
   * The growing films: where they are in y, the lithium that they take per thickness [mol/m3], and their (class, patch), none on carbon,
   * and powder.
   */
  private films(): readonly StoredFilm[] {
    const { layout, nodeLength, carbonSurface } = this.model;
    const { area, weight } = this.model.parameters;
    const perCharge = OXIDATION_CHARGE / FARADAY;
    const films: StoredFilm[] = [];
    for (let i = 0; i < layout.nodes; i++) {
      if (layout.films) {
        for (let k = 0; k < layout.classes; k++) {
          for (let p = 0; p < layout.patches; p++) {
            const surface = k * layout.patches + p;
            const lithium = nodeLength[i] * area[k] * weight[surface] * perCharge;
            films.push({ at: layout.film(layout.particle(i, k), p), lithium, surface, powder: this.model.powder[k] });
          }
        }
      }
      if (layout.carbon) {
        films.push({ at: layout.psi(i) + 1, lithium: nodeLength[i] * carbonSurface * perCharge, powder: 0 });
      }
    }
    return films;
  }

  private equilibrium(y: Float64Array, voltage: number | undefined): Equilibrium {
    const { model } = this;
    const connected = connectedLithium(model, y);
    const full = y.slice();
    for (let i = 0; i < model.layout.particles; i++) {
      const at = model.layout.particle(Math.floor(i / model.layout.classes), i % model.layout.classes);
      full.fill(1, at, at + model.layout.radialNodes);
    }
    const capacity = connectedLithium(model, full);
    const anodeStart = y[model.layout.anode];
    const scratch = y.slice();
    const anodePotential = (anode: number): number => {
      scratch[model.layout.anode] = anode;
      return model.anodeEquilibrium(scratch);
    };
    if (voltage === undefined) {
      const open = (consumed: number): EquilibriumState => {
        const content = (connected + consumed) / capacity;
        return { content, ...atRest(model, content), anode: anodeStart };
      };
      return Object.assign(open, { capacity, share: () => 0 });
    }
    const contentOf = (logit: number): number => 1 / (1 + Math.exp(-logit));
    const held = (consumed: number): EquilibriumState => {
      const anodeAt = (logit: number): number => anodeStart + connected - capacity * contentOf(logit) + consumed;
      // Falls with the content: more lithium in the cathode, less in the anode.
      const excess = (logit: number): number => {
        return potentialAtLogit(model, logit) - anodePotential(anodeAt(logit)) - voltage;
      };
      const logit = fallingRoot(excess, -LOGIT_RANGE, LOGIT_RANGE);
      const anode = anodeAt(logit);
      const content = contentOf(logit);
      return { content, contents: atRest(model, content).contents, potential: voltage + anodePotential(anode), anode };
    };
    const step = SHARE_STEP * capacity;
    const share = (consumed: number): number =>
      (held(consumed + step).anode - held(consumed - step).anode) / (2 * step);
    return Object.assign(held, { capacity, share });
  }
}

interface StoredFilm {
  readonly at: number;
  readonly lithium: number;
  readonly surface?: number;
  readonly powder: number;
}

/** The cell in equilibrium: lithium content, mean and of each powder, potential [V] and anode charge [mol/m2]. */
interface EquilibriumState {
  readonly content: number;
  readonly contents: readonly number[];
  readonly potential: number;
  readonly anode: number;
}

/** As a function of the lithium consumed since the start [mol/m2]. */
interface Equilibrium {
  (consumed: number): EquilibriumState;
  /** [mol/m2] Lithium that the connected active material can hold. */
  readonly capacity: number;
  /** Part of further consumed lithium that comes to the anode as current; the rest is what the active material gives or takes. */
  readonly share: (consumed: number) => number;
}
