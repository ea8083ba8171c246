-- A part goes with its order, and the order with its workspace: one check a row is enough.
alter table order_lines drop constraint order_lines_workspace_id_fkey;
alter table order_refunds drop constraint order_refunds_workspace_id_fkey;
alter table order_fulfilments drop constraint order_fulfilments_workspace_id_fkey;
alter table credit_note_lines drop constraint credit_note_lines_workspace_id_fkey;
