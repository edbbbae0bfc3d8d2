import { useState } from 'react';

interface AvatarProps {
  readonly name: string;
  readonly url: string | null;
}

/** A picture of a person, or their first letter; the name stands beside it. */
export function Avatar({ name, url }: AvatarProps) {
  const [failed, setFailed] = useState(false);
  if (url === null || failed) {
    return (
      <span className="avatar" aria-hidden="true">
        {name.slice(0, 1).toUpperCase()}
      </span>
    );
  }
  return <img className="avatar" src={url} alt="" loading="lazy" onError={() => setFailed(true)} />;
}
