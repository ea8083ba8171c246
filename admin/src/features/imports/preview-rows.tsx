import { Alert } from '@mantine/core';
import { formatDateTime, Section, Unknown, useUi } from '@rapport/ui';
import { CircleAlert, Info } from 'lucide-react';
import { useApi } from '../../shell/workspace.tsx';
import type { Preview } from './use-preview.ts';
import classes from './imports.module.css';

const isInstant = (value: unknown): value is string =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(value);

/** The first rows as the import understands them, and what stands in its way. */
export function PreviewRows({ preview, uploaded }: { preview: Preview; uploaded: string }) {
  const kinds = useApi().useQuery('get', '/api/v1/imports/kinds');
  const fields = kinds.data?.items.find(({ name }) => name === preview.kind)?.fields;
  const labelOf = (name: string) => fields?.find((field) => field.name === name)?.label ?? name;
  const faulty = preview.rows.some((row) => row.problems.length > 0);
  const names = [...new Set(preview.rows.flatMap((row) => Object.keys(row.values)))];
  return (
    <>
      {preview.problems.length > 0 && (
        <Alert color="red" icon={<CircleAlert size={16} />} title="This cannot be imported yet">
          <ul className={classes.list}>
            {preview.problems.map(({ path, message }) => (
              <li key={path + message}>{message.charAt(0).toUpperCase() + message.slice(1)}</li>
            ))}
          </ul>
        </Alert>
      )}
      {preview.notes.length > 0 && (
        <Alert color="gray" icon={<Info size={16} />} title="Please check">
          <ul className={classes.list}>
            {preview.notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </Alert>
      )}
      <Section title="First rows" description={`As they will be read from ${uploaded}`} flush>
        <div className={classes.scroll} tabIndex={0} role="region" aria-label="First rows of the file">
          <table className={classes.table}>
            <thead>
              <tr>
                <th scope="col">Row</th>
                {faulty && <th scope="col">Problem</th>}
                {names.map((name) => (
                  <th key={name} scope="col">
                    {labelOf(name)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {preview.rows.map((row) => (
                <tr key={row.row} data-faulty={row.problems.length > 0 || undefined}>
                  <td>{row.row}</td>
                  {faulty && <td className={classes.problem}>{row.problems.join('; ')}</td>}
                  {names.map((name) => (
                    <td key={name}>
                      <Value value={row.values[name]} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Section>
    </>
  );
}

function Value({ value }: { value: unknown }) {
  const { locale, zone } = useUi();
  if (value === undefined || value === null || value === '') return <Unknown reason="Empty" />;
  const text = isInstant(value)
    ? formatDateTime(new Date(value), { locale, zone })
    : typeof value === 'object'
      ? JSON.stringify(value)
      : String(value);
  return (
    <div className={classes.cell} data-tip={text.length > 28 ? text : undefined}>
      {text}
    </div>
  );
}
