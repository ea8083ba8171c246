create index consent_batches_of_workspace on consent_batches (workspace_id, id);
