import type { Kind } from './kinds/kind.ts';
import type { Plan } from './kinds/values.ts';
import { guessMapping, type ImportOptions, type Mapping } from './mapping.ts';
import { openSource, headOf, type Source } from './reading/bytes.ts';
import { detectFormat, type Format } from './reading/format.ts';
import { readHeader, readRows, type Header, type Row } from './reading/rows.ts';
import { survey, type ColumnSurvey } from './survey.ts';
import { dateReader } from './values/dates.ts';

/** A file looked at: how it is written, its columns and what is in them. */
export type Opened = {
  source: Source;
  format: Format;
  header: Header;
  surveyed: ColumnSurvey[];
  first: Row[];
  mapping: Mapping;
};

export type Brand = { timezone: string; locale: string; currency: string };

const headBytes = 256 * 1024;

/** @param toEnd look as far as it takes to settle ambiguous dates and decimals of mapped columns */
export async function openFile(
  path: string,
  kind: Kind,
  given: { mapping?: Mapping | undefined; options: ImportOptions; brand: Brand; toEnd: boolean },
): Promise<Opened> {
  const source = await openSource(path);
  const format = detectFormat(await headOf(source, headBytes), given.options);
  const header = await readHeader(source, format);
  const mapping = given.mapping ?? guessMapping(kind, header.columns);
  const wanted = kind.fields.flatMap((field) => {
    const place = header.columns.indexOf(mapping[field.name] ?? '');
    const unsettled =
      (field.type === 'date' && given.options.dateOrder === undefined) ||
      (['decimal', 'integer'].includes(field.type) && given.options.decimal === undefined);
    return place !== -1 && unsettled ? [place] : [];
  });
  const american = given.brand.locale === 'en-US';
  const seen = await survey(readRows(source, format, header.columns), header.columns, {
    american,
    toEnd: given.toEnd,
    wanted,
  });
  return { source, format, header, surveyed: seen.columns, first: seen.first, mapping };
}

/** How each column is read: what was stated first, then what the file shows. */
export function planOf(kind: Kind, opened: Opened, mapping: Mapping, options: ImportOptions, brand: Brand): Plan {
  const { columns } = opened.header;
  const zone = options.timezone ?? brand.timezone;
  const places = new Map<string, number>();
  const rest: Plan['rest'][number][] = [];
  const used = new Set<number>();
  for (const [field, column] of Object.entries(mapping)) {
    const place = columns.indexOf(column);
    used.add(place);
    if (field.startsWith('properties.'))
      rest.push({ name: field.slice('properties.'.length), place, type: opened.surveyed[place]?.type ?? 'text' });
    else places.set(field, place);
  }
  const keepsRest = kind.keepsRest && options.rest !== 'ignore';
  if (keepsRest)
    columns.forEach(
      (name, place) =>
        used.has(place) || rest.push({ name: name.slice(0, 200), place, type: opened.surveyed[place]?.type ?? 'text' }),
    );
  return {
    columns,
    places,
    rest,
    keepsOthers: keepsRest,
    marks: opened.surveyed.map((column) => options.decimal ?? column.mark),
    dates: opened.surveyed.map((column) => dateReader(options.dateOrder ?? column.dateOrder, zone)),
  };
}

/** What people should know before they start: guesses and doubts about the file. */
export function notesOf(opened: Opened, mapping: Mapping): string[] {
  const mapped = new Set(Object.values(mapping));
  return [
    ...opened.format.notes,
    ...opened.header.notes,
    ...opened.surveyed.flatMap((column) => (mapped.has(column.name) ? column.notes : [])),
  ];
}
