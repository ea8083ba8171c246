import type { JsonObject, JsonValue } from '../../../kernel/json.ts';
import type { Row } from '../reading/rows.ts';
import type { DateReader } from '../values/dates.ts';
import { readDecimal, type DecimalMark } from '../values/numbers.ts';
import { readBoolean, readConsentWord } from '../values/words.ts';
import type { RowFault } from './fault.ts';

export type ColumnType = 'text' | 'number' | 'boolean' | 'date';

/** How the columns of one file are read. */
export type Plan = {
  columns: readonly string[];
  /** field -> place of its column */
  places: ReadonlyMap<string, number>;
  /** columns kept as custom properties: name of the property, place, type as seen in the file */
  rest: readonly { name: string; place: number; type: ColumnType }[];
  keepsOthers: boolean;
  marks: readonly DecimalMark[];
  dates: readonly DateReader[];
};

const earliest = Date.UTC(1970, 0, 2);
const latest = Date.UTC(2100, 0, 1);

/** The mapped values of one row. Reading one that is wrong adds a fault and gives undefined, like an empty one. */
export class Values {
  readonly row: Row;
  readonly faults: RowFault[] = [];
  readonly #plan: Plan;

  constructor(plan: Plan, row: Row) {
    this.#plan = plan;
    this.row = row;
    if (row.fault) this.faults.push({ row: row.number, ...row.fault });
  }

  /** The rows of one document as one: of each column the first cell that is filled. */
  static merged(rows: readonly [Values, ...Values[]]): Values {
    const [first] = rows;
    const cells = first.row.cells.map(
      (_, place) =>
        rows.map((values) => values.row.cells[place]).find((cell) => cell !== '' && cell !== undefined) ?? '',
    );
    return new Values(first.#plan, { number: first.row.number, cells });
  }

  fault(field: string, reason: string): undefined {
    const place = this.#plan.places.get(field);
    const column = place === undefined ? undefined : this.#plan.columns[place];
    this.faults.push({ row: this.row.number, ...(column === undefined ? {} : { column }), reason });
    return undefined;
  }

  /** Undefined when the column is not mapped or the cell is empty or says NULL. */
  raw(field: string): JsonValue | undefined {
    const place = this.#plan.places.get(field);
    if (place === undefined) return undefined;
    const value = this.row.cells[place];
    if (typeof value !== 'string') return value ?? undefined;
    const text = value.trim();
    return text === '' || text === 'NULL' || text === '\\N' ? undefined : text;
  }

  text(field: string, longest = 1000): string | undefined {
    const value = this.raw(field);
    if (value === undefined || typeof value === 'string') {
      return value !== undefined && value.length > longest
        ? this.fault(field, `is longer than ${longest} characters`)
        : value;
    }
    return typeof value === 'object'
      ? this.fault(field, 'has a list or object where a text is expected')
      : String(value);
  }

  /** Spreadsheets and data frames write whole-number ids with a decimal: 17850.0 is 17850. */
  id(field: string): string | undefined {
    const text = this.text(field, 255);
    return text !== undefined && /^\d+\.0$/.test(text) ? text.slice(0, -2) : text;
  }

  /** Plain decimal text, such as "-12.50". */
  decimal(field: string): string | undefined {
    const value = this.raw(field);
    if (value === undefined) return undefined;
    if (typeof value === 'number') return String(value);
    const read = readDecimal(String(value), this.#plan.marks[this.#plan.places.get(field) ?? -1] ?? 'point');
    return typeof read === 'string' ? read : this.fault(field, read.fault);
  }

  integer(field: string): number | undefined {
    const text = this.decimal(field);
    if (text === undefined) return undefined;
    const whole = Number(text);
    return Number.isSafeInteger(whole) ? whole : this.fault(field, `"${text}" is not a whole number`);
  }

  /** Epoch ms. */
  instant(field: string): number | undefined {
    const value = this.raw(field);
    if (value === undefined) return undefined;
    const read = (this.#plan.dates[this.#plan.places.get(field) ?? -1] ?? (() => ({ fault: 'is not a date' })))(
      String(value),
    );
    if (typeof read !== 'number') return this.fault(field, read.fault);
    if (read < earliest || read > latest)
      return this.fault(field, `"${String(value).slice(0, 40)}" is not between 1970 and 2100`);
    return read;
  }

  boolean(field: string): boolean | undefined {
    const text = this.text(field);
    if (text === undefined) return undefined;
    const read = readBoolean(text);
    return typeof read === 'boolean' ? read : this.fault(field, read.fault);
  }

  consent(field: string): 'subscribed' | 'unsubscribed' | 'pending' | undefined {
    const text = this.text(field);
    if (text === undefined) return undefined;
    const read = readConsentWord(text);
    if (read === null) return undefined;
    return typeof read === 'string' ? read : this.fault(field, read.fault);
  }

  /** A list or object; text is read as JSON. */
  json(field: string): JsonValue | undefined {
    const value = this.raw(field);
    if (typeof value !== 'string') return value;
    try {
      return JSON.parse(value) as JsonValue;
    } catch {
      return this.fault(field, 'is not JSON');
    }
  }

  list(field: string): string[] | undefined {
    const value = this.raw(field);
    if (value === undefined) return undefined;
    const items = Array.isArray(value) ? value.map(String) : String(value).split(/[,;|]/);
    return items.map((item) => item.trim()).filter((item) => item !== '');
  }

  /** Columns that became custom properties, each in the type its column has. */
  rest(): JsonObject {
    const properties: JsonObject = {};
    for (const { name, place, type } of this.#plan.rest) {
      const value = this.row.cells[place];
      if (value === undefined || value === null || value === '') continue;
      if (name === 'properties' && isObject(value)) Object.assign(properties, value);
      else properties[name] = typeof value === 'string' ? this.#typed(value.trim(), type, place) : value;
    }
    if (this.#plan.keepsOthers && this.row.others) Object.assign(properties, this.row.others);
    return properties;
  }

  #typed(text: string, type: ColumnType, place: number): JsonValue {
    if (type === 'number') {
      const read = readDecimal(text, this.#plan.marks[place] ?? 'point');
      return typeof read === 'string' ? Number(read) : text;
    }
    if (type === 'boolean') {
      const read = readBoolean(text);
      return typeof read === 'boolean' ? read : text;
    }
    if (type === 'date') {
      const read = this.#plan.dates[place]?.(text);
      return typeof read === 'number' ? new Date(read).toISOString() : text;
    }
    return text;
  }
}

const isObject = (value: JsonValue): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
