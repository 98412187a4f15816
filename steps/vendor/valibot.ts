// Checks of the shape of files that people write or send.
export {
  array,
  literal,
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
  string
} from "valibot";
