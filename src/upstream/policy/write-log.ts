import type { WriteOutcome } from '../http/errors.ts';

/** The writes of one GraphQL request: what became of each, and whether one is under way. */
export class WriteLog {
  /** Of those that have ended, in that order. */
  readonly outcomes: WriteOutcome[] = [];
  #underWay = 0;
  #ended: PromiseWithResolvers<void> | undefined;

  begin(): void {
    this.#underWay += 1;
  }

  /** To be called once for each that began, when all that was read before it is dropped. */
  end(outcome: WriteOutcome): void {
    this.outcomes.push(outcome);
    this.#underWay -= 1;
    if (this.#underWay > 0) return;
    this.#ended?.resolve();
    this.#ended = undefined;
  }

  /** Resolves when none is under way any more; undefined where none is. */
  whenEnded(): Promise<void> | undefined {
    if (this.#underWay === 0) return undefined;
    this.#ended ??= Promise.withResolvers();
    return this.#ended.promise;
  }
}
