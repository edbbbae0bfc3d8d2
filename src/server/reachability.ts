import type { Reachability } from '../contract/reachability.ts';
import type { Service, ServiceProfile } from '../contract/service.ts';
import type { Clock } from '../upstream/clock.ts';
import { handled } from '../upstream/handled.ts';
import { empty } from '../upstream/http/decoding/decode-error.ts';
import {
  UpstreamCallLimitError,
  UpstreamError,
  UpstreamForbiddenError,
  UpstreamNotFoundError,
  UpstreamTimeoutError,
  UpstreamUnauthenticatedError,
  UpstreamUnavailableError,
} from '../upstream/http/errors.ts';
import type { OnCall, RestClient, SessionOptions, UpstreamCall } from '../upstream/http/rest-client.ts';
import type { CallLimit } from '../upstream/policy/call-limit.ts';

/** How long an answer is good for, in milliseconds: a page that watches the services is no burden to them. */
const KEEP_MS = 5_000;

const UNKNOWN_PROFILE: ServiceProfile = { dialect: null, offers: null };

/** Checks whether one service is there, for everybody who wants to know: one call in five seconds at most. */
export class ReachabilityCheck {
  readonly #service: Service;
  readonly #client: RestClient;
  readonly #clock: Clock;
  readonly #timeoutMs: number;
  #running: Promise<Reachability> | undefined;
  #last: Reachability | undefined;

  constructor(
    service: Service,
    {
      client,
      clock,
      timeoutMs,
    }: { readonly client: RestClient; readonly clock: Clock; readonly timeoutMs: number },
  ) {
    this.#service = service;
    this.#client = client;
    this.#clock = clock;
    this.#timeoutMs = timeoutMs;
  }

  /** If this check makes calls, `callLimit` bounds them, `onCall` gets each of them, and `onFailure` their failure. */
  check(
    onCall: OnCall,
    callLimit: CallLimit,
    onFailure?: SessionOptions['onFailure'],
  ): Promise<Reachability> {
    const last = this.#last;
    if (last && this.#clock.now() < last.checkedAt + KEEP_MS) return Promise.resolve(last);
    this.#running ??= handled(
      this.#ask(onCall, callLimit, onFailure).then(
        (reachability) => {
          this.#running = undefined;
          this.#last = reachability;
          return reachability;
        },
        (error: unknown) => {
          this.#running = undefined;
          throw error;
        },
      ),
    );
    return this.#running;
  }

  async #ask(
    onCall: OnCall,
    callLimit: CallLimit,
    onFailure: SessionOptions['onFailure'],
  ): Promise<Reachability> {
    let call: UpstreamCall | undefined;
    // Without a credential, so that it counts against nobody's hourly limit, and without anybody's signal: others
    // may wait for it, too.
    const session = this.#client.session({
      headers: {},
      alwaysCalls: true,
      callLimit,
      deadline: this.#clock.now() + this.#timeoutMs,
      onFailure,
      onCall: (ended) => {
        call = ended;
        onCall(ended);
      },
    });
    const { path = '', read } = this.#service.probe ?? {};
    let profile: ServiceProfile | undefined;
    let error: UpstreamError | undefined;
    try {
      if (read) profile = await session.get(path, { decode: read });
      else await session.get(path, { decode: empty });
    } catch (thrown) {
      // That this request may make no more calls says nothing about the service.
      if (!(thrown instanceof UpstreamError) || thrown instanceof UpstreamCallLimitError) throw thrown;
      error = thrown;
    }
    const isReachable = isAnswered(error, call);
    return {
      ...(profile ?? UNKNOWN_PROFILE),
      isReachable,
      checkedAt: this.#clock.now(),
      latencyMs: isReachable ? (call?.durationMs ?? null) : null,
      message: isReachable ? this.#warning(error) : (error?.message ?? null),
    };
  }

  /** What is wrong although it answers. That it wants a credential is as it should be. */
  #warning(error: UpstreamError | undefined): string | null {
    const { name, id, probe } = this.#service;
    // What the base address alone answers is documented nowhere.
    if (!probe || !error) return null;
    if (error instanceof UpstreamUnauthenticatedError || error instanceof UpstreamForbiddenError) return null;
    if (!(error instanceof UpstreamNotFoundError)) return error.message;
    return `${name} answers, but its API is not at this address. Check ${id}_URL at the gateway.`;
  }
}

function isAnswered(error: UpstreamError | undefined, call: UpstreamCall | undefined): boolean {
  const isFailure = error instanceof UpstreamUnavailableError || error instanceof UpstreamTimeoutError;
  return !isFailure && typeof call?.status === 'number';
}
