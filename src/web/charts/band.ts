import type { CustomSeriesOption } from 'echarts/charts';

export interface BandPoint {
  readonly x: number;
  readonly low: number;
  readonly high: number;
}

/** An area between two lines, behind everything else. `panel`: number of the grid. */
export function band(points: readonly BandPoint[], colour: string, panel: number): CustomSeriesOption {
  const known = points.filter(({ x, low, high }) => [x, low, high].every(Number.isFinite));
  const corners = [
    ...known.map(({ x, high }): [number, number] => [x, high]),
    ...known.toReversed().map(({ x, low }): [number, number] => [x, low]),
  ];
  return {
    type: 'custom',
    silent: true,
    clip: true,
    z: 0,
    xAxisIndex: panel,
    yAxisIndex: panel,
    // All corners count for the axes; the first one draws the area.
    data: corners,
    renderItem: ({ dataIndex }, api) =>
      dataIndex === 0
        ? {
            type: 'polygon',
            shape: { points: corners.map((corner) => api.coord(corner) as [number, number]) },
            style: { fill: colour, opacity: 0.16 },
          }
        : { type: 'group', children: [] },
  };
}
