import {fastKernel} from "../../model/pressures/fastKernel.js";
import type {Kernel} from "../../model/pressures/memory.js";
import {outcomeKeys, type OutcomeValues} from "../../model/pressures/outcomes.js";
import {pressureParameters, type PressureChanges} from "../../model/pressures/parameters.js";
import {settingOf, type Preset} from "../../model/pressures/presets.js";
import type {Setting} from "../../model/pressures/run.js";
import {html} from "../../vendor/htl.js";
import {agreementMarkdown, clauseLines, minutesOutline, statusText} from "../../workbook/debate/agreement.js";
import {
  costsOf,
  measureLabel,
  measuresOf,
  standingOf,
  tally,
  tallyText,
  verdict,
  verdictWords,
  type Measures
} from "../../workbook/debate/balance.js";
import {clauseKeys, packageOf, type RoleKey} from "../../workbook/debate/clauses.js";
import {meetingLink} from "../../workbook/debate/link.js";
import {longestMinutes, longestTitle, propose, speak, startFrom, statusOf} from "../../workbook/debate/meeting.js";
import {roles} from "../../workbook/debate/roles.js";
import type {MeetingStore} from "../../workbook/debate/store.js";
import {studioAddress} from "../../workbook/debate/studioAddress.js";
import {stepped} from "../../workbook/debate/study.js";
import type {Bands} from "../../workbook/lab/bands.js";
import {sourceText} from "../../workbook/lab/passages.js";
import {LiveRuns, type LiveRunsOptions} from "../../workbook/scenario/liveRuns.js";
import {countryColour} from "../countries.js";
import {parameterForm} from "../controls/parameterForm.js";
import {figureFrame} from "../figureFrame.js";
import {countrySign} from "../lab/presetPanel.js";
import {refreshTable} from "../lab/refreshTable.js";
import {countryNames, formatNumber} from "../lab/words.js";
import {standingSigns} from "./clauseMatrix.js";
import {printAlone} from "./printing.js";
import {roleRow} from "./roleRow.js";

export interface PackageBoardOptions {
  kernel?: Kernel | Promise<Kernel>;
  /** How the runs are made; tests change it. */
  runs?: Partial<Pick<LiveRunsOptions, "runs" | "budget" | "now" | "nextFrame">>;
  /** Returns where a preset with changes can be opened with all controls. */
  scenarioLink?: (preset: string, changes: PressureChanges) => string;
  /** The address of the page, without a hash. */
  address?: () => string;
  print?: () => void;
  copy?: (text: string) => Promise<void>;
  save?: (name: string, text: string) => void;
  signal?: AbortSignal;
}

const shortNames: Readonly<Record<RoleKey, string>> = {
  ministry: "Ministry",
  inspector: "Inspector",
  buyer: "Buyer",
  exporter: "Exporter",
  workshop: "Workshop",
  union: "Union",
  ngo: "Local org.",
  consumer: "Consumer"
};
const order = ["contract-india", "contract-china", "contract-brazil"];

/** Packages to begin with: which clauses they move, and by how many steps. */
const proposals = [
  {name: "More sticks", steps: {inspection: 1, fine: 1, sizeExemption: 1}},
  {name: "Sticks with help", steps: {inspection: 1, fine: 1, assistance: 1}},
  {name: "Buyers go first", steps: {premium: 1, auditDepth: 1, relationship: 1}},
  {name: "Workers first", steps: {minimumWage: 1, unions: 1}},
  {
    name: "Everybody gives a little",
    steps: {inspection: 0.5, assistance: 0.5, premium: 0.5, relationship: 0.5, association: 0.5, unions: 0.5}
  }
] as const;

function saveFile(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], {type: "text/markdown"}));
  const link = html<HTMLAnchorElement>`<a download=${name} href=${url}></a>`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10000);
}

/** Returns the means of runs over their last periods, as what can be watched. */
const measuresIn = (bands: Bands, {values}: Setting): Measures =>
  measuresOf(Object.fromEntries(outcomeKeys.map((key) => [key, bands.late(key)])) as unknown as OutcomeValues, values);

/**
 * Returns the table of the debate: a package of clauses on top of a contract, what follows from it for each role, who signs,
 * what it costs, the minutes, and ways to take all of it along.
 */
export function packageBoard(
  store: MeetingStore,
  {
    kernel = fastKernel(),
    runs: runOptions = {},
    scenarioLink = (id, changes) => studioAddress(store.presets, id, changes),
    address = () => location.href.replace(/#.*$/, ""),
    print = () => globalThis.print(),
    copy = (text) => navigator.clipboard.writeText(text),
    save = saveFile,
    signal
  }: PackageBoardOptions = {}
): HTMLElement {
  const presetOf = (id: string): Preset => store.presets.find((p) => p.id === id)!;
  const contracts = order.map(presetOf);
  const preset = () => presetOf(store.meeting.preset);

  // Where the class starts, and what it proposes
  const starts = contracts.map((p) => {
    const button = html<HTMLButtonElement>`<button type="button" class="button preset-button">${countrySign(p.country)} ${countryNames[p.country]}</button>`;
    button.style.setProperty("--country", countryColour(p.country));
    button.onclick = () => store.change(startFrom(store.meeting, p.id));
    return {id: p.id, button};
  });
  const about = html`<p class="scenario-preset"></p>`;
  const offers = proposals.map(({name, steps}) => {
    const button = html<HTMLButtonElement>`<button type="button" class="button">${name}</button>`;
    button.onclick = () => {
      const {values} = preset();
      const next = {...values};
      for (const [key, n] of Object.entries(steps) as [(typeof clauseKeys)[number], number][])
        next[key] = stepped(values, key, n);
      store.change(propose(store.meeting, packageOf(values, next)));
    };
    return button;
  });
  const form = parameterForm(pressureParameters, {
    values: {...preset().values, ...store.meeting.changes},
    reference: preset().values,
    keys: clauseKeys,
    headings: false,
    sourceText: ({source}) => {
      const {text, href} = sourceText(source);
      return href ? `After the paper: ${text}.` : "Our assumption.";
    }
  });
  const clear = html<HTMLButtonElement>`<button type="button" class="button">Back to today</button>`;
  clear.onclick = () => store.change(propose(store.meeting, {}));

  // What follows
  const rows = roles.map((role) => ({
    role,
    row: roleRow(role, (voice) => store.change(speak(store.meeting, role.key, voice)))
  }));
  // Where the list of roles is far from the sliders, a strip that stays in sight says the same in short.
  const strip = roles.map(({key}) => ({key, sign: html`<span class="standing same">·</span>`}));
  const stripList = html`<ul class="debate-strip" aria-hidden="true">${strip.map(({key, sign}) => html`<li>${sign} ${shortNames[key]}</li>`)}</ul>`;
  const costRows = html`<tbody></tbody>`;
  const costs = html`<table class="debate-costs"><caption>Who pays, as shares of the cluster’s sales</caption>
    <thead><tr><th scope="col">What</th><th scope="col" class="number">Today</th><th scope="col" class="number">Package</th></tr></thead>${costRows}</table>`;
  const reading = html`<p class="debate-reading"></p>`;
  const status = html`<p class="debate-status" role="status"></p>`;
  const spoken = html`<p role="status" class="visually-hidden"></p>`;

  // After the debate
  const reservations = html`<details class="debate-reservations"><summary>After the debate: open the reservations</summary><div></div></details>`;
  const title = html<HTMLInputElement>`<input type="text" maxlength=${longestTitle} placeholder="A package" />`;
  const minutes = html<HTMLTextAreaElement>`<textarea rows="8" maxlength=${longestMinutes}></textarea>`;
  const outline = html<HTMLButtonElement>`<button type="button" class="button">Put headings into the minutes</button>`;
  const kept = html`<p class="debate-kept"></p>`;
  const done = html`<p class="debate-done" role="status"></p>`;
  const shareBox = html<HTMLInputElement>`<input type="text" readonly class="debate-link" aria-label="Link to this package" />`;
  const tool = (name: string, act: () => void) => {
    const button = html<HTMLButtonElement>`<button type="button" class="button">${name}</button>`;
    button.onclick = act;
    return button;
  };
  const lab = html<HTMLAnchorElement>`<a>Open this package in the Studio</a>`;
  const over = tool("Start over", () => store.startOver());
  const back = tool("Bring back what was put aside", () => store.takeBack());
  const note = html`<div class="debate-note"></div>`;

  const body = html`<div class="debate-board model-colours">
    ${note}
    <div class="controls"><fieldset><legend>Today is the contract of</legend><div class="choices scenario">${starts.map((s) => s.button)}</div></fieldset></div>
    ${about}${stripList}
    <div class="debate-columns">
      <div class="debate-side">
        <p class="part-title">The package</p>
        <div class="debate-proposals" role="group" aria-label="Packages to begin with">${offers}</div>
        ${form}<div class="debate-tools">${clear}</div>
      </div>
      <div class="debate-follows">
        <p class="part-title">What follows, for each role</p>
        <p class="debate-key">A bar for each thing that a role watches: upwards better for this role than today, downwards worse. Open a row to read them.</p>
        <ul class="balances">${rows.map((r) => r.row.element)}</ul>
        ${status}${costs}${reading}${spoken}
      </div>
    </div>
    <p class="scenario-caution">All values are ordinal and illustrative: they say more or less, not how much, and none was measured.
      The bars are not added up, since no one but the role can say what weighs more. ${lab}, with all controls of the model.</p>
  </div>`;
  const minutesPart = html`<div class="debate-after">
    ${reservations}
    <label class="debate-field">Title of the package ${title}</label>
    <label class="debate-field">Minutes of the meeting ${minutes}</label>
    <div class="debate-tools">${outline}</div>${kept}
    <div class="debate-tools">
      ${tool("Copy the link", () => void copied(linkOf(), "The link is in the clipboard."))}
      ${tool("Save as Markdown", () => save("package.md", markdown()))}
      ${tool("Copy as text", () => void copied(markdown(), "The package is in the clipboard, as text."))}
      ${tool("Print the package", () => printAlone(sheet(), print))} ${over} ${back}
    </div>
    ${shareBox}${done}
  </div>`;

  let shown: {before: Measures; after: Measures} | null = null;
  const figure = figureFrame(body, {
    title: "What is better for one role is worse for another, until somebody gives something",
    subtitle: "A package of ten clauses on top of one of three contracts, and what follows from it in the model.",
    alt: "Controls for ten clauses of a package, and for each of eight roles four bars that say whether what the role watches gets better or worse than today. The table gives all of them.",
    source: "our model “Where pressures meet”; roles, and what counts as better for a role, are ours",
    table: () => ({
      columns: ["Role", "It watches", "Today", "Package", "For this role"],
      numbers: [2, 3],
      rows: roles.flatMap(({name, watches}) =>
        watches.map((w) => [
          name,
          measureLabel(w.key),
          shown ? formatNumber(shown.before[w.key], 3) : "–",
          shown ? formatNumber(shown.after[w.key], 3) : "–",
          shown ? verdictWords[verdict(w, shown.before, shown.after)] : "–"
        ])
      )
    }),
    wide: true
  });
  const element = html`<div class="debate">${figure}${minutesPart}</div>`;

  const linkOf = () => `${address()}#${meetingLink(store.meeting)}`;
  const markdown = () =>
    agreementMarkdown(store.meeting, {
      from: preset().title,
      today: preset().values,
      before: shown?.before ?? null,
      after: shown?.after ?? null,
      link: linkOf()
    });
  async function copied(text: string, said: string): Promise<void> {
    try {
      await copy(text);
      done.textContent = said;
    } catch {
      done.textContent = "The browser does not let this page copy. Mark the link below and copy it, or save the file.";
      shareBox.select();
    }
  }

  /** Returns the agreed package as a sheet of paper. */
  function sheet(): HTMLElement {
    const lines = clauseLines(store.meeting, preset().values);
    const {signed, refused, silent} = statusOf(store.meeting);
    const list = (keys: readonly string[]) =>
      roles
        .filter((r) => keys.includes(r.key))
        .map((r) => r.name)
        .join(", ") || "nobody";
    return html<HTMLElement>`<article class="package-sheet">
      <p class="sheet-title">${store.meeting.title || "A package"}</p>
      <p>Starting point: ${preset().title}. ${statusText(store.meeting)} All values are ordinal and illustrative.</p>
      <table><thead><tr><th>Clause</th><th>Today</th><th>Package</th><th>Carried by</th><th>Stands</th></tr></thead>
        <tbody>${lines.map((l) => html`<tr><td>${l.label}</td><td>${l.today}</td><td>${l.now}</td><td>${l.carriers}</td><td>${l.stands ? "yes" : "no"}</td></tr>`)}</tbody></table>
      <p>Signed: ${list(signed)}. Refused: ${list(refused)}. Said nothing: ${list(silent)}.</p>
      ${
        shown
          ? html`<table><thead><tr><th>Role</th><th>What follows in the model</th></tr></thead><tbody>${roles.map(
              (r) =>
                html`<tr><td>${r.name}</td><td>${tallyText(tally(r.watches, shown!.before, shown!.after))}</td></tr>`
            )}</tbody></table>`
          : ""
      }
      <p class="sheet-minutes">${store.meeting.minutes.trim() || "No minutes were written."}</p>
      <p class="sheet-link">${linkOf()}</p>
    </article>`;
  }

  // Runs
  let live: LiveRuns | null = null;
  let failure: string | null = null;
  let settings: {preset: Preset; changes: PressureChanges; now: Setting; before: Setting} | null = null;
  const settingsNow = () => {
    const now = preset();
    if (settings?.preset !== now || settings.changes !== store.meeting.changes)
      settings = {
        preset: now,
        changes: store.meeting.changes,
        now: settingOf(now, store.meeting.changes),
        before: settings?.preset === now ? settings.before : settingOf(now)
      };
    return settings;
  };
  const isChanged = () => Object.keys(store.meeting.changes).length > 0;

  function drawOutcomes(): void {
    if (failure !== null) {
      reading.textContent = failure;
      return;
    }
    const {now, before} = settingsNow();
    const first = live?.bandsOf(before) ?? null;
    const second = isChanged() ? (live?.bandsOf(now) ?? null) : first;
    if (!first || !second || !live) {
      if (!shown) for (const {row} of rows) row.draw(null);
      return;
    }
    shown = {before: measuresIn(first, before), after: measuresIn(second, now)};
    for (const {row} of rows) row.draw(shown);
    strip.forEach(({sign}, i) => {
      const standing = standingOf(tally(roles[i]!.watches, shown!.before, shown!.after));
      sign.className = `standing ${standing}`;
      sign.textContent = standingSigns[standing];
    });
    costRows.replaceChildren(
      ...costsOf(shown.before, shown.after).map(
        (c) =>
          html`<tr><th scope="row">${c.label} <span class="balance-measure">${c.who}</span></th><td class="number">${formatNumber(c.today, 3)}</td><td class="number">${formatNumber(c.now, 3)}</td></tr>`
      )
    );
    const ready = first.runs >= live.runs && second.runs >= live.runs;
    const count = Math.min(first.runs, second.runs);
    reading.textContent = `Means of the last periods of ${count === 1 ? "one run" : `${count} runs`}, ${ready ? "complete" : "more to come"}.`;
    if (ready) {
      const words = roles
        .map((r) => `${r.name}: ${tallyText(tally(r.watches, shown!.before, shown!.after))}`)
        .join(". ");
      if (spoken.dataset.spoken === "yes" && spoken.textContent !== words) spoken.textContent = words;
    }
    drawReservations();
    refreshTable(figure);
  }

  function drawReservations(): void {
    const place = reservations.querySelector("div")!;
    if (!(reservations as HTMLDetailsElement).open || !shown) return;
    const {today, values} = {today: preset().values, values: settingsNow().now.values};
    const {signed} = statusOf(store.meeting);
    place.replaceChildren(
      html`<p>A reservation is what a role had told nobody. Where a role signed over it, ask what it got in return.</p>`,
      html`<ul>${roles.map(({key, name, reservation}) => {
        const crossed = reservation.crossed({today, values, ...shown!});
        const verb = crossed
          ? signed.includes(key)
            ? "The package crosses it, and it signed."
            : "The package crosses it."
          : "The package keeps it.";
        return html`<li class=${crossed ? "crossed" : "kept"}><strong>${name}.</strong> ${reservation.text} <em>${verb}</em></li>`;
      })}</ul>`
    );
  }
  reservations.addEventListener("toggle", drawReservations);

  function render(): void {
    const {meeting} = store;
    const now = preset();
    const values = {...now.values, ...meeting.changes};
    if (form.reference !== now.values) form.reference = now.values;
    if (clauseKeys.some((key) => form.value[key] !== values[key]) || form.value.firms !== values.firms)
      form.value = values;
    for (const {id, button} of starts) button.setAttribute("aria-pressed", String(id === meeting.preset));
    about.textContent = `${now.title}. ${now.about}`;
    clear.disabled = !isChanged();
    const state = statusOf(meeting);
    for (const {role, row} of rows)
      row.speak(meeting.voices[role.key] ?? null, state.missing.includes(role.key), state.changed.length > 0);
    if (status.textContent !== statusText(meeting)) status.textContent = statusText(meeting);
    if (document.activeElement !== title) title.value = meeting.title;
    if (document.activeElement !== minutes) minutes.value = meeting.minutes;
    shareBox.value = linkOf();
    lab.href = scenarioLink(meeting.preset, meeting.changes);
    outline.disabled = meeting.minutes.trim() !== "";
    kept.textContent = store.lasting
      ? "Package, signatures and minutes are kept in this browser as you go. The link holds the package and the signatures; names and minutes stay here."
      : "This browser keeps nothing between visits: save the package before you close the page.";
    back.hidden = !store.aside;
    note.replaceChildren(
      ...(store.refused.length
        ? [
            html`<div role="alert"><p>Not all of the link could be used:</p><ul>${store.refused.map((t) => html`<li>${t}</li>`)}</ul></div>`
          ]
        : [])
    );
    drawOutcomes();
    const {before, now: wanted} = settingsNow();
    live?.show(isChanged() ? [wanted, before] : [before]);
  }

  body.addEventListener("input", (event) => event.stopPropagation());
  minutesPart.addEventListener("input", (event) => event.stopPropagation());
  form.addEventListener("input", () => {
    spoken.dataset.spoken = "yes";
    store.change(propose(store.meeting, packageOf(preset().values, form.value)));
  });
  title.addEventListener("input", () => store.change({...store.meeting, title: title.value}));
  minutes.addEventListener("input", () => store.change({...store.meeting, minutes: minutes.value}));
  outline.onclick = () => store.change({...store.meeting, minutes: minutesOutline()});
  store.watch(render, signal);

  const begin = async () => {
    try {
      const ready = await kernel;
      if (signal?.aborted) return;
      live = new LiveRuns({
        runs: 12,
        kernel: ready,
        ...runOptions,
        onRuns: drawOutcomes,
        onFailed: (error) => {
          failure = `The model could not run: ${error instanceof Error ? error.message : String(error)}`;
          drawOutcomes();
        }
      });
      render();
    } catch (error) {
      failure = `The model could not be loaded: ${error instanceof Error ? error.message : String(error)}`;
      drawOutcomes();
    }
  };
  // Runs begin when the reader comes near.
  if (typeof IntersectionObserver === "function") {
    const near = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        near.disconnect();
        void begin();
      },
      {rootMargin: "600px"}
    );
    near.observe(element);
    signal?.addEventListener("abort", () => near.disconnect());
  } else void begin();
  signal?.addEventListener("abort", () => live?.dispose());

  render();
  return element;
}
