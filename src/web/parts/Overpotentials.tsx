import { polarisationParts } from '../../index.js';
import { both, cells, cursor, names } from '../state/lab.js';
import { partNames, short } from '../state/words.js';
import { Keys } from './Keys.js';

/** [V] Parts that are smaller in both cells are not listed. */
const SMALLEST = 0.4e-3;

/** Where the overpotential of the moment shown comes from. */
export function Overpotentials() {
  const { cycle, position } = cursor.value;
  const moments = both.map((i) => {
    const cell = cells[i];
    cell.arrived.value;
    const run = cell.refused.value ? undefined : cell.shown.value;
    const frame = run?.moment(cycle, position);
    if (!run || !frame) return undefined;
    const { layout } = run;
    const parts = new Map(polarisationParts.map((part, n) => [part, frame[layout.parts + n]]));
    return { parts, total: frame[layout.scalar('total')], rate: frame[layout.scalar('rate')] };
  });
  const rate = moments.find((moment) => moment)?.rate ?? 0;
  // Counted so that what costs voltage is positive on charge and on discharge.
  const sign = rate < 0 ? -1 : 1;
  const value = (i: number, part: (typeof polarisationParts)[number]): number =>
    sign * (moments[i]?.parts.get(part) ?? 0);
  const rows = polarisationParts.filter((part) => both.some((i) => Math.abs(value(i, part)) > SMALLEST));
  const widest = Math.max(1e-3, ...rows.flatMap((part) => both.map((i) => Math.abs(value(i, part)))));
  return (
    <section class="panel" aria-label="Overpotential by cause">
      <div class="panel-head">
        <h2>Overpotential at this moment</h2>
        <Keys />
      </div>
      <table class="split-table">
        <thead class="visually-hidden">
          <tr>
            <th>Part</th>
            <th>millivolts</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((part) => (
            <tr key={part}>
              <th scope="row">{partNames[part]}</th>
              <td>
                {both.map((i) => (
                  <span key={i} class="bar-host">
                    <span
                      class={`bar bar-${'ab'[i]} ${value(i, part) < 0 ? 'negative' : ''}`}
                      style={{ left: '0', width: `max(1px, ${(78 * Math.abs(value(i, part))) / widest}%)` }}
                    />
                    <span class="bar-text" style={{ left: `calc(${(78 * Math.abs(value(i, part))) / widest}% + 4px)` }}>
                      {short(1000 * value(i, part), 2)}
                    </span>
                  </span>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="soft small">
        In mV; outlined bars work against the rest. {rate >= 0 ? 'Charging' : 'Discharging'} at{' '}
        {short(Math.abs(rate), 2)}C. Total:{' '}
        {both.map((i) => `${names.value[i]} ${short(1000 * sign * (moments[i]?.total ?? Number.NaN))}`).join(', ')} mV.
      </p>
    </section>
  );
}
