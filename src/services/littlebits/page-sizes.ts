import { type PageSize, pageSize } from '../../upstream/lists/page-number-list.ts';

/** Documented: 10 on a page unless asked for otherwise. The most is not documented, so what is seen of it is kept. */
export class PageSizes {
  readonly projects: PageSize = pageSize(10, 200);
  readonly search: PageSize = pageSize(10, 200);
  readonly comments: PageSize = pageSize(10, 200);
}
