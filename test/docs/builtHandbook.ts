import { apiPageNames, examplesPage, readHandbook, referencePages } from '../../docs/tool/handbook.mjs';

export const root = new URL('../../', import.meta.url).pathname;

/** The handbook as it is built, but for the pages of TypeDoc: these take fifteen seconds. */
export const handbook = readHandbook(`${root}docs`, {
  ...referencePages(),
  ...examplesPage(`${root}docs`),
  ...Object.fromEntries(apiPageNames.map((name) => [name, `# ${name}\n`])),
});
