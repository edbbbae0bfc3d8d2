import { type FailedRequest, UpstreamRateLimitedError } from '../http/errors.ts';
import type { CallBudget } from './call-budget.ts';

export interface BudgetAdmissionOptions {
  /** The service's name as people write it. */
  readonly name: string;
  readonly budget: CallBudget;
  /** How many calls the whole request may take. */
  readonly expectedCalls: () => number;
}

/** Lets the calls of one request through as long as its budget lasts. What can't fit whole is refused before its first call. */
export class BudgetAdmission {
  readonly #options: BudgetAdmissionOptions;
  #refusal: { readonly expected: number; readonly left: number } | null | undefined;

  constructor(options: BudgetAdmissionOptions) {
    this.#options = options;
  }

  /** @throws UpstreamRateLimitedError saying when to come back. */
  enter(request: FailedRequest): void {
    const { budget, name, expectedCalls } = this.#options;
    if (this.#refusal === undefined) {
      const [expected, left] = [Math.max(1, expectedCalls()), budget.left];
      this.#refusal = expected > left ? { expected, left } : null;
    }
    const allowed = `${name} allows ${budget.limit} calls an hour`;
    if (budget.left === 0) {
      const retryAfter = budget.secondsUntil(this.#refusal?.expected ?? 1);
      throw new UpstreamRateLimitedError(request, `${allowed}, and all are used up.`, { retryAfter });
    }
    if (this.#refusal) {
      const { expected, left } = this.#refusal;
      const message = `${allowed}. This may take ${expected}, and ${left} are left.`;
      throw new UpstreamRateLimitedError(request, message, { retryAfter: budget.secondsUntil(expected) });
    }
    budget.spend();
  }
}
