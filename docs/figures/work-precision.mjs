import { readFileSync } from 'node:fs';
import { workPrecisionSvg } from '../../bench/workPrecisionText.mjs';

/** Error of a capacity against time of the processor, as `bench/workPrecision.mjs` has measured it. */
export function draw() {
  return workPrecisionSvg(JSON.parse(readFileSync(new URL('work-precision.json', import.meta.url), 'utf8')));
}
