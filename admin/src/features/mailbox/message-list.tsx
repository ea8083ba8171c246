import { Button } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import type { components } from '@rapport/sdk';
import { When } from '@rapport/ui';
import classes from './mailbox.module.css';

interface MessageListProps {
  messages: readonly components['schemas']['MailboxSummary'][];
  chosen: number | null;
  onChoose: (id: number) => void;
  onMore?: (() => void) | undefined;
  loadingMore: boolean;
}

/** j and k go through it. */
export function MessageList({ messages, chosen, onChoose, onMore, loadingMore }: MessageListProps) {
  const step = (by: 1 | -1) => {
    const at = messages.findIndex(({ id }) => id === chosen);
    const next = messages[at === -1 ? 0 : Math.min(messages.length - 1, Math.max(0, at + by))];
    if (next) onChoose(next.id);
  };
  useHotkeys([
    ['j', () => step(1)],
    ['k', () => step(-1)],
  ]);
  return (
    <>
      <ul className={classes.list} aria-label="Messages">
        {messages.map((message) => (
          <li key={message.id}>
            <button
              type="button"
              className={classes.item}
              aria-current={message.id === chosen ? 'true' : undefined}
              onClick={() => onChoose(message.id)}
            >
              <span className={classes.line}>
                <span className={classes.to}>{message.to}</span>
                <span className={classes.when}>
                  <When at={message.receivedAt} />
                </span>
              </span>
              <span className={classes.subject}>{message.subject || '(no subject)'}</span>
            </button>
          </li>
        ))}
      </ul>
      {onMore && (
        <div className={classes.pad}>
          <Button fullWidth variant="subtle" color="gray" loading={loadingMore} onClick={onMore}>
            Older messages
          </Button>
        </div>
      )}
    </>
  );
}
