import { percent } from './assumedError.js';
import type { CycleQuantity } from './cycleQuantity.js';
import { share } from './tolerances.js';

/** Since the start, per gram of CAM; as gas analysis counts it. */
export const releasedOxygen = {
  name: 'releasedOxygen',
  kind: 'gas',
  label: 'Released oxygen',
  words: 'released oxygen',
  shown: { unit: 'umol/g', scale: 1, decimals: 2 },
  column: { unit: 'umol.g-1', of: (row) => row.releasedOxygen },
  measured: { unit: 'umol/g', compares: false, error: percent(20), tolerance: share(0.3) },
} satisfies CycleQuantity;
