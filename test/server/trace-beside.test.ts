import { type GraphQLResolveInfo, parse } from 'graphql';
import { createSchema } from 'graphql-yoga';
import { expect, test } from 'vitest';
import { fieldPath } from '../../src/contract/response-path.ts';
import type { Manifests } from '../../src/server/persisted/manifests.ts';
import { currentTraceOrigin } from '../../src/upstream/loaders/trace-origin.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { createSmallGateway, post } from './small-gateway.ts';

// A schema that is traced stays so, and plans keep the resolvers that they were made with.

const source = '{ askedBy logs { askedBy author { askedBy } } }';

/** One document of all gateways, as that of a manifest is. */
const document = parse(source);
const operation = { id: 'asked', hash: 'asked', text: source, document };
const manifests: Manifests = {
  version: '',
  find: () => undefined,
  findText: (text) => (text === source ? operation : undefined),
  has: (other) => other === document,
};

/** Tells for which field a call would be made. */
function askedBy(): string | null {
  const label = currentTraceOrigin()?.label as GraphQLResolveInfo['path'] | undefined; // So a trace calls it.
  return label ? fieldPath(label) : null;
}

test('a gateway that traces does so in full beside one that does not, whichever came first', async () => {
  const author = () => Promise.resolve({ askedBy });
  const schema = createSchema({
    typeDefs: `
      type Query { askedBy: String logs: [Log] }
      type Log { askedBy: String author: Author }
      type Author { askedBy: String }
    `,
    resolvers: { Query: { askedBy, logs: async () => [{ author }] }, Log: { askedBy } },
  });
  const start = (isTracing: boolean) => {
    const gateway = createSmallGateway({
      schema,
      manifests,
      context: ({ request }) => ({ request }),
      ...(isTracing ? { upstreamTrace: { clock: new FakeClock() } } : {}),
    });
    return async () => (await post(gateway, { query: source }, { 'X-Quintet-Trace': '1' })).body;
  };
  const untraced = { data: { askedBy: null, logs: [{ askedBy: null, author: { askedBy: null } }] } };
  const traced = {
    data: {
      askedBy: 'askedBy',
      logs: [{ askedBy: 'logs.askedBy', author: { askedBy: 'logs.author.askedBy' } }],
    },
    extensions: { upstream: [] },
  };

  const first = start(false);
  expect(await first()).toEqual(untraced);
  const second = start(true);
  expect(await second()).toEqual(traced);
  expect(await first()).toEqual(untraced);
  expect(await start(false)()).toEqual(untraced);
  expect(await second()).toEqual(traced);
  expect(await start(true)()).toEqual(traced);
});
