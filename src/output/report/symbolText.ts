const letters: Readonly<Record<string, string>> = { eps: 'ε', theta: 'θ', kappa: 'κ', sigma: 'σ', tau: 'τ' };

/** Formula words of a note as they are printed: `L^2/D` becomes L²/D, `kappa` κ. */
export function symbolText(text: string): string {
  return text.replace(/\b(eps|theta|kappa|sigma|tau)\b/g, (word) => letters[word]).replaceAll('^2', '²');
}
