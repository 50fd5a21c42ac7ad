// @ts-check
/** @typedef {{ left: number, top: number, width: number, height: number }} Box */

/**
 * Where a card stands beside its link: under it, above it where there is no room below, always
 * within the window. All in CSS pixels from the window's upper left corner.
 * @param {Box} link
 * @param {{ width: number, height: number }} card
 * @param {{ width: number, height: number }} view
 * @param {number} [gap] between link and card
 * @param {number} [edge] kept free at the sides of the window
 * @returns {{ left: number, top: number }}
 */
export function placeBeside(link, card, view, gap = 8, edge = 12) {
  const left = Math.max(edge, Math.min(link.left, view.width - card.width - edge));
  const below = link.top + link.height + gap;
  const above = link.top - gap - card.height;
  const fitsBelow = below + card.height <= view.height - edge;
  const top = fitsBelow || above < edge ? below : above;
  return { left, top: Math.max(edge, Math.min(top, view.height - card.height - edge)) };
}
