import type { Settings } from '../../cell/conditions.js';
import { shorten } from '../../scenario/document/path.js';
import { mostPressure, pressureRange } from '../../scenario/quantities/pressureRange.js';
import { fits, parseQuantity } from '../../scenario/quantities/quantity.js';
import { coldest, temperatureRange, warmest } from '../../scenario/quantities/temperatureRange.js';
import { inUnit } from '../language/formatAmount.js';
import type { StepKind } from './stepKind.js';

/** One of them. */
interface Setting extends Settings {
  readonly kind: 'setting';
}

declare module './step.js' {
  interface Controls {
    setting: Setting;
  }
}

declare module './resolvedStep.js' {
  interface ResolvedControls {
    setting: Setting;
  }
}

/** What can be set: [low, high] in SI and in words, the unit of a laboratory, and how it is called. */
const settable = {
  temperature: {
    unit: 'degC',
    dimension: 'K',
    range: [coldest, warmest],
    allowed: temperatureRange,
    beyond: 'No cell is at this temperature.',
    example: 'Set temperature to 45 degC',
  },
  pressure: {
    unit: 'MPa',
    dimension: 'Pa',
    range: [0, mostPressure],
    allowed: pressureRange,
    beyond: 'No cell is under this pressure.',
    example: 'Set pressure to 20 MPa',
  },
} as const;

const phrase = /^\s*(?:the\s+)?(?:(temperature)|(?:stack\s+)?pressure)\s+(?:to\s+|at\s+|=\s*)?(.+)$/i;

/**
 * "Set temperature to 45 degC", "Set pressure to 20 MPa": from here on the cell is the one that its recipe makes at this temperature or under
 * this pressure of the stack: conductivities, diffusivity, kinetics, contacts, films and ageing follow. It takes no time: cells are isothermal
 * and follow a press at once; how long a chamber or a press takes is a rest after it.
 */
export const setting: StepKind<Setting, Setting> = {
  name: 'setting',
  verbs: { set: 'setting' },
  examples: { setting: settable.temperature.example },
  grammar: {
    phrase: (text, issues) => {
      const [found, isTemperature, words = ''] = phrase.exec(text) ?? [];
      const name = isTemperature === undefined ? 'pressure' : 'temperature';
      const { dimension, range, allowed, beyond, example } = settable[name];
      if (found === undefined) {
        issues.push({
          message: 'What is set is a temperature or a pressure.',
          got: shorten(text.trim()),
          allowed: `a temperature, ${settable.temperature.allowed}, or a pressure, ${settable.pressure.allowed}`,
          hint: `write for example "${settable.temperature.example}" or "${settable.pressure.example}"`,
        });
        return undefined;
      }
      const quantity = parseQuantity(words);
      if ('error' in quantity || !fits(quantity, dimension)) {
        const hint = `write for example "${example}"`;
        issues.push({ message: `What is set is a ${name}.`, got: shorten(text.trim()), allowed, hint });
        return undefined;
      }
      const [low, high] = range;
      if (quantity.value >= low && quantity.value <= high)
        return { control: { kind: 'setting', [name]: quantity.value } };
      issues.push({ message: beyond, got: shorten(words), allowed });
      return undefined;
    },
  },
  endings: [],
  does: 'takes no time',
  sentence: ({ control: { temperature, pressure } }) =>
    temperature === undefined
      ? `Set pressure to ${inUnit(pressure ?? 0, settable.pressure.unit)}`
      : `Set temperature to ${inUnit(temperature, settable.temperature.unit)}`,
  cycles: false,
  sets: settings,
  resolve: (control) => control,
  run: {
    perform: (_control, { began, y }) => {
      began(0, y);
      return { kind: 'duration', time: 0 };
    },
    length: ({ temperature }) => ({ time: 0, ended: temperature === undefined ? 'pressure set' : 'temperature set' }),
    sets: settings,
  },
};

function settings({ kind: _, ...set }: Setting): Settings {
  return set;
}
