import { count } from '../format.ts';
import { Icon } from './icons.tsx';
import { type Change, useOptimistic } from './use-optimistic.ts';

export interface Likes {
  readonly count: number;
  readonly isLiked: boolean;
}

interface LikeButtonProps {
  /** What is liked, for those who hear the button alone. */
  readonly what: string;
  readonly likes: Likes;
  change(isLiked: boolean): Promise<Change<Likes>>;
}

/** Likes something, or takes a like back. */
export function LikeButton({ what, likes, change }: LikeButtonProps) {
  const [current, isPending, makeChange] = useOptimistic(likes);
  const { isLiked } = current;
  const next = { isLiked: !isLiked, count: current.count + (isLiked ? -1 : 1) };
  return (
    <button
      type="button"
      className="button-like"
      aria-pressed={isLiked}
      aria-busy={isPending}
      aria-label={`Like ${what}, ${count(current.count)} so far`}
      onClick={() => makeChange(next, () => change(!isLiked), isLiked ? 'Like taken back' : 'Liked')}
    >
      <Icon name="heart" />
      {count(current.count)}
    </button>
  );
}
