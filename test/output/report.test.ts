import { describe, expect, it } from 'vitest';
import { escapeHtml, html, trusted } from '../../src/output/report/markup.js';
import { reportHtml } from '../../src/output/report/report.js';
import { summary } from '../../src/output/report/summary.js';
import { unitText } from '../../src/output/text/unitText.js';
import type { Results } from '../../src/results/results.js';
import { fixture } from './fixture.js';

const attack = `<script>alert("x")</script>'&`;

describe('report', () => {
  const report = reportHtml(fixture(), { command: 'npx argyrode run example.yaml' });

  it('has all its parts', () => {
    for (const id of ['comparison', 'figures', 'messages', 'cell', 'cycles', 'audit', 'steps', 'repeat']) {
      expect(report).toContain(`id="${id}"`);
    }
    expect(report.match(/<figure /g)).toHaveLength(13);
    expect(report).toContain('npx argyrode run example.yaml');
    expect(report).toContain('activeMaterial: NCM85');
    expect(report).toContain('href="https://doi.org/10.1000/example"');
  });

  it('opens offline: no script, nothing fetched', () => {
    expect(report.match(/<(script|link|img|iframe|object|embed|audio|video)\b/i)?.[0]).toBeUndefined();
    expect(report.match(/\b(src|srcset|xlink:href|poster|data)\s*=\s*["']/i)?.[0]).toBeUndefined();
    expect(report.match(/@import|url\((?!#|['"]?#)/i)?.[0]).toBeUndefined();
  });

  it('shows no number that is none', () => {
    expect(report.match(/NaN|undefined|Infinity|\[object/)?.[0]).toBeUndefined();
  });

  it('gives every figure a description and every id once', () => {
    for (const svg of report.match(/<svg [^>]*>/g)!) expect(svg).toMatch(/role="img" aria-label="[^"]{20,}"/);
    const ids = [...report.matchAll(/\bid="([^"]+)"/g)].map((match) => match[1]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('escapes everything a person may have written', () => {
    const results = fixture();
    const [variant] = results.variants;
    const poisoned: Results = {
      ...results,
      title: attack,
      scenario: { source: { title: attack, doi: '10.1/"><script>' }, note: attack },
      measurements: [{ quantity: 'dischargeCapacity', cycle: 1, value: 1, unit: 'mAh/g', source: attack }],
      variants: [
        {
          ...variant,
          name: attack,
          status: { code: 'failed', message: attack },
          warnings: [{ severity: 'warning', path: attack, message: attack, got: attack, hint: attack }],
          cycles: variant.cycles.map((row) => ({ ...row, label: attack })),
          steps: variant.steps.map((step) => ({ ...step, text: attack, endedBy: attack })),
          profiles: variant.profiles.map((profile) => ({ ...profile, when: attack })),
          cell: { ...variant.cell, derived: [{ name: attack, value: 1, unit: attack, note: attack }] },
        },
      ],
    };
    const text = reportHtml(poisoned, { command: attack });
    expect(text.match(/<script/i)?.[0]).toBeUndefined();
    expect(text).toContain('&lt;script&gt;');
  });

  it('survives a run that got nowhere', () => {
    const results = fixture();
    const empty = new Float64Array(0);
    const nothing: Results = {
      ...results,
      scenario: null,
      measurements: [],
      variants: results.variants.map((variant) => ({
        ...variant,
        status: { code: 'failed', message: 'The first step ended at once.' },
        cycles: [],
        steps: [],
        profiles: [],
        series: {
          time: empty,
          voltage: empty,
          current: empty,
          charge: empty,
          cathodePotential: empty,
          anodePotential: empty,
          cycle: new Int32Array(0),
          step: new Int32Array(0),
        },
        balances: { ...variant.balances, lithium: Number.NaN },
      })),
    };
    const text = reportHtml(nothing);
    expect(text.match(/NaN|undefined|Infinity/)?.[0]).toBeUndefined();
    expect(text).toContain('The first step ended at once.');
    expect(reportHtml({ ...nothing, variants: [] })).toContain('nothing was simulated');
  });

  it('stays readable and small for a thousand cycles', () => {
    const results = fixture();
    const long = results.variants.map((variant) => ({
      ...variant,
      cycles: Array.from({ length: 1000 }, (_, i) => ({
        ...variant.cycles[19],
        cycle: i + 1,
        dischargeCapacity: 180 - 0.05 * i,
      })),
    }));
    const text = reportHtml({ ...results, variants: long });
    expect(text.length).toBeLessThan(1_500_000);
    expect(text).toContain('60 of 1000 shown');
  });
});

describe('summary', () => {
  it('says what was simulated, what came out and whether it can be trusted', () => {
    const text = summary(fixture());
    expect(text).toContain('bare and ZrO2 were simulated for 20 cycles at 45 °C and 81 MPa');
    expect(text).toMatch(/bare takes 221 mAh\/g on its first charge and gives 176 mAh\/g/);
    expect(text).toMatch(/of cycle 9/);
    expect(text).toMatch(/lithium is conserved to 3/);
  });
});

describe('markup', () => {
  it('escapes text, keeps markup, drops undefined and false', () => {
    expect(html`<p>${'<b>'}${trusted('<i>')}${undefined}${false}${[html`${1}`, 'a&b']}</p>`.markup).toBe(
      '<p>&lt;b&gt;<i>1a&amp;b</p>',
    );
    expect(escapeHtml(`"'`)).toBe('&quot;&#39;');
  });
});

describe('units in print', () => {
  it.each([
    ['um', 'µm'],
    ['Ohm cm2', 'Ω cm²'],
    ['mAh/g', 'mAh/g'],
    ['mAh.g-1', 'mAh g⁻¹'],
    ['degC', '°C'],
    ['mS/cm', 'mS/cm'],
    ['m2/s', 'm²/s'],
    ['%', '%'],
  ])('%s is set as %s', (plain, set) => {
    expect(unitText(plain)).toBe(set);
  });
});
