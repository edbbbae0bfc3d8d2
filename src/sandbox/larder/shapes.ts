/** What Larder sends, key for key in the documented order. */

export interface UserJson {
  readonly id: number;
  readonly username: string;
  readonly first_name: string;
  readonly last_name: string;
  readonly timezone: string;
  readonly avatar: string;
  readonly date_joined: string;
  /** How many bookmarks there are in all folders. */
  readonly links: number;
  readonly is_trial: boolean;
}

export interface FolderJson {
  readonly id: string;
  readonly name: string;
  readonly color: string;
  readonly icon: string | null;
  readonly created: string;
  readonly modified: string;
  readonly parent: string | null;
  /** The child folders, whole, with their own children inside them. */
  readonly folders: readonly FolderJson[];
  /** How many bookmarks lie in this folder itself. */
  readonly links: number;
}

export interface TagJson {
  readonly id: string;
  readonly name: string;
  readonly color: string;
  readonly created: string;
  readonly modified: string;
}

/** The folder of a bookmark as the answer to its adding tells it. */
export interface AddedParentJson {
  readonly id: string;
  readonly name: string;
  readonly color: string;
  readonly created: string;
  readonly modified: string;
}

/** The folder of a bookmark as search tells it. */
export interface FoundParentJson {
  readonly id: string;
  readonly name: string;
  readonly color: string;
  readonly icon: string | null;
  readonly created: string;
  readonly modified: string;
  readonly parent: string | null;
}

/** A bookmark in the list of its folder, which says no parent. */
export interface LinkJson {
  readonly id: string;
  readonly tags: readonly TagJson[];
  readonly title: string;
  readonly description: string | null;
  readonly url: string;
  readonly domain: string;
  readonly created: string;
  readonly modified: string;
  readonly meta: unknown;
}

/** A bookmark elsewhere; what its parent looks like depends on the operation. */
export interface LinkWithParentJson<Parent> extends LinkJson {
  readonly parent: Parent;
}
