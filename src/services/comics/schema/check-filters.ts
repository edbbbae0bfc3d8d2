import { badUserInput } from '../../../relay/bad-user-input.ts';
import type {
  ComicFilter,
  DateRange,
  DateTimeRange,
  ImageFilter,
  Maybe,
  ReleaseFilter,
  StringFilter,
} from '../filters.ts';

// What Django would misunderstand, or can't do, is refused before any call. `at` is where the filter stands in the
// arguments: `filter.images`.

export function checkComicFilter(filter: ComicFilter, at: string): void {
  const { language, name, slug } = filter;
  if (language != null && !/^[a-z]{2,3}([-_][a-z\d]{2,8})*$/i.test(language)) {
    throw badUserInput(
      `\`${at}.language\` must be the code of a language, such as \`en\`.`,
      `${at}.language`,
    );
  }
  checkText(name, `${at}.name`);
  checkText(slug, `${at}.slug`);
}

export function checkImageFilter({ fetchedAt, title, text }: ImageFilter, at: string): void {
  checkMoments(fetchedAt, `${at}.fetchedAt`);
  checkText(title, `${at}.title`);
  checkText(text, `${at}.text`);
}

export function checkReleaseFilter(filter: ReleaseFilter, at: string): void {
  const { isSubscribed, comic, images, pubDate, fetchedAt } = filter;
  if (isSubscribed != null && comic?.isSubscribed != null && isSubscribed !== comic.isSubscribed) {
    const argument = `${at}.comic.isSubscribed`;
    throw badUserInput(
      `\`${argument}\` contradicts \`${at}.isSubscribed\`: they ask for the same.`,
      argument,
    );
  }
  if (comic) checkComicFilter(comic, `${at}.comic`);
  if (images) checkImageFilter(images, `${at}.images`);
  checkDays(pubDate, `${at}.pubDate`);
  checkMoments(fetchedAt, `${at}.fetchedAt`);
}

function checkText(filter: Maybe<StringFilter>, at: string): void {
  if (!filter) return;
  const { in: texts, ignoreCase, ...parts } = filter;
  for (const [name, text] of Object.entries(parts)) {
    if (text === '')
      throw badUserInput(`\`${at}.${name}\` must not be empty. Leave it out.`, `${at}.${name}`);
  }
  if (!texts) return;
  const argument = `${at}.in`;
  if (ignoreCase) {
    throw badUserInput(
      `\`${argument}\` does not go with \`ignoreCase\`: Comics can't do that. Ask for each with \`equals\`.`,
      argument,
    );
  }
  if (texts.includes('')) throw badUserInput(`\`${argument}\` must not hold an empty text.`, argument);
  if (texts.length > 1 && texts.some((text) => text.includes(','))) {
    throw badUserInput(
      `\`${argument}\` must not hold several texts one of which has a comma: Comics separates them by commas. Ask for that one with \`equals\`.`,
      argument,
    );
  }
}

function checkDays(range: Maybe<DateRange>, at: string): void {
  const { start, end, year, month } = range ?? {};
  if (year != null && (year < 1 || year > 9999)) {
    throw badUserInput(`\`${at}.year\` must be between 1 and 9999, but is ${year}.`, `${at}.year`);
  }
  if (month != null && (month < 1 || month > 12)) {
    throw badUserInput(`\`${at}.month\` must be between 1 and 12, but is ${month}.`, `${at}.month`);
  }
  if (start != null && end != null && start > end) throw endsBeforeStart(at, start, end);
}

function checkMoments(range: Maybe<DateTimeRange>, at: string): void {
  const { start, end } = range ?? {};
  if (start && end && start > end) throw endsBeforeStart(at, start.toISOString(), end.toISOString());
}

function endsBeforeStart(at: string, start: string, end: string): Error {
  return badUserInput(
    `\`${at}.start\` must not be after \`${at}.end\`, but is ${start}, and \`${at}.end\` is ${end}.`,
    `${at}.start`,
  );
}
