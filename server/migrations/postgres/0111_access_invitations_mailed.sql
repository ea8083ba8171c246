-- When the open link was handed to a mail server; null: it is for whoever invites to send.
alter table invitations add column mailed_at timestamptz;
