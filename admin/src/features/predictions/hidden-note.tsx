import { Alert } from '@mantine/core';
import { AppLink } from '@rapport/ui';
import { EyeOff } from 'lucide-react';
import { useWorkspace } from '../../shell/workspace.tsx';

interface Model {
  state: 'shown' | 'hidden' | 'unfitted';
  reason: string | null;
}

/** Why a prediction is not there. Nothing while it is. */
export function HiddenNote({ model, name, what }: { model: Model; name: string; what: string }) {
  const { href } = useWorkspace();
  if (model.state === 'shown') return null;
  return (
    <Alert color="gray" variant="light" icon={<EyeOff size={16} />} mb="md" title={`${what} is not shown`}>
      {model.reason ?? 'The model has not been fitted yet; that happens within minutes of the first orders.'}{' '}
      <AppLink href={href(`/models/${name}`)}>Model card</AppLink>
    </Alert>
  );
}
