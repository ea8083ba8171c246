import { Select } from '@mantine/core';
import { Section, SkeletonLines, Tag } from '@rapport/ui';
import { useApi } from '../../shell/workspace.tsx';
import type { ImportDraft } from './draft.ts';
import { KindField } from './kind-field.tsx';
import { mapColumn } from './map-column.ts';
import { PreviewRows } from './preview-rows.tsx';
import type { Preview } from './use-preview.ts';
import classes from './imports.module.css';

interface ColumnsStepProps {
  draft: ImportDraft;
  preview: Preview;
  onChange: (changes: Partial<ImportDraft>) => void;
}

/** Which column is which field, with what comes out of it below. */
export function ColumnsStep({ draft, preview, onChange }: ColumnsStepProps) {
  const kinds = useApi().useQuery('get', '/api/v1/imports/kinds');
  const kind = kinds.data?.items.find(({ name }) => name === preview.kind);
  const rest = kind?.keepsRest ? 'Keep as a property' : 'Leave out';
  const fields = kind?.fields.map(({ name, label, required }) => ({
    value: name,
    label: required ? `${label} (needed)` : label,
  }));
  return (
    <div className={classes.stack}>
      <Section>
        <KindField value={preview.kind} onChange={(next) => onChange({ kind: next, mapping: null, checkId: null })} />
      </Section>
      <Section
        title="Columns"
        description="Guessed from their names. Change what is wrong; the rows below follow at once."
        flush
      >
        {!fields ? (
          <SkeletonLines lines={5} />
        ) : (
          <div className={classes.scroll} tabIndex={0} role="region" aria-label="Columns of the file">
            <table className={classes.table}>
              <thead>
                <tr>
                  <th scope="col">Column</th>
                  <th scope="col">Becomes</th>
                  <th scope="col">Looks like</th>
                  <th scope="col">Examples</th>
                </tr>
              </thead>
              <tbody>
                {preview.columns.map((column) => (
                  <tr key={column.name}>
                    <td>{column.name}</td>
                    <td>
                      <Select
                        size="xs"
                        w={220}
                        aria-label={`Field of ${column.name}`}
                        placeholder={rest}
                        clearable
                        searchable
                        data={fields}
                        value={fields.some(({ value }) => value === column.field) ? column.field : null}
                        onChange={(field) =>
                          onChange({ mapping: mapColumn(preview.mapping, column.name, field), checkId: null })
                        }
                      />
                    </td>
                    <td>
                      <Tag>{column.type}</Tag>
                    </td>
                    <td>
                      <div className={classes.samples}>{column.samples.slice(0, 3).join(' · ') || 'Empty'}</div>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Section>
      <PreviewRows preview={preview} uploaded={draft.fileName} />
    </div>
  );
}
