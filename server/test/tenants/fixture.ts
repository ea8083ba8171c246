import { readdir } from 'node:fs/promises';
import type { AnyRoute } from '../../src/platform/http/index.ts';

/** What a workspace of the test has been filled with: ids and words by which others may try to get at it. */
export type Planted = Record<string, string | number>;

export type Neighbour = {
  userId: string;
  /** Stands in fields that only this workspace may ever see; attackers never send it. */
  secret: string;
  /** A word of this workspace that attackers do know: part of an e-mail, an id of a shop, a SKU. */
  known: string;
  /** As the owner over HTTP; throws unless the answer is a success. */
  send(method: AnyRoute['method'], url: string, body?: unknown): Promise<Planted & { items?: Planted[] }>;
  /** Uploads a file as the part "file". */
  upload(url: string, file: { name: string; content: string }): Promise<Planted>;
  /** Until everything sent has been processed. */
  settle(): Promise<void>;
};

/** One call, made by the other workspace with this one's ids and words. */
export type Call = {
  params?: Record<string, string | number> | undefined;
  query?: Record<string, string | number | undefined> | undefined;
  body?: unknown;
  /** The owner's own answer must hold the secret: shows that the call would leak if anything did. */
  reveals?: true | undefined;
  /** A success says nothing: the id is of the caller's own choosing, or an id nobody has answers with an empty list. */
  mayAccept?: true | undefined;
};

export type TenantFixture = {
  /** `floor/module` as in app/modules.ts; in this order the workspaces are filled. */
  module: string;
  /** Fills a workspace; `planted` has what earlier modules put there. */
  plant?(own: Neighbour, planted: Planted): Promise<Planted>;
  /** For each of the module's routes of members and keys, `METHOD /url` as declared. */
  calls: Record<string, (theirs: Planted) => Call | Call[]>;
};

export const tenantFixture = (fixture: TenantFixture): TenantFixture => fixture;

/** Every file in `fixtures/`, in the order of the modules; those of modules not in the house are left out. */
export async function tenantFixtures(modules: readonly string[]): Promise<TenantFixture[]> {
  const folder = new URL('./fixtures/', import.meta.url);
  const files = (await readdir(folder)).filter((name) => name.endsWith('.ts'));
  const loaded = await Promise.all(
    files.map((name) => import(new URL(name, folder).href) as Promise<{ fixtures: TenantFixture[] }>),
  );
  const fixtures = loaded.flatMap((file) => file.fixtures);
  return modules.flatMap((module) => fixtures.filter((fixture) => fixture.module === module));
}
