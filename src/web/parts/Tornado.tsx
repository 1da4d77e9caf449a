import { unitText } from '../../output/text/unitText.js';
import { both, names } from '../state/lab.js';
import { ask, asked, chosenNumbers, number, tornado } from '../state/tornado.js';
import { short } from '../state/words.js';

/** Bars that are narrower than this share of the widest one are told together. */
const NARROW = 0.02;

/** How far each control, moved by a fifth, moves a number of the run. */
export function Tornado() {
  const found = tornado.value;
  const chosen = chosenNumbers[number.value];
  if (!chosen) return null;
  const wide = found?.bars.filter(({ ends }) =>
    ends.some(({ difference }) => !(Math.abs(difference) < NARROW * found.widest)),
  );
  const narrow = found?.bars.filter((bar) => !wide?.includes(bar)).map(({ label }) => label) ?? [];
  return (
    <section class="panel" aria-label="What moves a number">
      <div class="panel-head">
        <h2>What moves it most</h2>
        {found && <span class="level">quick</span>}
      </div>
      <div class="buttons">
        <label class="inline">
          <span>Number</span>
          <select
            value={number.value}
            onChange={(event) => {
              number.value = Number(event.currentTarget.value);
            }}
          >
            {chosenNumbers.map(({ name, unit }, i) => (
              <option key={name} value={i}>
                {name} / {unit}
              </option>
            ))}
          </select>
        </label>
        {both.map((i) => (
          <button
            key={i}
            type="button"
            aria-pressed={asked.value === i}
            onClick={() => ask(asked.value === i ? undefined : i)}
          >
            Move every control of {names.value[i]}
          </button>
        ))}
      </div>
      {found && (
        <p class="soft small" role="status">
          {found.missing > 0
            ? `${found.of - found.missing} of ${found.of} runs …`
            : `As it is: ${found.base?.toFixed(chosen.digits)} ${chosen.unit}. Every control by a fifth down (outlined) and up (filled), temperature by 10 K, limits by 0.05 V.`}
        </p>
      )}
      {found && wide && wide.length > 0 && (
        <table class="tornado">
          <thead class="visually-hidden">
            <tr>
              <th>Control</th>
              <th>Change of {chosen.name}</th>
            </tr>
          </thead>
          <tbody>
            {wide.map(({ label, unit, ends }) => (
              <tr key={label}>
                <th scope="row">
                  {label}
                  <span class="soft">
                    {' '}
                    {ends.map(({ value }) => short(value)).join(' / ')} {unitText(unit)}
                  </span>
                </th>
                <td>
                  {ends.map(({ value, difference }, i) => (
                    <End
                      key={value}
                      difference={difference}
                      widest={found.widest}
                      digits={chosen.digits}
                      of={i}
                      cell={asked.value ?? 0}
                    />
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {found?.missing === 0 && narrow.length > 0 && <p class="soft small">Hardly: {narrow.join(', ')}.</p>}
    </section>
  );
}

interface EndProperties {
  readonly difference: number;
  readonly widest: number;
  readonly digits: number;
  /** 0: moved down, drawn as an outline; 1: moved up. */
  readonly of: number;
  readonly cell: 0 | 1;
}

function End({ difference, widest, digits, of, cell }: EndProperties) {
  if (Number.isNaN(difference)) return <span class="bar-host soft">does not run</span>;
  // Half of the place for each direction, with room for the number.
  const width = widest > 0 ? (31 * Math.abs(difference)) / widest : 0;
  const left = difference < 0 ? 50 - width : 50;
  const text = `${difference > 0 ? '+' : ''}${difference.toFixed(digits)}`.replace('-', '−');
  return (
    <span class="bar-host">
      <span
        class={`bar bar-${'ab'[cell]} ${of === 0 ? 'negative' : ''}`}
        style={{ left: `${left}%`, width: `max(1px, ${width}%)` }}
      />
      <span
        class="bar-text"
        style={difference < 0 ? { right: `calc(${50 + width}% + 4px)` } : { left: `calc(${50 + width}% + 4px)` }}
      >
        {text}
      </span>
    </span>
  );
}
