/** How finely the quick level is solved; the fine one is solved as the scenario says. */
export const coarse = {
  throughNodes: 1,
  sizeClasses: 2,
  contactClasses: 2,
  radialNodes: 10,
  cycleJumping: false,
} as const;
