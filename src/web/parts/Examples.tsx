import { signal } from '@preact/signals';
import { type ExampleGroup, examplesIn, filesOf, type Texts } from '../state/examples.js';
import { shippedTexts, take } from '../state/lab.js';
import { Menu, MenuItem } from './Menu.js';

const texts = signal<Texts | undefined>(undefined);
const groups = signal<readonly ExampleGroup[]>([]);

/** All studies of the repository: two clicks lead to the cells of one of them, with what was published. */
export function Examples() {
  return (
    <Menu label="Examples" class="examples" onOpen={() => void fetched()}>
      {texts.value === undefined && <MenuItem action={() => {}}>Loading …</MenuItem>}
      {groups.value.map(({ study, title, common, examples }) => (
        // biome-ignore lint/a11y/useSemanticElements: groups of a menu
        <div key={`${study} ${common}`} class="menu-group" role="group" aria-label={`${study}: ${title}`}>
          <span aria-hidden="true">
            <b>{study}</b> {title}
            {!common && ' (constants of its own)'}
          </span>
          {examples.map((one) => (
            <MenuItem key={one.path} action={() => void open(one.path)}>
              {one.title}
            </MenuItem>
          ))}
        </div>
      ))}
    </Menu>
  );
}

async function fetched(): Promise<void> {
  if (texts.value) return;
  const found = await shippedTexts();
  groups.value = examplesIn(found);
  texts.value = found;
}

async function open(path: string): Promise<void> {
  const encoder = new TextEncoder();
  const files = Object.entries(filesOf(path, texts.value ?? {})).map(([name, text]) => [name, encoder.encode(text)]);
  await take(Object.fromEntries(files));
}
