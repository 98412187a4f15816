// @vitest-environment jsdom
import {beforeEach, expect, test, vi} from "vitest";
import {notePosition, openNotes} from "../../src/components/sourceNotes.js";

const view = {width: 1000, height: 800};
const note = {width: 400, height: 200};

test("a note stands below its link, or on the side with more room and no higher than that, inside the window", () => {
  expect(notePosition({left: 100, top: 100, bottom: 120}, note, view)).toEqual({left: 100, top: 126, maxHeight: 668});
  expect(notePosition({left: 100, top: 700, bottom: 720}, note, view)).toEqual({left: 100, top: 494, maxHeight: 688});
  expect(notePosition({left: 900, top: 100, bottom: 120}, note, view).left).toBe(594);
  expect(notePosition({left: -50, top: 100, bottom: 120}, note, view).left).toBe(6);
  const tall = {width: 400, height: 900};
  expect(notePosition({left: 0, top: 500, bottom: 520}, tall, view)).toEqual({left: 6, top: 6, maxHeight: 488});
});

let shown: string[] = [];
beforeEach(() => {
  shown = [];
  document.body.innerHTML =
    '<a id="a" href="#x" data-note="n">6,000</a><a id="b" href="#y" data-note="gone">7</a><div id="n" class="source-note" tabindex="-1">note</div>';
  const element = document.getElementById("n")!;
  // jsdom has no popovers: these stand in for the browser's.
  element.showPopover = vi.fn(() => void shown.push("n"));
  element.hidePopover = vi.fn(() => void shown.pop());
  element.matches = (selector: string) =>
    selector === ":popover-open" ? shown.length > 0 : Element.prototype.matches.call(element, selector);
  document.getElementById("a")!.getClientRects = () => [new DOMRect(10, 10, 40, 20)] as unknown as DOMRectList;
});

test("a click opens the note in place of following the link, and a second one closes it", () => {
  const stop = openNotes();
  const click = () =>
    document.getElementById("a")!.dispatchEvent(new MouseEvent("click", {bubbles: true, cancelable: true}));
  expect(click()).toBe(false);
  expect(shown).toEqual(["n"]);
  expect(document.activeElement!.id).toBe("n");
  click();
  expect(shown).toEqual([]);
  stop();
});

test("Space opens it as a button would; a click with Ctrl, or a note that is not there, follows the link", () => {
  const stop = openNotes();
  const key = new KeyboardEvent("keydown", {key: " ", bubbles: true, cancelable: true});
  expect(document.getElementById("a")!.dispatchEvent(key)).toBe(false);
  expect(shown).toEqual(["n"]);
  shown = [];
  const ctrl = new MouseEvent("click", {bubbles: true, cancelable: true, ctrlKey: true});
  expect(document.getElementById("a")!.dispatchEvent(ctrl)).toBe(true);
  expect(shown).toEqual([]);
  expect(document.getElementById("b")!.dispatchEvent(new MouseEvent("click", {bubbles: true, cancelable: true}))).toBe(
    true
  );
  stop();
});

test("closing gives the focus back to the link", () => {
  const stop = openNotes();
  document.getElementById("a")!.click();
  const toggle = Object.assign(new Event("toggle"), {newState: "closed"});
  document.getElementById("n")!.dispatchEvent(toggle);
  expect(document.activeElement!.id).toBe("a");
  stop();
});
