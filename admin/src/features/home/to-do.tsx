import { AppLink, Section, useNow } from '@rapport/ui';
import { ChevronRight, CircleAlert, CirclePause, ListFilter, Send, Upload, type LucideIcon } from 'lucide-react';
import { useHasPage } from '../../shell/use-has-page.ts';
import { useApi, useWorkspace } from '../../shell/workspace.tsx';
import { useDraft } from '../imports/draft.ts';
import classes from './first-steps.module.css';

interface Todo {
  id: string;
  icon: LucideIcon;
  title: string;
  words: string;
  path: string;
}

/** What waits for somebody: shown only while something does. */
export function ToDo() {
  const { href } = useWorkspace();
  const todos = useTodos();
  if (todos.length === 0) return null;
  return (
    <Section title="To do" flush>
      <ul className={classes.list}>
        {todos.map(({ id, icon: Icon, title, words, path }) => (
          <li key={id} className={classes.step}>
            <span className={classes.icon}>
              <Icon size={16} aria-hidden />
            </span>
            <div className={classes.words}>
              <AppLink href={href(path)} c="inherit" fw={500} className={classes.link}>
                {title}
              </AppLink>
              <p>{words}</p>
            </div>
            <ChevronRight size={16} aria-hidden />
          </li>
        ))}
      </ul>
    </Section>
  );
}

const weekMs = 7 * 86_400_000;

/** Older failures are history: they stay in the list of imports. */
const recent = (at: string, now: number): boolean => now - Date.parse(at) < weekMs;

function useTodos(): Todo[] {
  const { id: workspaceId, can, api } = useWorkspace();
  const hasPage = useHasPage();
  const { draft } = useDraft(workspaceId);
  const brand = useApi().useQuery('get', '/api/v1/workspace');
  const segments = api.useQuery('get', '/api/v1/segments', { params: { query: { limit: 1 } } });
  const campaigns = api.useQuery('get', '/api/v1/campaigns', { params: { query: { limit: 1 } } });
  const failed = api.useQuery('get', '/api/v1/operations', { params: { query: { status: 'failed', limit: 1 } } });
  const now = useNow();
  const paused = brand.data?.sendingPausedReason;
  const todos: (Todo | false | undefined)[] = [
    paused != null && {
      id: 'paused',
      icon: CirclePause,
      title: 'Sending is paused',
      words: `${paused} Nothing goes out until somebody resumes it.`,
      path: '/settings/sending',
    },
    draft !== null && {
      id: 'draft',
      icon: Upload,
      title: `Finish importing ${draft.fileName}`,
      words: 'It is uploaded; its columns and options are still to be checked.',
      path: '/imports/new',
    },
    failed.data?.items[0] &&
      recent(failed.data.items[0].createdAt, now) && {
        id: 'failed',
        icon: CircleAlert,
        title: `${failed.data.items[0].title} failed`,
        words: failed.data.items[0].message ?? 'See what happened and try again.',
        path: failed.data.items[0].kind === 'import' ? `/imports/${failed.data.items[0].id}` : '/imports',
      },
    segments.data?.items.length === 0 &&
      can('segments:write') && {
        id: 'segment',
        icon: ListFilter,
        title: 'Build your first segment',
        words: 'A rule that stays up to date: bought twice, lapsed, about to order again.',
        path: '/segments',
      },
    campaigns.data?.items.length === 0 &&
      can('campaigns:write') && {
        id: 'campaign',
        icon: Send,
        title: 'Send your first campaign',
        words: 'Write it once, check it in the mailbox, then see what it earned.',
        path: '/campaigns',
      },
  ];
  const there = (path: string) => hasPage(path) || path.startsWith('/imports');
  return todos.filter((todo): todo is Todo => Boolean(todo)).filter(({ path }) => there(path));
}
