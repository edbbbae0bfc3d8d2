import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ReplayedComics, startReplayedComics } from './comics-gateway.ts';
import { readingOf } from './comics-operations.ts';
import { comicsGenerations, type Exchange, readRecording } from './recording.ts';
import { expectedOf, withMoments } from './wire-fields.ts';

/** Recorded reads that the gateway never makes, and why. */
const neverMade: Readonly<Record<string, string>> = {
  'root, no credential': 'read by `services`; see comics-real.test.ts',
  'comics: beyond the end': 'a cursor never leads behind the end',
  'comics: key in the query is repeated in the next link': 'the key is sent in the header',
  'comics: unknown parameter is ignored': 'no filter sends it',
  // See comics-instances.test.ts.
  'comics: name=true, one comic has this name': 'a word that older instances convert is sent otherwise',
  'comics: name__in=true, one comic has this name': 'a word that older instances convert is sent otherwise',
  'comics: name__icontains=none, one comic is named None':
    'a word that older instances convert is sent otherwise',
  'releases: images__height__gt repeats a release for each matching image':
    'it takes a further page, which nobody recorded; see comics-instances.test.ts',
  'after both: comics with subscribed=true repeats comic 8': 'see comics-real.test.ts',
  'releases: pub_date range': '`pubDate.end` is exclusive: it is sent as `pub_date__lt`',
  'server mounted below /sub: list': 'see comics-real.test.ts',
};

function isRead({ request, response }: Exchange): boolean {
  return request.method === 'GET' && response.status === 200;
}

function headersFor({ request }: Exchange): Record<string, string> {
  const { Authorization } = request.headers;
  return Authorization === undefined ? {} : { 'x-comics-authorization': Authorization };
}

describe.each(comicsGenerations)('%s:', (generation) => {
  let comics: ReplayedComics;
  beforeAll(async () => {
    comics = await startReplayedComics(generation);
  });
  afterAll(() => comics.close());

  /** Reads so many items that the gateway makes the recorded request: it may ask for one more than it delivers. */
  async function read(exchange: Exchange) {
    for (const ahead of [0, 1]) {
      const reading = readingOf(exchange, ahead);
      if (reading === undefined) break;
      const { length } = comics.server.answered;
      const answer = await comics.query(`{ ${reading.query} }`, {}, { headers: headersFor(exchange) });
      const answered = comics.server.answered.slice(length).map(({ name }) => name);
      if (comics.server.takeUnknown().length === 0) return { reading, answer, answered };
    }
    throw new Error(`No operation makes ${exchange.request.path}.`);
  }

  const reads = readRecording(generation).filter(isRead);
  const made = reads.filter((exchange) => !(exchange.name in neverMade));

  test.each(made.map((exchange) => [exchange.name, exchange] as const))('%s', async (_, exchange) => {
    comics.server.standAt(exchange);
    const {
      reading,
      answer: { data, errors },
      answered,
    } = await read(exchange);
    expect(errors).toBeUndefined();
    expect(answered).toContain(exchange.name);

    const answer = reading.at.reduce<unknown>(
      (value, name) => (value as Record<string, unknown>)[name],
      data,
    );
    const sent = JSON.parse(exchange.response.body);
    const site = `${comics.server.url.origin}/`;
    const shown = JSON.parse(JSON.stringify(answer).replaceAll(site, 'http://comics.example.com/'));
    const objects: Record<string, unknown>[] = reading.isList ? sent.objects : [sent];
    const expected = objects.slice(...reading.range).map((object) => expectedOf(object, reading.fields));
    expect(withMoments(shown.nodes ?? [shown])).toEqual(withMoments(expected));
    if (shown.totalCount !== undefined) expect(shown.totalCount).toBe(sent.meta.total_count);
  });

  test('every recorded read is made, or named with the reason why it is not', () => {
    const names = readRecording(generation).map(({ name }) => name);
    expect(Object.keys(neverMade).filter((name) => !names.includes(name))).toEqual([]);
    const refused = reads.filter(({ name }) => name in neverMade).length;
    expect(made.length + refused).toBe(reads.length);
    expect(made.length).toBeGreaterThan(30);
  });
});
