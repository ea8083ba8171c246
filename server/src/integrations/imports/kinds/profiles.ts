import type { JsonObject } from '../../../kernel/json.ts';
import { stableUuid } from '../../../platform/crypto/index.ts';
import { readFacts, type Message } from '../../../records/events/index.ts';
import { checkProperties } from '../../../records/profiles/index.ts';
import { refused, type Field, type Kind, type Scope } from './kind.ts';
import { personFields, readSomebody } from './person.ts';
import type { Values } from './values.ts';

const facts: readonly Field[] = [
  {
    name: 'firstName',
    label: 'First name',
    type: 'text',
    synonyms: ['firstname', 'givenname', 'fname', 'billingfirstname', 'vorname'],
  },
  {
    name: 'lastName',
    label: 'Last name',
    type: 'text',
    synonyms: ['lastname', 'surname', 'familyname', 'lname', 'billinglastname', 'nachname'],
  },
  { name: 'name', label: 'Full name', type: 'text', synonyms: ['name', 'fullname', 'customername', 'displayname'] },
  {
    name: 'organization',
    label: 'Company',
    type: 'text',
    synonyms: ['organization', 'company', 'organisation', 'companyname', 'defaultaddresscompany', 'billingcompany'],
  },
  { name: 'title', label: 'Job title', type: 'text', synonyms: ['title', 'jobtitle'] },
  { name: 'locale', label: 'Language', type: 'text', synonyms: ['locale', 'language', 'lang'] },
  { name: 'timezone', label: 'Time zone', type: 'text', synonyms: ['timezone', 'tz'] },
  { name: 'imageUrl', label: 'Image', type: 'text', synonyms: ['imageurl', 'image', 'avatar'] },
  { name: 'city', label: 'City', type: 'text', synonyms: ['city', 'town', 'defaultaddresscity', 'billingcity'] },
  {
    name: 'region',
    label: 'Region',
    type: 'text',
    synonyms: ['region', 'state', 'province', 'stateregion', 'defaultaddressprovincecode', 'billingstate'],
  },
  {
    name: 'postalCode',
    label: 'Postal code',
    type: 'text',
    synonyms: ['postalcode', 'zip', 'zipcode', 'postcode', 'defaultaddresszip', 'billingpostcode'],
  },
  { name: 'latitude', label: 'Latitude', type: 'decimal', synonyms: ['latitude', 'lat'] },
  { name: 'longitude', label: 'Longitude', type: 'decimal', synonyms: ['longitude', 'lng', 'lon'] },
];

const decisions: readonly Field[] = [
  {
    name: 'emailConsent',
    label: 'E-mail consent',
    type: 'consent',
    synonyms: [
      'emailconsent',
      'emailmarketingconsent',
      'acceptsemailmarketing',
      'acceptsmarketing',
      'emailoptin',
      'newsletter',
      'emailsubscriptionstatus',
      'subscribed',
    ],
  },
  {
    name: 'smsConsent',
    label: 'SMS consent',
    type: 'consent',
    synonyms: ['smsconsent', 'smsmarketingconsent', 'acceptssmsmarketing', 'smsoptin'],
  },
  {
    name: 'consentedAt',
    label: 'Time of consent',
    type: 'date',
    synonyms: [
      'consentedat',
      'consenttime',
      'emailmarketingconsenttimestamp',
      'emailconsenttimestamp',
      'optintime',
      'confirmtime',
      'optindate',
    ],
  },
  { name: 'consentWording', label: 'Wording of consent', type: 'text', synonyms: ['consentwording', 'consenttext'] },
];

const other: readonly Field[] = [
  { name: 'tags', label: 'Tags', type: 'text', synonyms: ['tags', 'tag'] },
  {
    name: 'updatedAt',
    label: 'Time of these facts',
    type: 'date',
    synonyms: ['updatedat', 'lastupdated', 'lastchanged', 'profileupdatedon'],
  },
];

export const profiles: Kind = {
  name: 'profiles',
  title: 'Profiles',
  fields: [...personFields, ...facts, ...decisions, ...other],
  oneOf: [['email', 'phone', 'externalId', 'anonymousId']],
  keepsRest: true,
  read([values], scope) {
    if (!values) return refused([]);
    const who = readSomebody(values);
    const traits = readTraits(values);
    for (const fault of checkProperties(traits, ''))
      values.fault('', `${fault.path.slice(1) || 'the row'} ${fault.message}`);
    const time = values.instant('updatedAt') ?? scope.now;
    const consents = readConsents(values, scope);
    if (values.faults.length > 0) return refused(values.faults);
    const data: JsonObject = {
      facts: readFacts(traits) as unknown as JsonObject,
      ...(consents.length > 0 ? { consents } : {}),
    };
    const identify: Message = {
      kind: 'identify',
      key: stableUuid('import', scope.importId, String(values.row.number), JSON.stringify([who, data])),
      time,
      who,
      name: 'identify',
      data,
      source: `import:${scope.importId}`,
      trusted: true,
      backfill: true,
    };
    return {
      messages: [identify],
      faults: [],
      counts: { profiles: 1, ...(consents.length > 0 ? { consents: consents.length } : {}) },
    };
  },
};

function readTraits(values: Values): JsonObject {
  const traits: JsonObject = {};
  for (const { name, type } of facts) {
    const value = type === 'decimal' ? values.decimal(name) : values.text(name);
    if (value !== undefined) traits[name] = value;
  }
  const country = values.text('country', 100);
  if (country !== undefined) traits.country = country;
  const tags = values.list('tags');
  if (tags !== undefined) traits.tags = tags;
  return { ...values.rest(), ...traits };
}

/** Statements as `consentStatement` of records/consent reads them. */
function readConsents(values: Values, scope: Scope): JsonObject[] {
  const at = values.instant('consentedAt') ?? scope.now;
  const wording = values.text('consentWording', 5000);
  const decided = [
    { channel: 'email', status: values.consent('emailConsent') },
    { channel: 'sms', status: values.consent('smsConsent') },
  ];
  return decided.flatMap(({ channel, status }): JsonObject[] =>
    status === undefined
      ? []
      : [
          {
            channel,
            status,
            method: 'import',
            effectiveAt: new Date(at).toISOString(),
            ...(wording === undefined ? {} : { wording }),
          },
        ],
  );
}
