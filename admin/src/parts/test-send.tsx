import { Button, Popover, Stack, TagsInput } from '@mantine/core';
import { toast, problemToast } from '@rapport/ui';
import { MailCheck } from 'lucide-react';
import { useState } from 'react';
import { useSession } from '../shell/session.ts';

type Result = { to: string; ok: boolean; message: string };

interface TestSendProps {
  disabled?: boolean;
  /** Why it is disabled, or for whom it is rendered. */
  note?: string;
  send: (to: string[]) => Promise<Result[]>;
}

/** Sends what is on the page to colleagues, before everybody gets it. */
export function TestSend({ disabled = false, note, send }: TestSendProps) {
  const { user } = useSession();
  const [opened, setOpened] = useState(false);
  const [to, setTo] = useState<string[]>(user ? [user.email] : []);
  const [sending, setSending] = useState(false);
  const submit = async () => {
    setSending(true);
    try {
      const results = await send(to);
      const failed = results.filter(({ ok }) => !ok);
      if (failed.length > 0)
        problemToast({
          title: 'Not every test was sent',
          detail: failed.map((one) => `${one.to}: ${one.message}`).join('; '),
        });
      else {
        toast(`Test sent to ${to.join(', ')}`);
        setOpened(false);
      }
    } catch (thrown) {
      problemToast(thrown);
    } finally {
      setSending(false);
    }
  };
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" width={320} trapFocus>
      <Popover.Target>
        <Button variant="default" leftSection={<MailCheck size={14} />} onClick={() => setOpened(!opened)}>
          Send a test
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="sm">
          <TagsInput
            label="To"
            description={note ?? 'Up to 10 addresses'}
            placeholder="name@example.com"
            maxTags={10}
            acceptValueOnBlur
            value={to}
            onChange={setTo}
          />
          <Button loading={sending} disabled={disabled || to.length === 0} onClick={() => void submit()}>
            Send test
          </Button>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
