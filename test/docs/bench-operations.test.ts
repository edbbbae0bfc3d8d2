import { globSync, readFileSync } from 'node:fs';
import { getVariableValues, Kind, type OperationDefinitionNode, parse } from 'graphql';
import { expect, test } from 'vitest';
import { leftOut, operationVariables, variablesOf } from '../../bench/operation-variables.ts';
import { schema } from '../../src/schema.ts';

const directory = new URL('../../schema/operations/', import.meta.url);
const read = (file: string) => readFileSync(new URL(file, directory), 'utf8');
const names = globSync('*/*.graphql', { cwd: directory }).map((file) => file.replace('.graphql', ''));

test('`npm run bench:calls` has the variables that each operation asks for', () => {
  const faults = names.flatMap((name) => {
    const [operation] = parse(read(`${name}.graphql`)).definitions.filter(
      (node): node is OperationDefinitionNode => node.kind === Kind.OPERATION_DEFINITION,
    );
    if (!operation || leftOut.has(name)) return [];
    const { errors } = getVariableValues(
      schema,
      operation.variableDefinitions ?? [],
      variablesOf(name) ?? {},
    );
    return errors ? [[name, ...errors.map(({ message }) => message)]] : [];
  });
  expect(faults).toEqual([]);
});

test('it has none for operations that are no more', () => {
  const known = [...leftOut, ...Object.keys(operationVariables)];
  expect(known.filter((name) => !names.includes(name))).toEqual([]);
});
