/** Root of a falling function; an end of the range where it has none. Illinois method (Dowell & Jarratt 1971). */
export function fallingRoot(f: (x: number) => number, low: number, high: number): number {
  let fLow = f(low);
  if (fLow <= 0) return low;
  let fHigh = f(high);
  if (fHigh >= 0) return high;
  let side = 0;
  let root = low;
  for (let i = 0; i < 200 && high - low > 1e-13; i++) {
    root = (low * fHigh - high * fLow) / (fHigh - fLow);
    const value = f(root);
    if (Math.abs(value) < 1e-13) break;
    if (value > 0) {
      low = root;
      fLow = value;
      if (side === 1) fHigh *= 0.5;
      side = 1;
    } else {
      high = root;
      fHigh = value;
      if (side === -1) fLow *= 0.5;
      side = -1;
    }
  }
  return root;
}
