import type { WireSchema } from '../../../src/upstream/http/decoding/wire-schema.ts';

/** Texts that the wire schemas ask for by a pattern. */
const TEXTS = [
  '2015-11-02T00:23:27Z',
  '2015-11-02 00:23:27',
  '2015-11-02T00:23:27',
  '2015-11-02',
  'cf44505b-b235-4038-9d8a-3070489e97c8',
  '/api/v1/comic/18/',
  'http://127.0.0.1:1/api/v1/comic/18/',
  '12',
];

/** A value that fits a schema, with everything in it that can be there. */
export function sampleOf(schema: WireSchema): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.anyOf) return sampleOf(schema.anyOf.find(({ type }) => type !== 'null') ?? schema.anyOf[0]!);
  if (schema.allOf) return Object.assign({}, ...schema.allOf.map(sampleOf));
  switch (schema.type) {
    case 'string':
      return textFor(schema);
    case 'integer':
    case 'number':
      return Math.max(schema.minimum ?? 1, 1);
    case 'boolean':
      return true;
    case 'array':
      return [sampleOf(schema.items ?? {})];
    case 'object':
      return {
        ...Object.fromEntries(
          Object.entries(schema.properties ?? {}).map(([name, property]) => [name, sampleOf(property)]),
        ),
        ...Object.fromEntries(
          Object.values(schema.patternProperties ?? {}).map((value) => ['name', sampleOf(value)]),
        ),
      };
    case 'null':
      return null;
    default:
      return {};
  }
}

function textFor({ pattern }: WireSchema): string {
  if (pattern === undefined) return 'text';
  const text = TEXTS.find((candidate) => new RegExp(pattern, 'u').test(candidate));
  if (text === undefined) throw new Error(`No text fits ${pattern}: add one.`);
  return text;
}
