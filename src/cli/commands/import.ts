import { basename, dirname, extname, join } from 'node:path';
import type { Command } from 'commander';
import type { Issue, Measured, MeasuredOptions } from '../../index.js';
import { jsonText } from '../../output/text/printable.js';
import { exitCode } from '../exitCode.js';
import { collected } from '../options.js';
import { remark, say } from '../terminal.js';
import { isFolder, listFolder } from './importFolder.js';

interface ImportOptions {
  readonly mass?: string;
  readonly area?: string;
  readonly column?: readonly string[];
  readonly swap?: boolean;
  readonly shift?: string;
  readonly variant?: string;
  readonly source?: string;
  readonly out?: string;
  readonly json?: true;
}

const explanation = `
Read are cycle tables (capacity, efficiency, resistance against cycle), time series, voltage curves and impedance spectra:
CSV and text with any separator, decimal sign and encoding, exports of BioLogic (.mpt), Maccor, Neware (also with records
nested in steps and cycles), Arbin, Landt, Novonix, PEC, Digatron and Basytec, with English, German, Chinese, Japanese and
Korean heads, Excel workbooks (.xlsx) of these, raw files of BioLogic (.mpr), Neware (.nda, .ndax) and Arbin (.res), the
Battery Data Format (.csv, .parquet), and own exports. Columns are found by their heads; the report says what every one
was taken for, which way the current flows, which rows were left out, and what is doubtful. What words, counters and heads
say of charge and discharge is believed, also against the voltage; --swap exchanges them and --no-swap takes a positive
current for charge where the file says nothing. Nothing is guessed that changes the numbers: capacities per gram need --mass.

A column is named by hand with its head (or its number) = quantity / unit. Quantities: cycle, step, direction, time,
stepTime, voltage, current, capacity, chargeCapacity, dischargeCapacity, coulombicEfficiency, retention, activeMass,
interfaceResistance, cathodeResistance, ... or ignore.

With --out data.yaml the points are written as a "data" block for a scenario, a time series beside it as data.bdf.csv.

Examples
  argyrode import cell.mpt
  argyrode import cell.mpt --mass '8.3 mg' --out measured/cell.yaml --variant coated
  argyrode import measured --mass '8.3 mg'
  argyrode import table.csv --column 'Q2 = dischargeCapacity / mAh/g' --column 'R = interfaceResistance / Ohm cm2'
`;

/** [bytes] Larger files do not fit into one string. */
const largest = 400_000_000;

export function addImport(program: Command): void {
  program
    .command('import')
    .summary('read a file of measurements and say what was understood')
    .description('Read a file of measurements and show what was understood, what was not used, and why.')
    .argument('<file>', 'export of a cycler, table or spectrum; for a folder all its files are listed')
    .option('--mass <quantity>', 'mass of cathode active material in the cell, such as 8.3mg')
    .option('--area <quantity>', 'area of the cell, where capacities are per area, such as 0.785cm2')
    .option('--column <head=quantity/unit>', 'say what a column is; may be repeated', collected)
    .option('--swap', 'charge and discharge are exchanged in the file')
    .option('--no-swap', 'they are not, even if it seems so')
    .option('--shift <number>', 'add this to every cycle number')
    .option('--variant <name>', 'variant that was measured; of an own export with several, the one to take')
    .option('--source <text>', 'where the data come from; default: the name of the file')
    .option('-o, --out <file>', 'write the data block of a scenario, and a time series as BDF')
    .option('--json', 'print one JSON object and nothing else')
    .addHelpText('after', explanation)
    .action((file: string, options: ImportOptions) => importFile(file, options));
}

async function importFile(file: string, options: ImportOptions): Promise<void> {
  const { issuesJson, issuesText, measuredFiles, measuredJson, measuredText } = await import('../../output.js');
  const { readMeasuredFile } = await import('../../index.js');
  const { readMeasurementFile } = await import('../../node.js');
  const { makeFolder, writeFiles } = await import('../writeFiles.js');
  const { asked, issues } = await requested(options);
  if (isFolder(file) && issues.length === 0 && options.out === undefined)
    return listFolder(file, asked, options.json === true, largest);
  const content = await readMeasurementFile(file, largest);
  const folder = options.out === undefined ? undefined : dirname(options.out);
  const obstacle = folder === undefined ? undefined : makeFolder(folder);
  const before = [...('issue' in content ? [content.issue] : []), ...issues, ...(obstacle ? [obstacle] : [])];
  if ('issue' in content || before.length > 0) {
    remark(issuesText(before, file));
    if (options.json) say(`${jsonText(issuesJson(before))}\n`);
    process.exitCode = exitCode.badInput;
    return;
  }
  const { variant } = options;
  const measured: Measured = readMeasuredFile(content, {
    ...asked,
    ...(variant === undefined ? {} : { variant }),
  });
  const labels = {
    source: options.source ?? basename(file),
    ...(options.variant === undefined ? {} : { variant: options.variant }),
  };
  say(options.json ? `${jsonText(measuredJson(measured, labels))}\n` : measuredText(measured, file));
  if (measured.issues.length > 0) remark(issuesText(measured.issues, file));
  if (measured.issues.some(({ severity }) => severity === 'error')) {
    process.exitCode = exitCode.badInput;
    return;
  }
  if (options.out === undefined || folder === undefined) return;
  const name = basename(options.out, /\.(?:ya?ml|csv|bdf)$/i.test(options.out) ? extname(options.out) : '');
  const files = measuredFiles(measured, { ...labels, name });
  writeFiles(folder, files);
  const names = files.map((written) => join(folder, written.name)).join(', ');
  remark(files.length > 0 ? `Written: ${names}\n` : 'There is nothing to write.\n');
}

/** What the options say, and everything that is wrong with them. */
async function requested(
  options: ImportOptions,
): Promise<{ readonly asked: MeasuredOptions; readonly issues: readonly Issue[] }> {
  const { parseQuantity, quantityFits } = await import('../../index.js');
  const issues: Issue[] = [];
  const positive = (text: string | undefined, option: string, unit: string, example: string): number | undefined => {
    if (text === undefined) return undefined;
    const read = parseQuantity(text);
    if (!('error' in read) && quantityFits(read, unit) && read.value > 0) return read.value;
    issues.push({
      severity: 'error',
      path: option,
      message: 'error' in read ? `This cannot be read: ${read.error}.` : 'This is not what is asked for here.',
      got: text,
      allowed: `for example ${example}`,
    });
    return undefined;
  };
  const mass = positive(options.mass, '--mass', 'kg', "'8.3 mg'");
  const area = positive(options.area, '--area', 'm2', "'0.785 cm2'");
  const shift = options.shift === undefined ? undefined : Number(options.shift);
  if (shift !== undefined && !Number.isInteger(shift)) {
    issues.push({
      severity: 'error',
      path: '--shift',
      message: 'Cycle numbers are whole.',
      got: String(options.shift),
      allowed: 'for example 1',
    });
  }
  return {
    issues,
    asked: {
      ...(mass === undefined ? {} : { mass }),
      ...(area === undefined ? {} : { area }),
      ...(options.column === undefined ? {} : { columns: options.column }),
      ...(options.swap === undefined ? {} : { swap: options.swap }),
      ...(shift === undefined ? {} : { shift }),
    },
  };
}
