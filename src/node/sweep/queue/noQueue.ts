/** The queue between machines cannot be used: it is not installed, or nobody answers. */
export class NoQueue extends Error {}
