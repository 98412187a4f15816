/**
 * Returns HTML that the build has made as nodes for this page: a note that its mentions open is left out where the page
 * has it already, so that no id stands twice.
 */
export function fragment(htmlText: string, within: Document = document): DocumentFragment {
  const template = within.createElement("template");
  template.innerHTML = htmlText;
  const {content} = template;
  for (const note of content.querySelectorAll("[id]")) if (within.getElementById(note.id)) note.remove();
  return content;
}
