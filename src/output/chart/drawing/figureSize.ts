/** [px] A figure of one journal column. Apart from the renderer: what a chart is like can be said without the chart library. */
export const figureSize = { width: 400, height: 316 } as const;
