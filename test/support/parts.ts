/** Reads an answer in parts as they come: `multipart/mixed` or `text/event-stream`. */
export async function* partsOf(response: Response): AsyncGenerator<unknown, void, void> {
  const isStream = response.headers.get('content-type')?.startsWith('text/event-stream');
  const split = isStream ? eventsOf : bodiesOf;
  for await (const json of split(textOf(response))) yield JSON.parse(json);
}

/** All parts of an answer at once. */
export async function allPartsOf(response: Response): Promise<unknown[]> {
  return Array.fromAsync(partsOf(response));
}

async function* textOf(response: Response): AsyncGenerator<string, void, void> {
  const decoder = new TextDecoder();
  for await (const chunk of response.body ?? []) yield decoder.decode(chunk, { stream: true });
}

/** By RFC 2046: what stands between two delimiters, each with its line break, up to the close delimiter. */
async function* bodiesOf(chunks: AsyncIterable<string>): AsyncGenerator<string, void, void> {
  let text = '';
  let isPreamble = true;
  for await (const chunk of chunks) {
    text += chunk;
    for (let at = text.indexOf('\r\n---'); at !== -1; at = text.indexOf('\r\n---')) {
      const part = text.slice(0, at);
      text = text.slice(at + '\r\n---'.length);
      if (!isPreamble) yield bodyOf(part);
      isPreamble = false;
    }
  }
  if (text !== '--\r\n') throw new Error(`The body ends with ${JSON.stringify(text)}`);
}

function bodyOf(part: string): string {
  const [head, body, ...rest] = part.split('\r\n\r\n');
  if (head !== '\r\nContent-Type: application/json; charset=utf-8' || body === undefined || rest.length > 0)
    throw new Error(`No part: ${JSON.stringify(part)}`);
  return body;
}

/** As graphql-sse has them: `next` with each part, then `complete`. */
async function* eventsOf(chunks: AsyncIterable<string>): AsyncGenerator<string, void, void> {
  let text = '';
  for await (const chunk of chunks) {
    text += chunk;
    for (let at = text.indexOf('\n\n'); at !== -1; at = text.indexOf('\n\n')) {
      const event = text.slice(0, at);
      text = text.slice(at + 2);
      if (event === 'event: complete\ndata:') return;
      const [, json] = /^event: next\ndata: (.*)$/.exec(event) ?? [];
      if (json === undefined) throw new Error(`No event: ${JSON.stringify(event)}`);
      yield json;
    }
  }
  throw new Error('The stream ends without `complete`');
}
