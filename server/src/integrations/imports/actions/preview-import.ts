import { workspaceOf } from '../../../foundation/workspaces/index.ts';
import { notFound, Problem } from '../../../kernel/problem.ts';
import type { JsonObject, JsonValue } from '../../../kernel/json.ts';
import { transact, type Context } from '../../../platform/context.ts';
import { kinds } from '../kinds/index.ts';
import type { Kind, KindName } from '../kinds/kind.ts';
import { Values, type Plan } from '../kinds/values.ts';
import { checkMapping, guessMapping, type ImportOptions, type Mapping } from '../mapping.ts';
import { notesOf, openFile, planOf, type Brand } from '../plan.ts';
import { faultText } from '../run/rejects.ts';
import { uploadName } from '../run/places.ts';

export type PreviewRequest = {
  uploadId: string;
  kind?: KindName | undefined;
  mapping?: Mapping | undefined;
  options: ImportOptions;
};

export type Preview = {
  uploadId: string;
  kind: KindName;
  format: { type: string; encoding: string; delimiter: string; compressed: boolean };
  columns: { name: string; type: string; samples: string[]; field: string | null }[];
  mapping: Mapping;
  rows: { row: number; values: JsonObject; problems: string[] }[];
  /** Guesses and doubts about the file as a whole. */
  notes: string[];
  /** What keeps the import from starting, for example a field without a column. */
  problems: { path: string; message: string }[];
};

const shown = 10;

/** Looks at an uploaded file without importing anything: columns, the mapping as guessed or given, the first rows. */
export async function previewImport(ctx: Context, request: PreviewRequest): Promise<Preview> {
  const name = uploadName(ctx.workspaceId, request.uploadId);
  if ((await ctx.platform.files.size(name)) === null) throw notFound('upload');
  const path = ctx.platform.files.path(name);
  const brand = await transact(ctx, (tx) => workspaceOf(tx, ctx.workspaceId));
  const kind = request.kind === undefined ? await guessKind(path, request.options, brand) : kinds[request.kind];
  const opened = await openFile(path, kind, {
    mapping: request.mapping,
    options: request.options,
    brand,
    toEnd: false,
  });
  const problems: Preview['problems'] = [];
  const usable = (): typeof opened.mapping => {
    try {
      return checkMapping(kind, opened.header.columns, opened.mapping);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      problems.push(...(error.errors ?? []));
      return Object.fromEntries(
        Object.entries(opened.mapping).filter(([, column]) => opened.header.columns.includes(column)),
      );
    }
  };
  const mapping = usable();
  const plan = planOf(kind, opened, mapping, request.options, brand);
  const fieldOf = new Map(Object.entries(mapping).map(([field, column]) => [column, field]));
  const scope = {
    importId: request.uploadId,
    now: ctx.platform.clock.now().getTime(),
    currency: request.options.currency ?? brand.currency,
    cancelPrefix: request.options.cancelPrefix ?? null,
  };
  return {
    uploadId: request.uploadId,
    kind: kind.name,
    format: {
      type: opened.format.type,
      encoding: opened.format.encoding,
      delimiter: opened.format.delimiter,
      compressed: opened.source.gzipped,
    },
    columns: opened.surveyed.map(({ name, type, samples }) => ({
      name,
      type,
      samples,
      field: fieldOf.get(name) ?? null,
    })),
    mapping,
    rows: opened.first.slice(0, shown).map((row) => {
      const outcome = problems.length > 0 ? null : kind.read([new Values(plan, row)], scope);
      return {
        row: row.number,
        values: typedValues(kind, plan, new Values(plan, row)),
        problems: (outcome?.faults ?? (row.fault ? [{ row: row.number, ...row.fault }] : [])).map(faultText),
      };
    }),
    notes: notesOf(opened, mapping),
    problems,
  };
}

/** The mapped cells as the import would understand them. */
function typedValues(kind: Kind, plan: Plan, values: Values): JsonObject {
  const typed: Record<string, JsonValue> = {};
  for (const field of kind.fields) {
    if (!plan.places.has(field.name)) continue;
    const readers: Record<string, () => JsonValue | undefined> = {
      decimal: () => values.decimal(field.name),
      integer: () => values.integer(field.name),
      boolean: () => values.boolean(field.name),
      consent: () => values.consent(field.name),
      json: () => values.json(field.name),
      date: () => {
        const at = values.instant(field.name);
        return at === undefined ? undefined : new Date(at).toISOString();
      },
    };
    const value = readers[field.type]?.() ?? values.raw(field.name);
    if (value !== undefined) typed[field.name] = value;
  }
  return { ...typed, ...values.rest() };
}

/** The kind most of whose fields the header names, all that it needs among them. */
async function guessKind(path: string, options: ImportOptions, brand: Brand): Promise<Kind> {
  const { header } = await openFile(path, kinds.profiles, { options, brand, toEnd: false });
  let best: { kind: Kind; score: number } = { kind: kinds.profiles, score: 0 };
  for (const kind of [
    kinds['order-lines'],
    kinds.orders,
    kinds.events,
    kinds.products,
    kinds.consent,
    kinds.profiles,
  ]) {
    const mapping = guessMapping(kind, header.columns);
    const complete =
      kind.fields.every((field) => !field.required || mapping[field.name]) &&
      kind.oneOf.every((names) => names.some((name) => mapping[name]));
    const score = complete ? Object.keys(mapping).length : 0;
    if (score > best.score) best = { kind, score };
  }
  return best.kind;
}
