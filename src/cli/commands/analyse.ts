import { basename } from 'node:path';
import type { Command } from 'commander';
import type { AnalysisRequest, Issue, Spectrum } from '../../index.js';
import { jsonText } from '../../output/text/printable.js';
import { exitCode } from '../exitCode.js';
import { collected } from '../options.js';
import { remark, say } from '../terminal.js';

interface AnalyseOptions {
  readonly circuit?: string;
  readonly guess?: readonly string[];
  readonly drt?: true;
  readonly lambda?: string;
  readonly line?: true;
  readonly kk?: true;
  readonly length?: string;
  readonly out?: string;
  readonly json?: true;
}

const explanation = `
The file has one line per frequency: frequency, Z' and Z'' (or |Z| and phase), with or without a head. Whether the
imaginary column holds Z'' or -Z'' is read from the data. Lines that cannot be read are named and left out; lines with
numbers that no cell gives (zeros, negative Z', frequencies outside 1e-7 to 1e9 Hz, NaN, copies) are refused.

Circuits are written as for impedance.py: "-" in series, p( , ) in parallel, elements R, C, L, CPE, W, Wo, Ws, G, K, TLMQ,
each with a number of its own. Every fitted value comes with its standard error; what the spectrum does not determine
is said not to be a result, and the exit code is 3.

Without a request the Kramers-Kronig check and the relaxation times are made, and a circuit is suggested.

Examples
  argyrode analyse eis.csv
  argyrode analyse eis.csv --circuit 'R0-p(R1,CPE1)-W1' --json
  argyrode analyse eis.csv --drt --kk --line --out analysis
  argyrode analyse eis.csv --length '1e-15 m2/s'
`;

export function addAnalyse(program: Command): void {
  program
    .command('analyse')
    .summary('analyse a measured impedance spectrum')
    .description('Check a measured impedance spectrum and fit circuits, transmission lines and relaxation times to it.')
    .argument('<file>', 'table of the spectrum, text or CSV')
    .option('--circuit <string>', 'fit an equivalent circuit')
    .option('--guess <name=value>', 'first guess of a circuit parameter; may be repeated', collected)
    .option('--line', 'fit a transmission line: R_ion, R_ct, R_cathode')
    .option('--drt', 'distribution of relaxation times')
    .option('--lambda <value>', 'its smoothing; default: by the evidence of the spectrum')
    .option('--kk', 'Kramers-Kronig check')
    .option('--length <diffusivity>', 'effective diffusion length of the particles, from a known diffusion coefficient')
    .option('-o, --out <folder>', 'also write charts and analysis.json to a folder')
    .option('--json', 'print one JSON object and nothing else')
    .addHelpText('after', explanation)
    .action((file: string, options: AnalyseOptions) => analyse(file, options));
}

async function analyse(file: string, options: AnalyseOptions): Promise<void> {
  const { analyseSpectrum, readSpectrum } = await import('../../index.js');
  const { analysisFiles, analysisJson, analysisText, issuesJson, issuesText } = await import('../../output.js');
  const { readTextFile } = await import('../../node.js');
  const { makeFolder, writeFiles } = await import('../writeFiles.js');
  const { request, issues } = await requested(options);
  const text = readTextFile(file, 'spectrum');
  const read = 'issue' in text ? undefined : readSpectrum(text.text);
  const obstacle = options.out === undefined ? undefined : makeFolder(options.out);
  const found = [...('issue' in text ? [text.issue] : read!.issues), ...issues, ...(obstacle ? [obstacle] : [])];
  found.push(...tooFewPoints(read?.spectrum, request));
  const failed = found.some(({ severity }) => severity === 'error');
  if (found.length > 0) remark(issuesText(found, file));
  if (failed || !read?.spectrum) {
    if (options.json) say(`${jsonText(issuesJson(found))}\n`);
    process.exitCode = exitCode.badInput;
    return;
  }
  const analysis = analyseSpectrum(read.spectrum, request);
  say(options.json ? `${jsonText(analysisJson(read, analysis))}\n` : analysisText(read, analysis, file));
  if (options.out !== undefined) {
    const files = analysisFiles(read, analysis, basename(file));
    writeFiles(options.out, files);
    if (!options.json) say(`\nWritten to ${options.out}: ${files.map(({ name }) => name).join(', ')}\n`);
  }
  const fits = [analysis.circuit, analysis.line, analysis.diffusionLength];
  process.exitCode = fits.some((fit) => fit?.converged === false) ? exitCode.numericalFailure : exitCode.ok;
}

/** Parameters of the line and of the diffusion fit. */
const PARAMETERS = { line: 7, length: 6 };

/** Fits with more parameters than there are frequencies: they would follow anything. */
function tooFewPoints(spectrum: Spectrum | undefined, { circuit, line, diffusionLength }: AnalysisRequest): Issue[] {
  if (!spectrum) return [];
  const points = spectrum.frequency.length;
  const asked = [
    ...(circuit ? [['--circuit', circuit.parameters.length] as const] : []),
    ...(line ? [['--line', PARAMETERS.line] as const] : []),
    ...(diffusionLength ? [['--length', PARAMETERS.length] as const] : []),
  ];
  return asked.flatMap(([path, parameters]) =>
    points >= parameters
      ? []
      : [
          {
            severity: 'error' as const,
            path,
            message: `The spectrum has fewer points than this fit has parameters, ${parameters}.`,
            got: `${points} points`,
            allowed: `at least ${parameters}`,
          },
        ],
  );
}

/** What the options ask for, and everything that is wrong with them. */
async function requested(options: AnalyseOptions): Promise<{ request: AnalysisRequest; issues: readonly Issue[] }> {
  const { nearest, parseCircuit, parseQuantity, quantityFits } = await import('../../index.js');
  const issues: Issue[] = [];
  const wrong = (path: string, message: string, got: string, allowed: string, hint?: string): void => {
    issues.push({ severity: 'error', path, message, got, allowed, ...(hint === undefined ? {} : { hint }) });
  };
  const parsed = options.circuit === undefined ? undefined : parseCircuit(options.circuit);
  for (const { column, message, ...issue } of parsed?.issues ?? []) {
    issues.push({ ...issue, path: '--circuit', message: `${message.replace(/\.$/, '')} (character ${column ?? 1}).` });
  }
  const circuit = parsed?.circuit;
  const names = circuit?.parameters.map(({ name }) => name) ?? [];
  const guess: Record<string, number> = {};
  for (const entry of options.guess ?? []) {
    const [, name, value] = /^\s*(\w+)\s*=\s*(\S+)\s*$/.exec(entry) ?? [];
    if (!(Number(value) > 0))
      wrong('--guess', 'This is no guess of a parameter.', entry, 'for example R1=20, above zero');
    else if (circuit && !names.includes(name)) {
      const meant = nearest(name, names);
      wrong('--guess', 'The circuit has no such parameter.', name, names.join(', '), meant && `did you mean ${meant}?`);
    } else guess[name] = Number(value);
  }
  if (options.guess && options.circuit === undefined)
    wrong('--guess', 'Guesses are for the parameters of a circuit.', options.guess[0], 'together with --circuit');
  const lambda = options.lambda === undefined ? undefined : Number(options.lambda);
  if (lambda !== undefined && !(lambda > 0 && lambda < Infinity))
    wrong('--lambda', 'The smoothing is a number above zero.', String(options.lambda), '1e-9 to 100');
  const diffusivity = options.length === undefined ? undefined : parseQuantity(options.length);
  const known = diffusivity && !('error' in diffusivity) && quantityFits(diffusivity, 'm2/s') && diffusivity.value > 0;
  if (diffusivity && !known)
    wrong('--length', 'A diffusion coefficient is expected.', String(options.length), "for example '1e-15 m2/s'");
  return {
    issues,
    request: {
      ...(circuit ? { circuit, guess } : {}),
      ...(options.line ? { line: true } : {}),
      ...(options.drt || lambda !== undefined ? { relaxationTimes: true } : {}),
      ...(lambda === undefined ? {} : { lambda }),
      ...(options.kk ? { kramersKronig: true } : {}),
      ...(known ? { diffusionLength: { diffusivity: diffusivity.value } } : {}),
    },
  };
}
