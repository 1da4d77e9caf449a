import { LuDecomposition, Matrix } from 'ml-matrix';
import type { ConsistentSystem } from '../../src/numerics/integration/integrator.js';

/** M y' = f(y) with a dense Jacobian, for small problems with a known solution. */
export abstract class SmallSystem implements ConsistentSystem {
  abstract readonly size: number;
  abstract readonly mass: Float64Array;
  abstract evaluate(y: Float64Array, f: Float64Array): void;
  abstract jacobian(y: Float64Array): number[][];
  abstract exact(t: number): Float64Array;
  tolerance = 1e-6;
  private lu: LuDecomposition | undefined;

  factor(y: Float64Array, shift: number): void {
    const a = new Matrix(this.jacobian(y)).mul(-1);
    for (let i = 0; i < this.size; i++) a.set(i, i, a.get(i, i) + shift * this.mass[i]);
    this.lu = new LuDecomposition(a);
  }

  solve(x: Float64Array): void {
    const solution = this.lu!.solve(Matrix.columnVector(Array.from(x)));
    for (let i = 0; i < this.size; i++) x[i] = solution.get(i, 0);
  }

  errorNorm(_y: Float64Array, _yNew: Float64Array, error: Float64Array): number {
    return error.reduce((worst, e) => Math.max(worst, Math.abs(e)), 0) / this.tolerance;
  }

  abstract makeConsistent(y: Float64Array): boolean;

  firstStep(): number {
    return 1e-2;
  }
}

/**
 * An index-1 system with the solution a = e^-t, b = sin t, c = cos t, algebraic z = a^2 and w = ln(z + b^2 + c^2):
 *     a' = -z/a,  b' = c,  c' = -b,  0 = z - a^2,  0 = exp(w) - z - b^2 - c^2
 */
export class NonlinearSystem extends SmallSystem {
  readonly size = 5;
  readonly mass = new Float64Array([1, 1, 1, 0, 0]);

  exact(t: number): Float64Array {
    const a = Math.exp(-t);
    return new Float64Array([a, Math.sin(t), Math.cos(t), a * a, Math.log(1 + a * a)]);
  }

  evaluate([a, b, c, z, w]: Float64Array, f: Float64Array): void {
    f.set([-z / a, c, -b, z - a * a, Math.exp(w) - z - b * b - c * c]);
  }

  jacobian([a, b, c, z, w]: Float64Array): number[][] {
    return [
      [z / (a * a), 0, 0, -1 / a, 0],
      [0, 0, 1, 0, 0],
      [0, -1, 0, 0, 0],
      [-2 * a, 0, 0, 1, 0],
      [0, -2 * b, -2 * c, -1, Math.exp(w)],
    ];
  }

  makeConsistent(y: Float64Array): boolean {
    y[3] = y[0] * y[0];
    y[4] = Math.log(y[3] + y[1] * y[1] + y[2] * y[2]);
    return Number.isFinite(y[4]);
  }
}

/** A fast decay beside a slow one and an algebraic copy: y' = -y, v' = -1e6 (v - y^2) - 2 y^2, 0 = z - v. Solution e^-t, e^-2t, e^-2t. */
export class StiffSystem extends SmallSystem {
  readonly size = 3;
  readonly mass = new Float64Array([1, 1, 0]);
  private readonly rate = 1e6;

  exact(t: number): Float64Array {
    return new Float64Array([Math.exp(-t), Math.exp(-2 * t), Math.exp(-2 * t)]);
  }

  evaluate([y, v, z]: Float64Array, f: Float64Array): void {
    f.set([-y, -this.rate * (v - y * y) - 2 * y * y, v - z]);
  }

  jacobian([y]: Float64Array): number[][] {
    return [
      [-1, 0, 0],
      [2 * this.rate * y - 4 * y, -this.rate, 0],
      [0, 1, -1],
    ];
  }

  makeConsistent(y: Float64Array): boolean {
    y[2] = y[1];
    return true;
  }
}
