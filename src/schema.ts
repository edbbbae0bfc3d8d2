import { specifiedDirectives } from 'graphql';
import { builder } from './gateway/builder.ts';
import { deferDirective, streamDirective } from './gateway/incremental/directives.ts';
import { services } from './services.ts';
import './gateway/node-queries.ts';
import './links/accounts.ts';
import './links/oauth.ts';
import './links/search.ts';
import './links/services.ts';
import './links/timeline.ts';
import './links/users.ts';

await Promise.all(services.map((service) => service.loadSchema()));

/** The whole schema; `schema/schema.graphql` is what it prints. */
export const schema = builder.toSchema({
  directives: [...specifiedDirectives, deferDirective, streamDirective],
});
