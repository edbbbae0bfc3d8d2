import { areAllKnown, type Parameters, parametersInAddress, parametersInBody } from '../http/parameters.ts';
import type { Exchange } from './exchange.ts';

/** Null for parameters that are refused, which is said elsewhere. */
export function readParameters({ isGet }: Exchange, sent: string): Parameters | null {
  try {
    const parameters = isGet ? parametersInAddress(sent) : parametersInBody(sent, 'json');
    return areAllKnown(parameters) ? parameters : null;
  } catch {
    return null;
  }
}
