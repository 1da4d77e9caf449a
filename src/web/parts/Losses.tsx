import type { Attribution } from '../../index.js';
import { listed } from '../../text/listed.js';
import {
  both,
  cells,
  lastCommon,
  lossLevel,
  names,
  PATIENCE,
  shownLevel,
  splitFinely,
  splitSeconds,
  type Which,
} from '../state/lab.js';
import { type LossTable, lossTable } from '../state/lossTable.js';
import { causeName, differenceSentence, short } from '../state/words.js';
import { IssueList } from './CellMessages.js';
import { LevelMark } from './Keys.js';

/** The attribution of a cell under the name that it has on the page. */
export function lossOf(which: Which): Attribution | undefined {
  const found = cells[which].losses.value[lossLevel.value];
  return found && { ...found, variant: names.value[which] };
}

/** [mAh/g] A cell that gives less than this in every cycle. */
const NOTHING = 1;

function passesNothing(which: Which): boolean {
  const cell = cells[which];
  cell.arrived.value;
  const run = cell.shown.value;
  return run?.status !== undefined && !run.rows.some(({ dischargeCapacity }) => dischargeCapacity > NOTHING);
}

/** How both cells differ, in words; before the causes are known, in numbers. */
export function Headline() {
  const to = lastCommon.value;
  const refused = both.filter((i) => cells[i].refused.value);
  if (refused.length > 0) {
    return <p class="headline">{listed(refused.map((i) => names.value[i]))} cannot be computed with this recipe.</p>;
  }
  const idle = both.filter(passesNothing);
  if (idle.length > 0) {
    return (
      <p class="headline">
        {listed(idle.map((i) => names.value[i]))} {idle.length === 1 ? 'passes' : 'pass'} no charge to speak of under
        these conditions: {idle.length === 1 ? 'it does' : 'they do'} not cycle.
      </p>
    );
  }
  const [a, b] = both.map(lossOf);
  const waiting = cells.some((cell) => cell.attributing.value !== undefined);
  if (a && b)
    return (
      <p class="headline">
        {differenceSentence(a, b)} <LevelMark level={lossLevel.value} />
      </p>
    );
  if (to < 1) return <p class="headline">Computing …</p>;
  const capacities = both.map((i) => cells[i].shown.value?.row(to)?.dischargeCapacity ?? Number.NaN);
  const progress =
    cells.reduce((sum, cell) => sum + (cell.attributing.value ?? (cell.losses.value.quick ? 1 : 0)), 0) / 2;
  return (
    <p class="headline">
      {to === 1 ? 'In the first cycle' : `After ${to} cycles`} {names.value[0]} gives {short(capacities[0])} and{' '}
      {names.value[1]} {short(capacities[1])} mAh/g. <LevelMark />
      {waiting && <span class="soft"> Asking every combination of mechanisms why: {Math.round(100 * progress)} %</span>}
    </p>
  );
}

/** Loss between first and last common cycle, cause by cause, each bar beginning where the one above ended, and what of it makes the difference. */
export function Losses() {
  const found = [lossOf(0), lossOf(1)] as const;
  const table = lossTable(found);
  const waiting = cells.some((cell) => cell.attributing.value !== undefined);
  const issues = cells.flatMap((cell) => cell.attributionIssues.value);
  const widest = Math.max(1, ...found.map((one) => (one ? reachOf(one) : 0)));
  return (
    <section class="panel" aria-label="Loss by cause">
      <div class="panel-head">
        <h2>Where the capacity went</h2>
        {table && (
          <span class="soft">
            <LevelMark level={lossLevel.value} /> cycle {table.from} to {table.to}, mAh/g
          </span>
        )}
      </div>
      {!table && (
        <p class="soft">
          {waiting
            ? 'Every combination of mechanisms is being simulated …'
            : lastCommon.value < 2
              ? 'One cycle has nothing to compare with.'
              : 'Follows as soon as all cycles are computed.'}
        </p>
      )}
      {table && (
        <table class="waterfall">
          <thead>
            <tr>
              <th scope="col">
                <span class="visually-hidden">Cause</span>
              </th>
              {both.map((i) => (
                <th key={i} scope="col">
                  {names.value[i]}
                </th>
              ))}
              <th scope="col" class="gap" title={`${names.value[1]} has more by`}>
                <span class="visually-hidden">{names.value[1]} has more by </span>B − A
              </th>
            </tr>
          </thead>
          <tbody>
            <Capacities cycle={table.from} of={table.capacityFrom} />
            {table.rows.map(({ mechanism, losses }) => (
              <tr key={mechanism}>
                <th scope="row">{causeName(mechanism)}</th>
                {both.map((i) => (
                  <td key={i}>
                    <Bar loss={found[i]} mechanism={mechanism} widest={widest} printed={losses[i]} which={i} />
                  </td>
                ))}
                <td class="gap">{gap(losses[0] ?? 0, losses[1] ?? 0)}</td>
              </tr>
            ))}
            <tr class="sum">
              <th scope="row">Total loss</th>
              {both.map((i) => (
                <td key={i}>
                  {found[i] && (
                    <PlainBar from={0} to={found[i].total} widest={widest} text={tenths(table.total[i])} which={i} />
                  )}
                </td>
              ))}
              <td class="gap">{gap(table.total[0], table.total[1])}</td>
            </tr>
            <Capacities cycle={table.to} of={table.capacityTo} />
          </tbody>
        </table>
      )}
      {table && (
        <p class="soft small">
          Shares of every mechanism averaged over all orders of switching them on (Shapley); they add up to the total.
          <Refinement />
        </p>
      )}
      {issues.length > 0 && <IssueList issues={issues} />}
    </section>
  );
}

/** Both capacities of a cycle, between which the losses lie. */
function Capacities({ cycle, of }: { readonly cycle: number; readonly of: LossTable['total'] }) {
  return (
    <tr class="capacities">
      <th scope="row">Discharge, cycle {cycle}</th>
      {both.map((i) => (
        <td key={i}>{tenths(of[i])}</td>
      ))}
      <td class="gap">{gap(of[1], of[0])}</td>
    </tr>
  );
}

/** "+13.2": in front of what is to be added up stands its sign. */
function gap(more: number | undefined, less: number | undefined): string {
  if (more === undefined || less === undefined) return '';
  const value = Math.round(10 * (more - less)) / 10;
  return `${value > 0 ? '+' : ''}${tenths(value)}`;
}

/** How far the fine split is, or what it would take. */
function Refinement() {
  if (lossLevel.value === 'fine' || shownLevel.value !== 'fine') return null;
  const shares = cells.map((cell) => cell.attributing.value).filter((share) => share !== undefined);
  if (shares.length > 0) return <> Being refined: {Math.round(100 * Math.min(...shares))} %.</>;
  if (splitSeconds.value <= PATIENCE) return null;
  return (
    <>
      {' '}
      These are of the quick level.{' '}
      <button type="button" class="link" onClick={splitFinely}>
        Split finely (about {Math.ceil(splitSeconds.value / 60)} min)
      </button>
    </>
  );
}

/** [mAh/g] To a tenth, as capacities are printed. */
function tenths(value: number | undefined): string {
  return value === undefined ? '' : (Math.abs(value) < 0.05 ? '0.0' : value.toFixed(1)).replace('-', '−');
}

function reachOf({ parts, total }: Attribution): number {
  let at = 0;
  let reach = Math.abs(total);
  for (const { loss } of parts) {
    at += loss;
    reach = Math.max(reach, at);
  }
  return reach;
}

interface BarProperties {
  readonly loss: Attribution | undefined;
  readonly mechanism: LossTable['rows'][number]['mechanism'];
  readonly widest: number;
  readonly printed: number | undefined;
  readonly which: Which;
}

function Bar({ loss, mechanism, widest, printed, which }: BarProperties) {
  if (!loss) return null;
  let from = 0;
  for (const part of loss.parts) {
    if (part.mechanism === mechanism) {
      return <PlainBar from={from} to={from + part.loss} widest={widest} text={tenths(printed)} which={which} />;
    }
    from += part.loss;
  }
  return mechanism === 'rest' ? <span>{tenths(printed)}</span> : <span class="soft">off</span>;
}

interface PlainBarProperties {
  readonly from: number;
  readonly to: number;
  readonly widest: number;
  readonly text: string;
  readonly which: Which;
}

function PlainBar({ from, to, widest, text, which }: PlainBarProperties) {
  const left = Math.max(0, (100 * Math.min(from, to)) / widest);
  const width = (100 * Math.abs(to - from)) / widest;
  // The style sheet says how far bars may reach: phones need more room for the numbers.
  const reach = (share: number): string => `calc(${share} * var(--reach))`;
  return (
    <span class="bar-host">
      <span class={`bar bar-${'ab'[which]}`} style={{ left: reach(left), width: `max(1px, ${reach(width)})` }} />
      <span class="bar-text" style={{ left: `calc(${left + width} * var(--reach) + 4px)` }}>
        {text}
      </span>
    </span>
  );
}
