import { useId, useState } from 'react';
import { useMutation, useQuery } from 'urql';
import {
  type DashboardLogFragment,
  DashboardWriteLogDocument,
  PreviewLogDocument,
} from '../../../../schema/generated/graphql.ts';
import { byId } from '../client.ts';
import { failureIn } from '../failure.ts';
import { useAnnounce } from '../ui/announcer.tsx';
import { HtmlText } from '../ui/html-text.tsx';
import { Panel } from '../ui/panel.tsx';
import { useDebounced } from '../ui/use-debounced.ts';

const writeLog = byId(DashboardWriteLogDocument);
const previewQuery = byId(PreviewLogDocument);

interface WriteLogProps {
  onWritten(log: DashboardLogFragment): void;
}

/** A form for a log, which shows it as it will look while it is written. */
export function WriteLog({ onWritten }: WriteLogProps) {
  const [content, setContent] = useState('');
  const [refusal, setRefusal] = useState<string>();
  const [{ fetching }, run] = useMutation(writeLog);
  const announce = useAnnounce();
  const id = useId();
  const isEmpty = content.trim() === '';
  const settled = useDebounced(content, 300);

  async function submit() {
    if (isEmpty || fetching) return;
    const { data, error } = await run({ input: { content } });
    const payload = data?.createLog;
    setRefusal(failureIn(error)?.message ?? payload?.userErrors[0]?.message);
    if (!payload?.log) return;
    setContent('');
    announce('The log is written.');
    onWritten(payload.log);
  }

  return (
    <Panel id="write" title="Write a log" service="LITTLELOGS">
      <form
        className="write"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <label htmlFor={id} className="visually-hidden">
          What did you do?
        </label>
        <textarea
          id={id}
          rows={2}
          placeholder="What did you do? Markdown, #tags and @people"
          value={content}
          aria-invalid={refusal !== undefined}
          aria-describedby={`${id}-note`}
          onChange={(event) => setContent(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) void submit();
          }}
        />
        {!isEmpty && settled.trim() !== '' && <Preview content={settled} />}
        <div className="write-actions">
          <p
            id={`${id}-note`}
            className={refusal === undefined ? 'hint' : 'refusal'}
            role={refusal && 'alert'}
          >
            {refusal ?? 'Ctrl + Enter sends it.'}
          </p>
          <button type="submit" className="button button-primary" disabled={isEmpty || fetching}>
            {fetching ? 'Sending…' : 'Log it'}
          </button>
        </div>
      </form>
    </Panel>
  );
}

function Preview({ content }: { readonly content: string }) {
  const [{ data, error, stale, fetching }] = useQuery({
    query: previewQuery,
    variables: { content },
    context: preview,
  });
  const html = data?.logPreview?.contentHtml;
  return (
    <section className="preview" aria-label="Preview" aria-busy={fetching || stale}>
      {html === undefined && error && <p className="hint">{failureIn(error)?.message}</p>}
      {html !== undefined && <HtmlText html={html} />}
      {html === undefined && !error && <p className="hint">…</p>}
    </section>
  );
}

/** What people are about to say does not belong into addresses, which servers log. */
const preview = { preferGetMethod: false } as const;
