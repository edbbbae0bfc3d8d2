import fc from 'fast-check';
import Negotiator from 'negotiator';
import { expect, test } from 'vitest';
import { answerTypeFor } from '../../../src/server/http/answer-type.ts';
import { codingsFor } from '../../../src/server/http/content-coding.ts';

// Own code, because the fast path asks for each request and ties are broken our way; what RFC 9110 decides must be what a
// library that many servers use decides.

const served = ['application/json; charset=utf-8', 'application/graphql-response+json; charset=utf-8'];
const ranges = [
  ...['application/json', 'application/graphql-response+json', 'application/*', '*/*', 'text/html', 'text/*'],
  ...['application/json;charset=utf-8', 'application/json; charset=UTF-8', 'application/json;charset=latin1'],
  ...['APPLICATION/JSON', 'application/graphql-response+json ; charset="utf-8"', 'image/webp'],
];
const codings = ['zstd', 'br', 'gzip', 'identity', '*', 'deflate', 'GZIP'];

/** A list of some of these in any order, each with a weight of its own. */
function weighted(members: readonly string[], isSame: (a: string, b: string) => boolean) {
  const weights = fc.shuffledSubarray(['0', '0.0', '0.1', '0.25', '0.5', '0.777', '0.9', '1', '1.000', '']);
  return fc.tuple(fc.shuffledSubarray([...members], { minLength: 1 }), weights).map(([chosen, weights]) =>
    chosen
      .filter((member, index) => !chosen.slice(0, index).some((other) => isSame(member, other)))
      .map((member, index) => {
        const weight = weights[index];
        return weight ? `${member}${index % 2 ? '; ' : ';'}q=${weight}` : member;
      }),
  );
}

/** Distinct weights above 0, so that nothing is left to a preference of the server's. */
function haveNoTies(members: readonly string[]): boolean {
  const weights = members
    .map((member) => Number(/q=([\d.]+)/.exec(member)?.[1] ?? 1))
    .filter((weight) => weight > 0);
  return new Set(weights).size === weights.length;
}

const normal = (range: string) => range.toLowerCase().replace(/[\s"]/g, '');

test('the media type of an answer is the one that a well-known library chooses', () => {
  fc.assert(
    fc.property(
      weighted(ranges, (a, b) => normal(a) === normal(b)),
      (members) => {
        fc.pre(haveNoTies(members));
        const accept = members.join(', ');
        const expected = new Negotiator({ headers: { accept } }).mediaTypes(served);
        const type = answerTypeFor(accept);
        const ours = type?.startsWith('application/') ? `${type}; charset=utf-8` : undefined;
        // Of two that one range covers, the library takes the first that it was given, as we do.
        expect(ours).toBe(expected[0]);
      },
    ),
    { numRuns: 2_000 },
  );
});

test('the coding of an answer is the one that a well-known library chooses', () => {
  fc.assert(
    fc.property(
      weighted(codings, (a, b) => normal(a) === normal(b)),
      (members) => {
        fc.pre(haveNoTies(members));
        const header = members.join(', ');
        const negotiator = new Negotiator({ headers: { 'accept-encoding': header } });
        const accepted = negotiator.encodings(['zstd', 'br', 'gzip', 'identity']);
        const { best, refusesPlain } = codingsFor(header);
        const ours = best ?? (refusesPlain ? undefined : 'identity');
        // A bare `*` weighs bytes as they are like any coding there; we compress where nothing is said of them.
        if (accepted[0] !== 'identity' || /identity/.test(header)) expect(ours).toBe(accepted[0]);
        expect(refusesPlain).toBe(!accepted.includes('identity'));
      },
    ),
    { numRuns: 2_000 },
  );
});
