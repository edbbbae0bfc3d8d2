import { globSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { createContext, Script } from 'node:vm';
import { parseSync } from 'vite';
import { expect } from 'vitest';

// Whatever a client or a service sends can meet a regular expression. Each one of the source is run on texts that make a
// careless one take quadratic time or worse. Sandboxes are left out: they stand for a service, and meet nobody's texts.

const root = join(import.meta.dirname, '..');
const LENGTH = 6000;
/** Linear work on a text of this length takes some microseconds, quadratic work some hundred milliseconds. */
const BOUND_MS = 25;

export interface Found {
  readonly where: string;
  readonly regExp: RegExp;
}

function regExpsOf(file: string): Found[] {
  const source = readFileSync(file, 'utf8');
  const found: Found[] = [];
  const add = (pattern: string, flags: string, start: number) => {
    const line = source.slice(0, start).split('\n').length;
    found.push({ where: `${relative(root, file)}:${line}`, regExp: new RegExp(pattern, flags) });
  };
  visit(parseSync(file, source).program, (node) => {
    const { type, regex, key, value, start } = node as {
      readonly type?: string;
      readonly regex?: { readonly pattern: string; readonly flags: string };
      readonly key?: { readonly name?: string };
      readonly value?: unknown;
      readonly start: number;
    };
    if (regex) add(regex.pattern, regex.flags.replace(/[gy]/g, ''), start);
    // A JSON schema's.
    if (type === 'Property' && key?.name === 'pattern') {
      const pattern = constantText(value);
      if (pattern !== undefined) add(pattern, 'u', start);
    }
  });
  return found;
}

function visit(node: unknown, look: (node: object) => void): void {
  if (typeof node !== 'object' || node === null) return;
  look(node);
  for (const inner of Object.values(node)) visit(inner, look);
}

/** Of a text, or of a template; what is filled into that stands for two digits. */
function constantText(node: unknown): string | undefined {
  const { value, quasi, quasis } = node as {
    readonly value?: unknown;
    readonly quasi?: unknown;
    readonly quasis?: readonly { readonly value: { readonly raw: string } }[];
  };
  if (typeof value === 'string') return value;
  if (quasi) return constantText(quasi);
  return quasis?.map(({ value: { raw } }) => raw).join(String.raw`\d\d`);
}

const pieces = [
  ...' \n\t<>"\'&;:.,/\\-_~@#?=[{(0aAzZ\u0301é',
  'a ',
  'a.',
  'a-',
  'a/',
  '1.',
  '--1',
  ', ',
  '<a',
  '< a',
  '&a',
  '&#1',
  'Ab ',
  'Ab 2015 ',
  'Ab 2015',
  ' at "',
  ' got invalid value ',
  ' cannot represent : ',
  '# a\n',
  '/a/1',
  '../',
  '\r\n',
  '(a, ',
];
const beginnings = [
  '',
  'https://',
  '/',
  '2015-11-02T00:23:27.',
  '<a ',
  'Argument "',
  'function (',
  '# a\n',
  '-',
];
const endings = ['', '!', '\n', '"', ' x'];

/**
 * Texts that begin, go on and end in every way, with what the expression itself says.
 *
 * @param share how many of them: 1 gives all, 5 every beginning and middle with one of the endings.
 */
export function* textsFor({ source }: RegExp, share: number): Generator<string> {
  let index = 0;
  const own = source.match(/[A-Za-z][a-z ]{2,}/g) ?? [];
  for (const piece of new Set([...pieces, ...own])) {
    const middle = piece.repeat(LENGTH / piece.length);
    for (const beginning of new Set([...beginnings, ...own])) {
      for (const ending of endings) {
        if (index % share === 0) yield `${beginning}${middle}${ending}`;
        index += 1;
      }
      // Another ending for the next one.
      index += 1;
    }
  }
}

function millisecondsOf(regExp: RegExp, text: string): number {
  const start = performance.now();
  regExp.exec(text);
  return performance.now() - start;
}

/** The shortest of several times, where one is long: another process may have had the core. */
export function isSlow(regExp: RegExp, text: string): boolean {
  const times = [millisecondsOf(regExp, text)];
  while (Math.min(...times) > BOUND_MS && times.length < 5) times.push(millisecondsOf(regExp, text));
  return Math.min(...times) > BOUND_MS;
}

const files = globSync(['src/**/*.ts', 'src/**/*.js'], { cwd: root })
  .filter((file) => !file.startsWith(join('src', 'sandbox')))
  .map((file) => join(root, file));
export const expressions = files.flatMap(regExpsOf);

/** Tries an expression of the source on one of `share` texts. */
export function expectLinearTime({ regExp }: Found, share: number): void {
  let last = '';
  const findSlow = (): string | undefined => {
    for (const text of textsFor(regExp, share)) {
      last = `${text.slice(0, 40)}…${text.slice(-10)}`;
      if (isSlow(regExp, text)) return last;
    }
    return undefined;
  };
  // A time limit for scripts also ends an expression that would run for hours.
  const run = () => new Script('findSlow()').runInContext(createContext({ findSlow }), { timeout: 20_000 });
  try {
    expect(run()).toBeUndefined();
  } catch (error) {
    throw new Error(`Not linear on ${JSON.stringify(last)}`, { cause: error });
  }
}
