/** Powers that were drawn as raised ordinary signs as the raised signs that they mean: the way back from `raised.ts`. */
export function lowered(markup: string): string {
  return markup.replace(
    /<(sup|tspan dy="-0\.5em" font-size="0\.72em")>([\d+−]+)<\/(?:sup|tspan)>(?:<tspan dy="0\.36em">([^<]*)<\/tspan>)?/g,
    (_, _how, power: string, after = '') =>
      [...power].map((sign) => '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻'['0123456789+−'.indexOf(sign)]).join('') + after,
  );
}
