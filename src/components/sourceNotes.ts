/**
 * Returns where a note of a given size is put, in pixels of the window: below its link if there is room, else on the side
 * with more room and no higher than that, and never beyond the left or right edge.
 */
export function notePosition(
  link: {left: number; top: number; bottom: number},
  note: {width: number; height: number},
  view: {width: number; height: number},
  gap = 6
): {left: number; top: number; maxHeight: number} {
  const left = Math.max(gap, Math.min(link.left, view.width - note.width - gap));
  const below = view.height - link.bottom - 2 * gap;
  const above = link.top - 2 * gap;
  if (note.height <= below || below >= above) return {left, top: link.bottom + gap, maxHeight: Math.max(below, 120)};
  const height = Math.min(note.height, above);
  return {left, top: link.top - gap - height, maxHeight: above};
}

/** Windows narrower than this show notes at their lower edge. */
const narrow = 640;

/**
 * Lets the links of a page that name a note (data-note) open it in place: click, tap, Enter or Space; Escape or a click
 * elsewhere closes it and the focus returns to the link. Returns a function that takes this back.
 */
export function openNotes(root: Document = document): () => void {
  let from: HTMLElement | null = null;

  function open(link: HTMLElement): boolean {
    const note = root.getElementById(link.dataset.note ?? "");
    if (!note || typeof note.showPopover !== "function") return false;
    if (note.matches(":popover-open")) {
      note.hidePopover();
      return true;
    }
    from = link;
    note.removeAttribute("style");
    note.showPopover();
    const {innerWidth, innerHeight, scrollX, scrollY} = root.defaultView!;
    if (innerWidth >= narrow) {
      const lines = link.getClientRects();
      const size = note.getBoundingClientRect();
      const at = notePosition(lines[lines.length - 1]!, size, {width: innerWidth, height: innerHeight});
      Object.assign(note.style, {
        position: "absolute",
        inset: "auto",
        left: `${at.left + scrollX}px`,
        top: `${at.top + scrollY}px`,
        maxHeight: `${at.maxHeight}px`
      });
    }
    note.focus({preventScroll: true});
    return true;
  }

  const linkOf = (event: Event) => (event.target as Element).closest?.<HTMLElement>("a[data-note]") ?? null;
  const onClick = (event: MouseEvent) => {
    const link = linkOf(event);
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (open(link)) event.preventDefault();
  };
  const onKey = (event: KeyboardEvent) => {
    const link = event.key === " " ? linkOf(event) : null;
    if (link && open(link)) event.preventDefault();
  };
  const onToggle = (event: Event) => {
    const {newState} = event as ToggleEvent;
    const note = event.target as HTMLElement;
    if (newState !== "closed" || !note.classList?.contains("source-note")) return;
    const active = root.activeElement;
    if (from && (!active || active === root.body || note.contains(active))) from.focus({preventScroll: true});
  };
  root.addEventListener("click", onClick);
  root.addEventListener("keydown", onKey);
  root.addEventListener("toggle", onToggle, true);
  return () => {
    root.removeEventListener("click", onClick);
    root.removeEventListener("keydown", onKey);
    root.removeEventListener("toggle", onToggle, true);
  };
}
