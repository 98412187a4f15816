// Checks of the shape of files that people write or send.
export {
  array,
  boolean,
  check,
  literal,
  maxLength,
  minLength,
  nullable,
  number,
  object,
  optional,
  picklist,
  pipe,
  regex,
  safeParse,
  strictObject,
  string,
  unknown
} from "valibot";
