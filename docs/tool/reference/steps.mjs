import { stepKinds } from '../../../dist/protocol/steps/stepKinds.js';
import { code, page, table } from './text.mjs';

/** Every kind of step: with which words its sentence begins, what may end it, an example of each direction. */
export function stepsPage() {
  const words = stepKinds.flatMap((kind) => Object.keys(kind.verbs).map((verb) => [code(verb), kind.name]));
  return page(
    'Steps of a protocol',
    'A step is a sentence. Amounts carry units, voltages the electrode that they are against (`vs Li`, `vs In/InLi`, `vs LTO`); several endings are joined by "or". [Blocks](scenario.md#blocks-of-a-protocol) repeat steps.\n',
    ...stepKinds.map(section),
    '## First words\n',
    table(['a sentence that begins with', 'is of kind'], words.sort()),
  );
}

function section({ name, verbs, examples, endings, does, cycles }) {
  const first = Object.entries(verbs).map(([verb, direction]) => `${code(verb)} (${direction})`);
  const ends = endings.length === 0 ? 'nothing ends it but itself' : `it may end by ${endings.join(', ')}`;
  return [
    `## ${name}\n`,
    `This step ${does}; ${ends}. It ${cycles ? 'makes cycles' : 'makes no cycle'}.\n`,
    `First words: ${first.join(', ')}.\n`,
    ...[...new Set(Object.values(examples))].map((example) => `- ${code(example)}`),
    '',
  ].join('\n');
}
