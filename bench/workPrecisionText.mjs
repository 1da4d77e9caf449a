/** What `bench/workPrecision.mjs` has measured, as tables and as a figure: the same text for the same numbers. */

/** Lines of a page that nobody sees. */
const begin = '[//]: # (tables by node bench/workPrecision.mjs --write)';
const end = '[//]: # (end of tables)';

const two = (value) => Number(value.toPrecision(2)).toString();
const unique = (list) => [...new Set(list)];

/** A page with the tables between its two marks. */
export function pageWith(page, data) {
  const [before, rest = ''] = page.split(begin);
  const [, after = ''] = rest.split(end);
  return `${before}${begin}\n\n${workPrecisionTables(data)}\n\n${end}${after}`;
}

/** One table for each cell and direction. */
export function workPrecisionTables({ version, node, processor, rows }) {
  const tables = unique(rows.map(({ cell }) => cell)).flatMap((cell) => {
    const own = rows.filter((row) => row.cell === cell);
    return [
      `### ${cell}`,
      ...unique(own.map(({ direction }) => direction)).map((direction) =>
        [
          `| ${direction} | largest error of the voltage, mV | of the capacity, % | time steps | time of the processor, ms |`,
          '|---|---|---|---|---|',
          ...own
            .filter((row) => row.direction === direction)
            .map(
              ({ name, voltage, capacity, steps, time }) =>
                `| ${name} | ${two(1e3 * voltage)} | ${two(100 * capacity)} | ${steps} | ${two(1e-3 * time)} |`,
            ),
        ].join('\n'),
      ),
    ];
  });
  return [...tables, `Argyrode ${version}, Node ${node.replace(/^v/, '')}, ${processor}.`].join('\n\n');
}

const size = { width: 760, height: 384, left: 62, right: 16, top: 58, bottom: 46, gap: 70 };
const colours = ['#4269d0', '#efb118', '#ff725c', '#3ca951'];
/** Decades of the axes: error of the capacity in per cent, time in ms. */
const errors = [-6, 2];
const times = [-1, 2];

/** Error of the capacity against time of the processor, one panel a cell, one line a direction; both axes logarithmic. */
export function workPrecisionSvg({ rows }) {
  const cells = unique(rows.map(({ cell }) => cell));
  const directions = unique(rows.map(({ direction }) => direction));
  const width = (size.width - size.left - size.right - size.gap * (cells.length - 1)) / cells.length;
  const height = size.height - size.top - size.bottom;
  const within = (value, [low, high]) => Math.min(1, Math.max(0, (Math.log10(value) - low) / (high - low)));
  const panels = cells.map((cell, c) => {
    const left = size.left + c * (width + size.gap);
    const x = (ms) => (left + width * within(ms, times)).toFixed(1);
    const y = (percent) => (size.top + height * (1 - within(Math.max(percent, 1e-9), errors))).toFixed(1);
    const ticks = (of) => Array.from({ length: of[1] - of[0] + 1 }, (_, i) => of[0] + i);
    const grid = [
      ...ticks(times).map(
        (d) =>
          `<path class="grid" d="M${x(10 ** d)} ${size.top}V${size.top + height}"/><text x="${x(10 ** d)}" y="${size.top + height + 16}" text-anchor="middle">${label(d)}</text>`,
      ),
      ...ticks(errors)
        .filter((d) => d % 2 === 0)
        .map(
          (d) =>
            `<path class="grid" d="M${left.toFixed(1)} ${y(10 ** d)}h${width.toFixed(1)}"/><text x="${(left - 6).toFixed(1)}" y="${(Number(y(10 ** d)) + 4).toFixed(1)}" text-anchor="end">${label(d)}</text>`,
        ),
    ];
    const lines = directions.map((direction, d) => {
      const own = rows.filter((row) => row.cell === cell && row.direction === direction);
      const points = own.map(({ time, capacity }) => `${x(1e-3 * time)} ${y(100 * capacity)}`);
      const dots = points.map(
        (point) => `<circle cx="${point.split(' ')[0]}" cy="${point.split(' ')[1]}" r="3" fill="${colours[d]}"/>`,
      );
      return `<path d="M${points.join('L')}" fill="none" stroke="${colours[d]}" stroke-width="1.5"/>${dots.join('')}`;
    });
    return [
      `<text x="${left.toFixed(1)}" y="${size.top - 14}">${cell}</text>`,
      ...grid,
      ...lines,
      `<text x="${(left + width / 2).toFixed(1)}" y="${size.height - 12}" text-anchor="middle">time of the processor, ms</text>`,
    ].join('\n');
  });
  const legend = directions.map((direction, d) => {
    const x = size.left + 170 * d;
    return `<circle cx="${x + 4}" cy="16" r="4" fill="${colours[d]}"/><text x="${x + 13}" y="20">${direction}</text>`;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.width} ${size.height}" font-family="sans-serif" font-size="11" fill="#555" role="img" aria-label="Error of the capacity against time of the processor">`,
    '<style>.grid{stroke:#8884;stroke-width:1}</style>',
    `<text transform="translate(14 ${size.top + height / 2}) rotate(-90)" text-anchor="middle">error of the capacity, %</text>`,
    ...panels,
    ...legend,
    '</svg>',
    '',
  ].join('\n');
}

/** A power of ten as a plain number. */
function label(decade) {
  return decade < -2 ? `1e${decade}` : String(10 ** decade);
}
