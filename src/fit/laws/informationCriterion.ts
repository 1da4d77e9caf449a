/** How well a model does for what it costs; only differences between models of the same data mean anything. */
export interface InformationCriteria {
  readonly aic: number;
  /** Infinity when there are too few data for so many numbers. */
  readonly aicc: number;
  readonly bic: number;
}

/**
 * Of a least-squares fit with unknown variance, k = free numbers + 1 for the variance:
 *     AIC = n ln(S/n) + 2k,   AICc = AIC + 2k(k + 1)/(n - k - 1),   BIC = n ln(S/n) + k ln n
 * (Burnham & Anderson 2002, section 2.2 and 2.4; Schwarz 1978). S is the sum that was minimised. Equation (T16.2) of the handbook.
 */
export function informationCriteria(data: number, free: number, sum: number): InformationCriteria {
  return criteriaOf(data, free, data * Math.log(sum / data));
}

/**
 * The same with S/c in place of n ln(S/n), c the variance of the residuals about one of the fits (QAIC; Burnham & Anderson 2002,
 * section 2.5): for fits to the same data with a loss that keeps outliers from counting, since their share of S is the same in all.
 */
export function quasiCriteria(data: number, free: number, sum: number, variance: number): InformationCriteria {
  return criteriaOf(data, free, sum / variance);
}

function criteriaOf(data: number, free: number, deviance: number): InformationCriteria {
  const k = free + 1;
  const aic = deviance + 2 * k;
  const left = data - k - 1;
  return {
    aic,
    aicc: left > 0 ? aic + (2 * k * (k + 1)) / left : Infinity,
    bic: deviance + k * Math.log(data),
  };
}
