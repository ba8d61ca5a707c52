/** What the scripts about records pass to one another. */

type Value = boolean | string | string[];

interface Answer {
  value: Value;
  /** When it was given. */
  at: string;
  /** What is stored can't be read: `value` is it as it stands. */
  odd?: boolean;
}

interface Head {
  version: number;
  kind: string;
  title: string;
  label: string;
  created: string;
  /** When the label was given. */
  at: string;
}

/** A record as it is kept: the thing's id stands in the record's id, before the full stop. */
interface Kept {
  id: string;
  head: Head;
  answers: Map<string, Answer>;
}

/** A record without its answers. */
interface Copy {
  id: string;
  head: Head | null;
}

/** What stands in the keys of a record that can't be read. */
interface Raw {
  id: string;
  parts: Map<string, string>;
}

/** Something that another tab did, or another state. Without an id: all of it. */
interface Change {
  id?: string;
  field?: string;
  state?: boolean;
}

/** What each key shall hold; null for nothing. */
type Writes = Map<string, string | null>;

/** What each part of something must be. */
type Shape = Record<string, (part: unknown) => boolean>;
