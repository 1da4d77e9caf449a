/** Draws of the constants that one band is made of: enough for where it lies, not for its last digit. */
export const DRAWS = 24;
