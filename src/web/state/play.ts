import { effect } from '@preact/signals';
import { cursor, mostCycles, playing } from './lab.js';

/** [s] One cycle, and all cycles, on the screen. */
const CYCLE_SECONDS = 7;
const AGEING_SECONDS = 9;

/** Moves the cursor while it plays. */
export function startPlaying(): void {
  let handle = 0;
  effect(() => {
    const mode = playing.value;
    cancelAnimationFrame(handle);
    if (mode === '') return;
    let before = performance.now();
    let age: number = cursor.peek().cycle >= mostCycles.peek() ? 1 : cursor.peek().cycle;
    const tick = (now: number): void => {
      const seconds = Math.min(0.1, (now - before) / 1000);
      before = now;
      const { cycle, position } = cursor.peek();
      if (mode === 'cycle') {
        const next = position + (2 * seconds) / CYCLE_SECONDS;
        cursor.value = { cycle, position: next > 2 ? 0 : next };
      } else {
        age += ((mostCycles.peek() - 1) * seconds) / AGEING_SECONDS;
        const last = mostCycles.peek();
        cursor.value = { cycle: Math.min(last, Math.round(age)), position };
        if (age >= last) {
          playing.value = '';
          return;
        }
      }
      handle = requestAnimationFrame(tick);
    };
    handle = requestAnimationFrame(tick);
  });
}
