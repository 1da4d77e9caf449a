/** Version of the package, written into every result. */
export const version = '0.2.0';
