// Decks as people write them: text with the line of every field.
export {Document, isMap, isNode, isPair, isScalar, LineCounter, parseDocument, Scalar, visit} from "yaml";
