import { Button } from '@mantine/core';
import { Money, Num, Section, Tag, useUi, type Tone } from '@rapport/ui';
import { ListFilter } from 'lucide-react';
import { useWorkspace } from '../../shell/workspace.tsx';
import type { ChurnList } from './use-churn.ts';
import classes from './predictions.module.css';

type Band = ChurnList['bands'][number];

const tones: Record<Band['name'], Tone> = { high: 'bad', medium: 'attention', low: 'good' };
const spans: Record<Band['name'], string> = { high: 'above 66 %', medium: '33 to 66 %', low: 'below 33 %' };

/** The three bands, what their people are worth, and the way to a segment of them. */
export function ChurnBands({ bands, currency }: { bands: readonly Band[]; currency: string }) {
  return (
    <div className={classes.bands}>
      {[...bands].reverse().map((band) => (
        <Section
          key={band.name}
          title={
            <>
              {band.label} risk <Tag tone={tones[band.name]}>{spans[band.name]}</Tag>
            </>
          }
        >
          <p className={classes.big}>
            <Num value={band.people} />
          </p>
          <p className={classes.quiet}>
            have brought <Money minor={band.historic} currency={currency} compact />, expected to bring ≈{' '}
            <Money minor={band.predicted} currency={currency} compact />
          </p>
          <div className={classes.bandActions}>
            <CreateSegment band={band} />
          </div>
        </Section>
      ))}
    </div>
  );
}

function CreateSegment({ band }: { band: Band }) {
  const { href, can } = useWorkspace();
  const { navigate } = useUi();
  if (!can('segments:write')) return null;
  const rule = JSON.stringify(band.rule['where']);
  const path = `/segments/new?name=${encodeURIComponent(`${band.label} churn risk`)}&rule=${encodeURIComponent(rule)}`;
  return (
    <Button size="xs" variant="default" leftSection={<ListFilter size={14} />} onClick={() => navigate(href(path))}>
      Make a segment
    </Button>
  );
}
