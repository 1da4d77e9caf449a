import { vi } from 'vitest';

/**
 * Modules of the program, evaluated anew with one more line in a list: what `load` imports sees the list as `longer` returns it.
 * Workers keep their modules from file to file, so that everything is as before afterwards.
 */
export async function withLine<T>(list: URL, longer: (original: object) => object, load: () => Promise<T>): Promise<T> {
  const path = list.pathname;
  const original = (await import(/* @vite-ignore */ path)) as object;
  vi.resetModules();
  vi.doMock(path, () => longer(original));
  try {
    return await load();
  } finally {
    vi.doUnmock(path);
    vi.resetModules();
  }
}
