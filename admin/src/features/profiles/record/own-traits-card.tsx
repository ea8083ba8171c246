import { AppLink, KeyValue, Section } from '@rapport/ui';
import { useApi, useWorkspace } from '../../../shell/workspace.tsx';
import { TraitValue } from '../../traits/trait-value.tsx';

/** Traits the brand defined itself, for one person. */
export function OwnTraitsCard({ profileId }: { profileId: number }) {
  const { can, href } = useWorkspace();
  const own = useApi().useQuery(
    'get',
    '/api/v1/traits/custom',
    {},
    { enabled: can('segments:read'), staleTime: 60_000 },
  );
  const figures = useApi().useQuery('get', '/api/v1/profiles/{id}/figures', { params: { path: { id: profileId } } });
  const traits = own.data?.items ?? [];
  if (traits.length === 0 || !figures.data) return null;
  const { items } = figures.data;
  return (
    <Section title="Your own traits" actions={<AppLink href={href('/traits?from=custom')}>All traits</AppLink>}>
      <KeyValue
        facts={traits.map(({ name, label, type, explanation }) => ({
          label,
          value: <TraitValue type={type} value={items.find((item) => item.name === name)?.value ?? null} />,
          why: explanation || undefined,
        }))}
      />
    </Section>
  );
}
