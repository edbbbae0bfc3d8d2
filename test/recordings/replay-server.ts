import {
  type PlannedAnswer,
  type RecordedRequest,
  type RecordingServer,
  startRecordingServer,
} from '../support/recording-server.ts';
import type { Exchange } from './recording.ts';

/** A server that answers with what was recorded and nothing else. */
export interface ReplayServer extends Omit<RecordingServer, 'enqueue'> {
  /** From now on it stands where the exchange took place: of equal requests it answers the last one up to there. */
  standAt(exchange: Exchange): void;
  /** What was answered so far. */
  readonly answered: readonly Exchange[];
  /** Requests that nobody recorded, since the last look; they are answered with 418. */
  takeUnknown(): readonly string[];
}

export async function startReplayServer(recording: readonly Exchange[]): Promise<ReplayServer> {
  const answered: Exchange[] = [];
  const unknown: string[] = [];
  let place = recording.length - 1;
  const server = await startRecordingServer((request) => {
    const same = recording.filter((exchange) => isAnswerTo(exchange, request));
    const past = same.filter((exchange) => recording.indexOf(exchange) <= place);
    const found = past.at(-1) ?? same[0];
    if (found === undefined) {
      unknown.push(`${request.method} ${request.url}`);
      return { status: 418 };
    }
    answered.push(found);
    return answerOf(found);
  });
  return {
    ...server,
    answered,
    takeUnknown: () => unknown.splice(0),
    standAt: (exchange) => {
      place = recording.findIndex(({ name }) => name === exchange.name);
    },
  };
}

/** The recorded response, byte for byte. */
export function answerOf({ response: { status, headers, body } }: Exchange): PlannedAnswer {
  return { status, headers, body };
}

function isAnswerTo({ request, response }: Exchange, asked: RecordedRequest): boolean {
  return (
    request.method === asked.method &&
    request.headers.Authorization === asked.headers.authorization &&
    request.headers['If-None-Match'] === asked.headers['if-none-match'] &&
    sameJson(request.body, asked.body) &&
    (sameAddress(request.path, asked.url) || holdsWholeList(request.path, response.body, asked.url))
  );
}

/** The same path and parameters, in any order and with defaults left out. */
function sameAddress(left: string, right: string): boolean {
  return normalized(left) === normalized(right);
}

/** A list that was recorded whole is the answer to every longer limit, too. */
function holdsWholeList(path: string, body: string, asked: string): boolean {
  const { meta, objects } = parsed(body) ?? {};
  const isWhole = meta?.offset === 0 && meta.next === null && Array.isArray(objects);
  const { searchParams } = new URL(asked, 'http://any');
  const limit = Number(searchParams.get('limit') ?? 20);
  const isLongEnough = Number(searchParams.get('offset')) === 0 && limit >= (objects?.length ?? 0);
  return isWhole && isLongEnough && normalized(path, ['limit']) === normalized(asked, ['limit']);
}

function parsed(
  body: string,
): { meta?: { offset?: unknown; next?: unknown }; objects?: unknown[] } | undefined {
  return body.startsWith('{') ? JSON.parse(body) : undefined;
}

const DEFAULTS: Readonly<Record<string, string>> = { limit: '20', offset: '0' };

function normalized(address: string, without: readonly string[] = []): string {
  const { pathname, searchParams } = new URL(address, 'http://any');
  const parameters = [...searchParams]
    .filter(([name, value]) => DEFAULTS[name] !== value && !without.includes(name))
    .map(([name, value]) => `${name}=${asMoment(value)}`)
    .toSorted();
  return [pathname, ...parameters].join(' ');
}

/** One way to write a point in time: `2026-03-24T00:00:00Z` is `2026-03-24T00:00:00.000Z`. */
function asMoment(value: string): string {
  return /^\d{4}-\d\d-\d\dT.*Z$/.test(value) && !/\.\d{3}[1-9]|\.\d{5}/.test(value)
    ? new Date(value).toISOString()
    : value;
}

function sameJson(recorded: string | null, asked: string): boolean {
  if (recorded === null || asked === '') return (recorded ?? '') === asked;
  try {
    return JSON.stringify(JSON.parse(recorded)) === JSON.stringify(JSON.parse(asked));
  } catch {
    return recorded === asked;
  }
}
