import { Button, Modal } from '@mantine/core';
import { EmptyState, ErrorState, PageHeader, problemToast, Section, SkeletonLines } from '@rapport/ui';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { ArrowLeft, Mail, RefreshCw, SearchX, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Permitted } from '../../parts/permitted.tsx';
import { SearchBox } from '../../parts/search-box.tsx';
import { useWorkspace } from '../../shell/workspace.tsx';
import { MessageList } from './message-list.tsx';
import { MessageView } from './message-view.tsx';
import classes from './mailbox.module.css';

const route = getRouteApi('/w/$workspaceId/mailbox');

/** Everything the built-in mailbox has caught instead of the world. */
export function MailboxPage() {
  const { client, can, queries } = useWorkspace();
  const { q, message } = route.useSearch();
  const go = route.useNavigate();
  const [clearing, setClearing] = useState(false);
  const list = useInfiniteQuery({
    queryKey: ['get', '/api/v1/mailbox', { q }],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }) => {
      const { data, error } = await client.GET('/api/v1/mailbox', {
        params: { query: { limit: 50, search: q, cursor: pageParam } },
        signal,
      });
      if (error) throw error;
      return data;
    },
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    refetchInterval: ({ state }) => ((state.data?.pages.length ?? 0) > 1 ? false : 10_000),
    enabled: can('campaigns:read'),
  });
  const messages = list.data?.pages.flatMap((page) => page.items) ?? [];
  const open = (id: number | undefined) =>
    void go({
      search: { ...(q ? { q } : {}), ...(id ? { message: id } : {}) },
      replace: message !== undefined && id !== undefined,
    });
  const clear = async () => {
    setClearing(false);
    const { error } = await client.DELETE('/api/v1/mailbox');
    if (error) return problemToast(error);
    open(undefined);
    await queries.invalidateQueries({ queryKey: ['get', '/api/v1/mailbox'] });
  };
  const isEmpty = !list.isPending && messages.length === 0 && !q;

  return (
    <Permitted permission="campaigns:read" what="see the mailbox">
      <PageHeader
        title="Mailbox"
        description="The built-in mailbox keeps what would have been sent. Nothing here reaches anybody."
        controls={
          <>
            <Button
              variant="default"
              leftSection={<RefreshCw size={14} />}
              loading={list.isRefetching}
              onClick={() => void list.refetch()}
            >
              Refresh
            </Button>
            {can('settings:write') && !isEmpty && (
              <Button variant="default" leftSection={<Trash2 size={14} />} onClick={() => setClearing(true)}>
                Empty
              </Button>
            )}
          </>
        }
      />
      {list.error ? (
        <ErrorState error={list.error} onRetry={() => void list.refetch()} />
      ) : isEmpty ? (
        <Section>
          <EmptyState icon={Mail} title="No messages yet">
            Send a test from a template, or a campaign to a segment: every message appears here, with its links working,
            until an SMTP server is set up in Settings, Sending.
          </EmptyState>
        </Section>
      ) : (
        <div className={classes.box} data-open={message !== undefined || undefined}>
          <div className={classes.side}>
            <div className={classes.search}>
              <SearchBox
                what="messages"
                placeholder="Recipient or subject"
                value={q ?? ''}
                onChange={(next) => void go({ search: next ? { q: next } : {}, replace: true })}
              />
            </div>
            {list.isPending ? (
              <div className={classes.pad}>
                <SkeletonLines lines={10} />
              </div>
            ) : messages.length === 0 ? (
              <EmptyState icon={SearchX} title="No such message" compact>
                Search for another part of the address or subject.
              </EmptyState>
            ) : (
              <MessageList
                messages={messages}
                chosen={message ?? null}
                onChoose={open}
                onMore={list.hasNextPage ? () => void list.fetchNextPage() : undefined}
                loadingMore={list.isFetchingNextPage}
              />
            )}
          </div>
          <div className={classes.main}>
            {message === undefined ? (
              <EmptyState icon={Mail} title="Choose a message" compact>
                j and k go through the list.
              </EmptyState>
            ) : (
              <>
                <Button
                  className={classes.back}
                  variant="subtle"
                  color="gray"
                  size="compact-sm"
                  leftSection={<ArrowLeft size={14} />}
                  onClick={() => open(undefined)}
                >
                  All messages
                </Button>
                <MessageView key={message} id={message} />
              </>
            )}
          </div>
        </div>
      )}
      <Modal opened={clearing} onClose={() => setClearing(false)} title="Empty the mailbox?" size="sm">
        <p style={{ marginTop: 0 }}>Every message in it is removed for good. Campaigns and their results stay.</p>
        <Button color="red" fullWidth onClick={() => void clear()}>
          Remove all messages
        </Button>
      </Modal>
    </Permitted>
  );
}
