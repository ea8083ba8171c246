import { Tabs } from '@mantine/core';
import { ErrorState, SkeletonLines, When } from '@rapport/ui';
import { useState } from 'react';
import { MailFrame } from '../../parts/mail-frame.tsx';
import { MailViewControls, type MailView } from '../../parts/mail-view-controls.tsx';
import { useApi } from '../../shell/workspace.tsx';
import classes from './mailbox.module.css';

/** One message: as people see it, and everything it was made of. */
export function MessageView({ id }: { id: number }) {
  const [view, setView] = useState<MailView>({ width: 'desktop', dark: false });
  const { data, error, refetch } = useApi().useQuery('get', '/api/v1/mailbox/{id}', { params: { path: { id } } });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) {
    return (
      <div className={classes.pad}>
        <SkeletonLines lines={8} />
      </div>
    );
  }
  return (
    <article aria-label={data.subject}>
      <header className={classes.head}>
        <div className={classes.headWords}>
          <h2 className={classes.title}>{data.subject || '(no subject)'}</h2>
          <p className={classes.meta}>
            {data.from} → {data.to} · <When at={data.receivedAt} as="datetime" />
          </p>
        </div>
        <MailViewControls view={view} onChange={setView} />
      </header>
      <Tabs defaultValue={data.html ? 'html' : 'text'} keepMounted={false}>
        <Tabs.List px="md">
          {data.html && <Tabs.Tab value="html">Message</Tabs.Tab>}
          <Tabs.Tab value="text">Text</Tabs.Tab>
          <Tabs.Tab value="headers">Headers</Tabs.Tab>
          <Tabs.Tab value="raw">Source</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="html">
          <MailFrame html={data.html} title={`Message: ${data.subject}`} {...view} />
        </Tabs.Panel>
        <Tabs.Panel value="text">
          <pre className={classes.plain} tabIndex={0}>
            {data.text || 'This message has no text part.'}
          </pre>
        </Tabs.Panel>
        <Tabs.Panel value="headers">
          <dl className={classes.headers}>
            {data.headers.map(({ name, value }, index) => (
              <div key={index}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </Tabs.Panel>
        <Tabs.Panel value="raw">
          <pre className={classes.plain} tabIndex={0}>
            {data.raw}
          </pre>
        </Tabs.Panel>
      </Tabs>
    </article>
  );
}
