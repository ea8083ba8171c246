import type { JsonObject } from '../../../kernel/json.ts';
import { stableUuid } from '../../../platform/crypto/index.ts';
import { checkCurrency, limits, readValue } from '../../../records/events/index.ts';
import { checkProperties } from '../../../records/profiles/index.ts';
import { refused, type Kind } from './kind.ts';
import { personFields, readSomebody } from './person.ts';

export const events: Kind = {
  name: 'events',
  title: 'Events',
  fields: [
    ...personFields,
    {
      name: 'metric',
      label: 'What happened',
      type: 'text',
      required: true,
      synonyms: ['metric', 'event', 'eventname', 'metricname', 'action', 'name'],
    },
    {
      name: 'time',
      label: 'When',
      type: 'date',
      required: true,
      synonyms: ['time', 'timestamp', 'date', 'datetime', 'eventtime', 'occurredat', 'createdat'],
    },
    { name: 'value', label: 'Value', type: 'decimal', synonyms: ['value', 'revenue', 'amount', 'total'] },
    { name: 'currency', label: 'Currency', type: 'text', synonyms: ['currency', 'valuecurrency'] },
    { name: 'id', label: 'Event id', type: 'text', synonyms: ['id', 'eventid', 'messageid', 'uniqueid'] },
  ],
  oneOf: [['email', 'phone', 'externalId', 'anonymousId']],
  keepsRest: true,
  read([values], scope) {
    if (!values) return refused([]);
    const who = readSomebody(values);
    const metric = values.text('metric', limits.metricLength);
    if (metric === undefined && values.faults.length === 0)
      values.fault('metric', 'is empty; every event says what happened');
    const time = values.instant('time');
    if (time === undefined && values.faults.length === 0)
      values.fault('time', 'is empty; every event of the past needs its time');
    const read = readValue(values.decimal('value'), '');
    for (const error of read.errors) values.fault('value', error.message);
    const currency = values.text('currency')?.toUpperCase();
    for (const error of checkCurrency(currency, '')) values.fault('currency', error.message);
    const properties = values.rest();
    for (const error of checkProperties(properties, ''))
      values.fault('', `${error.path.slice(1) || 'the row'} ${error.message}`);
    const id = values.id('id');
    if (values.faults.length > 0 || metric === undefined || time === undefined) return refused(values.faults);
    const data: JsonObject = { value: read.value, ...(currency === undefined ? {} : { currency }), properties };
    // Two equal rows are two events; the same file again is none: the row's number is part of the content's key.
    const content = JSON.stringify([values.row.number, metric, time, who, data]);
    const message = {
      kind: 'track' as const,
      key: id === undefined ? stableUuid('import', 'events', content) : stableUuid('id', id),
      time,
      who,
      name: metric,
      data,
      source: `import:${scope.importId}`,
      trusted: true,
      backfill: true,
    };
    return { messages: [message], faults: [], counts: { events: 1 } };
  },
};
