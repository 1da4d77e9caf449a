import { init } from '#echarts';
import { raisedInSvg } from '../../text/raised.js';
import type { EchartsOption } from './echartsOption.js';
import { figureSize } from './figureSize.js';
import type { ChartOption } from './option.js';

/** [px] How large a chart is drawn; default 400 wide and as high as a figure needs. */
export interface SvgOptions {
  readonly width?: number;
  /** Default: that of a figure, and more where the legend takes more than two rows, so that the plot keeps its size. */
  readonly height?: number;
  /** Prefix of ids, so that several figures can stand in one document. */
  readonly id?: string;
}

/** A chart as SVG text. The same option gives the same text, whatever was drawn before. */
export function renderSvg(option: ChartOption, options: SvgOptions = {}): string {
  const chart = init(null, null, {
    renderer: 'svg',
    ssr: true,
    width: options.width ?? figureSize.width,
    height: options.height ?? naturalHeight(option as EchartsOption),
  });
  chart.setOption(option);
  const svg = chart.renderToSVGString();
  chart.dispose();
  const plain = withoutInteraction(svg);
  return raisedInSvg(withStableIds(plain, options.id ?? 'chart'));
}

/** [px] Where the plot starts below a legend of two rows. */
const usualTop = 58;

function naturalHeight({ grid }: EchartsOption): number {
  const grids = Array.isArray(grid) ? grid : [grid];
  const top = grids[0]?.top;
  return figureSize.height + (typeof top === 'number' ? Math.max(0, top - usualTop) : 0);
}

/** Hover styles, classes and data marks only serve a browser with the chart library attached; a printed figure is smaller without. */
function withoutInteraction(svg: string): string {
  return svg
    .replace(/<style[^>]*>[\s\S]*?<\/style>/g, '')
    .replaceAll(/ (ecmeta_\w+|class|pointer-events)="[^"]*"/g, '');
}

/** The renderer counts its ids through the whole process; here they are counted per figure. */
function withStableIds(svg: string, prefix: string): string {
  const names = new Map<string, string>();
  return svg.replace(/\bzr\d+-([a-z]+)-?(\d+)\b/g, (found, kind: string) => {
    const known = names.get(found);
    if (known !== undefined) return known;
    const fresh = `${prefix}-${kind}${names.size}`;
    names.set(found, fresh);
    return fresh;
  });
}
