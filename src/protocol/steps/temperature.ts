import { shorten } from '../../scenario/document/path.js';
import { fits, parseQuantity } from '../../scenario/quantities/quantity.js';
import { coldest, temperatureRange, warmest } from '../../scenario/quantities/temperatureRange.js';
import { inUnit } from '../language/formatAmount.js';
import type { StepKind } from './stepKind.js';

interface Temperature {
  readonly kind: 'temperature';
  /** [K] */
  readonly temperature: number;
}

declare module './step.js' {
  interface Controls {
    temperature: Temperature;
  }
}

declare module './resolvedStep.js' {
  interface ResolvedControls {
    temperature: Temperature;
  }
}

const example = 'Set temperature to 45 degC';

/**
 * "Set temperature to 45 degC": from here on the cell is at this temperature, its conductivities, diffusivity, kinetics, films and ageing
 * follow. It takes no time: cells are isothermal, and how long a chamber takes is a rest after it.
 */
export const temperature: StepKind<Temperature, Temperature> = {
  name: 'temperature',
  verbs: { set: 'temperature' },
  examples: { temperature: example },
  grammar: {
    phrase: (text, issues) => {
      const [, words = ''] = /^\s*(?:the\s+)?temperature\s+(?:to\s+|at\s+|=\s*)?(.+)$/i.exec(text) ?? [];
      const quantity = parseQuantity(words);
      if ('error' in quantity || !fits(quantity, 'K')) {
        issues.push({
          message: 'What is set is a temperature.',
          got: shorten(text.trim()),
          allowed: temperatureRange,
          hint: `write for example "${example}"`,
        });
        return undefined;
      }
      if (quantity.value >= coldest && quantity.value <= warmest)
        return { control: { kind: 'temperature', temperature: quantity.value } };
      issues.push({ message: 'No cell is at this temperature.', got: shorten(words), allowed: temperatureRange });
      return undefined;
    },
  },
  endings: [],
  does: 'takes no time',
  sentence: ({ control }) => `Set temperature to ${inUnit(control.temperature, 'degC')}`,
  cycles: false,
  temperature: (control) => control.temperature,
  resolve: (control) => control,
  run: {
    perform: (_control, { began, y }) => {
      began(0, y);
      return { kind: 'duration', time: 0 };
    },
    length: () => ({ time: 0, ended: 'temperature set' }),
    temperature: (control) => control.temperature,
  },
};
