import { Button } from '@mantine/core';
import { EmptyState } from '@rapport/ui';
import { MapPinOff } from 'lucide-react';

export const NotFoundPage = () => (
  <EmptyState
    page
    icon={MapPinOff}
    title="There is no page here"
    actions={
      <Button variant="default" component="a" href="/">
        Go to the start
      </Button>
    }
  >
    The address may be mistyped, or what it showed has been removed or belongs to a workspace you are not a member of.
  </EmptyState>
);
