import type { Reply } from '../stand-ins/stand-in.ts';
import { answering, type Fault, unlessBodiless } from './fault.ts';

type Path = readonly (string | number)[];

const substitutes: Readonly<Record<string, string>> = {
  null: 'null',
  true: 'true',
  'a huge number': '1e999',
  'a long number': '9007199254740993',
  'minus one': '-1',
  'a fraction': '0.5',
  'an empty text': '""',
  'a text': '"not what was documented"',
  'an impossible date': '"2015-02-30T99:00:00+99:00"',
  'a list': '[]',
  'a list of nulls': '[null, null]',
  'an object': '{}',
  'prototype keys': '{"__proto__": {"id": 1}, "constructor": 5}',
  'deep nesting': '['.repeat(5000) + ']'.repeat(5000),
};

/** Every way to replace one value of a documented answer by one of another type. Of a list, the first item stands for all. */
export function shapeFaults({ json }: Reply): readonly Fault[] {
  if (json === undefined) return [];
  return [...pathsOf(json)].flatMap((path) =>
    Object.entries(substitutes).map(([name, value]) =>
      answering(
        `${path.join('.') || 'the whole'} is ${name}`,
        ({ good }) => ({ body: replaced(good.json, path, value) }),
        {
          write: unlessBodiless(['DONE', 'MADE', 'UNKNOWN', 'REFUSED', 'USER_ERRORS']),
        },
      ),
    ),
  );
}

function* pathsOf(value: unknown, at: Path = []): Generator<Path> {
  yield at;
  if (typeof value !== 'object' || value === null || at.length > 6) return;
  const entries = Array.isArray(value)
    ? value.slice(0, 1).map((item, index) => [index, item] as const)
    : Object.entries(value);
  for (const [key, inner] of entries) yield* pathsOf(inner, [...at, key]);
}

/** The JSON text of `value` with the part at `path` replaced by the given text. A part that is missing changes nothing. */
function replaced(value: unknown, path: Path, text: string): string {
  const [key, ...rest] = path;
  if (key === undefined) return text;
  if (Array.isArray(value))
    return `[${value.map((item, index) => (index === key ? replaced(item, rest, text) : JSON.stringify(item))).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.entries(value).map(
    ([name, inner]) =>
      `${JSON.stringify(name)}:${name === key ? replaced(inner, rest, text) : JSON.stringify(inner)}`,
  );
  return `{${fields.join(',')}}`;
}

/** Ways to change the JSON of an answer as a whole. */
export const jsonFaults: readonly Fault[] = [
  shaped(
    'every key twice, the right one last',
    (text) => text.replaceAll(/"(\w+)":/g, '"$1":null,"$1":'),
    true,
  ),
  shaped('every key twice, the wrong one last', (text) =>
    text.replaceAll(/,"(\w+)":(\d+|null|true|false)/g, ',"$1":$2,"$1":[]'),
  ),
  shaped(
    'unknown keys everywhere',
    (text) => text.replaceAll('{"', '{"__proto__":{"polluted":true},"extra":[1],"'),
    true,
  ),
  shaped('every list empty', (text) => text.replaceAll(/\[(?:[^[\]]|\[[^[\]]*\])*\]/g, '[]')),
  shaped('every text null', (text) => text.replaceAll(/:"(?:[^"\\]|\\.)*"/g, ':null')),
  shaped('every number a text', (text) => text.replaceAll(/:(\d+)/g, ':"$1"')),
  shaped('every number huge', (text) => text.replaceAll(/:(\d+)/g, ':1e308')),
  shaped('every number above 2^31', (text) => text.replaceAll(/:(\d+)/g, ':3000000000')),
  shaped('every text very long', (text) =>
    text.replaceAll(/:"((?:[^"\\]|\\.)*)"/g, (_, old) => `:"${old}${'x'.repeat(20_000)}"`),
  ),
  shaped('every text with controls', (text) =>
    text.replaceAll(/:"((?:[^"\\]|\\.)*)"/g, ':"$1\\u0000\\ud800\\u202e\\u2028"'),
  ),
  shaped('everything inside a list', (text) => `[${text}]`),
  shaped('cut in the middle', (text) => text.slice(0, text.length / 2)),
  shaped('followed by more', (text) => `${text}{"more": true}`),
  shaped('spaces around it', (text) => `\n\t  ${text}  \r\n`, true),
  answering(
    'invalid UTF-8 in every text',
    ({ good }) => ({ body: withBytes(JSON.stringify(good.json) ?? '') }),
    { write: () => ['DONE', 'MADE', 'UNKNOWN'] },
  ),
];

function shaped(name: string, change: (text: string) => string, isHarmless = false): Fault {
  return answering(
    name,
    ({ good }) => ({ body: good.json === undefined ? '' : change(JSON.stringify(good.json)) }),
    {
      isHarmless,
      write: unlessBodiless(['DONE', 'MADE', 'UNKNOWN', 'REFUSED', 'USER_ERRORS']),
    },
  );
}

function withBytes(text: string): Buffer {
  return Buffer.from(text.replaceAll(/:"(?=[^"])/g, ':"\u00ff\u00fe'), 'latin1');
}
