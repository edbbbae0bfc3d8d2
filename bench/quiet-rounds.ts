import { stolenTime } from './stolen-time.ts';

interface Round {
  readonly figures: readonly number[];
  /** What the host took meanwhile, in ticks. */
  readonly stolen: number;
}

/** Rounds of one kind, of which those count that the host of a virtual machine disturbed least. */
export class QuietRounds {
  readonly #wanted: number;
  readonly #measure: () => Promise<readonly number[]>;
  readonly #rounds: Round[] = [];

  constructor(wanted: number, measure: () => Promise<readonly number[]>) {
    this.#wanted = wanted;
    this.#measure = measure;
  }

  /** Whether there are as many as are wanted that nothing disturbed. */
  get areEnough(): boolean {
    return this.#rounds.filter(({ stolen }) => stolen === 0).length >= this.#wanted;
  }

  /** How many don't count. */
  get surplus(): number {
    return Math.max(0, this.#rounds.length - this.#wanted);
  }

  /** Of all rounds that count. */
  get figures(): readonly number[] {
    return this.#rounds
      .toSorted((left, right) => left.stolen - right.stolen)
      .slice(0, this.#wanted)
      .flatMap(({ figures }) => figures);
  }

  async add(): Promise<void> {
    const before = stolenTime();
    const figures = await this.#measure();
    this.#rounds.push({ figures, stolen: stolenTime() - before });
  }
}
