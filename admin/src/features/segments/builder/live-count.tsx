import { Avatar, Group } from '@mantine/core';
import { AppLink, ErrorState, KeyValue, Num, Percent, Section, SkeletonLines, useUi } from '@rapport/ui';
import { useWorkspace } from '../../../shell/workspace.tsx';
import { measuredWords } from '../rule/measured.ts';
import type { usePreview } from './use-preview.ts';
import classes from '../segments.module.css';

interface LiveCountProps {
  preview: ReturnType<typeof usePreview>;
  inWords: boolean;
  /** Faults that are shown at their place in the text. */
  placed: number;
}

/** Who the rule selects at the moment, beside the rule. */
export function LiveCount({ preview, inWords, placed }: LiveCountProps) {
  const { href } = useWorkspace();
  const { locale, zone } = useUi();
  const { data, error, complete, stale } = preview;
  if (!complete && !data) {
    return (
      <Section title="People">
        <p className={classes.share}>
          {inWords ? 'Write' : 'Add'} a condition: the count and some of the people appear here as you build.
        </p>
      </Section>
    );
  }
  if (error && placed > 0) {
    return (
      <Section title="People">
        <p className={classes.share}>They are counted once the text can be read; what is wrong is underlined.</p>
      </Section>
    );
  }
  if (error) {
    return (
      <Section title="People">
        <ErrorState error={error} compact onRetry={() => void preview.refetch()} />
      </Section>
    );
  }
  if (!data) {
    return (
      <Section title="People">
        <SkeletonLines />
      </Section>
    );
  }
  return (
    <Section
      title="People"
      description={
        complete
          ? undefined
          : inWords
            ? 'The last rule that was written out.'
            : 'The last complete rule; finish the marked condition.'
      }
    >
      <div className={stale || !complete ? classes.busy : undefined} aria-busy={stale}>
        <div className={classes.count} role="status">
          <Num value={data.count} />
        </div>
        <p className={classes.share}>
          <Percent share={data.total > 0 ? data.count / data.total : null} /> of <Num value={data.total} /> people,
          counted in {data.tookMs} ms
        </p>
        <h3 className={classes.small}>Reachable now</h3>
        <KeyValue
          facts={[
            {
              label: 'By e-mail',
              value: <Num value={data.reachable.email} />,
              why: 'Have an address, are subscribed and not suppressed',
            },
            {
              label: 'By SMS',
              value: <Num value={data.reachable.sms} />,
              why: 'Have a phone number, are subscribed and not suppressed',
            },
          ]}
        />
        {data.caveats.length > 0 && (
          <ul className={classes.caveats}>
            {data.caveats.map((caveat) => (
              <li key={caveat}>{caveat}</li>
            ))}
          </ul>
        )}
        {data.sample.length > 0 && (
          <ul className={classes.sample} aria-label="Some of them" style={{ marginTop: 12 }}>
            {data.sample.map((person) => (
              <li key={person.profileId}>
                <Group gap={10} wrap="nowrap">
                  <Avatar size={28} name={person.name || person.email} color="initials" aria-hidden />
                  <span className={classes.names}>
                    <AppLink href={href(`/profiles/${person.profileId}`)} fz="sm" c="inherit">
                      {person.name || person.email || `Visitor ${person.profileId}`}
                    </AppLink>
                    <span className={classes.second}>
                      {person.values.map(({ value }) => measuredWords(value, { locale, zone })).join(' · ')}
                    </span>
                  </span>
                </Group>
              </li>
            ))}
          </ul>
        )}
      </div>
    </Section>
  );
}
