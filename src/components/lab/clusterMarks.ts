import {CLOSED, MOVED} from "../../model/pressures/parameters.js";
import type {Packing} from "../../workbook/lab/packing.js";

/** Colours of the picture, as the theme has them at the moment. */
export interface MarkColours {
  readonly states: readonly string[];
  readonly ink: string;
  readonly soft: string;
  readonly paper: string;
  /** Size of type. */
  readonly type: string;
}

const names = ["ignore", "tick", "evade", "commit"] as const;

/** Returns the colours that an element's style gives. */
export function marksOf(element: Element): MarkColours {
  const style = getComputedStyle(element);
  const colour = (name: string) => style.getPropertyValue(name).trim() || "#000";
  const faint = colour("--rule");
  return {
    states: [...names.map((name) => colour(`--lab-${name}`)), faint, faint],
    ink: colour("--ink"),
    soft: colour("--ink-soft"),
    paper: colour("--paper"),
    type: style.getPropertyValue("--lab-type").trim() || "14px"
  };
}

/**
 * Draws every firm as a circle whose filling says what it does: hollow ignores, half full ticks boxes, crossed evades, full
 * commits; a faint point has closed, a faint ring has moved away.
 */
export function drawMarks(
  context: CanvasRenderingContext2D,
  {x, y, r}: Packing,
  states: ArrayLike<number>,
  colours: MarkColours
): void {
  const each = (state: number, path: (x: number, y: number, r: number) => void) => {
    context.beginPath();
    for (let i = 0; i < r.length; i++)
      if (r[i]! > 0 && states[i] === state) path(x[i]!, y[i]!, Math.max(1, r[i]! - 0.6));
  };
  const ring = (cx: number, cy: number, radius: number) => {
    context.moveTo(cx + radius, cy);
    context.arc(cx, cy, radius, 0, 2 * Math.PI);
  };
  const cross = (cx: number, cy: number, radius: number) => {
    const d = radius * Math.SQRT1_2;
    context.moveTo(cx - d, cy - d);
    context.lineTo(cx + d, cy + d);
    context.moveTo(cx - d, cy + d);
    context.lineTo(cx + d, cy - d);
  };
  const half = (cx: number, cy: number, radius: number) => {
    context.moveTo(cx, cy - radius);
    context.arc(cx, cy, radius, -Math.PI / 2, Math.PI / 2, true);
    context.closePath();
  };
  context.setLineDash([]);
  for (const [state, colour] of colours.states.entries()) {
    context.strokeStyle = context.fillStyle = colour;
    context.lineWidth = 1.3;
    if (state === CLOSED) {
      each(state, (cx, cy, radius) => ring(cx, cy, Math.max(1, radius * 0.25)));
      context.fill();
    } else if (state === MOVED) {
      context.setLineDash([2, 3]);
      each(state, ring);
      context.stroke();
      context.setLineDash([]);
    } else {
      each(state, ring);
      if (state === 3) context.fill();
      else context.stroke();
      if (state === 1) {
        each(state, half);
        context.fill();
      }
      if (state === 2) {
        each(state, cross);
        context.stroke();
      }
    }
  }
}
