// The drawer of chapters: Framework's sidebar as a drawer that is closed on every new page. It works without this
// script too; this adds Escape, a shortcut to the search, and the search itself, fetched when it is first wanted.
{
  const toggle = document.querySelector("#observablehq-sidebar-toggle");
  const search = document.querySelector("#observablehq-search input");
  const apple = /Mac|iPhone|iPad/.test(navigator.platform);

  // Framework's own listener would keep an open sidebar open from page to page, and on wide screens undo the first click.
  toggle.addEventListener("click", (event) => event.stopImmediatePropagation(), true);

  addEventListener(
    "keydown",
    (event) => {
      if (event.code === "Escape" && toggle.checked) {
        if (event.target === search && search.value) return;
        toggle.checked = false;
        toggle.focus();
        event.stopImmediatePropagation();
      } else if (search && event.code === "KeyK" && (apple ? event.metaKey : event.altKey)) {
        toggle.checked = true;
        search.focus();
        search.select();
        event.preventDefault();
      }
    },
    true
  );

  if (search) {
    const load = () => import("SEARCH_MODULE");
    search.addEventListener("focus", load, {once: true});
    search.addEventListener("keydown", load, {once: true});
  }
}
