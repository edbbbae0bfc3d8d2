/** How a service's lists look on the wire, and which parameters page them. */
export interface ListFormat {
  /** The property that holds a list's items. */
  readonly items: 'results' | 'objects' | 'events';
  /** Where the total and the link to the next page stand; undefined where the service sends neither. */
  readonly total?: readonly string[];
  readonly next?: readonly string[];
  /** How the link to the next page is written. */
  readonly links?: 'address' | 'path';
  /** Undefined where the service has no pages. */
  readonly paging?: OffsetPaging | NumberPaging;
}

interface OffsetPaging {
  readonly by: 'offset';
  readonly size: 'limit';
  readonly position: 'offset';
  readonly defaultSize: number;
}

interface NumberPaging {
  readonly by: 'number';
  readonly size: 'per_page';
  readonly position: 'page';
  readonly defaultSize: number;
  /** Which paths are paged; all other lists come whole. */
  readonly paths: RegExp;
}

/** `limit` and `offset`, 20 items unless asked otherwise. */
export const OFFSET_PAGING = { by: 'offset', size: 'limit', position: 'offset', defaultSize: 20 } as const;

/** The lists of Django REST Framework. */
export const DJANGO_LISTS: ListFormat = {
  items: 'results',
  total: ['count'],
  next: ['next'],
  links: 'address',
  paging: OFFSET_PAGING,
};
