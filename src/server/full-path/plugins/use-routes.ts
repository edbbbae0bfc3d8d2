import type { Plugin } from 'graphql-yoga';
import { GRAPHQL_PATH } from '../../http/request-target.ts';

/** Answers 404 to every path but GraphQL's own; yoga would take any path that ends like it. */
export function useRoutes(): Plugin {
  return {
    onRequest({ url, fetchAPI, endResponse }) {
      if (url.pathname === GRAPHQL_PATH || url.pathname === `${GRAPHQL_PATH}/`) return;
      const headers = { 'content-type': 'text/plain; charset=utf-8' };
      endResponse(
        new fetchAPI.Response(`Nothing is here. GraphQL is at ${GRAPHQL_PATH}.\n`, { status: 404, headers }),
      );
    },
  };
}
