import { graphql, useLazyLoadQuery } from 'react-relay';
import type { accountsQuery } from './__generated__/accountsQuery.graphql.ts';

/** Who you are at two services. One that is out of reach costs its own field; `@catch` tells why it is missing. */
export function Accounts() {
  const { viewer } = useLazyLoadQuery<accountsQuery>(
    graphql`
      query accountsQuery {
        viewer {
          littlelogs: account(service: LITTLELOGS) @catch {
            id
            displayName
          }
          larder: account(service: LARDER) @catch {
            id
            displayName
          }
        }
      }
    `,
    {},
  );
  return (
    <dl>
      {[viewer.littlelogs, viewer.larder].map((account) =>
        account.ok ? (
          <dd key={account.value?.id}>{account.value?.displayName}</dd>
        ) : (
          <dd key="error">{account.errors.map(describe).join()}</dd>
        ),
      )}
    </dl>
  );
}

/** What the gateway tells of an error, in what Relay calls its `extensions`. */
function describe(error: unknown): string {
  const { service, code } = (error as { extensions: { service: string; code: string } }).extensions;
  return `${service}: ${code}`;
}
