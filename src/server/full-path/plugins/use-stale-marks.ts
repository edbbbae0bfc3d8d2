import type { Plugin } from 'graphql-yoga';
import { endingWith, isInParts } from '../../incremental/payloads.ts';
import { staleServices } from '../../response-cache/stale-answers.ts';

/**
 * Says in `extensions.stale` of which services an answer holds something that was kept from before, because they fail now;
 * of an answer in parts, in the last.
 */
export function useStaleMarks(): Plugin {
  return {
    onExecute({ args: { contextValue } }) {
      const { request } = contextValue;
      return {
        onExecuteDone({ result, setResult }) {
          const marks = () => {
            const stale = staleServices(request);
            return stale && { stale };
          };
          if (isInParts(result)) {
            setResult(endingWith(result, marks));
            return;
          }
          const found = marks();
          if (found && 'data' in result)
            setResult({ ...result, extensions: { ...result.extensions, ...found } });
        },
      };
    },
  };
}
