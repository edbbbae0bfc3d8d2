/** What fills one folder. Lists are written as text: tags and sites with spaces between, subjects with bars. */
export interface Topic {
  /** From the top: `Coding/Python/Django`. Folders are made in this order. */
  readonly folder: string;
  /** How many bookmarks lie in it in the end. */
  readonly count: number;
  readonly genre: 'code' | 'craft' | 'place' | 'essay';
  readonly tags: string;
  /** Made-up sites that write about it; `.example` leads to nobody. */
  readonly sites: string;
  readonly subjects: string;
}

/** The name of a topic's folder. */
export function folderName({ folder }: Pick<Topic, 'folder'>): string {
  return folder.slice(folder.lastIndexOf('/') + 1);
}
