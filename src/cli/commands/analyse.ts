import { basename } from 'node:path';
import type { Command } from 'commander';
import type { AnalysisRequest, Issue, NumberedSpectrum, Spectrum, SpectrumAnalysis } from '../../index.js';
import { jsonText } from '../../output/text/printable.js';
import type { RunFile } from '../../output.js';
import { exitCode } from '../exitCode.js';
import { collected } from '../options.js';
import { remark, say } from '../terminal.js';

interface AnalyseOptions {
  readonly spectrum?: string;
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
Read are exports of Gamry (.DTA), ZPlot (.z), EC-Lab (.mpt), VersaStudio (.par), PowerSuite, Autolab (NOVA), CH Instruments, Maccor,
Zahner, Novocontrol, Ivium (.idf, text), PSTrace, and tables of any separator, decimal sign, encoding and order of columns: a
frequency with Z' and Z'', or with |Z| and phase. Columns are found by their heads and units; without heads exactly three columns are
frequency, Z', Z'', and nothing else is guessed. A sign in a head (-Im(Z), -Z'') is believed; otherwise whether a column holds Z'' or
-Z'' is read from the data. Lines that cannot be read are named and left out; lines with numbers that no cell gives (zeros, negative
Z' but at the highest frequencies, frequencies outside 1e-7 to 1e9 Hz, NaN, copies) are refused.

A file may hold several spectra, also among cycles: --spectrum takes one by its number, those of a cycle, or all.

Circuits are written as for impedance.py: "-" in series, p( , ) in parallel, elements R, C, L, CPE, W, Wo, Ws, G, K, TLMQ,
each with a number of its own. Every fitted value comes with its standard error; what the spectrum does not determine
is said not to be a result, nor are numbers of a model that misses the spectrum by more than 3 % of |Z|; the exit code is 3.

Without a request the Kramers-Kronig check and the relaxation times are made, and a circuit is suggested.

Examples
  argyrode analyse eis.csv
  argyrode analyse eis.csv --circuit 'R0-p(R1,CPE1)-W1' --json
  argyrode analyse eis.csv --drt --kk --line --out analysis
  argyrode analyse eis.csv --length '1e-15 m2/s'
  argyrode analyse cell.mpt --spectrum all --circuit 'R0-p(R1,CPE1)-W1'
  argyrode analyse cell.mpt --spectrum 'cycle 50' --drt
`;

/** [bytes] Cycles of months may stand around the spectra. */
const largest = 200_000_000;

export function addAnalyse(program: Command): void {
  program
    .command('analyse')
    .summary('analyse a measured impedance spectrum')
    .description('Check a measured impedance spectrum and fit circuits, transmission lines and relaxation times to it.')
    .argument('<file>', 'table of the spectrum, text or CSV')
    .option('--spectrum <which>', "of a file with several: its number, 'cycle 50', or all; default: the first")
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
  const { analyseSpectrum } = await import('../../index.js');
  const { analysisJson, analysisText, issuesJson, issuesText, parametersText } = await import('../../output.js');
  const { makeFolder, writeFiles } = await import('../writeFiles.js');
  const { request, issues } = await requested(options);
  const read = await spectraIn(file, options.spectrum);
  const obstacle = options.out === undefined ? undefined : makeFolder(options.out);
  const found = [...read.issues, ...issues, ...(obstacle ? [obstacle] : [])];
  const several = read.chosen.length > 1;
  const named = options.spectrum !== undefined;
  for (const { spectrum, issues: own } of read.chosen) found.push(...own, ...tooFewPoints(spectrum, request));
  const isWrong = (all: readonly Issue[]): boolean => all.some(({ severity }) => severity === 'error');
  // Of several spectra those that can be read are analysed.
  const usable = read.chosen.filter(
    ({ spectrum, issues: own }) => spectrum && !isWrong([...own, ...tooFewPoints(spectrum, request)]),
  );
  const failed = several ? isWrong([...read.issues, ...issues]) || obstacle !== undefined : isWrong(found);
  if (found.length > 0) remark(issuesText(found, file));
  if (failed || usable.length === 0) {
    if (options.json) say(`${jsonText(issuesJson(found))}\n`);
    process.exitCode = exitCode.badInput;
    return;
  }
  const results = usable.map((which) => {
    const analysis = analyseSpectrum(which.spectrum!, request);
    if (!options.json) say(`${analysisText(which, analysis, file, named ? which : undefined)}${several ? '\n' : ''}`);
    return { which: { ...which, issues: several ? which.issues : found }, analysis };
  });
  if (options.json) {
    const all = results.map(({ which, analysis }) => ({
      ...(named ? { spectrum: which.number, line: which.line, lastLine: which.lastLine } : {}),
      ...(named && which.cycle !== undefined ? { cycle: which.cycle } : {}),
      ...analysisJson(which, analysis),
    }));
    say(`${jsonText(several ? { spectra: all, ...(issuesJson(found) as object) } : all[0])}\n`);
  } else if (several) say(parametersText(results));
  if (options.out !== undefined) {
    const files = await filesOf(results, several, basename(file));
    writeFiles(options.out, files);
    if (!options.json) say(`\nWritten to ${options.out}: ${files.map(({ name }) => name).join(', ')}\n`);
  }
  const fits = results.flatMap(({ analysis }) => [analysis.circuit, analysis.line, analysis.diffusionLength]);
  // What must not be used is no result, whether the spectrum does not determine it or the model misses the spectrum.
  const undetermined = fits.some((fit) => fit && !(fit.converged && fit.usable));
  const missed =
    request.relaxationTimes === true && results.some((one) => one.analysis.relaxationTimes?.usable === false);
  process.exitCode = isWrong(found)
    ? exitCode.badInput
    : undetermined || missed
      ? exitCode.numericalFailure
      : exitCode.ok;
}

/** The spectra of a file that are asked for, and what is wrong with it. */
async function spectraIn(
  file: string,
  wish: string | undefined,
): Promise<{ readonly chosen: readonly NumberedSpectrum[]; readonly issues: readonly Issue[] }> {
  const { chosenSpectra, fileText, readSpectra } = await import('../../index.js');
  const { readBytes } = await import('../../node.js');
  const content = readBytes(file, 'spectrum', largest);
  if ('issue' in content) return { chosen: [], issues: [content.issue] };
  const decoded = fileText(content.bytes);
  if ('issue' in decoded) return { chosen: [], issues: [decoded.issue] };
  // Of a workbook the sheet that holds most of them.
  const [read] = decoded.tables
    .map(({ text }) => readSpectra(text))
    .sort((a, b) => b.spectra.length - a.spectra.length);
  if (!read) return { chosen: [], issues: [{ severity: 'error', path: '', message: 'The workbook is empty.' }] };
  const { chosen, issues } = chosenSpectra(read, wish);
  return { chosen, issues: [...read.issues, ...issues] };
}

async function filesOf(
  results: readonly { readonly which: NumberedSpectrum; readonly analysis: SpectrumAnalysis }[],
  several: boolean,
  name: string,
): Promise<RunFile[]> {
  const { analysisFiles } = await import('../../output.js');
  return results.flatMap(({ which, analysis }) =>
    analysisFiles(which, analysis, several ? `${name}, ${which.number}` : name).map((file) =>
      several ? { ...file, name: `spectrum-${which.number}-${file.name}` } : file,
    ),
  );
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
    const [, name = '', value = ''] = /^\s*(\w+)\s*=\s*(\S+)\s*$/.exec(entry) ?? [];
    if (!(Number(value) > 0))
      wrong('--guess', 'This is no guess of a parameter.', entry, 'for example R1=20, above zero');
    else if (circuit && !names.includes(name)) {
      const meant = nearest(name, names);
      wrong('--guess', 'The circuit has no such parameter.', name, names.join(', '), meant && `did you mean ${meant}?`);
    } else guess[name] = Number(value);
  }
  if (options.guess && options.circuit === undefined)
    wrong('--guess', 'Guesses are for the parameters of a circuit.', options.guess[0] ?? '', 'together with --circuit');
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
