import { Alert, Tabs } from '@mantine/core';
import { ErrorState, readProblem, SkeletonLines } from '@rapport/ui';
import { useState } from 'react';
import { MailFrame } from '../../../parts/mail-frame.tsx';
import { MailViewControls, type MailView } from '../../../parts/mail-view-controls.tsx';
import { PersonSelect } from '../../../parts/person-select.tsx';
import type { useMessagePreview } from './use-message-preview.ts';
import classes from './editor.module.css';

interface PreviewPaneProps {
  preview: ReturnType<typeof useMessagePreview>;
  person: number | null;
  onPerson: (id: number | null) => void;
}

/** What an inbox shows, then the message itself. */
export function PreviewPane({ preview, person, onPerson }: PreviewPaneProps) {
  const [view, setView] = useState<MailView>({ width: 'desktop', dark: false });
  const [part, setPart] = useState<string | null>('html');
  const { data, error, stale } = preview;
  const faults = error ? Object.values(readProblem(error).fields) : [];
  return (
    <section className={classes.pane} aria-label="Preview">
      <div className={classes.paneBar}>
        <div className={classes.person}>
          <PersonSelect quiet label="Preview as" placeholder="As a made-up person" value={person} onChange={onPerson} />
        </div>
        <MailViewControls view={view} onChange={setView} />
      </div>
      {error && faults.length > 0 && (
        <Alert color="red" radius={0} title="This cannot be sent yet" role="alert">
          <ul className={classes.messages}>
            {faults.map((fault) => (
              <li key={fault}>{fault}</li>
            ))}
          </ul>
        </Alert>
      )}
      {error && faults.length === 0 && <ErrorState error={error} compact onRetry={() => void preview.refetch()} />}
      {data && (
        <div className={stale ? classes.busy : undefined} aria-busy={stale}>
          <div className={classes.inbox}>
            <div className={classes.subject}>{data.subject || '(no subject)'}</div>
          </div>
          {data.warnings.length > 0 && (
            <ul className={classes.warnings}>
              {data.warnings.map((warning) => (
                <li key={warning}>{warning}</li>
              ))}
            </ul>
          )}
          <Tabs value={part} onChange={setPart}>
            <Tabs.List px="md">
              <Tabs.Tab value="html">Message</Tabs.Tab>
              <Tabs.Tab value="text">Text part</Tabs.Tab>
            </Tabs.List>
          </Tabs>
          {part === 'html' ? (
            <MailFrame html={data.html} title="Preview of the message" {...view} />
          ) : (
            <pre className={classes.text} tabIndex={0}>
              {data.text}
            </pre>
          )}
        </div>
      )}
      {!data && !error && (
        <div className={classes.inbox}>
          <SkeletonLines lines={8} />
        </div>
      )}
    </section>
  );
}
