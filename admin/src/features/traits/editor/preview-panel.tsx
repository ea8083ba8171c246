import { AppLink, Num, Percent, Section, SkeletonLines } from '@rapport/ui';
import { useWorkspace } from '../../../shell/workspace.tsx';
import { Spread } from '../spread.tsx';
import { TraitValue } from '../trait-value.tsx';
import { typeNames, type TraitPreview } from '../traits.ts';
import classes from '../traits.module.css';

interface PreviewPanelProps {
  preview: TraitPreview | undefined;
  complete: boolean;
  stale: boolean;
  failed: boolean;
}

/** Some people with their values, and how everybody's spread, while the trait is being written. */
export function PreviewPanel({ preview, complete, stale, failed }: PreviewPanelProps) {
  const { href } = useWorkspace();
  if (!complete) return <Panel quiet="Say what is measured to see whose value is what." />;
  if (failed) return <Panel quiet="There is nothing to show before the fault is mended." />;
  if (!preview) {
    return (
      <Section title="Preview">
        <SkeletonLines lines={6} />
      </Section>
    );
  }
  const { distribution, type, people } = preview;
  return (
    <div aria-busy={stale} className={classes.stack}>
      <Section title="Preview" description={`${typeNames[type]} · as of now`}>
        <p className={classes.quiet} aria-live="polite">
          <Num value={distribution.people} /> of <Num value={distribution.total} /> people have a value (
          <Percent share={distribution.total === 0 ? null : distribution.people / distribution.total} />)
        </p>
        <ul className={classes.people} aria-label="Some people">
          {people.map(({ profileId, name, email, value }) => (
            <li key={profileId}>
              <AppLink href={href(`/profiles/${profileId}`)}>{name || email || `Profile ${profileId}`}</AppLink>
              <TraitValue type={type} value={value} />
            </li>
          ))}
        </ul>
      </Section>
      <Spread distribution={distribution} name="value" />
    </div>
  );
}

const Panel = ({ quiet }: { quiet: string }) => (
  <Section title="Preview">
    <p className={classes.quiet}>{quiet}</p>
  </Section>
);
