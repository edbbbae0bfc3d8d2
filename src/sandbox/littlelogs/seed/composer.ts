import type { Random } from '../../random.ts';
import { fillTemplate, type Slots } from '../../template.ts';
import type { Person } from './people.ts';
import * as phrases from './phrases.ts';
import { tagsOfTopic } from './topics.ts';

/** A log's text before its last tags are decided. */
export interface LogDraft {
  body: string;
  readonly tags: string[];
}

/** Writes one log about one of the author's projects; `friend` names somebody the author would mention. */
export function composeLog(
  random: Random,
  author: Person,
  project: string | undefined,
  friend: () => string,
): LogDraft {
  const topic = random.chance(0.5)
    ? (author.topics[0] ?? random.pick(author.topics))
    : random.pick(author.topics);
  const site = `https://${(project ?? author.user.username).toLowerCase().replaceAll('_', '-')}.example`;
  const slots: Slots = {
    p: () => (project ? `#${project}` : 'the project'),
    who: () => `@${friend()}`,
    time: () => random.pick(phrases.TIMES),
    link: () => `${site}/${random.pick(['notes', 'blog', 'log', 'posts'])}/${random.between(2, 140)}/`,
  };
  const fill = (template: string): string => capitalised(fillTemplate(template, random, slots));
  const sentences = (size: number): string[] => random.sample(topic.sentences, size).map(fill);

  const paragraph = (): string => {
    const parts = sentences(random.between(1, 3));
    if (random.chance(0.22)) parts.unshift(random.pick(phrases.OPENERS));
    if (random.chance(0.3)) parts.push(random.pick(phrases.CLOSERS));
    return parts.join(' ');
  };
  const list = (): string => {
    const items = random
      .sample(topic.done, random.between(3, 5))
      .map((item) => `- ${fillTemplate(item, random, slots)}`);
    const lead = random.chance(0.6)
      ? random.pick(phrases.LIST_LEADS)
      : `${random.pick(topic.sentences)} Also:`;
    return `${fill(lead)}\n\n${items.join('\n')}`;
  };
  const write = random.weighted(
    [
      paragraph,
      list,
      () => `${list()}\n\n${random.pick(phrases.CLOSERS)}`,
      () => `${paragraph()}\n\n${fill(random.pick(phrases.SECOND_THOUGHTS))}`,
      () => `${fill(random.pick(phrases.QUOTES))} ${sentences(1).join(' ')}`,
      () => (topic.name === 'code' ? fill(random.pick(phrases.CODE_NOTES)) : paragraph()),
    ],
    (_, index) => [66, 13, 4, 9, 3, 5][index] ?? 0,
  );
  const body = write()();

  const tags: string[] = [];
  if (project && !body.includes(`#${project}`) && random.chance(0.55)) tags.push(project);
  const more = tagsOfTopic(topic).filter((tag) => !body.includes(`#${tag}`));
  if (random.chance(0.5)) tags.push(...random.sample(more, random.between(1, 2)));
  return { body, tags };
}

/** The text with its tags at the end, apart where the body ends in a list. */
export function finishLog({ body, tags }: LogDraft): string {
  if (tags.length === 0) return body;
  const lastLine = body.slice(body.lastIndexOf('\n') + 1);
  const gap = lastLine.startsWith('- ') ? '\n\n' : ' ';
  return `${body}${gap}${tags.map((tag) => `#${tag}`).join(' ')}`;
}

/** What somebody writes below a log of `author`; `said` keeps a thread from repeating itself. */
export function composeReply(
  random: Random,
  author: Person,
  friend: () => string,
  said: Set<string>,
): string {
  const [project] = author.projects;
  const slots: Slots = {
    p: () => (project ? `#${project}` : 'it'),
    author: () => author.user.username,
    who: () => `@${friend()}`,
  };
  const choose = (): string => random.pick(random.chance(0.12) ? phrases.ADDRESSED_REPLIES : phrases.REPLIES);
  let template = choose();
  for (let attempt = 0; attempt < 8 && said.has(template); attempt++) template = choose();
  said.add(template);
  return fillTemplate(template, random, slots);
}

/** What the author of a log answers to somebody who commented. */
export function composeAnswer(random: Random, replied: string): string {
  return fillTemplate(random.pick(phrases.ANSWERS), random, { replied: () => replied });
}

function capitalised(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
