import { type BinaryText, Unreadable } from './bytes.js';
import { ndcRecords, ndcRunInfo, ndcSteps, ndcVoltages } from './ndc.js';
import { dateOf, type NewareRecord, newareTable } from './newareText.js';

/**
 * A file of Neware's BTS 8 (.ndax), an archive of .ndc files, as the table of its export. The layout is known from the open reader
 * NewareNDA: either data.ndc holds whole records, or it holds voltages and currents alone, data_runInfo.ndc times and charges of some of
 * them, and data_step.ndc the steps. Times and charges between those are then counted on, as that reader does.
 */
export function ndaxText(files: Readonly<Record<string, Uint8Array>>): BinaryText {
  const { 'data.ndc': data, 'data_runInfo.ndc': info, 'data_step.ndc': step } = files;
  if (!data) throw new Unreadable('The .ndax file holds no data.ndc.', 'export it from BTSDA as CSV');
  const whole = ndcRecords(data);
  const apart = whole === undefined && info !== undefined && step !== undefined;
  const read = whole ?? (apart ? joined(data, info, step) : undefined);
  if (!read)
    throw new Unreadable(
      'The .ndax file holds voltages and currents without times and steps.',
      'export it from BTSDA as CSV',
    );
  if (read.length === 0) throw new Unreadable('The .ndax file holds no records.', 'export it from BTSDA as CSV');
  return {
    tables: [{ name: 'records', text: newareTable(read) }],
    format: `Neware binary file (.ndax, version ${data[2]})`,
    findings: apart
      ? ['Times and charges stand in the file for some records only; between them they were counted on by the current.']
      : [],
  };
}

function joined(data: Uint8Array, info: Uint8Array, step: Uint8Array): readonly NewareRecord[] {
  const known = new Map(ndcRunInfo(info).map((one) => [one.index, one]));
  const steps = ndcSteps(step);
  let last: ReturnType<typeof ndcRunInfo>[number] | undefined;
  let [since, charge, discharge] = [0, 0, 0];
  return ndcVoltages(data).map(({ index, voltage, current }): NewareRecord => {
    const own = known.get(index);
    if (own) {
      last = own;
      [since, charge, discharge] = [0, own.charge, own.discharge];
    } else if (last) {
      since += last.interval;
      const passed = (last.interval * current) / 3600;
      charge += Math.max(0, passed);
      discharge += Math.max(0, -passed);
    }
    const place = steps[(last?.step ?? 1) - 1];
    return {
      index,
      cycle: place?.cycle ?? 0,
      step: last?.step ?? 1,
      status: place?.status ?? 0,
      time: (last?.time ?? 0) + since,
      voltage,
      current,
      charge: Math.abs(charge),
      discharge: Math.abs(discharge),
      date: last ? dateOf(last.date + since) : '',
    };
  });
}
