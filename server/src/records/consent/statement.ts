import { z } from 'zod';

export const channels = ['email', 'sms', 'whatsapp', 'push'] as const;
export type Channel = (typeof channels)[number];

export const statuses = ['subscribed', 'unsubscribed', 'pending'] as const;
export type ConsentStatus = (typeof statuses)[number];

export const purposes = ['marketing', 'transactional'] as const;
export type Purpose = (typeof purposes)[number];

export const methods = [
  'form',
  'api',
  'checkout',
  'preference_page',
  'inbound_message',
  'manual',
  'import',
  'integration',
  'one_click_unsubscribe',
  'unsubscribe_link',
  'spam_complaint',
  'mailbox_provider',
  'double_opt_in',
  'merge',
] as const;

const text = (maximum: number) => z.string().trim().min(1).max(maximum);

/** `data` of a message of kind `consent`: what a person decided, where, and in which words. */
export const consentStatement = z
  .object({
    channel: z.enum(channels),
    status: z.enum(statuses),
    method: z.enum(methods).default('api'),
    purpose: z.enum(purposes).default('marketing'),
    wording: text(5000).optional().describe('The exact text the person agreed to'),
    page: text(2000).optional().describe('Address of the page or form'),
    ip: z.union([z.ipv4(), z.ipv6()]).optional(),
    userAgent: text(1000).optional(),
    doubleOptIn: z.boolean().default(false),
    effectiveAt: z.iso.datetime({ offset: true }).optional().describe('When the person decided; now when left out'),
  })
  .meta({ id: 'ConsentStatement' });

export type ConsentStatement = z.infer<typeof consentStatement>;
