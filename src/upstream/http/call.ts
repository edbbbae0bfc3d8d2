import { hash } from 'node:crypto';
import { ACCEPT_ENCODING } from './content-coding.ts';
import type { FailedRequest } from './errors.ts';
import { secretFormsOf } from './secret-forms.ts';
import type { SessionOptions, Upstream } from './session-options.ts';
import type { Method, WireRequest } from './transport.ts';

/** What calls with the same headers have in common, made once for the many calls of a session. */
export class CallTerms {
  readonly upstream: Upstream;
  readonly headers: Readonly<Record<string, string>>;
  /** Header values sent along that are secret: a refusal that echoes one is cleaned of it. */
  readonly credentials: readonly string[];
  #identity: string | undefined;
  #secretForms: readonly string[] | undefined;

  /** @param own the headers that are not everybody's, a credential's among them. */
  constructor(upstream: Upstream, own: SessionOptions['headers']) {
    this.upstream = upstream;
    this.headers = {
      accept: 'application/json',
      'accept-encoding': ACCEPT_ENCODING,
      'user-agent': 'quintet',
      ...upstream.headers,
      ...own,
    };
    this.credentials = Object.values(own);
  }

  /** Tells calls apart by all their headers, credentials among them, which themselves are kept nowhere. */
  get identity(): string {
    this.#identity ??= hash('sha256', JSON.stringify(Object.entries(this.headers)), 'base64url');
    return this.#identity;
  }

  /** What no answer that is stored may hold: whatever was sent to open the service, in all its forms. */
  get secretForms(): readonly string[] {
    this.#secretForms ??= secretFormsOf(this.secretHeaders);
    return this.#secretForms;
  }

  /** All header values that are secret: the viewer's credential, and what opens the server to everybody who calls. */
  get secretHeaders(): readonly string[] {
    return [...this.credentials, ...Object.values(this.upstream.headers ?? {})];
  }

  /** The same for an address that neither the viewer's credential nor the staging login is for. */
  get withoutSecrets(): CallTerms {
    return new CallTerms({ ...this.upstream, headers: undefined }, {});
  }

  /** Whether nobody's credential goes with the calls. */
  get isPublic(): boolean {
    return this.credentials.length === 0;
  }
}

export interface RedirectTarget {
  /** From the root of the same origin, with the query. */
  readonly path: string;
  /** Whether it is below the service's base address, and so what its credentials are for. */
  readonly isInApi: boolean;
}

interface CallOptions {
  readonly terms: CallTerms;
  readonly method: Method;
  /** Below the base address, without the query. */
  readonly askedPath: string;
  /** From the root of the origin, with the query. */
  readonly path: string;
  readonly body?: { readonly type: string; readonly text: string } | undefined;
  readonly isWrite: boolean;
  readonly isShareable: boolean;
  readonly secrets?: readonly string[] | undefined;
  readonly leftBehind?: readonly string[];
}

/** One call to a service: what goes on the wire, and what its errors tell. */
export class Call implements WireRequest {
  readonly terms: CallTerms;
  readonly method: Method;
  /** As it was asked for: errors tell it, since it holds no query. */
  readonly askedPath: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  /** Whether it can change something, so that without an answer nobody knows whether it did. */
  readonly isWrite: boolean;
  /** Whether another's answer on the same terms is as good, one that was kept, too. */
  readonly isShareable: boolean;
  /** Secret values in the request itself: a refusal that echoes one is not passed on. */
  readonly secrets: readonly string[];
  /** Secret headers that no longer go with it since a redirect led out of the service's API; undefined inside of it. */
  readonly leftBehind: readonly string[] | undefined;

  constructor(options: CallOptions) {
    const { terms, method, askedPath, path, body, isWrite, isShareable, secrets, leftBehind } = options;
    this.terms = terms;
    this.method = method;
    this.askedPath = askedPath;
    this.path = path;
    this.headers = body ? { ...terms.headers, 'content-type': body.type } : terms.headers;
    this.body = body ? body.text : null;
    this.isWrite = isWrite;
    this.isShareable = isShareable;
    this.secrets = secrets ?? NONE;
    this.leftBehind = leftBehind;
  }

  /** The same call where a redirect leads. Only what has no body is redirected. */
  redirected({ path, isInApi }: RedirectTarget): Call {
    const { terms, method, askedPath, isWrite, isShareable, secrets, leftBehind } = this;
    const same = { method, askedPath, path, isWrite, isShareable, secrets };
    if (isInApi && !leftBehind) return new Call({ ...same, terms });
    return new Call({ ...same, terms: terms.withoutSecrets, leftBehind: leftBehind ?? terms.secretHeaders });
  }

  /** The service's name as people write it. Errors name it, never an address, a header or a body. */
  get name(): string {
    return this.terms.upstream.name;
  }

  get pathWithoutQuery(): string {
    const mark = this.path.indexOf('?');
    return mark === -1 ? this.path : this.path.slice(0, mark);
  }

  get request(): FailedRequest {
    return { service: this.terms.upstream.service, method: this.method, path: this.askedPath };
  }
}

const NONE: readonly string[] = [];
