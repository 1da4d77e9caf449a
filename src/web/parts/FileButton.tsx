import type { ComponentChildren } from 'preact';
import { take } from '../state/lab.js';

/** Opens files: what dropping them does, by keyboard. */
export function FileButton({ children }: { readonly children: ComponentChildren }) {
  return (
    <label class="button">
      {children}
      <input
        type="file"
        class="visually-hidden"
        multiple
        accept=".yaml,.yml,.json,.csv,.txt,.mpt,.parquet"
        onChange={(event) => {
          const { files } = event.currentTarget;
          if (files) void takeFiles(files);
          event.currentTarget.value = '';
        }}
      />
    </label>
  );
}

export async function takeFiles(list: FileList): Promise<void> {
  const entries = await Promise.all(
    [...list].map(async (file) => [file.name, new Uint8Array(await file.arrayBuffer())] as const),
  );
  await take(Object.fromEntries(entries));
}
