import { answerFaults } from './answers.ts';
import { behaviourFaults } from './behaviour.ts';
import { contentFaults } from './content.ts';
import { echoFaults } from './echoes.ts';
import type { Fault } from './fault.ts';
import { jsonFaults } from './json-shapes.ts';
import { transportFaults } from './transport.ts';

export const faultGroups: Readonly<Record<string, readonly Fault[]>> = {
  answers: answerFaults,
  json: jsonFaults,
  transport: transportFaults,
  content: contentFaults,
  behaviour: behaviourFaults,
  echoes: echoFaults,
};
