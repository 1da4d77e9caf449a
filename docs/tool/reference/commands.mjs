import { exitCode, exitMeanings } from '../../../dist/cli/exitCode.js';
import { commandProgram } from '../../../dist/cli/program.js';
import { block, code, page, plain, table } from './text.mjs';

/** Every command with its arguments and options, as it prints them for --help. */
export function commandsPage() {
  const all = subcommands(commandProgram());
  const rows = all.map(({ words, command }) => [code(words), plain(command.summary() || command.description())]);
  return page(
    'Commands',
    '`npx argyrode help run` prints one of these pages. Commands use all processors; `ARGYRODE_THREADS=2` allows two threads, with 0 everything is done in one.\n',
    table(['command', 'what it does'], rows),
    ...all.map(({ words, command }) => `## ${words}\n\n${block(helpOf(command))}`),
  );
}

/** The commands under a program and under its commands; "help" is none. */
export function subcommands(program, before = 'argyrode') {
  return program.commands
    .filter((command) => command.name() !== 'help')
    .flatMap((command) => {
      const words = `${before} ${command.name()}`;
      return [{ words, command }, ...subcommands(command, words)];
    });
}

function helpOf(command) {
  let said = '';
  const writeOut = (text) => {
    said += text;
  };
  command.configureOutput({ writeOut, getOutHelpWidth: () => 110 }).outputHelp();
  return said;
}

/** What the exit code of a command tells a script. */
export function exitCodesPage() {
  const rows = Object.entries(exitCode).map(([name, number]) => [String(number), plain(exitMeanings[name])]);
  return page(
    'Exit codes and messages',
    'An *error* stops a command, a *warning* says that a number may mislead, a *note* that something was understood in one of two ways or is idle. All three name the line, and say what stood there and what is allowed.\n',
    table(['code', 'meaning'], rows),
  );
}
