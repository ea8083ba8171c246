import { KeyValue, Section, Tag } from '@rapport/ui';
import { useWorkspace } from '../../../shell/workspace.tsx';

/** What everything else is shown in. */
export function BrandTab() {
  const { name, slug, currency, timezone, locale, sample } = useWorkspace();
  return (
    <Section title="Brand" description="The currency, zone and language of every figure and date.">
      <KeyValue
        facts={[
          { label: 'Name', value: name },
          { label: 'Short name', value: slug },
          { label: 'Currency', value: currency },
          { label: 'Time zone', value: timezone },
          { label: 'Language and formats', value: locale },
          ...(sample ? [{ label: 'Kind', value: <Tag>Sample brand</Tag> }] : []),
        ]}
      />
    </Section>
  );
}
