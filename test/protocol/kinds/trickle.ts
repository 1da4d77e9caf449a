import type { StepKind } from '../../../src/protocol/steps/stepKind.js';

interface Trickle {
  readonly kind: 'trickle';
}

interface ResolvedTrickle {
  readonly kind: 'trickle';
  /** [A/m2] */
  readonly density: number;
}

declare module '../../../src/protocol/steps/step.js' {
  interface Controls {
    trickle: Trickle;
  }
}

declare module '../../../src/protocol/steps/resolvedStep.js' {
  interface ResolvedControls {
    trickle: ResolvedTrickle;
  }
}

/** "Trickle for 1 h": a charge at a hundredth of 1C. */
export const trickle: StepKind<Trickle, ResolvedTrickle> = {
  name: 'trickle',
  verbs: { trickle: 'charge' },
  examples: { charge: 'Trickle for 1 h' },
  grammar: { parts: () => ({ kind: 'trickle' }) },
  endings: ['time', 'voltage'],
  does: 'charges slowly',
  sentence: (_step, ends) => `Trickle${ends}`,
  cycles: true,
  current: (_control, cell) => 0.01 * cell.oneC,
  identity: () => 'trickle',
  resolve: (_control, cell) => ({ kind: 'trickle', density: 0.01 * cell.oneC }),
  run: {
    drive: (model, { density }) => model.controlCurrent(density),
    current: ({ density }) => density,
    sense: () => 1,
  },
};
