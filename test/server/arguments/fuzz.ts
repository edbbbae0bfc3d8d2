import { isRequiredArgument } from 'graphql';
import { expect } from 'vitest';
import { schema } from '../../../src/schema.ts';
import { SeededRandom } from '../../support/random.ts';
import type { SandboxedGateway } from '../../support/sandboxed-gateway.ts';
import { everyField, type FieldCase, operationOf } from './every-field.ts';
import { HostileValues } from './hostile-values.ts';

const hour = 3_600_000;
const callsBeforeTheHour = 100;
/** A path of a call that leads anywhere but to the thing of that name. */
const strangePath = /(^|\/)\.{1,2}(\/|$)|%2e%2e|%2f|%5c|%0|%1|%7f|\\|\/\/|[^\x21-\x7e]/i;

/** What an answer may say. Nothing is wrong with the services. */
const clear: readonly unknown[] = [
  'BAD_USER_INPUT',
  'NOT_FOUND',
  'CURSOR_LOST',
  'OUT_OF_ORDER',
  'OPERATION_TOO_COMPLEX',
  'GRAPHQL_VALIDATION_FAILED',
  'REQUEST_TOO_LARGE',
];
/** Of a change, also what the service itself says to it. */
const clearOfChanges: readonly unknown[] = [...clear, 'FORBIDDEN', 'UPSTREAM_UNAVAILABLE'];

/** Passes hostile values to every argument of the API, and checks each answer. */
export class ArgumentFuzz {
  readonly #gateway: SandboxedGateway;
  #callsAtTheHour = 0;
  readonly codes = new Map<unknown, number>();

  constructor(gateway: SandboxedGateway) {
    this.#gateway = gateway;
  }

  /** @param rounds For each field that takes arguments. */
  async run(operation: FieldCase['operation'], rounds: number, seed: number): Promise<void> {
    const strays: unknown[] = [];
    const listen = (reason: unknown) => strays.push(reason);
    process.on('unhandledRejection', listen);
    try {
      const random = new SeededRandom(seed);
      const values = new HostileValues(random, await this.#ids());
      const fields = everyField(schema).filter((field) => field.operation === operation);
      for (let round = 0; round < rounds; round += 1) {
        for (const field of fields) await this.#try(field, random, values);
      }
      await new Promise((resolve) => setImmediate(resolve));
      expect(strays).toEqual([]);
    } finally {
      process.off('unhandledRejection', listen);
    }
  }

  async #ids(): Promise<string[]> {
    const { data } = await this.#gateway.query(`{
      logs(first: 1) { nodes { id author { id } } } logTags(first: 1) { nodes { id } }
      comics(first: 1) { nodes { id } } releases(first: 1) { nodes { id images { id } } }
      projects(first: 1) { nodes { id author { id } } } products(first: 1) { nodes { id } }
      viewer {
        folders(first: 1) { nodes { id } } bookmarks(first: 1) { nodes { id } } bookmarkTags(first: 1) { nodes { id } }
        events(first: 1) { nodes { id } } modules(first: 1) { nodes { id } } comicSubscriptions(first: 1) { nodes { id } }
      }
    }`);
    return [...JSON.stringify(data).matchAll(/"id":"([\w-]+)"/g)].map(([, id = '']) => id);
  }

  async #try(field: FieldCase, random: SeededRandom, values: HostileValues): Promise<void> {
    const args = field.field.args.filter((arg) => isRequiredArgument(arg) || random.chance(0.4));
    const variables = Object.fromEntries(args.map(({ name, type }) => [name, values.valueOf(type)]));
    this.#letAnHourPass();
    const before = this.#gateway.calls.length;
    const { data, errors = [] } = await this.#gateway.query(operationOf(field, args), variables);
    const what = `${field.name} ${JSON.stringify(variables).slice(0, 400)}`;
    if (data === undefined && errors.length === 0) throw new Error(`${what}: no answer`);
    for (const { message, extensions } of errors) {
      this.codes.set(extensions.code, (this.codes.get(extensions.code) ?? 0) + 1);
      expect(
        field.operation === 'mutation' ? clearOfChanges : clear,
        `${what}: ${extensions.code} ${message.slice(0, 300)}`,
      ).toContain(extensions.code);
    }
    for (const call of this.#gateway.calls.slice(before)) {
      const [path = ''] = call.slice(call.indexOf(' ') + 1).split('?', 1);
      expect(path, what).not.toMatch(strangePath);
    }
  }

  /** Some services allow so many calls an hour. */
  #letAnHourPass(): void {
    const { calls, clock } = this.#gateway;
    if (calls.length - this.#callsAtTheHour < callsBeforeTheHour) return;
    this.#callsAtTheHour = calls.length;
    clock.advance(hour);
  }
}
