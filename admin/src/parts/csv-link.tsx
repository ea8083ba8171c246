import { Button } from '@mantine/core';
import { Download } from 'lucide-react';
import { useWorkspace } from '../shell/workspace.tsx';

interface CsvLinkProps {
  /** What is in the file: "members". */
  what: string;
  /** A route that answers with a file, with what narrows it: everything is in it, however much the page has loaded. */
  path: string;
  query?: Record<string, string | number | undefined>;
}

/** The whole of a list as a file of the server's. */
export function CsvLink({ what, path, query = {} }: CsvLinkProps) {
  const { id } = useWorkspace();
  const given = Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]));
  const search = new URLSearchParams([['workspace', String(id)], ...given]);
  return (
    <Button
      size="xs"
      variant="default"
      leftSection={<Download size={14} aria-hidden />}
      component="a"
      href={`${path}?${search.toString()}`}
      download
      aria-label={`Download all ${what} as CSV`}
    >
      CSV
    </Button>
  );
}
