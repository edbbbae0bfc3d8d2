import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type FieldNode, Kind, parse, print, visit } from 'graphql';
import { type Answer, startGateway } from '../support/gateway.ts';
import { dangersIn } from './faults/content.ts';
import type { Fault, WriteReport } from './faults/fault.ts';
import { type AttackedOperation, attackedOperations } from './operations.ts';
import { findSecrets } from './secrets/find-secrets.ts';
import { credentials, standIns } from './stand-ins/all.ts';
import { type RunningStandIn, serveStandIn } from './stand-ins/serve.ts';
import type { Reply } from './stand-ins/stand-in.ts';

/** Five well-behaved services; each attack puts one that isn't in the place of one of them. */
export interface Arena {
  readonly attack: (operation: AttackedOperation, fault: Fault) => Promise<AttackResult>;
  readonly close: () => Promise<void>;
}

export interface AttackResult {
  readonly answer: Answer<Record<string, unknown>>;
  /** What the client got that it must not get; empty where all is well. */
  readonly findings: readonly string[];
  readonly ms: number;
}

const oauthClient = { id: 'an-oauth-client-id', secret: 'an-oauth-client-secret' };
const env = {
  UPSTREAM_TIMEOUT_MS: '800',
  REQUEST_TIMEOUT_MS: '6000',
  UPSTREAM_MAX_RESPONSE_BYTES: '3000000',
};
const codes = new Set(
  'UNAUTHENTICATED FORBIDDEN NOT_FOUND BAD_USER_INPUT CURSOR_LOST RATE_LIMITED UPSTREAM_UNAVAILABLE UPSTREAM_TIMEOUT UPSTREAM_INVALID_RESPONSE'.split(
    ' ',
  ),
);
const secrets = {
  ...Object.fromEntries(
    Object.entries(credentials).map(([header, value]) => [header, value.split(' ').at(-1) ?? '']),
  ),
  'the client secret': oauthClient.secret,
  'the password': 'savekittens',
  'the code': 'a-code',
};

export async function openArena(): Promise<Arena> {
  const good = new Map(
    await Promise.all(standIns.map(async (standIn) => [standIn.key, await serveStandIn(standIn)] as const)),
  );
  const baselines = new Map<AttackedOperation, unknown>();
  let turn = 0;

  async function attack(operation: AttackedOperation, fault: Fault): Promise<AttackResult> {
    const standIn = standIns.find(({ key }) => key === operation.key)!;
    const replies: Reply[] = [];
    const bad = await serveStandIn(standIn, {
      matches: operation.matches,
      onRequest: (exchange) => {
        replies.push(exchange.good);
        if (fault.onRequest) fault.onRequest(exchange);
        else exchange.behave();
      },
      ...(fault.onConnect ? { onConnect: fault.onConnect } : {}),
    });
    const urls = new Map([...good].map(([key, { url }]) => [key, key === operation.key ? bad.url : url]));
    const began = performance.now();
    // Each attack takes the other entrance than the one before: a trace is asked for on the full path alone.
    const answer = await ask(urls, operation, turn++ % 2 === 0 ? {} : { 'x-quintet-trace': '1' });
    const ms = performance.now() - began;
    await bad.close();
    const findings = [
      ...judgeAnswer(answer, operation, fault),
      ...(operation.isWrite ? judgeWrite(answer, bad, fault, replies[0]) : judgeRead(answer, bad)),
      ...(ms > 8_000 ? [`took ${Math.round(ms)} ms`] : []),
    ];
    if (fault.isHarmless && operation.row !== 'C1') {
      const expected = await baseline(operation);
      const seen = comparable({ data: answer.data, errors: answer.errors });
      if (seen !== comparable({ data: (expected as typeof answer).data }))
        findings.push(`differs from a good answer: ${seen.slice(0, 300)}`);
    }
    return { answer, findings, ms };
  }

  // What is compiled for the first time takes its time: no attack is measured by that.
  for (const operation of attackedOperations) await baseline(operation);

  async function baseline(operation: AttackedOperation): Promise<unknown> {
    if (!baselines.has(operation)) {
      const urls = new Map([...good].map(([key, { url }]) => [key, url]));
      baselines.set(operation, await ask(urls, operation, {}));
    }
    return baselines.get(operation);
  }

  return {
    attack,
    close: async () => void (await Promise.all([...good.values()].map(({ close }) => close()))),
  };
}

async function ask(
  urls: ReadonlyMap<string, URL>,
  operation: AttackedOperation,
  headers: Readonly<Record<string, string>>,
) {
  const endpoints = Object.fromEntries(
    [...urls].map(([key, url]) => [key, { url, sandboxed: false, oauthClient }]),
  );
  const gateway = startGateway({ endpoints, env });
  const server = createServer(gateway.gateway.handle).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // It listens on a host and port.
  try {
    const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...credentials, ...headers },
      body: JSON.stringify({ query: withSiblings(operation), variables: operation.variables }),
      signal: AbortSignal.timeout(15_000),
    });
    return (await response.json()) as Answer<Record<string, unknown>>;
  } catch (error) {
    return { data: null, errors: [{ message: String(error), extensions: { code: 'NO_ANSWER' } }] };
  } finally {
    server.closeAllConnections();
    server.close();
    await gateway.close();
  }
}

/** Without what differs from one run to the next: ports, times, and cursors, which belong to an address. */
function comparable(answer: unknown): string {
  const text = JSON.stringify(answer, (name, value) =>
    /cursor$|expiresAt|durationMinutes/i.test(name) ? null : value,
  );
  return text.replaceAll(/127\.0\.0\.1:\d+/g, 'service');
}

/** Fields of another service, before and after what is attacked: they must come as if nothing were wrong. */
function siblingOf({ key, isWrite }: AttackedOperation): string {
  if (!isWrite)
    return key === 'littlelogs' ? 'products(first: 1) { totalCount }' : 'trendingLogTags { name }';
  return key === 'life-logger'
    ? 'followUser(input: { userId: "josh" }) { userErrors { code } }'
    : 'updateDisplayName(input: { displayName: "Sib" }) { userErrors { code } }';
}

const texts = new Map<AttackedOperation, string>();

function withSiblings(operation: AttackedOperation): string {
  const known = texts.get(operation);
  if (known !== undefined) return known;
  const parsed = parse(`{ before: ${siblingOf(operation)} after: ${siblingOf(operation)} }`);
  const [definition] = parsed.definitions;
  if (definition?.kind !== Kind.OPERATION_DEFINITION) throw new Error('The siblings are a query');
  const [before, after] = definition.selectionSet.selections as readonly FieldNode[];
  const text = print(
    visit(parse(operation.document), {
      OperationDefinition: (node) => ({
        ...node,
        selectionSet: {
          ...node.selectionSet,
          selections: [before!, ...node.selectionSet.selections, after!],
        },
      }),
    }),
  );
  texts.set(operation, text);
  return text;
}

function judgeAnswer(
  { data, errors = [] }: AttackResult['answer'],
  { key, row, isWrite }: AttackedOperation,
  fault: Fault,
): string[] {
  const findings: string[] = [];
  const service = standIns.find((standIn) => standIn.key === key)?.service;
  if (data === null) findings.push(`no data: ${JSON.stringify(errors).slice(0, 300)}`);
  else if (data?.before == null || data.after == null)
    findings.push(`a sibling is lost: ${JSON.stringify(errors).slice(0, 300)}`);
  for (const error of errors) {
    const { code } = error.extensions;
    if (
      !codes.has(String(code)) &&
      !(code === 'SERVICE_NOT_CONFIGURED' && fault.name.startsWith('401') && /^[LR][23]$/.test(row))
    )
      findings.push(`code ${code}: ${error.message.slice(0, 200)}`);
    if (
      error.extensions.service !== service &&
      !(code === 'BAD_USER_INPUT' && error.extensions.service === undefined)
    )
      findings.push(`${code} blames ${error.extensions.service}: ${error.message.slice(0, 200)}`);
    if (code === 'CURSOR_LOST') findings.push('CURSOR_LOST without a cursor');
    if (code === 'BAD_USER_INPUT' && !isWrite && !/4\d\d|refusal|success|^200 that quotes/.test(fault.name))
      findings.push(`blames the client: ${error.message.slice(0, 200)}`);
    if (
      code === 'BAD_USER_INPUT' &&
      /^(402|405|406|409|41\d|428|431|451|499) /.test(fault.name) &&
      /`filter|does not take/.test(error.message)
    )
      findings.push(`blames a filter for a refusal of another kind: ${error.message.slice(0, 200)}`);
    if (
      /undefined|\[object|\bNaN\b|\bat \S+ \(|node_modules|127\.0\.0\.1|<html|<script|TypeError|Unexpected token/.test(
        error.message,
      ) ||
      error.message.length > 2_000
    )
      findings.push(`unclear message: ${error.message.slice(0, 300)}`);
  }
  findings.push(...dangersIn(data).map((danger) => `dangerous ${danger}`));
  const isToken = ['L2', 'L3', 'R2', 'R3', 'B1', 'B2', 'B21', 'C2'].includes(row);
  const shown = JSON.stringify(isToken ? errors : { data, errors });
  findings.push(...findSecrets(shown, secrets).map((secret) => `shows ${secret}: ${shown.slice(0, 400)}`));
  return findings;
}

function judgeRead(_answer: AttackResult['answer'], { attacked }: RunningStandIn): string[] {
  return attacked.length > 9 ? [`called ${attacked.length} times`] : [];
}

function judgeWrite(
  answer: AttackResult['answer'],
  { attacked }: RunningStandIn,
  fault: Fault,
  good: Reply | undefined,
): string[] {
  const findings: string[] = [];
  // A sign-in to Comics reads: reading again does no harm.
  if (attacked.length > 1 && attacked[0]?.path !== 'users/') findings.push(`sent ${attacked.length} times`);
  const report = reportOf(answer);
  const allowed = fault.write?.(good ?? { status: 200 });
  // A sign-in to Comics only reads: whatever becomes of it, nothing is changed.
  if (attacked[0]?.path === 'users/' && attacked[0].method === 'GET' && report !== 'NO_OUTCOME')
    return findings;
  // What a changed profile is answered with is not documented.
  if (
    report === 'DONE' &&
    attacked[0]?.method === 'PATCH' &&
    attacked[0].path === 'me' &&
    !/^[345]/.test(fault.name)
  )
    return findings;
  // Made, and what its answer hid was read from the service.
  if (report === 'DONE' && allowed?.includes('MADE') && holdsObject(answer)) return findings;
  if (allowed ? !allowed.includes(report as WriteReport) : report === 'DONE')
    findings.push(`reported as ${report}, expected ${allowed?.join(' or ') ?? 'a failure'}`);
  const error = (answer.errors ?? [])[0];
  if (error && report !== 'NOT_SENT' && report !== 'REFUSED' && error.extensions.retryable !== false)
    findings.push(`invites a retry (${report}): ${JSON.stringify(error.extensions)}`);
  return findings;
}

function holdsObject({ data }: AttackResult['answer']): boolean {
  const payload = Object.entries(data ?? {}).find(([name]) => name !== 'before' && name !== 'after')?.[1];
  return Object.entries(payload ?? {}).some(
    ([name, value]) => name !== 'userErrors' && typeof value === 'object' && value !== null,
  );
}

/** How the client is told what became of its write. */
export function reportOf({ data, errors = [] }: AttackResult['answer']): string {
  const own = errors.filter(({ path }) => path?.[0] !== 'before' && path?.[0] !== 'after');
  const atField = own.find(({ path }) => path?.length === 1) ?? own[0];
  if (atField) return String(atField.extensions.outcome ?? 'NO_OUTCOME');
  if (data === null) return 'NO_DATA';
  const payload = Object.entries(data).find(([name]) => name !== 'before' && name !== 'after')?.[1] as {
    userErrors?: unknown[];
  } | null;
  return (payload?.userErrors?.length ?? 0) > 0 ? 'USER_ERRORS' : 'DONE';
}
