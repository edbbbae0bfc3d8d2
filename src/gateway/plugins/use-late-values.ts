import type { Plugin } from 'graphql-yoga';
import { fillIn } from '../late-values.ts';

/** Fills in, once everything else of an answer is there, what could not be known before. */
export function useLateValues(): Plugin {
  return {
    onExecute({ args: { contextValue } }) {
      return {
        onExecuteDone({ result }) {
          if ('data' in result) fillIn(contextValue.request, result.data);
        },
      };
    },
  };
}
