import type { Random } from '../../random.ts';
import { fillTemplate, type Slots } from '../../template.ts';
import { FORMS } from './forms.ts';
import type { Topic } from './topic.ts';

/** What a bookmark will say; when it was made is decided later. */
export interface LinkDraft {
  readonly title: string;
  readonly url: string;
  readonly description: string | null;
  readonly tags: readonly string[];
}

/**
 * Writes a bookmark of a page about one of the topic's subjects, with a title that `isTaken` doesn't know and, where
 * one is given, a tag that it must have.
 */
export function composeLink(
  random: Random,
  topic: Topic,
  isTaken: (title: string) => boolean,
  tag: string | undefined,
): LinkDraft {
  const { titles, descriptions } = FORMS[topic.genre];
  const subjects = topic.subjects.split('|');
  for (;;) {
    const subject = random.pick(subjects);
    const slots: Slots = { s: () => subject, S: () => capitalised(subject) };
    const fill = (template: string): string => fillTemplate(agreeing(template, subject), random, slots);
    const title = capitalised(fill(random.pick(titles)));
    if (isTaken(title)) continue;
    return {
      title,
      url: addressOf(random, random.pick(topic.sites.split(' ')), title),
      description: random.chance(0.58) ? capitalised(fill(random.pick(descriptions))) : null,
      tags: [...new Set([...drawTags(random, topic), ...(tag ? [tag] : [])])],
    };
  }
}

// One bookmark in twelve has no tag at all; a topic's first tags are its commonest.
function drawTags(random: Random, topic: Topic): string[] {
  if (random.chance(1 / 12)) return [];
  const draw = random.weighted(topic.tags.split(' '), (_, index) => (index + 1) ** -0.8);
  const size = random.between(1, 4);
  const tags = new Set<string>();
  for (let attempt = 0; attempt < size; attempt++) tags.add(draw());
  return [...tags];
}

function addressOf(random: Random, site: string, title: string): string {
  const slug = title
    .normalize('NFD')
    .replaceAll(/[’'\p{M}]/gu, '')
    .replaceAll(/[^A-Za-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .toLowerCase();
  const path = random.pick([
    `/${random.between(2014, 2025)}/${String(random.between(1, 12)).padStart(2, '0')}/${slug}/`,
    `/posts/${slug}`,
    `/${slug}.html`,
    `/articles/${random.between(12, 940)}/${slug}/`,
    `/${slug}`,
    `/p/${slug}?utm_source=larder`,
  ]);
  return `https://${random.chance(0.15) ? 'www.' : ''}${site}${path}`;
}

/** `{is|are}` and `{it|them}`, as the subject wants them. */
function agreeing(template: string, subject: string): string {
  const isPlural = /s$/.test(subject) && !/ss$/.test(subject);
  return template.replace('{is|are}', isPlural ? 'are' : 'is').replace('{it|them}', isPlural ? 'them' : 'it');
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
