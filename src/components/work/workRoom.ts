import {html} from "../../vendor/htl.js";
import type {Catalogue} from "../../workbook/work/catalogue.js";
import {plainAnswer} from "../../workbook/work/plainAnswer.js";
import {progressOf} from "../../workbook/work/progress.js";
import type {Copy, WorkRoomStore} from "../../workbook/work/store.js";
import {answerCard, type Describe} from "./answerCard.js";
import type {AnswerFigure} from "./answerFigures.js";
import {bringIn} from "./bringIn.js";
import {groupCopies} from "./grouped.js";
import {progressBars, progressKey, partText} from "./progressBars.js";
import {putAway} from "./putAway.js";
import {sheet} from "./sheet.js";
import {takeAlong} from "./takeAlong.js";
import {countText} from "./words.js";

export interface WorkRoomOptions {
  /** Puts an answer into plain words. */
  readonly describe?: Describe;
  /** Shows answers on the sheet that are more than text. */
  readonly figure?: AnswerFigure | null;
  /** Stands at the head of the sheet. */
  readonly title?: string;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  readonly print?: () => void;
  readonly signal?: AbortSignal;
}

const kept = "Your answers are kept in this browser, on this device only, at every keystroke.";

/** Returns the room of a student's work; it follows what other tabs do. */
export async function workRoom(
  catalogue: Catalogue,
  store: WorkRoomStore,
  {
    describe = ({input}) => plainAnswer(input),
    figure = null,
    title = "",
    now = Date.now,
    print = () => globalThis.print(),
    signal
  }: WorkRoomOptions = {}
): Promise<HTMLElement> {
  const opened = new Set<string>();
  const trouble = html<HTMLElement>`<p class="work-kept" role="status"></p>`;
  const progress = html<HTMLElement>`<div class="work-summary"></div>`;
  const answers = html<HTMLElement>`<div class="work-answers"></div>`;
  const away = html<HTMLElement>`<div></div>`;
  const undoBar = html<HTMLElement>`<div class="work-undo" hidden></div>`;
  const undoText = html<HTMLElement>`<span role="status"></span>`;
  const paper = html<HTMLElement>`<div class="work-sheet"></div>`;
  let copies: Copy[] = [];
  let turn = 0;

  const tellTrouble = () => {
    const unreadable = store.unreadable
      ? ` ${countText(store.unreadable, "stored thing")} of this workbook cannot be read; ${store.unreadable === 1 ? "it is" : "they are"} left alone.`
      : "";
    trouble.textContent = (store.trouble ?? kept) + unreadable;
    trouble.classList.toggle("bad", store.trouble !== null);
  };

  /** Shows what was done, with a button that undoes it. */
  function offerUndo(text: string, group: string | null): void {
    undoText.textContent = text;
    undoBar.hidden = false;
    const close = html<HTMLButtonElement>`<button type="button" class="button small">Close</button>`;
    close.onclick = () => (undoBar.hidden = true);
    const undo = html<HTMLButtonElement>`<button type="button" class="button small primary">Undo</button>`;
    undo.onclick = async () => {
      await act(() => store.undo(group!));
      offerUndo("Undone.", null);
    };
    undoBar.replaceChildren(undoText, ...(group ? [undo] : []), close);
    (group ? undo : close).focus({preventScroll: true});
  }

  /** Does something to the store and draws the room again; says so when the browser refuses. */
  async function act<T>(action: () => Promise<T>): Promise<T | null> {
    try {
      return await action();
    } catch {
      undoText.textContent = "The browser refused to store that. Nothing was changed. Reload the page and try again.";
      undoBar.hidden = false;
      undoBar.replaceChildren(undoText);
      return null;
    } finally {
      await draw();
    }
  }

  async function remove(lines: readonly string[], what: string): Promise<void> {
    const group = await act(() => store.remove(lines));
    if (group) offerUndo(what, group);
  }

  async function draw(): Promise<void> {
    const mine = ++turn;
    const [found, actions] = await Promise.all([store.copies(), store.actions()]);
    if (mine !== turn) return;
    copies = found;
    tellTrouble();
    drawProgress();
    drawAnswers();
    away.replaceChildren(
      putAway(actions, {
        answers: copies.length,
        onDeleteAll: () =>
          void remove(
            copies.map(({line}) => line),
            `${countText(copies.length, "answer")} deleted.`
          ),
        onUndo: (action) => void act(() => store.undo(action.group)).then(() => offerUndo("Done.", null)),
        onErase: () =>
          void act(async () => {
            await store.eraseGone();
            if (!copies.length) store.name = "";
          }).then(() => offerUndo("Erased for good.", null))
      })
    );
    await drawSheet(mine);
  }

  function drawProgress(): void {
    const {whole, pages, outcomes} = progressOf(
      catalogue,
      copies.map(({record}) => record)
    );
    if (!whole.exercises) return progress.replaceChildren();
    progress.replaceChildren(
      html`<h2>How far you are</h2>`,
      html`<p class="work-whole">${partText(whole)}</p>`,
      progressKey(),
      html`<div class="work-columns">
        ${progressBars("By chapter", pages, ({key}) => `./${encodeURI(key)}.html`)}
        ${outcomes.length ? progressBars("By learning outcome", outcomes) : ""}
      </div>`
    );
  }

  function drawAnswers(): void {
    const groups = groupCopies(catalogue, copies);
    if (!groups.length) {
      answers.replaceChildren(
        html`<h2>Your answers</h2>`,
        html`<p class="work-empty">
          Nothing has been answered in this browser yet. Answer an exercise in a chapter, and it appears here by itself. If you
          worked in another browser or on another device, bring your work in as a file or as a code.
        </p>`
      );
      return;
    }
    const cardOptions = {
      describe,
      opened,
      onChoose: (copy: Copy) =>
        void act(() => store.choose(copy.line)).then(() => offerUndo("This answer counts now.", null)),
      onRemove: (copy: Copy) => void remove([copy.line], "Answer removed.")
    };
    answers.replaceChildren(
      html`<h2>Your answers</h2>`,
      ...groups.map(
        ({page, title: name, inWorkbook, exercises}) =>
          html`<section class="work-page">
            <h3>${inWorkbook ? html`<a href=${`./${encodeURI(page)}.html`}>${name}</a>` : name}</h3>
            ${exercises.map((answered) => answerCard(answered, cardOptions))}
          </section>`
      )
    );
  }

  async function drawSheet(mine: number): Promise<void> {
    const made = await sheet(catalogue, copies, {name: store.name, title, now: now(), describe, otherwise: figure});
    if (mine === turn) paper.replaceChildren(made);
  }

  const listenings = [
    store.onTrouble(tellTrouble),
    store.onChange(() => {
      clearTimeout(waiting);
      waiting = setTimeout(() => void draw(), 150);
    })
  ];
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let naming: ReturnType<typeof setTimeout> | undefined;
  signal?.addEventListener("abort", () => {
    for (const stop of listenings) stop();
    clearTimeout(waiting);
    clearTimeout(naming);
  });

  const room = html<HTMLElement>`<div class="work-room">
    ${trouble} ${progress}
    <div class="work-moves">
      ${takeAlong({
        name: store.name,
        work: async () => {
          await store.flush();
          return {site: catalogue.site, name: store.name, saved: now(), records: await store.all()};
        },
        onName: (name) => {
          store.name = name;
          clearTimeout(naming);
          naming = setTimeout(() => void drawSheet(turn), 400);
        },
        onPrint: async () => {
          await drawSheet(turn);
          print();
        }
      })}
      ${bringIn({
        catalogue,
        describe,
        mine: () => store.all(),
        name: () => store.name,
        onImport: async (records, work) => {
          const group = await store.take(records);
          if (!store.name && work.name) store.name = work.name;
          await draw();
          offerUndo(`${countText(records.length, "answer")} imported.`, group);
        },
        signal
      })}
    </div>
    ${answers} ${away} ${undoBar} ${paper}
  </div>`;
  await draw();
  return room;
}
