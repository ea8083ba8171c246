import { Button, FileButton } from '@mantine/core';
import { ErrorState, Section } from '@rapport/ui';
import { useMutation } from '@tanstack/react-query';
import { FileUp } from 'lucide-react';
import { useState } from 'react';
import { useWorkspace } from '../../shell/workspace.tsx';
import type { Kind } from './draft.ts';
import { uploadFile, type Preview } from './use-preview.ts';
import classes from './imports.module.css';

interface UploadStepProps {
  /** What the person said they bring; found out from the columns otherwise. */
  kind: Kind | undefined;
  onDone: (file: File, preview: Preview) => void;
}

export function UploadStep({ kind, onDone }: UploadStepProps) {
  const { client } = useWorkspace();
  const [over, setOver] = useState(false);
  const upload = useMutation({
    mutationFn: (file: File) => uploadFile(client, file, kind),
    onSuccess: (preview, file) => onDone(file, preview),
  });
  const take = (file: File | null | undefined) => {
    if (file) upload.mutate(file);
  };
  return (
    <Section title="Choose a file" description="CSV or JSON lines, plain or gzip. Looking at it changes nothing.">
      <div
        className={classes.drop}
        data-over={over || undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          take(event.dataTransfer.files[0]);
        }}
      >
        <FileUp size={24} aria-hidden />
        <p className={classes.text}>Drop a file here, or</p>
        <FileButton onChange={take} accept=".csv,.tsv,.txt,.json,.jsonl,.ndjson,.gz">
          {(props) => (
            <Button {...props} loading={upload.isPending}>
              Choose a file
            </Button>
          )}
        </FileButton>
        <p className={classes.quiet}>
          Exports of Shopify, WooCommerce, Klaviyo and Mailchimp are understood as they are.
        </p>
      </div>
      {upload.error && <ErrorState compact error={upload.error} />}
    </Section>
  );
}
