import type { Spectrum } from '../../impedance/spectrum.js';
import type { Complex } from '../../numerics/linear/complex.js';
import type { Issue } from '../../scenario/document/issue.js';
import { circuitElements, parallelOf, seriesOf } from './circuitElements.js';

export type CircuitNode =
  | {
      readonly kind: 'element';
      readonly type: string;
      readonly name: string /** Index of its first parameter. */;
      readonly first: number;
    }
  | { readonly kind: 'series' | 'parallel'; readonly parts: readonly CircuitNode[] };

export interface CircuitParameter {
  /** `R0`, or `CPE1_0` and `CPE1_1` where an element has several. */
  readonly name: string;
  readonly unit: string;
  readonly kind: (typeof circuitElements)[string]['kinds'][number];
}

/** A parsed circuit. */
export interface Circuit {
  readonly text: string;
  readonly root: CircuitNode;
  readonly parameters: readonly CircuitParameter[];
}

/**
 * Reads a circuit string as users of impedance.py write it: `R0-p(R1,CPE1)-Wo1`; `-` in series, `p(a,b,...)` in parallel,
 * nested as deep as wanted. Everything wrong with it comes back as issues with the column.
 */
export function parseCircuit(text: string): { readonly circuit?: Circuit; readonly issues: readonly Issue[] } {
  const issues: Issue[] = [];
  const parameters: CircuitParameter[] = [];
  const names = new Set<string>();
  let at = 0;
  const complain = (message: string, position: number, more: Partial<Issue> = {}): void => {
    issues.push({ severity: 'error', path: 'circuit', message, column: position + 1, ...more });
  };
  const blank = (): void => {
    while (/\s/.test(text[at] ?? '')) at++;
  };
  const series = (): CircuitNode => {
    const first = part();
    const others: CircuitNode[] = [];
    for (blank(); text[at] === '-'; blank()) {
      at++;
      others.push(part());
    }
    return others.length === 0 ? first : { kind: 'series', parts: [first, ...others] };
  };
  const part = (): CircuitNode => {
    blank();
    const start = at;
    const opening = /^p\s*\(/.exec(text.slice(at));
    if (opening) {
      at += opening[0].length;
      const parts = [series()];
      for (blank(); text[at] === ','; blank()) {
        at++;
        parts.push(series());
      }
      if (text[at] === ')') at++;
      else complain('A parallel group "p(" is not closed.', start, { got: shown(text, at), allowed: ', or )' });
      if (parts.length === 1) complain('A parallel group needs at least two branches.', start, { hint: 'p(R1,CPE1)' });
      return { kind: 'parallel', parts };
    }
    const word = /^([A-Za-z]+)_?(\d*)/.exec(text.slice(at));
    if (!word) {
      complain('An element is missing.', at, {
        got: shown(text, at),
        allowed: `${Object.keys(circuitElements).join(', ')} with a number, or p( , )`,
      });
      if (at < text.length && !',)-'.includes(text.charAt(at))) at++;
      return { kind: 'series', parts: [] };
    }
    const [name, type = ''] = word;
    at += name.length;
    const element = Object.hasOwn(circuitElements, type) ? circuitElements[type] : undefined;
    if (!element)
      complain(`There is no circuit element "${type}".`, start, {
        got: name,
        allowed: Object.keys(circuitElements).join(', '),
      });
    if (names.has(name))
      complain(`The element "${name}" stands twice in the circuit.`, start, { hint: 'number the elements' });
    names.add(name);
    const first = parameters.length;
    const { units = [], kinds = [] } = element ?? {};
    for (const [i, unit] of units.entries())
      parameters.push({ name: units.length > 1 ? `${name}_${i}` : name, unit, kind: kinds[i] ?? 'plain' });
    return { kind: 'element', type, name, first };
  };
  const root = series();
  if (at < text.length) complain('The circuit goes on after its end.', at, { got: shown(text, at), allowed: '-' });
  return issues.length > 0 ? { issues } : { circuit: { text, root, parameters }, issues };
}

function shown(text: string, at: number): string {
  return at < text.length ? text.slice(at, at + 12) : 'the end';
}

/** Impedance of a circuit at omega [1/s], parameters in the order of `circuit.parameters`. */
export function circuitImpedance(circuit: Circuit, values: ArrayLike<number>, omega: number): Complex {
  const of = (node: CircuitNode): Complex => {
    switch (node.kind) {
      case 'series':
        return seriesOf(node.parts.map(of));
      case 'parallel':
        return parallelOf(node.parts.map(of));
      case 'element': {
        const element = circuitElements[node.type];
        if (element === undefined) throw new Error(`circuitImpedance: there is no element ${node.type}`);
        const own = element.units.map((_, i) => values[node.first + i] ?? Number.NaN);
        return element.impedance(own, omega);
      }
    }
  };
  return of(circuit.root);
}

/** [Ohm] Spectrum of a circuit at frequencies [Hz], with the values of its parameters in the order of `circuit.parameters`, in their units. */
export function circuitSpectrum(circuit: Circuit, values: ArrayLike<number>, frequency: ArrayLike<number>): Spectrum {
  const z = Array.from(frequency, (f) => circuitImpedance(circuit, values, 2 * Math.PI * f));
  return {
    frequency: Float64Array.from(frequency),
    re: Float64Array.from(z, ({ re }) => re),
    im: Float64Array.from(z, ({ im }) => im),
  };
}
