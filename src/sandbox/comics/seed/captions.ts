import type { Random } from '../../random.ts';

const SUBJECTS =
  'Breakfast|The Cake|Gravity|A Long Queue|Monday|The Map|Spare Keys|Small Talk|The Last Biscuit|Moonlight|Plan B|Rain Check|The Manual|Loose Ends|Night Bus|The Interview|Wrong Number|Fine Print|Cold Tea|The Upgrade'.split(
    '|',
  );
const TURNS =
  'Revisited|, Part One|, Part Two|Goes Wrong|at Sea|in Spring|for Beginners|Explained|Again|, Finally'.split(
    '|',
  );
const OPENINGS =
  'They said it would float.|Nobody reads the sign.|It looked bigger in the catalogue.|We agreed never to speak of it.|The cat knew all along.|This is why we can’t have a lighthouse.|Every spreadsheet lies a little.|My umbrella has opinions.'.split(
    '|',
  );
const CLOSINGS =
  'I kept the receipt.|Ask the pigeons.|The cake was not harmed.|Next week: soup.|It has a warranty, though.|Still better than the meeting.|Somebody feed the printer.|And it was only Tuesday.'.split(
    '|',
  );

/** A picture's title and the text that shows when a mouse rests on it; many comics have one of them, or neither. */
export function caption(random: Random): { readonly title: string; readonly text: string } {
  return {
    title: random.chance(0.8) ? titleOf(random) : '',
    text: random.chance(0.4) ? `${random.pick(OPENINGS)} ${random.pick(CLOSINGS)}` : '',
  };
}

function titleOf(random: Random): string {
  const subject = random.pick(SUBJECTS);
  if (random.chance(0.3)) return subject;
  const turn = random.pick(TURNS);
  return turn.startsWith(',') ? subject + turn : `${subject} ${turn}`;
}
