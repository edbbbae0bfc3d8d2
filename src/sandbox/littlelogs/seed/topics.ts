import { tagsInTemplate } from './template-tags.ts';
import type { Topic } from './topic.ts';
import { artsTopics } from './topics-arts.ts';
import { lifeTopics } from './topics-life.ts';
import { makingTopics } from './topics-making.ts';

export const TOPICS: readonly Topic[] = [...makingTopics, ...artsTopics, ...lifeTopics];

const tagsByTopic = new Map(
  TOPICS.map((topic) => [
    topic,
    [...new Set([...topic.tags.split(' '), ...[...topic.sentences, ...topic.done].flatMap(tagsInTemplate)])],
  ]),
);

/** The tags of a topic, those of its sentences included. */
export function tagsOfTopic(topic: Topic): readonly string[] {
  return tagsByTopic.get(topic) ?? [];
}
