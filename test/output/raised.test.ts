import { describe, expect, it } from 'vitest';
import { logScale } from '../../src/output/chart/drawing/logScale.js';
import { reportHtml } from '../../src/output/report/report.js';
import { raisedInHtml, raisedInSvg } from '../../src/output/text/raised.js';
import { fixture } from './fixture.js';
import { lowered } from './lowered.js';

const texts = ['mAh g⁻¹', 'dQ/dV / mAh g⁻¹ V⁻¹', '3.1 × 10⁻²²', '2·10⁻⁴', '10⁴⁰', 'Voltage vs Li⁺/Li / V', 'm² s⁻¹'];
/** Raised signs that are missing in many fonts; those of Latin-1 are in all of them. */
const rare = /[⁰⁴-⁹⁺⁻]/;

describe.each([
  ['a chart', raisedInSvg],
  ['a page', raisedInHtml],
])('powers in %s', (_, raised) => {
  it.each(texts)('are drawn with signs that every font has: %s', (text) => {
    const drawn = raised(`<text x="1">${text}</text>`);
    expect(drawn).not.toMatch(rare);
    expect(lowered(drawn)).toBe(`<text x="1">${text}</text>`);
  });

  it('stay where there are no others, in attributes and in the title of the window', () => {
    for (const markup of [
      '<text>Ω cm², g/cm³, s¹</text>',
      '<svg aria-label="mAh g⁻¹"><path d="M0 0"/></svg>',
      '<title>10⁻³</title>',
    ])
      expect(raised(markup)).toBe(markup);
  });
});

describe('a raised power in a chart', () => {
  it('is as far up as what follows is down again', () => {
    const [, up, size, down] = /dy="(.*?)em" font-size="(.*?)em">−1<.*?dy="(.*?)em"> V</.exec(raisedInSvg('g⁻¹ V'))!;
    expect(Number(up) * Number(size) + Number(down)).toBeCloseTo(0, 12);
    expect(Number(up)).toBeLessThan(0);
  });

  it('is written by a logarithmic axis with its sign', () => {
    expect(logScale([1e-3, 10])?.ticks.map(({ label }) => label)).toEqual(['10⁻³', '10⁻²', '10⁻¹', '10⁰', '10¹']);
  });
});

it('a report shows none that a font may lack', () => {
  const html = reportHtml(fixture());
  const shown = html.replace(/<title>.*?<\/title>|<[^>]*>/g, '');
  expect(shown).not.toMatch(rare);
  expect(lowered(html)).toContain('mAh g⁻¹');
});
