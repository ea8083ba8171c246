import { existsSync } from 'node:fs';
import { at } from '../setup/paths.mjs';
import { enlistCondition, enlistModule, enlistPage, enlistProvider } from './lists.mjs';

/**
 * How each kind is named, where it goes, what it must be added to, and what is left to do by hand. `shared`: its folder
 * holds others of its kind as well.
 */
export const kinds = {
  module: {
    usage: 'module <floor>/<name>',
    place(argument) {
      const [floor, name, ...rest] = argument.split('/');
      if (rest.length || !name || !existsSync(at('server/src', floor))) return undefined;
      return { folder: `server/src/${floor}/${name}`, floor, name };
    },
    enlist: enlistModule,
    next: ({ floor, name }) => [
      `see in server/src/app/modules.ts that it comes after the modules it imports`,
      `give it tables in server/migrations/postgres/<nr>_${name}_<what>.sql`,
      `say in server/src/${floor}/${name}/README.md what it owns`,
    ],
  },
  provider: {
    usage: 'provider <name>',
    place: (name) => ({ folder: `server/src/messaging/delivery/providers/${name}`, name }),
    enlist: enlistProvider,
    next: ({ name }) => [
      `write the vendor's endpoint and answers into transport.ts, and the same into the server of its test`,
      `try it: set the sending address to ${name}://key@host by PATCH /api/v1/delivery/settings {"provider": "smtp", "smtpUrl": …}`,
    ],
  },
  condition: {
    usage: 'condition <name>',
    place: (name) => ({ folder: 'server/src/insight/segments/conditions', name, shared: true }),
    enlist: enlistCondition,
    next: ({ name }) => [
      `say in conditions/${name}.ts what it asks of a person, and in ${name}-text.ts how it is said`,
      `the builder shows it as JSON until admin/src/features/segments/builder knows it`,
    ],
  },
  page: {
    usage: 'page <name>',
    place: (name) => ({ folder: `admin/src/features/${name}`, name }),
    enlist: enlistPage,
    next: ({ name }) => [
      `ask for what it shows in admin/src/features/${name}/${name}-page.tsx; it lists profiles for now`,
      `give it its place, icon and words in admin/src/shell/navigation.ts`,
    ],
  },
};
