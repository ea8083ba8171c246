import { Alert } from '@mantine/core';
import { readProblem } from '@rapport/ui';
import { CircleAlert } from 'lucide-react';

/** Why a form was refused, above its fields. */
export function FormProblem({ problem }: { problem: unknown }) {
  if (problem === undefined || problem === null) return null;
  const { title, detail, remedy } = readProblem(problem);
  return (
    <Alert color="red" variant="light" icon={<CircleAlert size={16} />} title={title} role="alert">
      {[detail, remedy].filter(Boolean).join(' ')}
    </Alert>
  );
}
