import type { Plugin } from 'graphql-yoga';
import { eachPart, isInParts, type Payloads } from '../../incremental/payloads.ts';
import { Places } from '../../incremental/places.ts';
import { fillIn } from '../../late-values.ts';

/** Fills in, once everything else of an answer or of its part is there, what could not be known before. */
export function useLateValues(): Plugin {
  return {
    onExecute({ args: { contextValue } }) {
      const { request } = contextValue;
      return {
        onExecuteDone({ result, setResult }) {
          if (isInParts(result)) setResult(filledIn(request, result));
          else if ('data' in result) fillIn(request, result.data);
        },
      };
    },
  };
}

function filledIn(request: Request, payloads: Payloads): Payloads {
  const places = new Places();
  return eachPart(payloads, (part) => {
    for (const { at, data } of places.piecesOf(part)) fillIn(request, data, at);
    return part;
  });
}
