import type { DatabaseSync } from 'node:sqlite';
import { statement } from '../database.ts';
import type { AddEndpoint } from './endpoint.ts';
import { parametersOf, Refusal } from './envelope.ts';
import { sentAs, textIn } from './fields.ts';
import { addressOf } from './images.ts';

interface ContentRow {
  readonly display: 'list' | 'html';
  readonly content: string;
}

/** One item of a list, as the database keeps it. */
export interface ContentItem {
  readonly name: string;
  readonly values: { readonly title: string; readonly value: string; readonly image: string };
}

/** The texts of the website, each by its key. */
export function addContentRoutes(add: AddEndpoint, database: DatabaseSync): void {
  const find = statement<ContentRow>(database, 'SELECT display, content FROM content WHERE key = ?');
  add('GET', '/content', {
    params: ({ fields }) => parametersOf({ key: sentAs(fields, 'key') }),
    answer({ fields, origin }) {
      const key = textIn(fields, 'key');
      if (!key) throw new Refusal(400, 'A content key is required.');
      const row = find.first(key);
      if (row === undefined) throw new Refusal(200, `There is no content with the key "${key}".`);
      if (row.display === 'html') return row;
      const items: readonly ContentItem[] = JSON.parse(row.content);
      return { display: row.display, content: items.map((item) => withAddress(item, origin)) };
    },
  });
}

function withAddress({ name, values }: ContentItem, origin: string): ContentItem {
  return { name, values: { ...values, image: addressOf(origin, values.image) } };
}
