import { createContext, type ReactNode, use, useCallback, useState } from 'react';
import { fullDate } from '../format.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Icon } from '../ui/icons.tsx';
import { type ComicPicture, Picture } from '../ui/picture.tsx';

/** A release of a comic, to be read. */
export interface ReadableRelease {
  readonly id: string;
  readonly comic: string;
  /** `2012-10-08` */
  readonly date: string;
  readonly images: readonly ComicPicture[];
}

interface Reading {
  readonly releases: readonly ReadableRelease[];
  readonly index: number;
}

const ReaderContext = createContext<(reading: Reading) => void>(() => {});

/** Opens the reader at one of some releases. */
export function useReader(): (reading: Reading) => void {
  return use(ReaderContext);
}

/** A window in which comics are read, one release after the other: with the buttons or the arrow keys. */
export function ReaderProvider({ children }: { readonly children: ReactNode }) {
  const [reading, setReading] = useState<Reading>();
  const close = useCallback(() => setReading(undefined), []);
  const release = reading?.releases[reading.index];
  const go = (by: number) => {
    if (reading?.releases[reading.index + by]) setReading({ ...reading, index: reading.index + by });
  };
  return (
    <ReaderContext value={setReading}>
      {children}
      <Dialog
        className="reader"
        title={release?.comic ?? 'Comics'}
        isOpen={release !== undefined}
        onClose={close}
        onKeyDown={({ key }) => {
          if (key === 'ArrowLeft') go(-1);
          if (key === 'ArrowRight') go(1);
        }}
      >
        {release && reading && (
          <>
            <div className="reader-pages" key={release.id}>
              {release.images.map((image) => (
                <figure key={image.id}>
                  <Picture picture={image} comic={release.comic} />
                  {(image.title || image.text) && (
                    <figcaption>
                      {image.title && <strong>{image.title}</strong>}
                      {image.text}
                    </figcaption>
                  )}
                </figure>
              ))}
              {release.images.length === 0 && <p className="empty">This release has no picture.</p>}
            </div>
            <footer>
              <button type="button" className="button" disabled={reading.index === 0} onClick={() => go(-1)}>
                <Icon name="previous" />
                Newer
              </button>
              <span aria-live="polite">
                {fullDate(release.date)} · {reading.index + 1} of {reading.releases.length}
              </span>
              <button
                type="button"
                className="button"
                disabled={reading.index === reading.releases.length - 1}
                onClick={() => go(1)}
              >
                Older
                <Icon name="next" />
              </button>
            </footer>
          </>
        )}
      </Dialog>
    </ReaderContext>
  );
}
