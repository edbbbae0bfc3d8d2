import { CALL_COST, noCalls } from '../contract/call-estimates.ts';
import { builder } from './builder.ts';

/** The person whose credentials came with the request. It holds nothing: its fields ask the services. */
export const Viewer = builder.objectRef<object>('Viewer').implement({
  description:
    "What depends on who asks. Each field needs the credential of its service in that service's header, and fails with `UNAUTHENTICATED` without it.",
});

builder.queryField('viewer', (t) =>
  t.field({
    type: Viewer,
    nullable: false,
    description: 'You, as far as the credentials in the request headers say. Asking for it costs no call.',
    calls: noCalls,
    cost: CALL_COST,
    resolve: () => ({}),
  }),
);
