import { describe, expect, it } from 'vitest';
import { prepare } from '../../src/prepare.js';

interface Parts {
  readonly cathode?: string;
  readonly cell?: string;
  readonly mechanisms?: string;
  readonly rest?: string;
  readonly electrolyte?: string;
  readonly separator?: string;
}

const scenario = ({ cathode = '', cell = '', mechanisms = '{}', rest = '', ...more }: Parts): string => `title: Options
cell:
  diameter: 10 mm
  oneC: 190 mA/g
${cell}
  cathode:
    activeMaterial: NCM85
    electrolyte: ${more.electrolyte ?? 'Li6PS5Cl'}
    weightRatio: { cam: 70, electrolyte: ${more.electrolyte ? 0 : 29}, carbon: ${more.electrolyte ? 1 : 0} }
    loading: 11 mg/cm2
    particles: { d50: 3 um }
${cathode}
  separator: ${more.separator ?? '{ mass: 100 mg }'}
  anode: { material: LTO }
mechanisms: ${mechanisms}
protocol:
  - cycling: { cycles: 2, charge: 0.5C, window: [2.9 V vs Li, 4.3 V vs Li] }
${rest}
`;

const liquid = { electrolyte: 'LP57', separator: '{ electrolyte: LP57, thickness: 25 um, porosity: 40 % }' };
const idle = (parts: Parts): string[] => {
  const { issues } = prepare(scenario(parts));
  expect(issues.filter(({ severity }) => severity === 'error')).toEqual([]);
  return issues.map(({ severity, path }) => `${severity} ${path}`);
};

/** What is written, where it does nothing, and with what it would do something. */
const cases: readonly (readonly [string, Parts, readonly string[], Parts])[] = [
  [
    'an option of the gap law',
    { mechanisms: '{ interphase: true, contactLoss: { law: film-coupled, rate: 0.1 } }' },
    ['warning mechanisms.contactLoss.rate'],
    { mechanisms: '{ contactLoss: { rate: 0.1 } }' },
  ],
  [
    'an option of the film-coupled law',
    { mechanisms: '{ contactLoss: { thickness: 20 nm } }' },
    ['warning mechanisms.contactLoss.thickness'],
    { mechanisms: '{ interphase: true, contactLoss: { law: film-coupled, thickness: 20 nm } }' },
  ],
  [
    'the constant that patches replace',
    { mechanisms: '{ contactLoss: { patches: 6, pathLengthening: 1 } }' },
    ['warning mechanisms.contactLoss.pathLengthening'],
    { mechanisms: '{ contactLoss: { patches: 0, pathLengthening: 1 } }' },
  ],
  [
    'contact loss without a film to follow',
    { mechanisms: '{ contactLoss: { law: film-coupled } }' },
    ['warning mechanisms.contactLoss'],
    { mechanisms: '{ interphase: true, contactLoss: { law: film-coupled } }' },
  ],
  [
    'effects of a study on the fresh cell under laws per study',
    { cathode: '    contact: { deviation: 0.5, perParticle: 4 }\n    overrides: { ionPathFactor: 0.7 }' },
    [
      'warning cell.cathode.contact.deviation',
      'warning cell.cathode.contact.perParticle',
      'warning cell.cathode.overrides.ionPathFactor',
    ],
    {
      cathode: '    contact: { deviation: 0.5, perParticle: 4 }\n    overrides: { ionPathFactor: 0.7 }',
      rest: 'laws: transferable',
    },
  ],
  [
    'thicknesses of a coating where covered share and protection are given',
    {
      cathode:
        '    coating: { material: LiNbO3, thickness: 5 nm, coverage: 90 %, coverThickness: 2 nm, blocking: 0.1, barrierThickness: 1 nm }',
      rest: 'laws: transferable',
      mechanisms: '{ interphase: true }',
    },
    ['warning cell.cathode.coating.barrierThickness', 'warning cell.cathode.coating.coverThickness'],
    {
      cathode:
        '    coating: { material: LiNbO3, thickness: 5 nm, coverThickness: 2 nm, barrierThickness: 1 nm, insulatingThickness: 9 nm }',
      rest: 'laws: transferable',
      mechanisms: '{ interphase: true }',
    },
  ],
  [
    'pressure of fabrication and size of the electrolyte under laws per study',
    { cell: '  fabricationPressure: 300 MPa', cathode: '    electrolyteParticles: { d50: 3 um }' },
    ['note cell.fabricationPressure', 'note cell.cathode.electrolyteParticles'],
    {
      cell: '  fabricationPressure: 300 MPa',
      cathode: '    electrolyteParticles: { d50: 3 um }',
      rest: 'laws: transferable',
    },
  ],
  [
    'route of a liquid cell',
    { ...liquid, cathode: '    route: sheet', rest: 'laws: transferable' },
    ['note cell.cathode.route'],
    { cathode: '    route: sheet', rest: 'laws: transferable' },
  ],
  [
    'kind of the binder without any',
    { cathode: '    binder: PTFE', rest: 'laws: transferable' },
    ['note cell.cathode.binder'],
    { cell: '  pressure: 20 MPa', rest: 'laws: transferable' },
  ],
  [
    'contact loss in a liquid',
    { ...liquid, mechanisms: '{ contactLoss: true }' },
    ['warning mechanisms.contactLoss'],
    { mechanisms: '{ contactLoss: true }' },
  ],
  [
    'wetted cracks in a solid',
    { mechanisms: '{ cracking: { wettedArea: 2 } }' },
    ['warning mechanisms.cracking.wettedArea'],
    { ...liquid, mechanisms: '{ cracking: { wettedArea: 2 } }' },
  ],
  [
    'oxidation on carbon without carbon',
    { mechanisms: '{ carbonOxidation: true }' },
    ['warning mechanisms.carbonOxidation'],
    { ...liquid, mechanisms: '{ carbonOxidation: true }' },
  ],
  [
    'pressure without contact loss',
    { cell: '  pressure: 80 MPa' },
    ['note cell.pressure'],
    { cell: '  pressure: 80 MPa', mechanisms: '{ contactLoss: true }' },
  ],
  [
    'pressure under the film-coupled law',
    { cell: '  pressure: 80 MPa', mechanisms: '{ interphase: true, contactLoss: { law: film-coupled } }' },
    ['note cell.pressure'],
    { cell: '  pressure: 80 MPa', mechanisms: '{ contactLoss: { law: gap } }' },
  ],
  [
    'conductivity of no interphase',
    { cathode: '    interphase: { conductivity: 1e-8 S/m }' },
    ['warning cell.cathode.interphase.conductivity'],
    { cathode: '    interphase: { conductivity: 1e-8 S/m, bare: 1 nm }' },
  ],
  [
    'an interphase under no coating',
    { cathode: '    interphase: { covered: 1 nm }' },
    ['warning cell.cathode.interphase.covered'],
    { cathode: '    interphase: { covered: 1 nm }\n    coating: { material: ZrO2, thickness: 2 nm }' },
  ],
  [
    'contact in a liquid',
    { ...liquid, cathode: '    contact: { fraction: 80 % }' },
    ['note cell.cathode.contact.fraction'],
    { cathode: '    contact: { fraction: 80 % }' },
  ],
  [
    'porosity beside the thickness',
    { cathode: '    thickness: 50 um\n    porosity: 20 %' },
    ['note cell.cathode.porosity'],
    { cathode: '    porosity: 20 %' },
  ],
  [
    'a series of a cycle that never comes',
    { rest: 'output: { series: [7] }' },
    ['warning output.series'],
    { rest: 'output: { series: [2, last] }' },
  ],
];

describe('an option that does nothing is named, and only then', () => {
  it.each(cases)('%s', (_, without, expected, withNeed) => {
    expect(idle(without)).toEqual(expected);
    expect(idle(withNeed)).toEqual([]);
  });

  it('but not when one of the variants of a shared base needs it', () => {
    const shared = { cathode: '    interphase: { covered: 1 nm }' };
    const coated = 'variants: { bare: {}, coated: { coating: { material: ZrO2, thickness: 2 nm } } }';
    expect(idle({ ...shared, rest: coated })).toEqual([]);
    expect(idle({ ...shared, rest: 'variants: { a: {}, b: {} }' })).toEqual([
      'warning cell.cathode.interphase.covered',
    ]);
  });

  it('and is kept with the results of the variant, notes excepted', () => {
    const { variants } = prepare(scenario({ cell: '  pressure: 80 MPa', mechanisms: '{ carbonOxidation: true }' }));
    expect(variants[0].warnings.map(({ path }) => path)).toEqual(['mechanisms.carbonOxidation']);
  });

  it('an own active material that does not breathe loses no contact and does not crack', () => {
    const powder = (more: string) => `materials:
  powder: { kind: cam, density: 4.7 g/cm3, theoreticalCapacity: 276 mAh/g, diffusivity: 1e-15, openCircuitVoltage: [[0.05, 4.5], [0.99, 2.8]]${more} }
variants: { own: { activeMaterial: powder } }`;
    const mechanisms = '{ contactLoss: true, cracking: true }';
    const found = idle({ mechanisms, rest: powder('') });
    expect(found).toEqual([
      'warning mechanisms.contactLoss',
      'warning mechanisms.cracking',
      'note materials.powder.volumeChange',
    ]);
    expect(idle({ mechanisms, rest: powder(', volumeChange: [[0, -0.06], [1, 0]]') })).toEqual([]);
  });
});
