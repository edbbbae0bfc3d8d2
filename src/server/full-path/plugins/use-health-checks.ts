import type { Plugin } from 'graphql-yoga';
import { refuseMethod } from '../../http/refuse-method.ts';

/**
 * `GET /health` says that the process lives, `GET /ready` whether it should get requests: not while it starts or drains.
 *
 * yoga's own checks look at how an address ends, so that a query which ends in `/health` gets an empty answer.
 */
export function useHealthChecks(isReady: () => boolean): Plugin {
  return {
    onRequest({ request, url, fetchAPI, endResponse }) {
      if (url.pathname !== '/health' && url.pathname !== '/ready') return;
      if (request.method !== 'GET') {
        endResponse(refuseMethod(fetchAPI));
        return;
      }
      const answer = (status: number, text: string) =>
        endResponse(
          fetchAPI.Response.json({ status: text }, { status, headers: { 'cache-control': 'no-store' } }),
        );
      if (url.pathname === '/health') answer(200, 'alive');
      if (url.pathname === '/ready') isReady() ? answer(200, 'ready') : answer(503, 'not ready');
    },
  };
}
