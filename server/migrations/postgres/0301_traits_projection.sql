-- Versions of the copies in the event store: never falls, also after a restore (see takeVersion).
create sequence projection_version;
grant usage, select, update on projection_version to rapport_system;
