import { describe, expect, test } from 'vitest';
import { checkJson, checkText } from '../../src/output/run/check.js';
import { prepare } from '../../src/prepare.js';

/** Two cells: from a recipe with a coating, and one whose anode has no end. */
const text = `title: What a cell is
cell:
  temperature: 45 degC
  pressure: 81 MPa
  diameter: 10 mm
  oneC: 190 mA/g
  extraResistance: 5 Ohm cm2
  cathode:
    activeMaterial: NCM85
    weightRatio: { cam: 70, electrolyte: 29, carbon: 1 }
    loading: 11 mg/cm2
    particles: { d50: 3 um, spread: 0.45 }
  separator: { electrolyte: Li6PS5Cl, mass: 100 mg }
  anode: { material: LTO, mass: 65 mg }
numerics: { sizeClasses: 2 }
variants:
  bare: {}
  coated: { coating: { material: ZrO2, thickness: 4.5 nm, coverage: 90 % } }
protocol:
  - Charge at 0.1C until 4.3 V vs Li
`;

const preparation = prepare(text);
const json = JSON.parse(JSON.stringify(checkJson(preparation)));

describe.each(['bare', 'coated'])('derived quantities of %s', (name) => {
  const { cell } = preparation.variants.find((variant) => variant.name === name)!;
  const { cathode, separator, anode } = cell;
  const rows = json.variants[name].derived as { name: string; value: number; unit: string; note?: string }[];
  const F = 96485.33212;
  const RT = 8.314462618 * 318.15;
  const [small, large] = cathode.classes;
  const volume = small.volumeFraction + large.volumeFraction;
  const surface = (3 * small.volumeFraction) / small.radius + (3 * large.volumeFraction) / large.radius;
  const contacted =
    (3 * small.volumeFraction * small.contact) / small.radius +
    (3 * large.volumeFraction * large.contact) / large.radius;
  const active =
    (3 * small.volumeFraction * small.contact * small.connected) / small.radius +
    (3 * large.volumeFraction * large.contact * large.connected) / large.radius;
  // j0 = j0_ref 2 sqrt(x (1-x)) is j0_ref at one half.
  const transfer = RT / F / cathode.exchangeCurrentDensity;
  const conductance = cathode.patches.reduce(
    (sum, p) => sum + p.fraction / (p.coatingResistance + p.filmThickness / p.filmConductivity + transfer),
    0,
  );
  const ionic = (1e4 * cathode.thickness) / cathode.ionicConductivity;
  const electronic = (1e4 * cathode.thickness) / cathode.electronicConductivity;
  const separating = (1e4 * separator.thickness) / separator.ionicConductivity;
  const reaction = 1e4 / (cathode.thickness * active * conductance);
  const anodeOhm = 1e4 * anode.resistance;
  const hours = ({ diffusionLength }: typeof small) => diffusionLength ** 2 / cathode.diffusivity.at(0.5) / 3600;
  const theory = (volume * cathode.thickness * cathode.maximumConcentration * F) / 36000;
  const store = anode.capacity / 36000;

  const expected: readonly (readonly [string, number, string])[] = [
    ['cathode thickness', 1e6 * cathode.thickness, 'um'],
    ['CAM loading', 11, 'mg/cm2'],
    ['composite loading', 11 / 0.7, 'mg/cm2'],
    ['theoretical areal capacity', theory, 'mAh/cm2'],
    ['1C current density', 0.19 * 11, 'mA/cm2'],
    ['1C current', 0.19 * 11 * (Math.PI / 4), 'mA'],
    ['0.1C current', 0.019 * 11 * (Math.PI / 4), 'mA'],
    ['volume fraction of CAM', 100 * volume, '%'],
    ['volume fraction of electrolyte', Number.NaN, '%'],
    ['volume fraction of carbon and binder', Number.NaN, '%'],
    ['volume fraction of pores', Number.NaN, '%'],
    ['CAM surface per volume', 1e-6 * surface, '1/um'],
    ['CAM surface per cell area', surface * cathode.thickness, ''],
    ['mean contact fraction', contacted / surface, ''],
    ['effective ionic conductivity', 10 * cathode.ionicConductivity, 'mS/cm'],
    ['effective electronic conductivity', 10 * cathode.electronicConductivity, 'mS/cm'],
    ['ionic resistance of the cathode', ionic, 'Ohm cm2'],
    ['electronic resistance of the cathode', electronic, 'Ohm cm2'],
    ['separator thickness', 1e6 * separator.thickness, 'um'],
    ['separator resistance', separating, 'Ohm cm2'],
    ['charge-transfer and film resistance', reaction, 'Ohm cm2'],
    ['anode resistance', anodeOhm, 'Ohm cm2'],
    ['further resistance', 5, 'Ohm cm2'],
    // mA/cm2 x Ohm cm2 = mV
    ['ohmic drop at 1C', 0.19 * 11 * (separating + anodeOhm + 5 + (ionic + electronic) / 3), 'mV'],
    ['interface drop at 1C', 0.19 * 11 * reaction, 'mV'],
    ['diffusion coefficient', 1e4 * cathode.diffusivity.at(0.5), 'cm2/s'],
    ['diffusion time, smallest', hours(small), 'h'],
    ['diffusion time, largest', hours(large), 'h'],
    ['anode capacity', store, 'mAh/cm2'],
    ['anode to cathode capacity', store / theory, ''],
    ['anode lithiation at the start', anode.initialContent, ''],
    ['lithium content at the start', cell.initialContent, ''],
    [
      'open-circuit voltage at the start',
      cathode.openCircuitVoltage.at(cell.initialContent) - anode.potential(anode.initialContent),
      'V',
    ],
  ];

  test('are these, in these units, by hand', () => {
    expect(rows.map((row) => [row.name, row.unit])).toEqual(expected.map(([label, , unit]) => [label, unit]));
    rows.forEach(({ name: label, value }, i) => {
      const wanted = expected[i][1];
      if (Number.isFinite(wanted)) expect(value / wanted || value, label).toBeCloseTo(wanted === 0 ? 0 : 1, 9);
    });
  });

  test('volume fractions fill the cathode, and go as mass over density', () => {
    const share = (of: string) => rows.find((row) => row.name === `volume fraction of ${of}`)!.value;
    expect(share('CAM') + share('electrolyte') + share('carbon and binder') + share('pores')).toBeCloseTo(100, 9);
    // 70 g of oxide take less room than their share of the mass, 29 g of sulfide more: 4.7 against 1.6 g/cm3 or so.
    expect(share('electrolyte') / share('CAM')).toBeGreaterThan((2 * 29) / 70);
    expect(share('electrolyte') / share('CAM')).toBeLessThan((4 * 29) / 70);
  });

  test('the anode holds more than the cathode gives', () => {
    // 65 mg of LTO at 175 mAh/g, less the electrolyte mixed into it, on 0.785 cm2.
    expect(store).toBeGreaterThan(2);
    expect(store).toBeLessThan((0.065 * 175) / (Math.PI / 4));
    expect(store / theory).toBeGreaterThan(1);
  });
});

test('check prints the same numbers to three digits under the names of the variants, right-aligned', () => {
  const lines = checkText(preparation, { width: 200 }).split('\n');
  const [title, empty, head, rule, ...others] = lines;
  expect([title, empty]).toEqual(['What a cell is', '']);
  expect(head.split(/ {2,}/)).toEqual(['quantity', 'unit', 'bare', 'coated', 'remark']);
  expect(rule).toMatch(/^-+$/);
  const until = others.indexOf('');
  const { bare, coated } = json.variants;
  expect(until).toBe(bare.derived.length);
  others.slice(0, until).forEach((line, i) => {
    const quantity = bare.derived[i];
    const [name, unit] = [
      line.slice(0, head.indexOf('unit')).trim(),
      line.slice(head.indexOf('unit'), head.indexOf('unit') + 8).trim(),
    ];
    expect([name, unit]).toEqual([quantity.name, quantity.unit]);
    for (const [variant, derived] of [
      ['bare', bare.derived],
      ['coated', coated.derived],
    ] as const) {
      const end = head.indexOf(variant) + variant.length;
      const printed = /(\S+|\S+\u00a0×\u00a010\S+)$/.exec(line.slice(0, end))![0];
      const [, mantissa, exponent] = /^([\d.-]+)(?:\u00a0×\u00a010(.*))?$/.exec(printed)!;
      const plain = [...(exponent ?? '')].map((c) => '⁻⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(c)).map((d) => (d === 0 ? '-' : d - 1));
      const value = Number(mantissa) * 10 ** Number(plain.join('') || 0);
      expect(Math.abs(value - derived[i].value)).toBeLessThanOrEqual(0.0051 * Math.abs(derived[i].value));
      expect(line[end] ?? ' ').toBe(' ');
    }
  });
});
