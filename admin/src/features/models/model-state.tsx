import { Tag } from '@rapport/ui';

interface Stated {
  state: 'shown' | 'hidden' | 'unfitted';
  isFitting?: boolean;
}

/** Whether people get to see what the model says. */
export function ModelState({ state, isFitting = false }: Stated) {
  if (isFitting) return <Tag tone="accent">Fitting</Tag>;
  if (state === 'shown') return <Tag tone="good">Shown</Tag>;
  return state === 'hidden' ? <Tag tone="attention">Hidden</Tag> : <Tag>Not fitted yet</Tag>;
}
