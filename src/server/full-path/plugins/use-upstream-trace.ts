import type { Plugin } from 'graphql-yoga';
import type { Clock } from '../../../upstream/clock.ts';
import { endingWith, isInParts } from '../../incremental/payloads.ts';
import { describeCalls, TRACE_HEADER } from '../../observe/upstream-trace.ts';
import { callsOfRequest } from '../../request-activity.ts';

/**
 * Lists every REST call behind an answer in its `extensions.upstream`, where the request asks for that; of an answer in
 * parts, in the last. The schema must be one whose fields are traced.
 *
 * @param clock that of the calls.
 */
export function useUpstreamTrace(clock: Clock): Plugin {
  return {
    onExecute({ args: { contextValue } }) {
      const { request } = contextValue;
      if (request.headers.get(TRACE_HEADER)?.trim() !== '1') return;
      const startedAt = clock.now();
      Object.assign(contextValue, { isTraced: true });
      return {
        onExecuteDone({ result, setResult }) {
          const trace = () => ({ upstream: describeCalls(callsOfRequest(request), startedAt) });
          if (isInParts(result)) setResult(endingWith(result, trace));
          else if ('data' in result)
            setResult({ ...result, extensions: { ...result.extensions, ...trace() } });
        },
      };
    },
  };
}
