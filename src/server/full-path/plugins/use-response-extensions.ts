import type { Plugin } from 'graphql-yoga';
import { endingWith, isInParts } from '../../incremental/payloads.ts';
import type { ResponseExtensions } from '../../response-extensions.ts';

/** Adds what a response says of itself; of a response in parts, to the last. */
export function useResponseExtensions(extensions: ResponseExtensions): Plugin {
  return {
    onExecute({ args: { contextValue } }) {
      const { request } = contextValue;
      return {
        onExecuteDone({ result, setResult }) {
          if (isInParts(result)) {
            setResult(endingWith(result, () => extensions.of(request)));
            return;
          }
          const added = extensions.of(request);
          if (added && 'data' in result)
            setResult({ ...result, extensions: { ...result.extensions, ...added } });
        },
      };
    },
  };
}
