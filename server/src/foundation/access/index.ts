export { authenticator } from './authenticator.ts';
export { createKey, createKeyIn, type KeyWithSecret, type NewKey } from './keys/manage-keys.ts';
export { namesOfUsers } from './names.ts';
export { workspaceMail, type WorkspaceMail } from './people/invitation-letter.ts';
export { setPassword } from './recovery/set-password.ts';
export { createFirstWorkspace, type FirstRun, type FirstWorkspace } from './setup/first-workspace.ts';
export { draftFirstRun, publishFirstRun, writeFirstRun } from './setup/first-run-file.ts';
