// The marks and transforms of Observable Plot that the figures use. Another mark costs about 1 kB: add it here.
import {plot as draw, type Plot, type PlotOptions} from "@observablehq/plot";

export {
  areaX,
  areaY,
  arrow,
  axisX,
  axisY,
  barX,
  barY,
  binX,
  binY,
  cell,
  crosshair,
  dodgeX,
  dodgeY,
  dot,
  dotX,
  frame,
  gridX,
  gridY,
  groupX,
  groupY,
  line,
  lineY,
  link,
  pointer,
  pointerX,
  rect,
  rectY,
  ruleX,
  ruleY,
  stackX,
  text,
  textX,
  tickX,
  tickY,
  tip
} from "@observablehq/plot";
export type {Data, Markish, PlotOptions} from "@observablehq/plot";

/**
 * Returns Plot's picture as one image whose name is ariaLabel. Plot names the groups inside by their marks ("bar"), which
 * tells a reader nothing and which ARIA does not allow on a group without a role, so those names go.
 */
export function plot(options?: PlotOptions): (SVGSVGElement | HTMLElement) & Plot {
  const picture = draw(options);
  for (const group of picture.querySelectorAll("g[aria-label]")) group.removeAttribute("aria-label");
  for (const svg of [picture, ...picture.querySelectorAll("svg")]) {
    if (svg.tagName === "svg" && svg.hasAttribute("aria-label")) svg.setAttribute("role", "img");
  }
  return picture;
}
