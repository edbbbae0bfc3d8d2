import type { Plugin } from 'graphql-yoga';
import { RequestNote } from '../../../contract/request-note.ts';
import { REQUEST_ID_HEADER, requestIdOf } from '../../http/request-id.ts';

const requestIds = new RequestNote<string>();

/** The id of a request, as its answer and the log have it. */
export function requestIdFor(request: Request): string {
  const known = requestIds.of(request);
  if (known !== undefined) return known;
  const id = requestIdOf(request.headers.get(REQUEST_ID_HEADER));
  requestIds.set(request, id);
  return id;
}

/** Names each request in its answer. */
export function useRequestIds(): Plugin {
  return {
    onResponse({ request, response }) {
      response.headers.set(REQUEST_ID_HEADER, requestIdFor(request));
    },
  };
}
