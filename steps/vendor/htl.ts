// Elements written as tagged templates, values escaped.
export {html, svg} from "htl";
