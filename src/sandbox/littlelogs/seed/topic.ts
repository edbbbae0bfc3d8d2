/**
 * Something that people make or do, with what they would write about it. In a text, `{12-40}` is a number, `{a|b}` a
 * choice, `{time}` and its like come from the vocabulary, `{p}` is the tag of the writer's project, `{link}` an
 * address on its site, `{who}` a mention of somebody the writer follows.
 */
export interface Topic {
  readonly name: string;
  /** Names without `#`, parted by spaces. */
  readonly tags: string;
  readonly bios: readonly string[];
  /** Whole sentences of a log. */
  readonly sentences: readonly string[];
  /** Items of a list of what got done. */
  readonly done: readonly string[];
}
