import { Command } from 'commander';
import { createFirstWorkspace, setPassword, writeFirstRun } from '../../foundation/access/index.ts';
import { allWorkspaces } from '../../foundation/workspaces/index.ts';
import { inSystem } from '../../platform/postgres/index.ts';
import { print, withSession } from './session.ts';

type CreateOptions = {
  email: string;
  currency: string;
  timezone: string;
  locale: string;
  password?: string;
  json?: boolean;
};

type PasswordOptions = { email: string; password?: string; withoutTwoFactor?: boolean; json?: boolean };

export function workspaceCommands(): Command {
  const workspace = new Command('workspace').description('Brands of this installation');
  workspace
    .command('create')
    .argument('<name>')
    .requiredOption('--email <address>', 'the owner signs in with it')
    .requiredOption('--currency <code>', 'ISO 4217, for example EUR')
    .option('--timezone <zone>', 'IANA zone', 'UTC')
    .option('--locale <locale>', 'BCP 47', 'en-GB')
    .option('--password <password>', 'made up when left out')
    .option('--json', 'print JSON')
    .description('Create a brand with its owner and keys; also written to first-run.json')
    .action((name: string, options: CreateOptions) =>
      withSession(async ({ runtime }) => {
        const { json, ...given } = options;
        const { workspaceId: _id, ...first } = await createFirstWorkspace(runtime.platform, { name, ...given });
        const path = await writeFirstRun(runtime.config, { ...first, workspaceId: _id });
        print(
          json,
          first,
          `${name}\n  ${first.url}\n  ${first.email}  ${first.password}\n  write key  ${first.writeKey}\n  secret key ${first.secretKey}\n  (also in ${path})`,
        );
      }),
    );
  workspace
    .command('list')
    .option('--json', 'print JSON')
    .description('All brands')
    .action(({ json }: { json?: boolean }) =>
      withSession(async ({ runtime }) => {
        const all = await inSystem(runtime.platform.postgres, allWorkspaces);
        print(json, all, all.map((w) => `${w.id}  ${w.slug}  ${w.name}  ${w.currency}`).join('\n'));
      }),
    );
  workspace
    .command('password')
    .requiredOption('--email <address>', 'whose password')
    .option('--password <password>', 'made up when left out')
    .option('--without-two-factor', 'turn the second factor off too: for a lost app')
    .option('--json', 'print JSON')
    .description('Give somebody who is locked out a new password; signs them out everywhere')
    .action(({ json, ...given }: PasswordOptions) =>
      withSession(async ({ runtime }) => {
        const login = await setPassword(runtime.platform, given);
        print(
          json,
          login,
          `  ${login.email}  ${login.password}\n  (signed out everywhere; change it after signing in)`,
        );
      }),
    );
  return workspace;
}
