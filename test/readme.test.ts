import { globSync, readFileSync } from 'node:fs';
import type { GraphQLEnumType } from 'graphql';
import { expect, test } from 'vitest';
import { configVariables } from '../src/config/variables.ts';
import { schema } from '../src/schema.ts';
import { services } from '../src/services.ts';
import { monday, startAllSandboxed } from './support/sandboxed-gateway.ts';

const readme = readFileSync('README.md', 'utf8');

test('the example query gives the example answer, whatever the day', async () => {
  const { query } = JSON.parse(readme.match(/-d '(\{.*\})'/)![1]!);
  const answer = JSON.parse(readme.match(/```json\n([\s\S]*?)```/)![1]!);
  for (const now of [monday, Date.now()]) {
    const gateway = await startAllSandboxed({ now });
    expect(await gateway.query(query)).toEqual(answer);
    await gateway.close();
  }
});

test('the configuration table lists every variable with its default', () => {
  const rows = configVariables(services).map(
    ({ name, default: value, description }) =>
      `| \`${name}\` | ${value ? `\`${value}\`` : '–'} | ${description} |`,
  );
  const [, table] = readme.split('| Variable | Default | What it does |\n|---|---|---|\n');
  expect(table!.split('\n\n')[0]!.split('\n'), 'README.md: the table of variables lacks a row').toEqual(rows);
});

test('every service has its header in the table of headers', () => {
  for (const { name, credential } of services) {
    expect(readme, `README.md: the table of headers lacks a row for ${name}`).toContain(
      `| ${name} | \`${credential.name}\` | \`${credential.example}\` |`,
    );
  }
});

test('every error code of the gateway is explained', () => {
  const sources = globSync('src/**/*.ts', { exclude: ['src/sandbox/**'] }).map((path) =>
    readFileSync(path, 'utf8'),
  );
  const codes = sources.flatMap((source) =>
    [...source.matchAll(/\bcode: '([A-Z_]+)'/g)].map(([, code]) => code!),
  );
  expect(codes.length).toBeGreaterThan(10);
  // What a payload's user errors hold is explained by the schema itself.
  const ofUserErrors = (schema.getType('UserErrorCode') as GraphQLEnumType)
    .getValues()
    .map(({ name }) => name);
  for (const code of new Set(codes).difference(new Set(ofUserErrors)))
    expect(readme).toContain(`\`${code}\``);
});

test('the example of a persisted operation is one', () => {
  const ids = Object.keys(JSON.parse(readFileSync('schema/persisted-operations.json', 'utf8')));
  expect(ids).toContain(readme.match(/documentId=(sha256:\w+)/)![1]);
});

test('every script is listed', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
  for (const name of Object.keys(scripts)) {
    expect(readme).toMatch(name === 'start' || name === 'test' ? `\`npm ${name}\`` : `\`npm run ${name}\``);
  }
});
