import { Button } from '@mantine/core';
import { ErrorState } from '@rapport/ui';
import { useRouter } from '@tanstack/react-router';

/** A page that failed: what happened, and a way on. */
export function ErrorPage({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const router = useRouter();
  return (
    <ErrorState
      page
      error={error}
      onRetry={() => {
        onRetry();
        void router.invalidate();
      }}
      actions={
        <Button variant="subtle" component="a" href="/">
          Go to the start
        </Button>
      }
    />
  );
}
