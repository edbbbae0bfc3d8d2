/** A picture of a comic's release. */
export interface ComicPicture {
  readonly id: string;
  readonly url: string | null;
  readonly title: string | null;
  readonly text: string | null;
  readonly width: number | null;
  readonly height: number | null;
}

interface PictureProps {
  readonly picture: ComicPicture;
  readonly comic: string;
}

/** It keeps its place free before it comes. What can be read in it nobody knows; its title is the nearest. */
export function Picture({ picture: { url, title, width, height }, comic }: PictureProps) {
  if (url === null) return <span className="picture picture-lost">The picture is lost</span>;
  const size = width && height ? { width, height } : {};
  return (
    <img
      className="picture"
      src={url}
      alt={title ? `${comic}: ${title}` : `A picture of ${comic}`}
      loading="lazy"
      {...size}
    />
  );
}
