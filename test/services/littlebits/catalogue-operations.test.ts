import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DEMO_EMAIL, DEMO_FACEBOOK_USER_ID, DEMO_PASSWORD } from '../../../src/sandbox/littlebits/demo.ts';
import { type SandboxedGateway, startSandboxed } from './sandboxed.ts';

// What stands in schema/operations is shown in GraphiQL and copied from there: it must never rot.

const directory = join(import.meta.dirname, '../../../schema/operations/littlebits');

let littlebits: SandboxedGateway;
beforeAll(async () => {
  littlebits = await startSandboxed();
});
afterAll(() => littlebits.close());

/** Those with variables beside them have `null` here. What is changed by one is gone by another. */
const operations: Readonly<Record<string, object | null>> = {
  kits: {},
  product: null,
  'product-variant': null,
  content: null,
  'my-modules': {},
  'add-module': { input: { variantId: '216' } },
  'adjust-module': { input: { id: '216', delta: -1 } },
  'remove-module': { input: { id: '216' } },
  'sign-in-to-littlebits': { input: { email: DEMO_EMAIL, password: DEMO_PASSWORD } },
  'sign-in-to-littlebits-with-facebook': {
    input: { firstName: 'Some', lastName: 'Guy', email: DEMO_EMAIL, facebookUserId: DEMO_FACEBOOK_USER_ID },
  },
  'sign-out-of-littlebits': { input: {} },
  'create-littlebits-user': {
    input: {
      email: 'new@ma.il',
      username: 'new',
      password: 'savepuppies',
      passwordConfirmation: 'savepuppies',
    },
  },
  'request-littlebits-password-reset': { input: { email: DEMO_EMAIL } },
};

test.each(Object.entries(operations))(
  '%s runs without an error, and refuses nothing',
  async (name, given) => {
    const read = (extension: string) => readFileSync(join(directory, `${name}.${extension}`), 'utf8');
    const variables = given ?? JSON.parse(read('variables.json'));
    const { data, errors } = await littlebits.query(read('graphql'), variables);
    expect(errors).toBeUndefined();
    for (const field of Object.values(data as Record<string, unknown>)) {
      expect(field).not.toBeNull();
      expect(field).not.toMatchObject({ userErrors: [expect.anything()] });
    }
  },
);
