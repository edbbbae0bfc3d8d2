/** What Life Logger sends, key for key in the documented order. */

export interface ProfileJson {
  readonly id: number;
  readonly username: string;
  readonly display_name: string;
  readonly created_at: string;
  /** Not documented. */
  readonly is_admin: boolean;
}

export interface EventJson {
  readonly id: number;
  readonly label: string;
  readonly started_at: string;
  /** Null while the event runs. */
  readonly ended_at: string | null;
}

export interface StatisticsJson {
  /** Shares of all counted time by label, 0 to 100. */
  readonly percentages: Readonly<Record<string, number>>;
  readonly minutes: Readonly<Record<string, number>>;
}
