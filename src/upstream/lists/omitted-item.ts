/** Stands in a list in the place of an item that can't be read, so that paging goes past it. */
export class OmittedItem {
  /** Its own key, where that can be read. */
  readonly key: string | null;
  /** What is wrong with it: where in the response, and what. */
  readonly fault: { readonly path: string; readonly problem: string };

  constructor(key: string | null, fault: { readonly path: string; readonly problem: string }) {
    this.key = key;
    this.fault = fault;
  }
}
