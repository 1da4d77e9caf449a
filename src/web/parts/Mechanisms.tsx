import { type LawSet, lawSets, mechanismsOf } from '../../index.js';
import { isPlain, valueAt } from '../state/document.js';
import { both, documents, setField, type Which } from '../state/lab.js';
import { causeName } from '../state/words.js';

/** Options of mechanisms that are switched off, so that switching on brings them back. */
const remembered = new Map<string, unknown>();

/** Every ageing mechanism as a switch for each cell. */
export function Mechanisms() {
  return (
    <details open>
      <summary>Ageing mechanisms</summary>
      <Switches />
    </details>
  );
}

/** A switch for each cell; of some mechanisms only, where they are named. */
export function Switches({ only }: { readonly only?: readonly string[] }) {
  return (
    <table class="switches">
      <thead>
        <tr>
          <td />
          <th scope="col">
            <span class="dot dot-a">A</span>
          </th>
          <th scope="col">
            <span class="dot dot-b">B</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {listed()
          .filter(({ name }) => only?.includes(name) ?? true)
          .map(({ name, meaning }) => (
            <tr key={name}>
              <th scope="row" title={meaning}>
                {causeName(name)}
              </th>
              {both.map((i) => (
                <td key={i}>
                  <input
                    type="checkbox"
                    role="switch"
                    class={`switch switch-${'ab'[i]}`}
                    aria-label={`${causeName(name)}, cell ${'AB'[i]}`}
                    checked={isOn(i, name)}
                    aria-checked={isOn(i, name)}
                    onChange={(event) => turn(i, name, event.currentTarget.checked)}
                  />
                </td>
              ))}
            </tr>
          ))}
      </tbody>
    </table>
  );
}

/** Mechanisms that the laws of either cell have. */
function listed() {
  const either = both.map((i) => mechanismsOf(lawsOf(i)));
  return [...new Set(either.flat())];
}

function lawsOf(which: Which): LawSet | undefined {
  return lawSets.find((laws) => laws === valueAt(documents.value[which], ['laws']));
}

function isOn(which: Which, name: string): boolean {
  const value = valueAt(documents.value[which], ['mechanisms', name]);
  return value === true || isPlain(value);
}

function turn(which: Which, name: string, on: boolean): void {
  const path = ['mechanisms', name];
  const value = valueAt(documents.value[which], path);
  if (!on) remembered.set(`${which} ${name}`, value);
  setField(path, on ? (remembered.get(`${which} ${name}`) ?? true) : false, [which]);
}
