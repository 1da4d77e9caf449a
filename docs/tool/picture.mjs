import { readFileSync } from 'node:fs';
import { prepare, simulate } from '../../dist/index.js';
import { renderSvg, voltageChart } from '../../dist/output.js';

const coarse = ['throughNodes=1', 'sizeClasses=1', 'contactClasses=2'].map((one) => `numerics.${one}`);

/**
 * The picture of the README: voltage against capacity of the first cycle of a bare and a coated cell, as the first hour has them, solved
 * more coarsely so that a test may draw it again.
 */
export function drawPicture(docs) {
  const [, recipe] = /```yaml file=recipe.yaml\n([\s\S]*?)```/.exec(
    readFileSync(`${docs}/first-hour/index.md`, 'utf8'),
  );
  const settings = ['protocol[1].cycling.cycles=1', 'protocol[2]=Rest for 1 min', ...coarse];
  const chart = voltageChart(simulate(prepare(recipe, { settings }), { series: true }), { width: 560 });
  return `${renderSvg(chart, { width: 560, id: 'picture' })}\n`;
}
