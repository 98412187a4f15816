import {html} from "../../vendor/htl.js";

/** Offers a text as a file to save. */
export function offerFile(name: string, text: string, type = "text/yaml"): void {
  const address = URL.createObjectURL(new Blob([text], {type}));
  const link = html<HTMLAnchorElement>`<a href=${address} download=${name} hidden></a>`;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
