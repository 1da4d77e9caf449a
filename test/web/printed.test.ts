import { describe, expect, it } from 'vitest';
import type { CycleRow } from '../../src/index.js';
import { lithiumAt, lithiumScale } from '../../src/output/chart/drawing/style.js';
import { ageingOption, type CellLines } from '../../src/web/charts/options.js';
import { svgText } from '../../src/web/charts/svgText.js';
import { contentColour, scaleFrom, scaleTo } from '../../src/web/particle/colour.js';
import { lightPalette } from '../../src/web/state/colours.js';
import { curvesCsv, spectraCsv } from '../../src/web/state/recordsCsv.js';

// What leaves the page on paper or as a file.

const cell = (name: string, efficiencies: readonly number[]): CellLines => ({
  name,
  rows: efficiencies.map((coulombicEfficiency, i) => ({
    cycle: i + 1,
    dischargeCapacity: 180 - i,
    coulombicEfficiency,
  })) as CycleRow[],
  before: [],
  curves: [],
  firstCurves: [],
  spectrum: undefined,
  moment: undefined,
});

const efficiencyAxis = (option: ReturnType<typeof ageingOption>) => {
  const [first] = Array.isArray(option.yAxis) ? option.yAxis : [];
  return [first?.min, first?.max];
};

describe('the axis of the efficiency', () => {
  it('goes from 99 to 100.2 %, further where there is more, and tells the first cycle as a number', () => {
    const option = ageingOption(
      [cell('A', [0.81, 0.995, 0.999]), cell('B', [0.87, 0.998, 1.001])],
      [],
      3,
      3,
      lightPalette,
    );
    expect(efficiencyAxis(option)).toEqual([99, 100.2]);
    expect(svgText(option, 420, 330)).toContain('cycle 1: A 81.0 %, B 87.0 %');
    const poor = ageingOption([cell('A', [0.81, 0.972, 0.98]), cell('B', [0.87, 1.008])], [], 3, 3, lightPalette);
    expect(efficiencyAxis(poor)).toEqual([97, 101]);
    const one = ageingOption([cell('A', [0.81]), cell('B', [0.87])], [], 1, 1, lightPalette);
    expect(svgText(one, 420, 330)).not.toContain('cycle 1:');
  });
});

describe('a figure for print', () => {
  it('is a vector with legend, units and a frame around each panel', () => {
    const option = ageingOption([cell('A', [0.81, 0.99]), cell('B', [0.87, 0.99])], [], 1, 2, lightPalette);
    const text = svgText(option, 420, 330);
    for (const words of ['Discharge / mAh/g', 'CE / %', 'Cycle', '>A<', '>B<']) expect(text).toContain(words);
    expect(text.match(/stroke="#1b1f24"/g)?.length ?? 0).toBeGreaterThanOrEqual(2);
    expect(text).not.toContain('<image');
  });
});

describe('the colours of lithium', () => {
  it('are one scale in page, report and the pictures of a particle', () => {
    expect(lithiumAt(0)).toBe('#440154');
    expect(lithiumAt(1)).toBe('#fde725');
    expect(lithiumScale[0]).toBe(lithiumAt(0));
    expect(contentColour(scaleFrom)).toBe(lithiumAt(0));
    expect(contentColour(scaleTo)).toBe(lithiumAt(1));
    expect(contentColour(-1)).toBe(contentColour(scaleFrom));
  });
});

describe('curves and spectra as tables', () => {
  const run = {
    name: '=cmd, "x"',
    curves: [
      { cycle: 1, direction: 1 as const, capacity: Float32Array.from([0, 10]), voltage: Float32Array.from([3, 3.5]) },
    ],
    spectra: [
      {
        cycle: 2,
        frequency: Float64Array.from([1e6]),
        re: Float64Array.from([20]),
        im: Float64Array.from([-3]),
        half: { re: Float64Array.from([21]), im: Float64Array.from([-4]) },
      },
    ],
  };

  it('have a point a row, with units, and no formula of a name', () => {
    expect(curvesCsv([run]).split('\r\n')).toEqual([
      'Variant,Cycle,Direction,Capacity / mAh/g,Voltage / V',
      `"'=cmd, ""x""",1,charge,0,3`,
      `"'=cmd, ""x""",1,charge,10,3.5`,
      '',
    ]);
    expect(spectraCsv([{ ...run, name: 'A' }]).split('\r\n')).toEqual([
      'Variant,Cycle,State,Frequency / Hz,Re Z / Ohm cm2,Im Z / Ohm cm2',
      'A,2,discharged,1000000,20,-3',
      'A,2,half charged,1000000,21,-4',
      '',
    ]);
  });
});
