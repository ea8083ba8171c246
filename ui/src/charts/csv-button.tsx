import { ActionIcon, Tooltip } from '@mantine/core';
import { Download } from 'lucide-react';
import { download, toCsv, type Cell } from './csv.ts';

interface CsvButtonProps {
  /** What is in the file; also its name. */
  title: string;
  /** Headings and rows, made when asked for. */
  rows: () => readonly (readonly Cell[])[];
}

/** The figures of a chart or a table as a file. */
export const CsvButton = ({ title, rows }: CsvButtonProps) => (
  <Tooltip label="Download CSV">
    <ActionIcon
      size={28}
      onClick={() => download(`${title}.csv`, toCsv(rows()))}
      aria-label={`Download ${title} as CSV`}
    >
      <Download size={16} />
    </ActionIcon>
  </Tooltip>
);
