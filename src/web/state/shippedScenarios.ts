/// <reference types="vite/client" />

const found = import.meta.glob<string>('../../../scenarios/**/*.{yaml,csv}', {
  eager: true,
  query: '?raw',
  import: 'default',
});

/** The text of every file of the repository's studies by its path below `scenarios`: imported by whoever opens an example only. */
export const shippedScenarios: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(found).map(([path, text]) => [path.replace(/^.*?scenarios\//, ''), text]),
);
