// Checks of the shape of files that people write or send.
export {
  array,
  boolean,
  check,
  custom,
  integer,
  literal,
  maxLength,
  maxValue,
  minLength,
  minValue,
  nullable,
  number,
  object,
  optional,
  picklist,
  pipe,
  record,
  regex,
  safeParse,
  strictObject,
  string,
  transform,
  trim,
  union,
  unknown
} from "valibot";
export type {GenericSchema, InferOutput, ObjectEntries, StrictObjectSchema} from "valibot";
