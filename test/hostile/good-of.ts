import type { AttackedOperation } from './operations.ts';
import { standIns } from './stand-ins/all.ts';
import type { Reply } from './stand-ins/stand-in.ts';

const samples: Readonly<Record<string, string>> = { R2: '', R3: '' };

/** What the documents promise an operation, for its ordinary request. */
export function goodOf({ key, row, request, variables }: AttackedOperation): Reply {
  const standIn = standIns.find((candidate) => candidate.key === key)!;
  const { method, path } = request;
  const dates = { start: '2026-03-24T00:00:00Z', end: '2026-03-25T00:00:00Z' };
  const input = variables.input as Record<string, unknown> | undefined;
  const body =
    method === 'GET'
      ? ''
      : (samples[row] ?? JSON.stringify({ ...input, comic: '/api/v1/comics/19/', display_name: 'Jake' }));
  return standIn.answer({
    method,
    path,
    query: new URLSearchParams(dates),
    headers: { 'content-type': 'application/json' },
    body: Buffer.from(body),
  });
}
