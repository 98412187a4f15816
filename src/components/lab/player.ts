import {html} from "../../vendor/htl.js";

export interface PlayerOptions {
  /** How many periods there are. */
  periods: number;
  /** The period that is shown, from 1; the last when left out. */
  value?: number;
  /** Calls back after so many milliseconds; returns what stops it. */
  every?: (milliseconds: number, callback: () => void) => () => void;
}

/** A player of periods: its value is the period that is shown. */
export type Player = HTMLElement & {value: number; periods: number; readonly playing: boolean; stop(): void};

const speeds = [
  {name: "slow", pause: 700},
  {name: "medium", pause: 250},
  {name: "fast", pause: 80}
] as const;

const byTimer = (milliseconds: number, callback: () => void) => {
  const timer = setInterval(callback, milliseconds);
  return () => clearInterval(timer);
};

/**
 * Returns buttons to play, pause and step through periods, and a slider over them. It never starts by itself; pressing play
 * at the end begins anew. A change of the period dispatches an input event.
 */
export function player({periods, value = periods, every = byTimer}: PlayerOptions): Player {
  let stopTimer: (() => void) | null = null;
  const play = html<HTMLButtonElement>`<button type="button" class="button primary player-play"></button>`;
  const back = html<HTMLButtonElement>`<button type="button" class="button" aria-label="One period back">‹</button>`;
  const step = html<HTMLButtonElement>`<button type="button" class="button" aria-label="One period on">›</button>`;
  const slider = html<HTMLInputElement>`<input type="range" min="1" step="1" aria-label="Period" />`;
  const speed = html<HTMLSelectElement>`<select>
    ${speeds.map(({name}, i) => html`<option value=${i} selected=${i === 1}>${name}</option>`)}
  </select>`;
  const label = html`<output class="player-label"></output>`;
  const element = html`<div class="player" role="group" aria-label="Move through the periods">
    <div class="player-buttons">${play}${back}${step}<label class="player-speed">Speed ${speed}</label></div>
    <div class="player-scrub">${slider}${label}</div>
  </div>` as Player;

  const show = () => {
    slider.max = String(periods);
    slider.value = String(value);
    slider.setAttribute("aria-valuetext", `period ${value} of ${periods}`);
    label.textContent = `Period ${value} of ${periods}`;
    play.textContent = stopTimer ? "❚❚ Pause" : "▶ Play";
    back.disabled = value <= 1;
    step.disabled = value >= periods;
  };
  const go = (next: number) => {
    next = Math.min(periods, Math.max(1, next));
    if (next !== value) {
      value = next;
      show();
      element.dispatchEvent(new Event("input", {bubbles: true}));
    } else show();
  };
  const stop = () => {
    stopTimer?.();
    stopTimer = null;
    show();
  };
  const start = () => {
    stopTimer = every(speeds[Number(speed.value)]!.pause, () => {
      if (value >= periods) stop();
      else go(value + 1);
    });
  };

  play.onclick = () => {
    if (stopTimer) return stop();
    start();
    if (value >= periods) go(1);
    else show();
  };
  const stepBy = (distance: number) => () => {
    stop();
    go(value + distance);
  };
  back.onclick = stepBy(-1);
  step.onclick = stepBy(1);
  for (const type of ["input", "change"]) {
    slider.addEventListener(type, (event) => event.stopPropagation());
    speed.addEventListener(type, (event) => event.stopPropagation());
  }
  slider.addEventListener("input", () => {
    const next = Number(slider.value);
    stop();
    go(next);
  });
  speed.addEventListener("change", () => {
    if (!stopTimer) return;
    stopTimer();
    start();
  });

  Object.defineProperties(element, {
    value: {
      get: () => value,
      set(next: number) {
        value = Math.min(periods, Math.max(1, next));
        show();
      }
    },
    periods: {
      get: () => periods,
      set(next: number) {
        if (next === periods) return;
        const atEnd = value === periods;
        periods = next;
        value = atEnd ? periods : Math.min(value, periods);
        show();
      }
    },
    playing: {get: () => stopTimer !== null},
    stop: {value: stop}
  });
  show();
  return element;
}
