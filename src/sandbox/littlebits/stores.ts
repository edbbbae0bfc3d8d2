import type { DatabaseSync } from 'node:sqlite';
import { type CommentStore, createCommentStore } from './comment-store.ts';
import { createLibraryStore, type LibraryStore } from './library-store.ts';
import { createProductStore, type ProductStore } from './product-store.ts';
import { createProjectStore, type ProjectStore } from './project-store.ts';
import { createUserStore, type UserStore } from './user-store.ts';

/** All that the routes work with. */
export interface Stores {
  readonly users: UserStore;
  readonly products: ProductStore;
  readonly library: LibraryStore;
  readonly projects: ProjectStore;
  readonly comments: CommentStore;
}

export function createStores(database: DatabaseSync, now: () => number): Stores {
  return {
    users: createUserStore(database, now),
    products: createProductStore(database),
    library: createLibraryStore(database),
    projects: createProjectStore(database),
    comments: createCommentStore(database, now),
  };
}
