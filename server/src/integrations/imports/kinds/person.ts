import { namesSomebody, readIdentifiers, type Identifiers } from '../../../records/events/index.ts';
import type { Field } from './kind.ts';
import type { Values } from './values.ts';

export const personFields: readonly Field[] = [
  {
    name: 'email',
    label: 'E-mail',
    type: 'text',
    synonyms: ['email', 'emailaddress', 'mail', 'customeremail', 'billingemail', 'contactemail', 'subscriberemail'],
  },
  {
    name: 'phone',
    label: 'Phone',
    type: 'text',
    synonyms: [
      'phone',
      'phonenumber',
      'mobile',
      'mobilephone',
      'smsphonenumber',
      'smsphone',
      'telephone',
      'billingphone',
      'customerphone',
    ],
  },
  {
    name: 'externalId',
    label: 'Customer id',
    type: 'text',
    synonyms: [
      'externalid',
      'customerid',
      'customer',
      'userid',
      'clientid',
      'customernumber',
      'shopifycustomerid',
      'profileexternalid',
    ],
  },
  { name: 'anonymousId', label: 'Anonymous id', type: 'text', synonyms: ['anonymousid', 'deviceid', 'visitorid'] },
  {
    name: 'country',
    label: 'Country',
    type: 'text',
    synonyms: [
      'country',
      'countrycode',
      'defaultaddresscountrycode',
      'billingcountry',
      'shippingcountry',
      'countryregion',
    ],
  },
];

/** Who the row is about; identifiers that are none are faults of their columns. Empty when nobody is named. */
export function readPerson(values: Values): Identifiers {
  const country = values.text('country', 100);
  const { who, errors } = readIdentifiers(
    {
      email: values.text('email'),
      phone: values.text('phone'),
      externalId: values.id('externalId'),
      anonymousId: values.id('anonymousId'),
      ...(country !== undefined && /^[A-Za-z]{2}$/.test(country) ? { country } : {}),
    },
    '',
  );
  for (const error of errors) values.fault(error.path.slice(1), error.message);
  return who;
}

/** The same where somebody has to be named. */
export function readSomebody(values: Values): Identifiers {
  const who = readPerson(values);
  if (values.faults.length === 0 && !namesSomebody(who)) {
    values.fault('', 'names nobody; fill in an e-mail, phone, customer id or anonymous id');
  }
  return who;
}
