import type { JsonObject } from '../../../kernel/json.ts';
import { stableUuid } from '../../../platform/crypto/index.ts';
import { consentStatement } from '../../../records/consent/index.ts';
import { refused, type Kind } from './kind.ts';
import { personFields, readSomebody } from './person.ts';

export const consent: Kind = {
  name: 'consent',
  title: 'Consent',
  fields: [
    ...personFields,
    { name: 'channel', label: 'Channel', type: 'text', synonyms: ['channel', 'type'] },
    {
      name: 'status',
      label: 'Decision',
      type: 'consent',
      required: true,
      synonyms: ['status', 'consent', 'subscribed', 'decision', 'emailmarketingconsent'],
    },
    { name: 'method', label: 'Method', type: 'text', synonyms: ['method', 'source', 'consentmethod'] },
    { name: 'purpose', label: 'Purpose', type: 'text', synonyms: ['purpose'] },
    { name: 'wording', label: 'Wording', type: 'text', synonyms: ['wording', 'consenttext', 'text'] },
    { name: 'page', label: 'Page', type: 'text', synonyms: ['page', 'url', 'form'] },
    { name: 'ip', label: 'IP address', type: 'text', synonyms: ['ip', 'ipaddress', 'optinip', 'confirmip'] },
    {
      name: 'effectiveAt',
      label: 'Time of the decision',
      type: 'date',
      synonyms: ['effectiveat', 'time', 'date', 'timestamp', 'consentedat', 'optintime', 'unsubtime'],
    },
  ],
  oneOf: [['email', 'phone', 'externalId']],
  keepsRest: false,
  read([values], scope) {
    if (!values) return refused([]);
    const who = readSomebody(values);
    const status = values.consent('status');
    const at = values.instant('effectiveAt') ?? scope.now;
    if (values.faults.length === 0 && status === undefined)
      values.fault('status', 'says neither subscribed nor unsubscribed; leave the row out');
    const stated: JsonObject = {
      channel: (values.text('channel') ?? 'email').toLowerCase(),
      status: status ?? '',
      effectiveAt: new Date(at).toISOString(),
    };
    stated.method = (values.text('method') ?? 'import').toLowerCase();
    for (const name of ['purpose', 'wording', 'page', 'ip'] as const) {
      const text = values.text(name, 5000);
      if (text !== undefined) stated[name] = text;
    }
    if (!consentStatement.shape.method.safeParse(stated.method).success) stated.method = 'import';
    const parsed = consentStatement.safeParse(stated);
    if (values.faults.length === 0 && !parsed.success) {
      for (const issue of parsed.error.issues) values.fault(String(issue.path[0] ?? ''), issue.message);
    }
    if (values.faults.length > 0 || !parsed.success) return refused(values.faults);
    const data = parsed.data as unknown as JsonObject;
    const message = {
      kind: 'consent' as const,
      key: stableUuid('import', scope.importId, String(values.row.number), JSON.stringify([who, data])),
      time: at,
      who,
      name: 'consent',
      data,
      source: `import:${scope.importId}`,
      trusted: true,
      backfill: true,
    };
    return { messages: [message], faults: [], counts: { consents: 1 } };
  },
};
