import { shorten } from '../../scenario/document/path.js';
import type { StepKind } from './stepKind.js';

interface Rest {
  readonly kind: 'rest';
}

declare module './step.js' {
  interface Controls {
    rest: Rest;
  }
}

declare module './resolvedStep.js' {
  interface ResolvedControls {
    rest: Rest;
  }
}

/** "Rest for 2 hours". */
export const rest: StepKind<Rest, Rest> = {
  name: 'rest',
  verbs: { rest: 'rest', relax: 'rest', wait: 'rest', pause: 'rest' },
  examples: { rest: 'Rest for 2 hours' },
  grammar: {
    parts: (at, clause, issues) => {
      if (at.length === 0) return { kind: 'rest' };
      issues.push({
        message: 'A rest has no current or voltage.',
        got: shorten(clause),
        hint: 'write for example "Rest for 2 hours"',
      });
      return undefined;
    },
  },
  endings: ['time'],
  does: 'only lasts',
  sentence: (_step, ends) => `Rest${ends}`,
  cycles: false,
  resolve: (control) => control,
  run: {
    drive: (model) => model.controlCurrent(0),
    current: () => 0,
  },
};
