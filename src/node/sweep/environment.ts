import { cpus } from 'node:os';

/** Where a table is computed: on another of these, numbers may differ in their last digits. */
export function environment(): { readonly [key: string]: string } {
  return {
    node: process.versions.node,
    v8: process.versions.v8,
    system: `${process.platform} ${process.arch}`,
    processor: cpus()[0]?.model.trim() ?? 'unknown',
  };
}
