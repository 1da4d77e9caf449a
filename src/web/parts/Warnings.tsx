import { unitText } from '../../output/text/unitText.js';
import { listed } from '../../text/listed.js';
import { both, cells, names, shownLevel } from '../state/lab.js';
import { short } from '../state/words.js';
import { IssueList } from './CellMessages.js';

/** What the engine remarks about both cells, how exactly it was computed, and what the model cannot tell. */
export function Warnings() {
  return (
    <footer class="panel">
      {both.map((i) => {
        const cell = cells[i];
        const found = cell.refused.value ? [] : cell.issues.value;
        return found.length > 0 ? (
          <details key={i} class="remarks">
            <summary>
              {names.value[i]}: {found.length} {found.length === 1 ? 'remark' : 'remarks'}
            </summary>
            <IssueList issues={found} />
          </details>
        ) : null;
      })}
      <div class="facts">
        {both.map((i) => (
          <details key={i}>
            <summary>Derived numbers of {names.value[i]}</summary>
            <p class="soft small">{cells[i].programme.value}</p>
            <dl class="numbers wide">
              {cells[i].derived.value.map(({ name, value, unit, note }) => (
                <div key={name} title={note}>
                  <dt>{name}</dt>
                  <dd>
                    {short(value, 4)} {unitText(unit)}
                  </dd>
                </div>
              ))}
            </dl>
          </details>
        ))}
      </div>
      <p class="soft small">
        {shownLevel.value === 'fine'
          ? 'Solved as the command line solves it.'
          : 'Quick level: electrode lumped to one depth, three classes of particles; being refined.'}{' '}
        <span data-timing>
          First cycle after {listed(both.map((i) => `${Math.round(cells[i].timing.value.first)} ms`))}, all cycles after{' '}
          {listed(both.map((i) => `${Math.round(cells[i].timing.value.all)} ms`))}, of which the worker computed{' '}
          {listed(
            both.map(
              (i) => `${Math.round(cells[i].timing.value.firstWork)}/${Math.round(cells[i].timing.value.allWork)} ms`,
            ),
          )}
          .
        </span>
      </p>
      <p class="soft small">
        The engine runs in this browser; nothing leaves it. Charge, diffusion and kinetics are standard theory. How fast
        interphases, gaps and cracks grow are laws fitted to a few published cells: they explain and compare, they do
        not certify a lifetime.
      </p>
    </footer>
  );
}
