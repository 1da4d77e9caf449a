import type { Command } from 'commander';
import type { DamagedParticle, Issue, ParticleStudy } from '../../index.js';
import { jsonText } from '../../output/text/printable.js';
import { exitCode } from '../exitCode.js';
import { collected } from '../options.js';
import { remark, say } from '../terminal.js';

interface ParticleOptions {
  readonly contact: string;
  readonly patches: string;
  readonly crack: string;
  readonly cracks: string;
  readonly branch: string;
  readonly grain?: string;
  readonly geometry: string;
  readonly material?: string;
  readonly radius?: string;
  readonly rate?: readonly string[];
  readonly cells?: string;
  readonly out?: string;
  readonly json?: true;
}

const explanation = `
Cell models know of cracks and lost contact by one number, the diffusion length L = R (1 + lambda_c l/R + lambda_t (1/theta - 1)).
This command solves diffusion in the particle itself, in two dimensions, with cracks and lost contact as faces that nothing
passes, and reads the length as a lab would: from the polarisation at constant current after a long time, from the last decay of
the current at a held potential, and from the capacity at a rate. From it follow lambda_c and lambda_t as they would have to be.

A straight crack runs from the surface towards the centre. With --branch it turns along the circumference, at its tip and, with
--grain, below every layer of grains: the share of the way to the next crack that it undercuts.

Examples
  argyrode particle --contact 0.5 --crack 0.4
  argyrode particle --contact 0.3 --patches 6
  argyrode particle --contact 1 --crack 0.45 --cracks 8 --branch 0.7 --grain 0.15 --out particle
`;

export function addParticle(program: Command): void {
  program
    .command('particle')
    .summary('resolve a cracked, badly contacted particle and check the diffusion length')
    .description('Compare the diffusion length of the cell model with a particle resolved in two dimensions.')
    .option('--contact <share>', 'contacted share of the surface, theta', '0.5')
    .option('--patches <number>', 'equal patches into which the contact is divided', '1')
    .option('--crack <share>', 'length of the cracks over the radius, l/R', '0.4')
    .option('--cracks <number>', 'cracks per patch, along the rim of the cross-section', '2')
    .option('--branch <share>', 'how far cracks undercut the way to their neighbours', '0')
    .option('--grain <share>', 'grain size over the radius: cracks branch below every layer of grains')
    .option('--geometry <name>', 'sphere, or disc (cross-section of a cylinder)', 'sphere')
    .option('--material <name>', 'active material whose D(x) is used in the discharges (default: NCM85)')
    .option('--radius <length>', "particle radius (default: '1.5 um')")
    .option('--rate <C-rate>', 'discharge at this rate, 1C: the window in an hour; may be repeated', collected)
    .option('--cells <number>', 'cells in either direction (default: 48)')
    .option('-o, --out <folder>', 'write the comparison and a map of the content at the end of the last discharge')
    .option('--json', 'print one JSON object and nothing else')
    .addHelpText('after', explanation)
    .action((options: ParticleOptions) => particle(options));
}

async function particle(options: ParticleOptions): Promise<void> {
  const { issuesJson, issuesText, particleJson, particleText } = await import('../../output.js');
  const { particleStudy, particleStudyIssues } = await import('../../index.js');
  const { makeFolder, writeFiles } = await import('../writeFiles.js');
  const { request, issues } = await requested(options);
  const obstacle = options.out === undefined ? undefined : makeFolder(options.out);
  const wrong = [...issues, ...particleStudyIssues(request), ...(obstacle ? [obstacle] : [])];
  // What cannot be done as asked is said before a minute of computing.
  const result = wrong.length > 0 ? undefined : particleStudy(request);
  if (result === undefined || !('study' in result)) {
    if (options.json) say(`${jsonText(issuesJson(wrong))}\n`);
    remark(issuesText(wrong, 'particle'));
    process.exitCode = exitCode.badInput;
    return;
  }
  const { study } = result;
  say(options.json ? `${jsonText(particleJson(study))}\n` : particleText(study));
  const failed = study.comparison.discharges.some(({ resolved }) => Number.isNaN(resolved));
  process.exitCode = failed ? exitCode.numericalFailure : exitCode.ok;
  if (options.out !== undefined) {
    const files = await pictures(study);
    writeFiles(options.out, files);
    if (!options.json) say(`\nWritten to ${options.out}: ${files.map(({ name }) => name).join(', ')}\n`);
  }
}

async function pictures(study: ParticleStudy) {
  const { particleFiles } = await import('../../output.js');
  const { svgToPng } = await import('../../node.js');
  const files = particleFiles(study);
  const map = files.find(({ name }) => name === 'particle.svg');
  try {
    const png = map && (await svgToPng(String(map.content)));
    return png ? [...files, { name: 'particle.png', content: png.bytes }] : files;
  } catch {
    // The package that draws PNG is optional; the SVG is there.
    return files;
  }
}

/** What the options ask for, and everything that cannot be read; ranges are checked by the study. */
async function requested(options: ParticleOptions) {
  const { parseQuantity, quantityFits } = await import('../../index.js');
  const issues: Issue[] = [];
  const wrong = (path: string, got: string, allowed: string): void => {
    issues.push({ severity: 'error', path, message: 'This cannot be read.', got, allowed });
  };
  const quantity = (path: string, text: string, unit: string, example: string): number | undefined => {
    const read = parseQuantity(text);
    if (!('error' in read) && quantityFits(read, unit) && (read.value > 0 || unit === '1')) return read.value;
    wrong(path, text, example);
    return undefined;
  };
  const number = (path: string, text: string): number => quantity(path, text, '1', 'a number') ?? 1;
  const geometry = options.geometry === 'disc' ? 'disc' : 'sphere';
  if (options.geometry !== geometry) wrong('--geometry', options.geometry, 'sphere, disc');
  const damaged: DamagedParticle = {
    geometry,
    contact: number('--contact', options.contact),
    patches: number('--patches', options.patches),
    crack: number('--crack', options.crack),
    cracks: number('--cracks', options.cracks),
    branch: number('--branch', options.branch),
    ...(options.grain === undefined ? {} : { grain: number('--grain', options.grain) }),
  };
  const rates = options.rate?.map((text) => {
    const value = Number(/^\s*([\d.]+)\s*C\s*$/.exec(text)?.[1]);
    if (!(value >= 0.001 && value <= 100)) wrong('--rate', text, 'for example 0.5C; 0.001C to 100C');
    return value >= 0.001 && value <= 100 ? value : 1;
  });
  const cells = options.cells === undefined ? undefined : Number(options.cells);
  const goodCells = cells === undefined || (Number.isInteger(cells) && cells >= 8 && cells <= 200);
  if (!goodCells) wrong('--cells', String(options.cells), 'a whole number, 8 to 200');
  const radius =
    options.radius === undefined ? undefined : quantity('--radius', options.radius, 'm', "for example '1.5 um'");
  return {
    issues,
    request: {
      particle: damaged,
      ...(options.material === undefined ? {} : { material: options.material }),
      ...(radius === undefined ? {} : { radius }),
      ...(rates === undefined ? {} : { rates }),
      ...(cells === undefined || !goodCells ? {} : { cells }),
    },
  };
}
