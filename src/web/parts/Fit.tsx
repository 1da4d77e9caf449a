import { unitText } from '../../output/text/unitText.js';
import type { FitFound } from '../engine/messages.js';
import { dataOf, fit, startFit, stopFit, useFitted } from '../state/fit.js';
import { freeConstants } from '../state/freeConstants.js';
import { both, documents, names } from '../state/lab.js';
import { factsAt } from '../state/schema.js';
import { short } from '../state/words.js';
import { IssueList } from './CellMessages.js';

/** Of a series that is met worse than this by the best numbers, the numbers mean nothing. */
const USELESS = 0.15;

/** Three constants of a cell against what was measured of it: values, intervals, and what the data cannot tell. */
export function Fit() {
  const usable = both.filter((i) => dataOf(i).length > 0 && freeConstants(documents.value[i]).length > 0);
  const run = fit.value;
  if (usable.length === 0 && !run) return null;
  return (
    <section class="panel" aria-label="Fit">
      <div class="panel-head">
        <h2>Fit to the measured points</h2>
        {run?.found && <span class="level">quick</span>}
      </div>
      <div class="buttons">
        {usable.map((i) => (
          <button key={i} type="button" disabled={run !== undefined && run.share < 1} onClick={() => startFit(i)}>
            Fit {freeConstants(documents.value[i]).length} constants of {names.value[i]}
          </button>
        ))}
        {run && run.share < 1 && !run.found && (
          <button type="button" onClick={stopFit}>
            Stop
          </button>
        )}
      </div>
      <div role="status">
        {run && !run.found && run.issues.length === 0 && (
          <p class="soft">
            {run.name}: {run.phase} … <progress value={run.share} aria-label="Progress of the fit" />
          </p>
        )}
        {run && run.issues.length > 0 && <IssueList issues={run.issues} />}
        {run?.found && <Found name={run.name} found={run.found} />}
      </div>
    </section>
  );
}

function Found({ name, found }: { readonly name: string; readonly found: FitFound }) {
  const useless = found.status === 'failed' || found.misfit > USELESS;
  return (
    <>
      {useless && (
        <p class="useless">
          <b>Do not use.</b> The best numbers miss the measured points by {Math.round(100 * found.misfit)} % (median):
          the recipe or the laws are not those of this cell.
        </p>
      )}
      <table class="fitted">
        <thead>
          <tr>
            <th scope="col">{name}</th>
            <th scope="col">value</th>
            <th scope="col">95 %</th>
            <th scope="col">determined</th>
          </tr>
        </thead>
        <tbody>
          {found.parameters.map(({ path, unit, value, interval: { low, high }, determination }) => (
            <tr key={path}>
              <th scope="row" class="constant" title={factsAt(path.split('.'))?.description}>
                {path.split('.').slice(-2).join(' ')}
              </th>
              <td>
                {short(value)} {unitText(unit)}
              </td>
              <td>
                {low === undefined ? 'open' : short(low)} to {high === undefined ? 'open' : short(high)}
              </td>
              <td>{determination}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <ul class="small">
        {[...found.parameters.map(({ verdict }) => verdict), ...found.verdicts].map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      <p class="soft small">
        {found.points} points, {found.runs} simulations. The same fit with the accuracy of the scenario: argyrode fit.
      </p>
      {!useless && (
        <button type="button" onClick={useFitted}>
          Use these numbers
        </button>
      )}
    </>
  );
}
