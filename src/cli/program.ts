import { readFileSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { NotWritten } from '../node/reason.js';
import { addAnalyse } from './commands/analyse.js';
import { addCalibrate } from './commands/calibrate.js';
import { addCheck } from './commands/check.js';
import { addCompareLaws } from './commands/compareLaws.js';
import { addFit } from './commands/fit.js';
import { addGrowth } from './commands/growth.js';
import { addImport } from './commands/import.js';
import { addMaterials } from './commands/materials.js';
import { addNew } from './commands/new.js';
import { addParticle } from './commands/particle.js';
import { addPopulation } from './commands/population.js';
import { addPredict } from './commands/predict.js';
import { addProbes } from './commands/probes.js';
import { addRun } from './commands/run.js';
import { addSchema } from './commands/schema.js';
import { addSensitivity } from './commands/sensitivity.js';
import { addSuggest } from './commands/suggest.js';
import { addSweep } from './commands/sweep/sweep.js';
import { addValidate } from './commands/validate.js';
import { addWhy } from './commands/why.js';
import { addWorker } from './commands/worker.js';
import { exitCode } from './exitCode.js';
import { remark, say } from './terminal.js';

const explanation = `
A first session
  argyrode new --out my-cell.yaml    a commented scenario to begin with
  argyrode check my-cell.yaml        is it right, and what cell does it mean?
  argyrode run my-cell.yaml          simulate it; look at results/my-cell/report.html

"argyrode help run" tells all about one command.

Exit codes
  0 done, 1 a published value is missed (validate), 2 something in the input is wrong, 3 the solver failed or had too
  little memory, 74 results could not be written, 130 interrupted
`;

/** The program with all its commands, before it is told anything: also what the reference of the handbook is made from. */
export function commandProgram(): Command {
  const program = new Command('argyrode')
    .description('Simulate solid-state lithium cells from a lab recipe.')
    .version(packageVersion(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print the help of a command')
    .addHelpText('after', explanation)
    .showHelpAfterError('(argyrode --help lists what there is)')
    .configureOutput({ writeOut: say, writeErr: remark })
    .exitOverride();
  const commands = [
    addRun,
    addWhy,
    addSensitivity,
    addPredict,
    addPopulation,
    addSweep,
    addWorker,
    addValidate,
    addCalibrate,
    addCompareLaws,
    addProbes,
    addFit,
    addSuggest,
    addGrowth,
    addAnalyse,
    addImport,
    addParticle,
    addCheck,
    addNew,
    addMaterials,
    addSchema,
  ];
  for (const add of commands) add(program);
  return program;
}

/** Does what the words of the command line ask for; what became of it is the exit code of the process. */
export async function argyrode(): Promise<void> {
  const program = commandProgram();
  if (process.argv.length <= 2) {
    program.outputHelp();
    return;
  }
  try {
    await program.parseAsync();
  } catch (error) {
    process.exitCode = codeOf(error);
  }
}

/** Says what went wrong, if that has not been said yet. */
function codeOf(error: unknown): number {
  if (error instanceof CommanderError) {
    const [, , command = ''] = process.argv;
    if (error.code === 'commander.unknownCommand' && /\.(ya?ml|json)$/i.test(command)) {
      remark(`To simulate a scenario: argyrode run ${command}\n`);
    }
    return error.exitCode === 0 ? exitCode.ok : exitCode.badInput;
  }
  if (error instanceof NotWritten) {
    remark(`${error.message}\n`);
    return exitCode.notWritten;
  }
  const { code, message, stack } = error as NodeJS.ErrnoException;
  if (code === 'ERR_WORKER_OUT_OF_MEMORY') {
    remark(
      'This needs more memory than there is. Record fewer cycles (output: { series: [first, last] }), or allow more ' +
        '(NODE_OPTIONS=--max-old-space-size=4096). A run goes on from its last complete cycle with --resume.\n',
    );
    return exitCode.numericalFailure;
  }
  remark(`This is a bug in argyrode, please report it with your scenario: ${message ?? String(error)}\n`);
  remark(process.env.ARGYRODE_DEBUG ? `${stack}\n` : 'ARGYRODE_DEBUG=1 shows where it happened.\n');
  return exitCode.bug;
}

/** From the package, so that help and version are told without loading the simulator. */
function packageVersion(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { readonly version: string }).version;
}
