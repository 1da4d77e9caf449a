// What tests need of the handbook, with its types beside it.
export { apiPageNames } from './api/apiPages.mjs';
export { examplesPage, readExamples } from './api/examplesPage.mjs';
export { readHandbook } from './chapters.mjs';
export { besideDocs, brokenLinks } from './links.mjs';
export { readPage } from './markdown.mjs';
export { pageHtml } from './pageHtml.mjs';
export { drawPicture } from './picture.mjs';
export { subcommands } from './reference/commands.mjs';
export { referencePages } from './reference/reference.mjs';
