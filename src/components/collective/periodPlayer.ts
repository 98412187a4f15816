import {html} from "../../vendor/htl.js";

export type PeriodPlayer = HTMLElement & {
  value: number;
  /** The last period that may be reached. */
  last: number;
  /** What is said of the period to those who do not see the figure. */
  words: string;
  play(): void;
  stop(): void;
};

/** Periods shown in a second. */
const speed = 10;

/** Returns a slider over the periods with buttons to play and to step; it stops when it leaves the page. A change dispatches an input event. */
export function periodPlayer({
  value = 1,
  last = 80,
  count = 80
}: {value?: number; last?: number; count?: number} = {}): PeriodPlayer {
  let words = "";
  let frame = 0;
  const button = (text: string, name: string) =>
    html<HTMLButtonElement>`<button type="button" class="button" aria-label=${name} title=${name}>${text}</button>`;
  const toggle = html<HTMLButtonElement>`<button type="button" class="button collective-play">▶ Play</button>`;
  const back = button("−1", "−1 period");
  const forth = button("+1", "+1 period");
  const slider = html<HTMLInputElement>`<input type="range" min="1" max=${count} step="1" aria-label="Period" />`;
  const output = html`<output></output>`;
  const element = html`<div class="collective-player">
    ${toggle}${back}${forth}${slider}${output}
  </div>` as PeriodPlayer;

  const show = () => {
    slider.value = String(value);
    slider.setAttribute("aria-valuetext", `period ${value}${words ? `: ${words}` : ""}`);
    output.textContent = `period ${value}`;
    back.disabled = value <= 1;
    forth.disabled = value >= last;
  };
  const set = (next: number) => {
    next = Math.max(1, Math.min(last, next));
    if (next !== value) {
      value = next;
      show();
      element.dispatchEvent(new Event("input", {bubbles: true}));
    } else show();
  };
  const stop = () => {
    if (frame) cancelAnimationFrame(frame);
    frame = 0;
    toggle.textContent = "▶ Play";
  };
  const play = () => {
    if (frame) return;
    const from = value >= last ? 1 : value;
    let begun: number | null = null;
    toggle.textContent = "❚❚ Pause";
    const tick = (now: number) => {
      if (!element.isConnected) return stop();
      begun ??= now;
      set(from + Math.floor(((now - begun) / 1000) * speed));
      if (value >= last) stop();
      else frame = requestAnimationFrame(tick);
    };
    frame = requestAnimationFrame(tick);
  };
  toggle.onclick = () => (frame ? stop() : play());
  back.onclick = () => (stop(), set(value - 1));
  forth.onclick = () => (stop(), set(value + 1));
  slider.addEventListener("input", (event) => {
    event.stopPropagation();
    stop();
    set(Number(slider.value));
  });
  Object.defineProperties(element, {
    value: {
      get: () => value,
      set: (next: number) => {
        value = Math.max(1, Math.min(last, next));
        show();
      }
    },
    last: {
      get: () => last,
      set: (next: number) => {
        last = next;
        value = Math.min(value, last);
        show();
      }
    },
    words: {
      get: () => words,
      set: (next: string) => {
        words = next;
        show();
      }
    }
  });
  element.play = play;
  element.stop = stop;
  show();
  return element;
}
