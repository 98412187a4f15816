const kept = new Set(["I", "EM", "B", "STRONG", "SPAN", "SUP", "SUB", "DIV"]);

/** Returns a piece of HTML from the build as nodes of which only plain text, emphasis and links to the web are kept. */
export function trustedHtml(text: string): DocumentFragment {
  const fragment = document.createDocumentFragment();
  copy(new DOMParser().parseFromString(text, "text/html").body, fragment);
  return fragment;
}

function copy(from: Node, to: Node): void {
  for (const node of from.childNodes) {
    if (node.nodeType === 3) to.appendChild(document.createTextNode(node.nodeValue ?? ""));
    if (node.nodeType !== 1) continue;
    const element = node as Element;
    if (element.namespaceURI !== document.documentElement.namespaceURI) continue;
    const href = element.getAttribute("href") ?? "";
    if (element.tagName === "A" && /^https?:\/\//.test(href)) {
      const link = document.createElement("a");
      link.href = href;
      link.rel = "noreferrer";
      copy(element, to.appendChild(link));
    } else if (kept.has(element.tagName)) {
      // Blocks become spans, since the text stands in a paragraph.
      copy(element, to.appendChild(document.createElement(element.tagName === "DIV" ? "span" : element.tagName)));
    } else if (element.tagName !== "SCRIPT" && element.tagName !== "STYLE") copy(element, to);
  }
}
