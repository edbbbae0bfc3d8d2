import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { StartPageDeferredDocument } from '../../../schema/generated/graphql.ts';
import { startTimelineSandboxes, type TimelineSandboxes } from '../../links/timeline-sandboxes.ts';
import { allPartsOf } from '../../support/parts.ts';
import { assemble } from './assemble.ts';
import { MULTIPART, MULTIPART_WITH_IDS } from './two-services.ts';

let sandboxes: TimelineSandboxes;
beforeAll(async () => {
  sandboxes = await startTimelineSandboxes();
});
afterAll(() => sandboxes.close());

async function send(query: string, accept: string): Promise<Response> {
  return sandboxes.gateway.fetch('http://quintet.test/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept },
    body: JSON.stringify({ query }),
  });
}

describe.each([
  ['with paths', MULTIPART],
  ['with ids', MULTIPART_WITH_IDS],
  ['with paths, as events', 'text/event-stream'],
])('all parts together, %s, are the answer that comes in one', (_, accept) => {
  test.each<[string, string]>([
    ['of a start page', StartPageDeferredDocument.toString()],
    [
      'of lists in lists',
      `{ logs(first: 5) {
        totalCount
        nodes @stream(initialCount: 2) { id comments @stream { contentText author { displayName } } ... @defer { likeCount } }
      } }`,
    ],
    [
      'of fragments in fragments that share fields',
      `{
        viewer { account(service: LITTLELOGS) { id } ...More @defer }
        ...Top @defer(label: "top")
        ... @defer(label: "again") { logs(first: 2) { nodes { id author { displayName } } } }
      }
      fragment More on Viewer { account(service: LITTLELOGS) { id displayName ... @defer { avatarUrl } } folders(first: 2) { nodes { name } } }
      fragment Top on Query { logs(first: 2) { nodes { id author { id ... @defer { displayName } } } } }`,
    ],
    [
      'with what fails',
      `{
        ... @defer { user(service: COMICS, username: "nobody") { id } missing: node(id: "unreadable") { id } }
        viewer { ... @defer { account(service: LARDER) { username }  } }
        ... @defer { comics(first: 1) { nodes { id } } }
      }`,
    ],
  ])('%s', async (_name, query) => {
    const whole = (await (await send(query, 'application/json')).json()) as {
      data: unknown;
      errors?: unknown[];
    };
    const parts = await allPartsOf(await send(query, accept));
    expect(parts.length).toBeGreaterThan(1);
    const assembled = assemble(parts);
    expect(assembled.data).toEqual(whole.data);
    const told = ({ errors = [] }: { errors?: unknown[] }) =>
      errors.map((error) => JSON.stringify(error)).toSorted();
    expect(told(assembled)).toEqual(told(whole));
  });
});
