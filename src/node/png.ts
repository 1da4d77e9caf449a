import { text } from '../output/chart/drawing/style.js';

/** How a chart is drawn in pixels. */
export interface PngOptions {
  /** [px] Width of the picture; default three times the 400 px of a figure (360 dpi in a journal column). */
  readonly width?: number;
  /** Font files to use besides those of the system. */
  readonly fontFiles?: readonly string[];
}

/** A picture in pixels, as the bytes of a PNG file. */
export interface Png {
  readonly bytes: Uint8Array;
  /** What a person should know about the picture: there was no font, so it has no text. */
  readonly warning?: string;
}

/** An SVG chart as PNG. Needs the optional package @resvg/resvg-js; rejects with the way out where it is not installed. */
export async function svgToPng(svg: string, options: PngOptions = {}): Promise<Png> {
  const { Resvg } = await load();
  const font = {
    loadSystemFonts: true,
    fontFiles: [...(options.fontFiles ?? [])],
    defaultFontFamily: 'DejaVu Sans',
  };
  // The renderer takes a whole line from a fallback face if its font lacks one sign; DejaVu Sans has the raised minus.
  const drawn = svg.replaceAll(text.family, `DejaVu Sans, ${text.family}`);
  const bytes = new Resvg(drawn, {
    font,
    background: '#ffffff',
    fitTo: { mode: 'width', value: options.width ?? 1200 },
  })
    .render()
    .asPng();
  // Without any font the renderer drops text in silence; a probe tells.
  const probe = '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"><text y="15">M</text></svg>';
  if (new Resvg(probe, { font }).getBBox() !== undefined) return { bytes };
  return {
    bytes,
    warning: 'No font was found, the picture has no text. Install one (for example DejaVu Sans) or name a font file.',
  };
}

async function load() {
  try {
    return await import('@resvg/resvg-js');
  } catch {
    throw new Error(
      'PNG pictures need the package @resvg/resvg-js: npm install @resvg/resvg-js. SVG works without it.',
    );
  }
}
