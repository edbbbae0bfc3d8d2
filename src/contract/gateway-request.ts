/** What everything behind HTTP needs of a request: the Fetch API's `Request` is one. */
export interface GatewayRequest {
  readonly headers: {
    /** Null for a header that was not sent. Names in any case. */
    get(name: string): string | null;
  };
  /** Aborts when the client goes away before it has the answer. */
  readonly signal: AbortSignal;
}
