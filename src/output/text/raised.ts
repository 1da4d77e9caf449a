const maximal = /[⁰¹²³⁴-⁹⁺⁻]*[⁰⁴-⁹⁺⁻][⁰¹²³⁴-⁹⁺⁻]*/g;
const signs = '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻';
const ordinary = '0123456789+−';

/**
 * Many fonts have the raised digits 1 to 3 only and draw nothing in place of a raised minus: 10⁻¹³ would be read as 10¹³, and
 * mAh g⁻¹ as mAh g¹. Powers that need more than these three are drawn as ordinary signs, raised and smaller.
 */
export function raisedInSvg(svg: string): string {
  return inTexts(svg, (text) => {
    const powers = text.match(maximal) ?? [];
    const [first, ...rest] = text.split(maximal);
    // 0.36 em of the line up, counted in the smaller letters, and as much down again.
    return rest.reduce(
      (line, after, i) =>
        `${line}<tspan dy="-0.5em" font-size="0.72em">${plain(powers[i])}</tspan>` +
        (after === '' ? '' : `<tspan dy="0.36em">${after}</tspan>`),
      first,
    );
  });
}

/** The same for the texts of a page; its drawings have had theirs. */
export function raisedInHtml(page: string): string {
  return inTexts(page, (text) => text.replace(maximal, (power) => `<sup>${plain(power)}</sup>`));
}

/** Leaves tags, attributes, the title of the window and style sheets alone. */
function inTexts(markup: string, drawn: (text: string) => string): string {
  return markup.replace(/<(title|style)\b[\s\S]*?<\/\1>|<[^>]*>|[^<]+/g, (part) =>
    part.startsWith('<') ? part : drawn(part),
  );
}

function plain(power: string): string {
  return [...power].map((sign) => ordinary[signs.indexOf(sign)]).join('');
}
