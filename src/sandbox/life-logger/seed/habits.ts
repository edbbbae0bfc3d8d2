/** Something done at about the same time on many days. */
export interface Habit {
  readonly label: string;
  /** Earliest start, `09:00` UTC, and how many minutes later it may become. */
  readonly from: string;
  readonly spread: number;
  /** How many minutes it takes, at least and at most. */
  readonly takes: readonly [shortest: number, longest: number];
  /** How likely it is on a day. */
  readonly chance: number;
  /** Another label that was sometimes entered by hand for the same time. */
  readonly alongside?: string;
  /** No longer done from this day on: `2025-03-01`. */
  readonly until?: string;
}

/** Who keeps a log, and how the days go. */
export interface Person {
  readonly id: number;
  readonly username: string;
  readonly displayName: string;
  readonly createdAt: string;
  /** The first day with events. */
  readonly since: string;
  /** The label set today. */
  readonly labels: readonly string[];
  readonly weekdays: readonly Habit[];
  readonly weekends: readonly Habit[];
}

const habit = (
  label: string,
  from: string,
  spread: number,
  takes: Habit['takes'],
  chance: number,
  more: Pick<Habit, 'alongside' | 'until'> = {},
): Habit => ({ label, from, spread, takes, chance, ...more });

export const JACOB: Person = {
  id: 1,
  username: 'jacob',
  displayName: 'Jacob',
  createdAt: '2024-05-30T17:42:10+00:00',
  since: '2024-06-01',
  // Commuting was deleted when the office closed: it stays on the events of the time before.
  labels: [
    'Cooking',
    'Exercise',
    'Family',
    'Français',
    'Meeting',
    'Music',
    'Programming',
    'Reading',
    'Sleep',
    'Walk',
    'Writing',
  ],
  weekdays: [
    habit('Exercise', '06:40', 30, [30, 60], 0.5),
    habit('Commuting', '08:05', 15, [25, 40], 0.85, { until: '2025-03-01' }),
    habit('Programming', '09:00', 20, [80, 150], 0.95),
    habit('Meeting', '11:20', 20, [25, 60], 0.55, { alongside: 'Walk' }),
    habit('Cooking', '12:20', 30, [20, 45], 0.7),
    habit('Programming', '13:30', 20, [70, 140], 0.95, { alongside: 'Music' }),
    habit('Meeting', '15:40', 30, [25, 50], 0.35),
    habit('Programming', '16:30', 20, [40, 100], 0.7),
    habit('Walk', '18:10', 20, [20, 50], 0.4),
    habit('Cooking', '18:50', 30, [25, 60], 0.8, { alongside: 'Family' }),
    habit('Français', '19:50', 20, [20, 30], 0.45),
    habit('Reading', '20:30', 25, [30, 90], 0.6),
    habit('Writing', '21:20', 30, [20, 50], 0.3),
    habit('Sleep', '22:20', 90, [380, 510], 0.95),
  ],
  weekends: [
    habit('Walk', '09:10', 60, [40, 120], 0.6),
    habit('Exercise', '10:30', 30, [40, 75], 0.4),
    habit('Family', '11:30', 60, [90, 240], 0.7),
    habit('Cooking', '12:45', 30, [30, 70], 0.5),
    habit('Reading', '14:30', 60, [40, 150], 0.6, { alongside: 'Music' }),
    habit('Music', '16:00', 60, [30, 90], 0.5),
    habit('Programming', '17:00', 40, [40, 120], 0.3),
    habit('Cooking', '18:45', 40, [35, 80], 0.8, { alongside: 'Family' }),
    habit('Family', '20:00', 30, [60, 120], 0.4),
    habit('Sleep', '22:50', 120, [420, 570], 0.93),
  ],
};

export const NOOR: Person = {
  id: 2,
  username: 'noor',
  displayName: 'Noor',
  createdAt: '2025-08-28T20:03:55+00:00',
  since: '2025-09-01',
  labels: ['Choir', 'Drawing', 'Gardening', 'Programming', 'Studying'],
  weekdays: [
    habit('Studying', '08:30', 30, [90, 180], 0.9),
    habit('Programming', '13:00', 60, [60, 120], 0.5),
    habit('Drawing', '17:30', 60, [30, 90], 0.45, { alongside: 'Studying' }),
    habit('Choir', '19:00', 10, [80, 110], 0.2),
  ],
  weekends: [habit('Gardening', '09:30', 90, [45, 200], 0.6), habit('Drawing', '15:00', 90, [45, 150], 0.6)],
};
