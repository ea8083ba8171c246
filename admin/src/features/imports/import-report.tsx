import { Button } from '@mantine/core';
import { KeyValue, Num, Section, StatTile } from '@rapport/ui';
import { Download } from 'lucide-react';
import { useWorkspace } from '../../shell/workspace.tsx';
import { countName, type Import } from './words.ts';
import classes from './imports.module.css';

/** What became of the rows, and why some were refused. */
export function ImportReport({ item }: { item: Import }) {
  const { id: workspaceId } = useWorkspace();
  const { rows, imported, refused, reasons, counts, dryRun } = item.report;
  const { rejectsUrl } = item;
  const made = Object.entries(counts).filter(([, count]) => count > 0);
  return (
    <div className={classes.stack}>
      <div className={classes.figures}>
        <StatTile label="Rows read" value={<Num value={rows} />} />
        <StatTile label={dryRun ? 'Can be imported' : 'Imported'} value={<Num value={imported} />} />
        <StatTile label={dryRun ? 'Will be refused' : 'Refused'} value={<Num value={refused} />} tone="bad" />
      </div>
      {made.length > 0 && (
        <Section title={dryRun ? 'What would come of it' : 'What came of it'}>
          <KeyValue facts={made.map(([name, count]) => ({ label: countName(name), value: <Num value={count} /> }))} />
        </Section>
      )}
      {reasons.length > 0 && (
        <Section
          title={dryRun ? 'Why rows will be refused' : 'Why rows were refused'}
          description="Correct them in the downloaded file and import that one: it has only the refused rows."
          actions={
            rejectsUrl && (
              <Button
                size="xs"
                variant="default"
                leftSection={<Download size={14} />}
                component="a"
                href={`${rejectsUrl}?workspace=${workspaceId}`}
                download
              >
                Refused rows
              </Button>
            )
          }
          flush
        >
          <table className={classes.table}>
            <thead>
              <tr>
                <th scope="col">Reason</th>
                <th scope="col" className={classes.end}>
                  Rows
                </th>
              </tr>
            </thead>
            <tbody>
              {reasons.slice(0, 20).map(({ reason, rows: count }) => (
                <tr key={reason}>
                  <td>{reason}</td>
                  <td className={classes.end}>
                    <Num value={count} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Section>
      )}
      {item.notes.length > 0 && (
        <Section title="Notes">
          <ul className={classes.list}>
            {item.notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </Section>
      )}
    </div>
  );
}
