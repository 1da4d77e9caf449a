/** Complex result of a routine that must not allocate. */
export interface ComplexSlot {
  re: number;
  im: number;
}

/** |u|^2 below which tanh(u/2) and u/sinh(u) are taken from their series; the next term is of order |u|^4/120. */
const SERIES = 1e-6;

/**
 * A composite electrode as a transmission line with two rails (Euler & Nonnenmacher, Electrochim. Acta 2 (1960) 268), one
 * admittance per volume y_i in each slice, solved exactly there. psi = phi_s - phi_e obeys
 *     K psi'' = y psi,  K = kappa sigma/(kappa + sigma),  psi'(0) = -I/kappa,  psi'(L) = I/sigma,
 * so a slice of thickness l is a pi-network: K g/sinh(g l) between its faces, K g tanh(g l/2) from each face to the other
 * rail, g = sqrt(y/K). The ladder of slices is folded from the separator side, where all partial admittances have positive
 * real parts: nothing cancels, at any frequency.
 *     Z = L/(kappa + sigma) + b_0 psi_0 + b_L psi_L per unit current,  b_0 = sigma/(kappa + sigma), b_L = kappa/(kappa + sigma)
 * Equations (T14.2) and (T14.3) of the handbook.
 */
export class ElectrodeLine {
  private readonly passRe: Float64Array;
  private readonly passIm: Float64Array;
  private readonly drivenRe: Float64Array;
  private readonly drivenIm: Float64Array;
  private readonly series: number;
  private readonly separatorShare: number;
  private readonly collectorShare: number;
  private readonly rails: number;

  constructor(
    private readonly thickness: Float64Array,
    kappa: number,
    sigma: number,
  ) {
    const n = thickness.length;
    const memory = () => new Float64Array(n + 1);
    this.passRe = memory();
    this.passIm = memory();
    this.drivenRe = memory();
    this.drivenIm = memory();
    this.series = (kappa * sigma) / (kappa + sigma);
    this.separatorShare = sigma / (kappa + sigma);
    this.collectorShare = kappa / (kappa + sigma);
    this.rails = thickness.reduce((sum, l) => sum + l, 0) / (kappa + sigma);
  }

  /** [Ohm m2] of slices with admittances y [S/m3], in order from the separator. */
  impedance(yRe: Float64Array, yIm: Float64Array, out: ComplexSlot): void {
    const { thickness, series: K, passRe, passIm, drivenRe, drivenIm } = this;
    const n = thickness.length;
    // Admittance to the other rail seen at the present face, and the current that drives it.
    let Yr = 0;
    let Yi = 0;
    let Jr = this.separatorShare;
    let Ji = 0;
    for (let i = 0; i < n; i++) {
      const l = thickness[i];
      // u = g l
      const u2r = (yRe[i] * l * l) / K;
      const u2i = (yIm[i] * l * l) / K;
      const size = Math.sqrt(u2r * u2r + u2i * u2i);
      let pr: number; // u/sinh u
      let pi: number;
      let tr: number; // u tanh(u/2)
      let ti: number;
      if (size < SERIES) {
        pr = 1 - u2r / 6;
        pi = -u2i / 6;
        tr = u2r / 2 - (u2r * u2r - u2i * u2i) / 24;
        ti = u2i / 2 - (u2r * u2i) / 12;
      } else {
        // Written so that neither part of the root loses digits.
        const big = Math.sqrt(0.5 * (size + Math.abs(u2r)));
        const small = u2i / (2 * big);
        const ur = u2r >= 0 ? big : Math.abs(small);
        const ui = u2r >= 0 ? small : u2i >= 0 ? big : -big;
        const decay = Math.exp(-ur);
        const er = decay * Math.cos(ui); // exp(-u)
        const ei = -decay * Math.sin(ui);
        // u/sinh u = 2 u e/(1 - e^2);  u tanh(u/2) = u (1 - e)/(1 + e)
        const qr = 1 - (er * er - ei * ei);
        const qi = -2 * er * ei;
        const q = 2 / (qr * qr + qi * qi);
        const vr = ur * er - ui * ei;
        const vi = ur * ei + ui * er;
        pr = q * (vr * qr + vi * qi);
        pi = q * (vi * qr - vr * qi);
        const wr = 1 + er;
        const w = 1 / (wr * wr + ei * ei);
        const hr = w * ((1 - er) * wr - ei * ei);
        const hi = w * (-ei * wr - (1 - er) * ei);
        tr = ur * hr - ui * hi;
        ti = ur * hi + ui * hr;
      }
      const scale = K / l;
      const sr = scale * pr;
      const si = scale * pi;
      Yr += scale * tr;
      Yi += scale * ti;
      // Through the series branch: pass = s/(s + Y); J <- J pass, Y <- Y pass + shunt; psi_i = J/(s + Y) + pass psi_{i+1}.
      const dr = sr + Yr;
      const di = si + Yi;
      const d = 1 / (dr * dr + di * di);
      const ar = d * (sr * dr + si * di);
      const ai = d * (si * dr - sr * di);
      passRe[i] = ar;
      passIm[i] = ai;
      drivenRe[i] = d * (Jr * dr + Ji * di);
      drivenIm[i] = d * (Ji * dr - Jr * di);
      const jr = Jr * ar - Ji * ai;
      Ji = Jr * ai + Ji * ar;
      Jr = jr;
      const yr = Yr * ar - Yi * ai;
      Yi = Yr * ai + Yi * ar + scale * ti;
      Yr = yr + scale * tr;
    }
    Jr += this.collectorShare;
    const y = 1 / (Yr * Yr + Yi * Yi);
    let psiR = y * (Jr * Yr + Ji * Yi);
    let psiI = y * (Ji * Yr - Jr * Yi);
    let zr = this.rails + this.collectorShare * psiR;
    let zi = this.collectorShare * psiI;
    for (let i = n - 1; i >= 0; i--) {
      const r = drivenRe[i] + passRe[i] * psiR - passIm[i] * psiI;
      psiI = drivenIm[i] + passRe[i] * psiI + passIm[i] * psiR;
      psiR = r;
    }
    zr += this.separatorShare * psiR;
    zi += this.separatorShare * psiI;
    out.re = zr;
    out.im = zi;
  }
}
