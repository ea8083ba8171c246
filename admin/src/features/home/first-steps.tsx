import { AppLink, Section } from '@rapport/ui';
import { ChevronRight, KeyRound, ListFilter, Send, Upload, type LucideIcon } from 'lucide-react';
import { useWorkspace } from '../../shell/workspace.tsx';
import classes from './first-steps.module.css';

interface Step {
  icon: LucideIcon;
  title: string;
  words: string;
  path: string;
}

const steps: Step[] = [
  {
    icon: Upload,
    title: 'Import your history',
    words: 'Customers, consent and orders from CSV. Nothing is sent to anyone by importing.',
    path: '/imports',
  },
  {
    icon: KeyRound,
    title: 'Connect your shop',
    words: 'A write key for visits and carts, a secret key for orders as they happen.',
    path: '/settings/keys',
  },
  {
    icon: ListFilter,
    title: 'Build a segment',
    words: 'A rule that stays up to date: bought twice, lapsed, about to order again.',
    path: '/segments',
  },
  {
    icon: Send,
    title: 'Send a campaign',
    words: 'Write it once, check it in the mailbox, then send and see what it earned.',
    path: '/campaigns',
  },
];

/** The way from an empty brand to the first result. */
export function FirstSteps() {
  const { href } = useWorkspace();
  return (
    <Section
      title="Start here"
      description="From nothing to the first result. Figures replace this list with your first order."
      flush
    >
      <ol className={classes.list}>
        {steps.map(({ icon: Icon, title, words, path }) => (
          <li key={path} className={classes.step}>
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
      </ol>
    </Section>
  );
}
