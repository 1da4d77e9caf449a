import { FARADAY } from '../src/constants/physical';
import {
  border, borderPotentials, conduction, electrode, furtherSums, matrix, modeDecay, modeGain, modePivots, modes, nodeLength, nodes, perNode, potentials, RESISTANCE, scalars, sums,
} from './cell';

/** The nodes through the electrode, as `Elimination` and `CellEquations`: plain doubles. */

/** [V] Of the anode that has taken the charge q [mol/m2], its surface holding so much more than its mean, under a current [A/m2]. */
// @ts-ignore
@external("host", "anodePotential") declare function anodePotential(charge: f64, excess: f64, current: f64): f64;
/** What the law of control leaves at a voltage and a current, at the moment of a stage. */
// @ts-ignore
@external("host", "controlResidual") declare function controlResidual(voltage: f64, current: f64, stage: i32): f64;

/** How the cell is controlled in this step: the current is `target`, or follows from a law with these derivatives, negative. */
let byLaw: bool = false;
let target: f64 = 0;
let byVoltage: f64 = 1;
let byCurrent: f64 = 0;
let anodeSlope: f64 = 0;
/** Of the anode's particle: slope of the potential by the surface content, and of its overpotential by the current. */
let surfaceSlope: f64 = 0;
let anodeInterface: f64 = 0;
let borderResponse: f64 = 0;
let h: f64 = 0;

export function controlCurrent(current: f64): void {
  byLaw = false;
  target = current;
}

export function controlByLaw(voltageSlope: f64, currentSlope: f64, slopeOfAnode: f64, slopeOfSurface: f64, resistance: f64): void {
  byLaw = true;
  byVoltage = voltageSlope;
  byCurrent = currentSlope;
  anodeSlope = slopeOfAnode;
  surfaceSlope = slopeOfSurface;
  anodeInterface = resistance;
}

export function followsLaw(): bool {
  return byLaw;
}

@inline function at(base: usize, i: i32): f64 {
  return load<f64>(base + (<usize>i << 3));
}

@inline function put(base: usize, i: i32, value: f64): void {
  store<f64>(base + (<usize>i << 3), value);
}

/** The matrix of the potentials from conduction and the slopes of the nodes in `sums`, as its Cholesky factor; `length` is one over the shift. */
export function factorElectrode(length: f64, shift: f64): void {
  h = length;
  const n = nodes;
  memory.copy(matrix, conduction, <usize>(n * n) << 3);
  for (let i = 0; i < n; i++) put(matrix, i * n + i, at(matrix, i * n + i) + at(nodeLength, i) * at(sums, i));
  for (let i = 0; i < n; i++) {
    const rowI = matrix + (<usize>(i * n) << 3);
    for (let j = 0; j < i; j++) {
      const rowJ = matrix + (<usize>(j * n) << 3);
      let sum = at(rowI, j);
      for (let k = 0; k < j; k++) sum -= at(rowI, k) * at(rowJ, k);
      put(rowI, j, sum * at(rowJ, j));
    }
    let pivot = at(rowI, i);
    for (let k = 0; k < i; k++) pivot -= at(rowI, k) * at(rowI, k);
    put(rowI, i, 1 / sqrt(pivot));
  }
  let byModes: f64 = 0;
  for (let i = 0; i < modes; i++) {
    const pivot = 1 / (shift + at(modeDecay, i));
    put(modePivots, i, pivot);
    byModes += pivot * at(modeGain, i);
  }
  if (!byLaw) return;
  memory.copy(borderPotentials, border, <usize>n << 3);
  solve(borderPotentials);
  let response = load<f64>(scalars, RESISTANCE);
  if (modes > 0) response += anodeInterface;
  for (let i = 0; i < n; i++) response += at(border, i) * at(borderPotentials, i);
  if (modes > 0) response -= surfaceSlope * byModes;
  borderResponse = byVoltage * (response - anodeSlope * h / FARADAY) + byCurrent;
}

function solve(x: usize): void {
  const n = nodes;
  for (let i = 0; i < n; i++) {
    let sum = at(x, i);
    for (let k = 0; k < i; k++) sum -= at(matrix, i * n + k) * at(x, k);
    put(x, i, sum * at(matrix, i * n + i));
  }
  for (let i = n - 1; i >= 0; i--) {
    let sum = at(x, i);
    for (let k = i + 1; k < n; k++) sum -= at(matrix, k * n + i) * at(x, k);
    put(x, i, sum * at(matrix, i * n + i));
  }
}

/**
 * Right-hand side and solution of the electrode at a state. The sums of the nodes are those of the reaction, in `sums`, and of the
 * eliminated particles, in `furtherSums`. Leaves the potentials there and in `u`, with current and charge of the anode.
 */
export function solveElectrode(state: usize, c: usize, u: usize, stage: i32): void {
  const n = nodes;
  const step = <usize>perNode << 3;
  const psi = state + electrode;
  const from = c + electrode;
  const end = step * <usize>n;
  const current = load<f64>(psi + end, 8);
  const first = load<f64>(psi);
  for (let i = 0; i < n; i++) {
    let sum = at(nodeLength, i) * at(sums, i) - at(border, i) * current;
    for (let m = 0; m < n; m++) sum += at(conduction, i * n + m) * (load<f64>(psi + step * <usize>m) - first);
    put(potentials, i, -sum + load<f64>(from + step * <usize>i) - at(nodeLength, i) * at(furtherSums, i));
  }
  const anodeResidual = current / FARADAY + load<f64>(from + end);
  const to = u + electrode;
  const ofModes = to + end + 16;
  let excess: f64 = 0;
  for (let i = 0; i < modes; i++) {
    const driven = at(modeGain, i) * current - at(modeDecay, i) * at(psi + end + 16, i);
    const residual = driven + at(from + end + 16, i);
    put(ofModes, i, residual);
    excess += at(modePivots, i) * residual;
  }
  let change = (byLaw ? controlResidual(voltage(psi, current), current, stage) : target - current) + load<f64>(from + end, 8);
  if (byLaw) {
    solve(potentials);
    let v = change + byVoltage * (anodeSlope * h * anodeResidual);
    if (modes > 0) v += byVoltage * (surfaceSlope * excess);
    for (let i = 0; i < n; i++) v -= byVoltage * (at(border, i) * at(potentials, i));
    change = v / borderResponse;
    for (let i = 0; i < n; i++) put(potentials, i, at(potentials, i) + at(borderPotentials, i) * change);
  } else {
    if (change != 0) for (let i = 0; i < n; i++) put(potentials, i, at(potentials, i) + at(border, i) * change);
    solve(potentials);
  }
  for (let i = 0; i < n; i++) store<f64>(to + step * <usize>i, at(potentials, i));
  store<f64>(to + end, h * (anodeResidual + change / FARADAY));
  store<f64>(to + end, change, 8);
  for (let i = 0; i < modes; i++) put(ofModes, i, at(modePivots, i) * (at(ofModes, i) + at(modeGain, i) * change));
}

/** [V] Of the cell, with the unknowns of the electrode at `psi`. */
function voltage(psi: usize, current: f64): f64 {
  const step = <usize>perNode << 3;
  const anode = psi + step * <usize>nodes;
  let excess: f64 = 0;
  for (let i = 0; i < modes; i++) excess += at(anode + 16, i);
  let v = current * load<f64>(scalars, RESISTANCE) - anodePotential(load<f64>(anode), excess, current);
  for (let i = 0; i < nodes; i++) v += at(border, i) * load<f64>(psi + step * <usize>i);
  return v;
}
