import { cyclesCsv } from '../../output.js';
import { ageingOption, nyquistOption, voltageOption } from '../charts/options.js';
import { lightPalette } from '../state/colours.js';
import { both, cells, cursor, leftOut, measured, mostCycles, names, shownLevel, yamlText } from '../state/lab.js';
import { fileName, nameAt, scenarioRemarks } from '../state/level.js';
import { curvesCsv, type NamedRun, spectraCsv } from '../state/recordsCsv.js';
import { palette } from '../state/theme.js';
import { bothLines } from './Charts.js';

/** [px] A figure of one journal column. */
const column = { width: 420, height: 330 } as const;

export type Figure = 'voltage' | 'ageing' | 'impedance';

export async function saveScenario(): Promise<void> {
  const text = scenarioRemarks(shownLevel.value, leftOut()) + (await yamlText());
  download('argyrode-lab.yaml', new Blob([text], { type: 'application/yaml' }));
}

/** The cycle table of both cells: finely that of the command line. */
export function saveCsv(): void {
  const level = shownLevel.value;
  const variants = both.flatMap((i) => {
    const run = cells[i].refused.value ? undefined : cells[i].shown.value;
    return run ? [{ name: nameAt(names.value[i], level), cycles: run.rows }] : [];
  });
  download(fileName('argyrode-lab-cycles', 'csv', level), new Blob([cyclesCsv({ variants })], { type: 'text/csv' }));
}

/** Voltage against capacity of every half cycle that is kept, one point a row. */
export function saveCurves(): void {
  saveTable('curves', curvesCsv);
}

/** Impedance after cycles, discharged and half charged, one frequency a row. */
export function saveSpectra(): void {
  saveTable('spectra', spectraCsv);
}

function saveTable(what: string, csv: (runs: readonly NamedRun[]) => string): void {
  const level = shownLevel.value;
  const runs = both.flatMap((i) => {
    const run = cells[i].refused.value ? undefined : cells[i].shown.value;
    return run
      ? [{ name: nameAt(names.value[i], level), curves: [...run.curves.values()].flat(), spectra: run.spectra }]
      : [];
  });
  download(fileName(`argyrode-lab-${what}`, 'csv', level), new Blob([csv(runs)], { type: 'text/csv' }));
}

export async function figureSvg(figure: Figure): Promise<string> {
  const { svgText } = await import('../charts/svgText.js');
  const pair = bothLines();
  const { cycle } = cursor.value;
  const option =
    figure === 'voltage'
      ? voltageOption(pair, cycle, lightPalette)
      : figure === 'ageing'
        ? ageingOption(pair, measured.value, cycle, mostCycles.value, lightPalette)
        : nyquistOption(pair, lightPalette, column);
  return svgText(option, column.width, column.height, shownLevel.value === 'quick' ? 'quick level' : '');
}

export async function saveSvg(figure: Figure): Promise<void> {
  download(
    fileName(`argyrode-${figure}`, 'svg', shownLevel.value),
    new Blob([await figureSvg(figure)], { type: 'image/svg+xml' }),
  );
}

/** Three times the size of the figure: 360 dpi in a journal column. */
export async function savePng(figure: Figure): Promise<void> {
  const level = shownLevel.value;
  const url = URL.createObjectURL(new Blob([await figureSvg(figure)], { type: 'image/svg+xml' }));
  const image = new Image();
  image.src = url;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = 3 * image.naturalWidth;
  canvas.height = 3 * image.naturalHeight;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  URL.revokeObjectURL(url);
  canvas.toBlob((blob) => {
    if (blob) download(fileName(`argyrode-${figure}`, 'png', level), blob);
  });
}

/** Both particles side by side, as they are on the page. */
export function saveParticles(): void {
  const canvases = [...document.querySelectorAll<HTMLCanvasElement>('canvas.square')];
  const [first] = canvases;
  if (!first) return;
  const picture = document.createElement('canvas');
  picture.width = canvases.reduce((sum, { width }) => sum + width, 0);
  picture.height = first.height;
  const context = picture.getContext('2d');
  let at = 0;
  for (const canvas of canvases) {
    context?.drawImage(canvas, at, 0);
    at += canvas.width;
  }
  const level = shownLevel.value;
  if (context && level === 'quick') {
    context.font = `${Math.round(first.height / 20)}px sans-serif`;
    context.fillStyle = palette.value.soft;
    context.fillText('quick level', first.height / 40, first.height / 15);
  }
  picture.toBlob((blob) => {
    if (blob) download(fileName('argyrode-particles', 'png', level), blob);
  });
}

function download(name: string, blob: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
