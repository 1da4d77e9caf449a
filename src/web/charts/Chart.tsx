import { CustomChart, LineChart, ScatterChart } from 'echarts/charts';
import { GridComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import { type EChartsType, init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'preact/hooks';
import type { LabOption } from './strokes.js';

use([CustomChart, LineChart, ScatterChart, GridComponent, TooltipComponent, MarkLineComponent, CanvasRenderer]);

interface ChartProperties {
  readonly option: (size: { readonly width: number; readonly height: number }) => LabOption;
  /** [px] As high as its place when not given. */
  readonly height?: number;
  /** What a screen reader says in its place. */
  readonly label: string;
  /** A click into the last panel, in the units of its x axis. */
  readonly onPick?: (x: number) => void;
  /** A pointer that is held down and moved in the first panel, in the units of its axes. */
  readonly onDraw?: ((x: number, y: number) => void) | undefined;
}

/** One chart; drawn at most once a frame, however often data arrive. */
export function Chart({ option, height, label, onPick, onDraw }: ChartProperties) {
  const host = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType | undefined>(undefined);
  const latest = useRef({ option, onPick, onDraw });
  latest.current = { option, onPick, onDraw };
  const due = useRef(0);

  const draw = (): void => {
    due.current = 0;
    const at = chart.current;
    at?.setOption(latest.current.option({ width: at.getWidth(), height: at.getHeight() }), {
      notMerge: true,
      lazyUpdate: false,
    });
  };
  const schedule = (): void => {
    if (due.current === 0) due.current = requestAnimationFrame(draw);
  };

  useEffect(() => {
    const element = host.current;
    if (!element) return;
    const start = (): void => {
      const created = init(element, null, { renderer: 'canvas' });
      chart.current = created;
      created.getZr().on('click', ({ offsetX, offsetY }: { offsetX: number; offsetY: number }) => {
        const grids = latest.current.option({ width: created.getWidth(), height: created.getHeight() }).grid;
        const last = Array.isArray(grids) ? grids.length - 1 : 0;
        const [x] = created.convertFromPixel({ gridIndex: last }, [offsetX, offsetY]) ?? [];
        if (Number.isFinite(x)) latest.current.onPick?.(x);
      });
    };
    const drawTo = ({ clientX, clientY, buttons, type }: PointerEvent): void => {
      const { onDraw } = latest.current;
      if (!onDraw || (type === 'pointermove' && buttons === 0)) return;
      const { left, top } = element.getBoundingClientRect();
      const [x, y] = chart.current?.convertFromPixel({ gridIndex: 0 }, [clientX - left, clientY - top]) ?? [];
      if (Number.isFinite(x) && Number.isFinite(y)) onDraw(x, y);
    };
    element.addEventListener('pointerdown', drawTo);
    element.addEventListener('pointermove', drawTo);
    // A part that a phone does not show has no size; its chart begins when it gets one.
    const observer = new ResizeObserver(() => {
      if (element.clientWidth === 0) return;
      if (chart.current) chart.current.resize();
      else start();
      schedule();
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
      cancelAnimationFrame(due.current);
      chart.current?.dispose();
    };
  }, []);
  useEffect(schedule);
  return (
    <div
      class={`chart ${height === undefined ? 'fill' : ''} ${onDraw ? 'drawable' : ''}`}
      ref={host}
      style={height === undefined ? {} : { height: `${height}px` }}
      role="img"
      aria-label={label}
    />
  );
}
