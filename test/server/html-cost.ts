import { expect } from 'vitest';
import { frameAddress, plainText, sanitizedHtml } from '../../src/graphql/text/html.ts';
import { htmlOf, textOf } from '../../src/services/littlebits/schema/rich-text.ts';
import { cpuTimeOf, cpuTimeOfOne } from '../support/cpu-time.ts';
import { hostileText } from './hostile-html.ts';

type Conversion = (text: string) => unknown;

const site = new URL('https://site.example/');

/** Whatever is made of a text that a service sends. */
export const conversions: readonly Conversion[] = [
  (text) => sanitizedHtml(text, site),
  plainText,
  (text) => frameAddress(text, site),
  (text) => htmlOf(text, site),
  textOf,
];

/** For looking through the longer of two texts that are cut at the same place. */
const lookingMs = 30;

/** Both texts are cut at the same place: the longer one costs no more, but for looking through it. */
export async function expectBoundedCost(name: string, conversion: Conversion): Promise<void> {
  const short = hostileText(name, 120_000);
  const long = hostileText(name, 2_000_000);
  // The careful measurement takes long, and is for what one run leaves in doubt.
  const shortMs = await cpuTimeOfOne(() => conversion(short));
  if ((await cpuTimeOfOne(() => conversion(long))) < 2 * shortMs + lookingMs) return;
  expect(await cpuTimeOf(() => conversion(long), 1)).toBeLessThan(
    4 * (await cpuTimeOf(() => conversion(short), 1)) + lookingMs,
  );
}
