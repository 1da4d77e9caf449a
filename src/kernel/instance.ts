import { bytes } from './bytes.js';

/** What a step asks of the program where the current follows from a law. */
export interface Host {
  /** [V] Of the anode that has taken the charge [mol/m2], its surface holding `excess` more than its mean, under a current [A/m2]. */
  anodePotential(charge: number, excess: number, current: number): number;
  /** What the law leaves at a voltage [V] and a current [A/m2], at the moment of a stage, 0 to 5. */
  controlResidual(voltage: number, current: number, stage: number): number;
}

/** What `kernel/step.ts` exports. */
interface Exports extends WebAssembly.Exports {
  readonly memory: WebAssembly.Memory;
  readonly descriptionStart: WebAssembly.Global<'i32'>;
  readonly statesStart: WebAssembly.Global<'i32'>;
  readonly statesEnd: WebAssembly.Global<'i32'>;
  readonly flatState: WebAssembly.Global<'i32'>;
  readonly potentials: WebAssembly.Global<'i32'>;
  readonly matrix: WebAssembly.Global<'i32'>;
  reserve(end: number): void;
  describe(): void;
  controlCurrent(current: number): void;
  controlByLaw(
    byVoltage: number,
    byCurrent: number,
    anodeSlope: number,
    surfaceSlope: number,
    anodeInterface: number,
  ): void;
  step(length: number): number;
  interpolate(theta: number): void;
  balance(): void;
  ln(x: number): number;
  exp(x: number): number;
}

/** Who has the memory of the kernel: until another wants it. */
export interface Resident extends Host {
  /** Called before another has the memory. */
  leave(): void;
}

/**
 * The compiled kernel of this thread. There is one, since an instance reserves gigabytes of addresses; its memory belongs to one
 * cell at a time, and is put back for those that come again.
 */
export class Kernel {
  readonly exports: Exports;
  private resident: Resident | undefined;

  constructor() {
    const code = Uint8Array.from(atob(bytes), (character) => character.charCodeAt(0));
    const host: Host = {
      anodePotential: (charge, excess, current) => this.resident!.anodePotential(charge, excess, current),
      controlResidual: (voltage, current, stage) => this.resident!.controlResidual(voltage, current, stage),
    };
    this.exports = new WebAssembly.Instance(new WebAssembly.Module(code), { host: { ...host } }).exports as Exports;
  }

  /** Whether the memory had to be taken from another, or was nobody's. */
  enter(resident: Resident): boolean {
    if (this.resident === resident) return false;
    this.resident?.leave();
    this.resident = resident;
    return true;
  }

  /** Writes a description of so many doubles and reads it. */
  describe(length: number, write: (to: Float64Array) => void): void {
    const { memory, descriptionStart, reserve, describe } = this.exports;
    reserve(descriptionStart.value + 8 * length);
    write(new Float64Array(memory.buffer, descriptionStart.value, length));
    describe();
  }

  /** So many doubles from an address on; valid until the next description. */
  doubles(at: WebAssembly.Global<'i32'>, length: number): Float64Array {
    return new Float64Array(this.exports.memory.buffer, at.value, length);
  }

  /** The states of the last step, which an interpolation needs; valid until the next description. */
  states(): Float64Array {
    const { statesStart, statesEnd } = this.exports;
    return this.doubles(statesStart, (statesEnd.value - statesStart.value) / 8);
  }
}

let kernel: Kernel | null | undefined;

/** The kernel of this thread; undefined where the engine cannot run it, or may not compile here. */
export function kernelOfThread(): Kernel | undefined {
  if (kernel === undefined) {
    try {
      kernel = new Kernel();
    } catch {
      kernel = null;
    }
  }
  return kernel ?? undefined;
}
