import type {Page} from "puppeteer-core";
import {startBrowser} from "../test/site/browsers.js";
import {siteAddress} from "../test/site/harness.js";

/** How frames went while a slider was dragged. */
export interface FrameCounts {
  readonly frames: number;
  /** Frames that came later than a frame of 60 a second allows; a millisecond is left for the clock. */
  readonly late: number;
  readonly longest: number;
  /** Tasks of the page of more than 50 ms. */
  readonly longTasks: readonly number[];
  /** How many different lines the figure showed meanwhile. */
  readonly pictures: number;
}

interface Watch {
  times: number[];
  tasks: number[];
  pictures: Set<string>;
  running: boolean;
  frame: ((now: number) => void) | null;
}

/** Drags a slider of the studio back and forth for so many seconds with the pointer; returns how frames went. */
export async function dragSlider(page: Page, label: string, seconds: number): Promise<FrameCounts> {
  const box = await page.evaluate((wanted) => {
    const row = [...document.querySelectorAll(".studio-board .parameter")].find(
      (e) => e.querySelector("label")?.textContent === wanted
    )!;
    row.closest("details")!.open = true;
    const slider = row.querySelector<HTMLInputElement>("[type=range]")!;
    slider.scrollIntoView({block: "center"});
    const {left, top, width, height} = slider.getBoundingClientRect();
    const share = (Number(slider.value) - Number(slider.min)) / (Number(slider.max) - Number(slider.min));
    return {left: left + 8, width: width - 16, y: top + height / 2, share};
  }, label);
  await page.mouse.move(box.left + box.width * box.share, box.y);
  await page.mouse.down();
  await page.evaluate(() => {
    const watch: Watch = {times: [], tasks: [], pictures: new Set(), running: true, frame: null};
    Object.assign(globalThis, {watch});
    if (PerformanceObserver.supportedEntryTypes?.includes("longtask"))
      new PerformanceObserver((list) => watch.tasks.push(...list.getEntries().map((e) => e.duration))).observe({
        type: "longtask"
      });
    // Set as a property: a function with a name would need a helper of the compiler's that the page does not have.
    watch.frame = (now: number) => {
      watch.times.push(now);
      watch.pictures.add(document.querySelector(".scenario-figure .panel-line")?.getAttribute("d") ?? "");
      if (watch.running) requestAnimationFrame(watch.frame!);
    };
    requestAnimationFrame(watch.frame!);
  });
  const began = performance.now();
  for (let i = 0; performance.now() - began < seconds * 1000; i++) {
    const swing = (1 + Math.sin(i / 25)) / 2;
    await page.mouse.move(box.left + box.width * swing, box.y);
    await new Promise((resolve) => setTimeout(resolve, 12));
  }
  await page.mouse.up();
  return page.evaluate(() => {
    const {watch} = globalThis as unknown as {watch: Watch};
    watch.running = false;
    const gaps = watch.times.slice(1).map((t, i) => t - watch.times[i]!);
    return {
      frames: gaps.length,
      late: gaps.filter((gap) => gap > 1000 / 60 + 1).length,
      longest: Math.max(0, ...gaps),
      longTasks: watch.tasks,
      pictures: watch.pictures.size
    };
  });
}

/** Opens the studio in Chromium with so many firms, drags a slider for five seconds while ensembles run, and prints how frames went. */
export async function benchStudioFrames(firms = 500): Promise<void> {
  const browser = await startBrowser("chromium");
  const page = await browser.newPage();
  await page.setViewport({width: 1280, height: 900});
  await page.goto(`${await siteAddress()}studio.html#v=1&p=contract-india&firms=${firms}`, {waitUntil: "networkidle0"});
  const {frames, late, longest, longTasks, pictures} = await dragSlider(page, "Inspections", 5);
  await page.close();
  console.log(
    `\nstudio, ${firms} firms, a slider dragged for five seconds while the ensemble runs: ${frames} frames, ` +
      `${late} over 16 ms (${((100 * late) / Math.max(1, frames)).toFixed(1)} %), longest ${longest.toFixed(0)} ms, ` +
      `${longTasks.length} tasks over 50 ms, ${pictures} different lines shown`
  );
}
