import { Button } from '@mantine/core';
import { ErrorState, readProblem } from '@rapport/ui';
import { useRouter } from '@tanstack/react-router';

/** A page that failed: what happened, and a way on. */
export function ErrorPage({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const router = useRouter();
  return (
    <ErrorState
      page
      error={inWords(error)}
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

/** A fault of the page itself: its message helps whoever mends it, not whoever meets it. */
function inWords(error: unknown): unknown {
  if (!(error instanceof Error) || readProblem(error).title !== error.message) return error;
  return {
    title: 'This page broke',
    detail: 'The fault is in Rapport, not in what you did. What was saved is safe.',
    remedy: `Try again. If it stays, tell whoever runs this server: ${error.message}`,
  };
}
