/** The part of echarts that draws our figures; see src/output/chart/drawing/echarts.ts. */
export { init } from 'echarts/core';
