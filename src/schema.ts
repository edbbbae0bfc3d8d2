import { specifiedDirectives } from 'graphql';
import { deferDirective, streamDirective } from './contract/incremental-directives.ts';
import { builder } from './graphql/builder.ts';
import { completeMutations } from './graphql/mutation-fields.ts';
import { resolveIdsAtOnce } from './graphql/node-ids.ts';
import { services } from './services.ts';
import './links/node-queries.ts';
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

resolveIdsAtOnce(schema);
completeMutations(schema);

const COUNTS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const names = new Intl.ListFormat('en-GB');

// Pothos has no option for it. GraphiQL's docs and other explorers begin with it.
schema.description = `One API over ${COUNTS[services.length] ?? services.length} services: ${names.format(services.map(({ name }) => name))}. Begin at \`Query\`: what is yours stands in \`viewer\`, each service has a credential in a request header of its own (\`services\` names it), and a service that fails costs its own fields alone, with an error that says why.`;
