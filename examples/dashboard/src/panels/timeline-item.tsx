import { useState } from 'react';
import { useMutation } from 'urql';
import {
  type DashboardTimelinePageFragment,
  LikeLogDocument,
  UnlikeLogDocument,
} from '../../../../schema/generated/graphql.ts';
import { byId } from '../client.ts';
import { count, duration, timeOfDay } from '../format.ts';
import { serviceNames, toneOf } from '../services.ts';
import { Avatar } from '../ui/avatar.tsx';
import { HtmlText } from '../ui/html-text.tsx';
import { Icon } from '../ui/icons.tsx';
import { LikeButton, type Likes } from '../ui/like-button.tsx';
import { Picture } from '../ui/picture.tsx';
import type { Change } from '../ui/use-optimistic.ts';
import { useReader } from './reader.tsx';

const likeLog = byId(LikeLogDocument);
const unlikeLog = byId(UnlikeLogDocument);

/** Something that happened at one of the services. */
export type Item = DashboardTimelinePageFragment['nodes'][number];
type ItemOf<Name> = Extract<Item, { __typename: Name }>;

/** Characters of a log that are shown unasked. */
const LONG_LOG = 700;

export function TimelineItem({ item }: { readonly item: Item }) {
  const date = new Date(item.occurredAt);
  return (
    <article className={`item item-${item.__typename.toLowerCase()} ${toneOf(item.service)}`}>
      <div className="item-when">
        <time dateTime={item.occurredAt}>{timeOfDay(date)}</time>
      </div>
      <span className="item-service">{serviceNames[item.service]}</span>
      <div className="item-body">
        {item.__typename === 'Log' && <Log log={item} />}
        {item.__typename === 'Bookmark' && <Bookmark bookmark={item} />}
        {item.__typename === 'Event' && <Event event={item} />}
        {item.__typename === 'Release' && <Release release={item} />}
      </div>
    </article>
  );
}

function Log({ log }: { readonly log: ItemOf<'Log'> }) {
  const isLong = log.contentHtml.length > LONG_LOG;
  const [isWhole, setWhole] = useState(!isLong);
  const [, like] = useMutation(likeLog);
  const [, unlike] = useMutation(unlikeLog);
  async function change(isLiked: boolean): Promise<Change<Likes>> {
    const variables = { input: { id: log.id } };
    const { error, payload } = isLiked
      ? await like(variables).then(({ error, data }) => ({ error, payload: data?.likeLog }))
      : await unlike(variables).then(({ error, data }) => ({ error, payload: data?.unlikeLog }));
    const refusal = error?.graphQLErrors[0]?.message ?? error?.message ?? payload?.userErrors[0]?.message;
    if (refusal !== undefined || !payload?.log) return { refusal: refusal ?? 'The log is gone.' };
    return { state: { count: payload.log.likeCount, isLiked: payload.log.viewerHasLiked ?? isLiked } };
  }
  return (
    <>
      <h4>
        <Avatar name={log.author.displayName} url={log.author.avatarUrl} />
        {log.author.displayName}
      </h4>
      <div className={isWhole ? '' : 'is-cut'}>
        <HtmlText html={log.contentHtml} />
      </div>
      {isLong && (
        <button
          type="button"
          className="button-link"
          aria-expanded={isWhole}
          onClick={() => setWhole(!isWhole)}
        >
          {isWhole ? 'Show less' : 'Read on'}
        </button>
      )}
      <div className="item-actions">
        <LikeButton
          what={`the log by ${log.author.displayName}`}
          likes={{ count: log.likeCount, isLiked: log.viewerHasLiked ?? false }}
          change={change}
        />
        {log.commentCount > 0 && (
          <span className="meta">
            <Icon name="comment" />
            <span className="visually-hidden">Comments: </span>
            {count(log.commentCount)}
          </span>
        )}
      </div>
    </>
  );
}

function Bookmark({ bookmark: { summary, url, domain, folder } }: { readonly bookmark: ItemOf<'Bookmark'> }) {
  return (
    <>
      <h4>
        {url === null ? (
          summary
        ) : (
          <a href={url} rel="noreferrer">
            {summary}
          </a>
        )}
      </h4>
      <p className="meta">{[domain, folder && `kept in ${folder.name}`].filter(Boolean).join(' · ')}</p>
    </>
  );
}

function Event({ event: { summary, durationMinutes, isRunning } }: { readonly event: ItemOf<'Event'> }) {
  return (
    <h4>
      <span>
        {summary} <span className="meta">{isRunning ? 'still running' : duration(durationMinutes)}</span>
      </span>
    </h4>
  );
}

function Release({ release }: { readonly release: ItemOf<'Release'> }) {
  const open = useReader();
  const comic = release.comic?.name ?? 'A comic';
  const [first] = release.images;
  const readable = { id: release.id, comic, date: release.occurredAt, images: release.images };
  return (
    <>
      <h4>{comic}</h4>
      <p className="meta">{release.summary}</p>
      {first && (
        <button
          type="button"
          className="release-picture"
          aria-label={`Read ${comic}: ${release.summary}`}
          onClick={() => open({ releases: [readable], index: 0 })}
        >
          <Picture picture={first} comic={comic} />
        </button>
      )}
    </>
  );
}
