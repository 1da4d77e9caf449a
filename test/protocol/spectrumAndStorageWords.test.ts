import { describe, expect, it } from 'vitest';
import { parseSteps } from '../../src/protocol/programme/parse.js';

const issuesOf = (text: string) => {
  const parsed = parseSteps(text);
  return 'issues' in parsed ? parsed.issues : [];
};
const controlOf = (text: string) => {
  const parsed = parseSteps(text);
  return 'steps' in parsed ? parsed.steps[0].control : parsed.issues;
};

describe('the words of a spectrum', () => {
  it.each([
    ['EIS from 1 MHz to 1 mHz 12 frequencies per decade', 1e6, 1e-3, 12],
    ['EIS with 5 points per decade', 1e6, 1e-3, 5],
    ['EIS at  5  points  a  decade', 1e6, 1e-3, 5],
    ['EIS and 5 point per decade', 1e6, 1e-3, 5],
    ['EIS from 1 kHz down  to 1 Hz', 1e3, 1, 8],
    ['EIS from 10 Hz  up to 20 kHz', 10, 2e4, 8],
    ['EIS 1 kHz to 2 khz', 1e3, 2e3, 8],
    ['EIS 5 points per decade from 1 kHz to 1 Hz', 1e3, 1, 5],
    ['EIS between 1 kHz and 1 Hz, 15 per decade', 1e3, 1, 15],
    ['EIS from 100 MHz to 1 uHz', 1e8, 1e-6, 8],
    ['EIS, 1 points per decade', 1e6, 1e-3, 1],
    ['EIS, 100 points per decade', 1e6, 1e-3, 100],
  ])('%s', (text, from, to, perDecade) => {
    expect(controlOf(text)).toEqual({ kind: 'impedance', from, to, perDecade });
  });

  const example = 'write for example "EIS from 1 MHz to 1 mHz, 8 points per decade"';
  const noFrequency = (got: string, message = 'This is no frequency.') => ({
    message,
    got,
    allowed: '1 uHz to 100 MHz',
    hint: example,
  });
  const beyond = 'No instrument measures at this frequency.';
  const noNumber = (got: string) => ({
    message: 'The number of points per decade cannot be read.',
    got,
    allowed: '1 to 100',
  });

  it.each([
    ['EIS from 1 V to 1 mHz', [noFrequency('1 V')]],
    ['EIS from 1 Hz to frob', [noFrequency('frob')]],
    ['EIS from 100.1 MHz to 1 Hz', [noFrequency('100.1 MHz', beyond)]],
    ['EIS from 1 Hz to 0.99 uHz', [noFrequency('0.99 uHz', beyond)]],
    ['EIS, 0.5 points per decade', [noNumber('0.5')]],
    ['EIS, 101 points per decade', [noNumber('101')]],
    ['EIS, many points per decade', [noNumber('many')]],
    ['EIS from 1 V to 2 kg, x per decade', [noFrequency('1 V'), noFrequency('2 kg'), noNumber('x')]],
    ['EIS for 10 min', [{ message: 'The frequencies cannot be read.', got: 'for 10 min', hint: example }]],
    ['EIS 1 kHz', [{ message: 'The frequencies cannot be read.', got: '1 kHz', hint: example }]],
    [
      'EIS from 1 mHz to 1 mHz, 8 per decade',
      [
        {
          message: 'The spectrum begins and ends at the same frequency.',
          got: 'from 1 mHz to 1 mHz',
          hint: 'M is mega and m is milli: 1 MHz to 1 mHz',
        },
      ],
    ],
  ])('%s is refused', (text, issues) => {
    expect(issuesOf(text)).toEqual(issues);
  });

  it('does not keep a spectrum from being refused that another step of the sentence was wrong before', () => {
    expect(issuesOf('frob then EIS, 0 per decade')).toHaveLength(2);
    expect(issuesOf('frob then EIS')).toHaveLength(1);
  });
});

describe('the words of a storage', () => {
  const allowed =
    'a temperature such as 60 degC; "open circuit" or a voltage such as 4.3 V vs Li, 3.7 V vs In/InLi, 2.75 V vs LTO or 4.3 V (against the own anode)';

  it('open circuit has many names, none of them with more words', () => {
    for (const name of ['open circuit', 'Open-circuit', 'opencircuit', 'OCV', 'ocp', 'open circuit voltage'])
      expect(controlOf(`Store for 1 h at ${name}`)).toEqual({ kind: 'store' });
    expect(controlOf('Store for 1 h at open-circuit-potential at 300 K')).toEqual({ kind: 'store', temperature: 300 });
    for (const name of ['an open circuit', 'ocv now', 'open circuit voltage now'])
      expect(issuesOf(`Store for 1 h at ${name}`)).toEqual([
        { message: `"${name}" cannot be read: it does not begin with a number.`, got: name, allowed },
      ]);
  });

  it('temperatures are those of an oven or a climate chamber', () => {
    expect(controlOf('Store for 1 h at 150 degC')).toEqual({ kind: 'store', temperature: 423.15 });
    expect(controlOf('Store for 1 h at -60 degC')).toMatchObject({ kind: 'store' });
    for (const got of ['151 degC', '-61 degC', '500 K'])
      expect(issuesOf(`Store for 1 h at ${got}`)).toEqual([
        { message: 'A cell is not stored at this temperature.', got, allowed: '-60 degC to 150 degC' },
      ]);
  });

  it.each([
    ['at 0.1C', { message: 'Storage is at a temperature, and at a voltage or open circuit.', got: '0.1C', allowed }],
    [
      'at 4.3 V at open circuit',
      { message: 'A cell at open circuit keeps no given voltage.', got: '4.3 V at open circuit', allowed },
    ],
    ['at 4.3 V at 4.2 V', { message: 'The step has two voltages.', got: '4.2 V' }],
    ['at 45 degC at 60 degC', { message: 'The step has two temperatures.', got: '60 degC' }],
  ])('%s is refused', (where, issue) => {
    expect(issuesOf(`Store for 30 days ${where}`)).toEqual([issue]);
  });
});
