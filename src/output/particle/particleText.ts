import type { ApparentConstants, DiffusionLengths } from '../../particle2d/closure.js';
import type { SweepRow } from '../../particle2d/comparison.js';
import type { DamagedParticle } from '../../particle2d/shape.js';
import type { ParticleStudy } from '../../particle2d/study.js';
import type { Json } from '../../results/plain.js';
import { fixed } from '../text/numberText.js';
import { formatTable } from '../text/table.js';

const experiments = [
  ['current', 'constant current, contact at one potential'],
  ['evenFlux', 'constant current, even flux through contact'],
  ['held', 'held potential, end of the decay'],
] as const satisfies readonly (readonly [keyof DiffusionLengths, string])[];

/** The closure of the diffusion length beside the resolved particle, for the terminal. */
export function particleText({ comparison, material, radius, rates, window }: ParticleStudy): string {
  const { particle, lengths, apparent, closure, constants, byContact, byCrack, discharges } = comparison;
  const number = (value: number): string => fixed(value, 2);
  const percent = (share: number): string => fixed(100 * share, 1);
  return [
    `${particleWords(particle)}. L = R (1 + lambda_c l/R + lambda_t (1/theta - 1)).\n`,
    formatTable(
      [
        ['', 'L/R', 'lambda_t', 'lambda_c'],
        ...experiments.map(([kind, words]) => [
          `resolved: ${words}`,
          number(lengths[kind]),
          number(apparent.contact[kind]),
          number(apparent.crack[kind]),
        ]),
        ['linear closure', number(closure), number(constants.contact), number(constants.crack)],
      ],
      { align: ['left'] },
    ),
    'Contact alone, without cracks; flux tubes: (L/R)^2 = 1 + (5 pi/2) (1 - theta^0.5)^1.5/(n theta)^0.5 for n patches on a sphere:\n' +
      sweepTable(byContact, 'theta', ({ contact }) => contact, 'lambda_t', 'contact'),
    ...(byCrack.length > 0
      ? [
          'Cracks of other lengths at this contact:\n' +
            sweepTable(byCrack, 'l/R', ({ crack = 0 }) => crack, 'lambda_c', 'crack'),
        ]
      : []),
    `Discharge of ${material} with D(x) at 25 degC, R = ${fixed(1e6 * radius, 2)} um, from x = ${window[0]} until x = ${window[1]} ` +
      'at the contact; percent of the window filled:\n' +
      formatTable([
        ['rate', 'intact', 'resolved', 'closure', '1-D with resolved L', 'L/R of equal capacity'],
        ...discharges.map((row, i) => [
          `${rates[i]}C`,
          percent(row.intact),
          percent(row.resolved),
          percent(row.byClosure),
          percent(row.byLength),
          number(row.length),
        ]),
      ]),
  ].join('\n');
}

function sweepTable(
  rows: readonly SweepRow[],
  head: string,
  abscissa: (particle: DamagedParticle) => number,
  name: string,
  of: keyof ApparentConstants,
): string {
  const tubes = of === 'contact';
  return formatTable([
    [
      head,
      'closure',
      ...(tubes ? ['flux tubes'] : []),
      'current',
      'even flux',
      'held',
      `${name}: current`,
      'even flux',
      'held',
    ],
    ...rows.map(({ particle, closure, constriction, lengths, apparent }) => [
      String(abscissa(particle)),
      fixed(closure, 2),
      ...(tubes ? [fixed(constriction, 2)] : []),
      ...experiments.map(([kind]) => fixed(lengths[kind], 2)),
      ...experiments.map(([kind]) => fixed(apparent[of][kind], 2)),
    ]),
  ]);
}

/** What was done to the particle, in a line. */
export function particleWords(particle: DamagedParticle): string {
  const { geometry = 'sphere', contact, patches = 1, crack = 0, cracks = 2, branch = 0, grain } = particle;
  const area = `contact ${fixed(100 * contact, contact < 0.01 ? 3 : 0)} % in ${patches} patch${patches === 1 ? '' : 'es'}`;
  const branched = branch > 0 ? `, branched by ${fixed(100 * branch, 0)} %` : '';
  const layered = branch > 0 && grain !== undefined ? ` at every ${grain} R` : '';
  const cracked =
    crack > 0 && cracks > 0
      ? `${cracks} crack${cracks === 1 ? '' : 's'} a patch of ${crack} R${branched}${layered}`
      : 'no cracks';
  return `${geometry === 'sphere' ? 'Sphere' : 'Disc'}, ${area}, ${cracked}`;
}

/** The object that `particle --json` prints: lengths over the radius, without the contents of the cells. */
export function particleJson({ comparison, ...study }: ParticleStudy): Json {
  const { grid, last, ...numbers } = comparison;
  const plain = {
    ...study,
    ...numbers,
    grid: { radialCells: grid.radii.length - 1, angularCells: grid.angles.length - 1 },
    ...(last ? { imbalance: last.imbalance } : {}),
  };
  return JSON.parse(JSON.stringify(plain)) as Json;
}
