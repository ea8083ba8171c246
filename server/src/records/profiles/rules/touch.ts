import type { JsonObject, JsonValue } from '../../../kernel/json.ts';

const paid = /^(cpc|ppc|cpm|cpv|paid|paidsearch|paid[-_ ]?social|display|retargeting|ads?)$/;
const creators = /^(influencer|creator|ambassador|affiliate|ugc)$/;
const searchHosts = /(^|\.)(google|bing|duckduckgo|yahoo|ecosia|baidu|yandex|qwant|startpage)\./;
const socialHosts =
  /(^|\.)(facebook|instagram|tiktok|youtube|pinterest|twitter|x|reddit|linkedin|snapchat|threads)\.(com|net|co)$/;
const socialNames = /^(facebook|fb|instagram|ig|tiktok|youtube|pinterest|twitter|x|reddit|linkedin|snapchat|threads)$/;

/**
 * Where a visit came from, read from the context of its message (Segment's `campaign`, `page`, `referrer`), or null when
 * the context tells nothing about a visit. Campaign parameters of the landing page count where the context has none.
 */
export function touchOf(context: JsonObject | undefined): JsonObject | null {
  if (context === undefined) return null;
  const page = objectOf(context.page);
  const campaign = objectOf(context.campaign);
  const landingPage = textOf(page.url);
  const referrer = textOf(objectOf(context.referrer).url ?? page.referrer ?? context.referrer);
  if (landingPage === null && referrer === null && Object.keys(campaign).length === 0) return null;
  const parameter = parametersOf(landingPage);
  const facts = {
    source: textOf(campaign.source) ?? parameter('utm_source'),
    medium: textOf(campaign.medium) ?? parameter('utm_medium'),
    campaign: textOf(campaign.name ?? campaign.campaign) ?? parameter('utm_campaign'),
    creator: textOf(campaign.creator) ?? parameter('creator') ?? parameter('ref'),
    code: textOf(campaign.code) ?? parameter('code') ?? parameter('discount'),
    landingPage,
    referrer: sameSite(landingPage, referrer) ? null : referrer,
  };
  return present({ channel: channelOf(facts), ...facts });
}

/** The name of the channel that campaign parameters and referrer amount to. */
export function channelOf(facts: {
  source?: string | null;
  medium?: string | null;
  creator?: string | null;
  referrer?: string | null;
}): string {
  const medium = facts.medium?.toLowerCase() ?? '';
  const source = facts.source?.toLowerCase() ?? '';
  const host = hostOf(facts.referrer ?? null);
  if (facts.creator || creators.test(medium)) return 'creator';
  if (medium === 'email' || source === 'newsletter') return 'email';
  if (medium === 'sms') return 'sms';
  if (paid.test(medium)) return socialNames.test(source) ? 'paid_social' : 'paid_search';
  if (/social/.test(medium) || socialNames.test(source) || socialHosts.test(host)) return 'organic_social';
  if (medium === 'organic' || searchHosts.test(host)) return 'organic_search';
  if (medium === 'referral' || host !== '') return 'referral';
  return source !== '' || medium !== '' ? 'other' : 'direct';
}

const objectOf = (value: JsonValue | undefined): JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};

function textOf(value: JsonValue | undefined): string | null {
  if (typeof value !== 'string') return null;
  const text = value.trim().slice(0, 2000);
  return text === '' ? null : text;
}

function parametersOf(url: string | null): (name: string) => string | null {
  const parameters = url !== null && URL.canParse(url) ? new URL(url).searchParams : new URLSearchParams();
  return (name) => textOf(parameters.get(name) ?? undefined);
}

const hostOf = (url: string | null): string =>
  url !== null && URL.canParse(url) ? new URL(url).hostname.toLowerCase() : '';
const sameSite = (a: string | null, b: string | null): boolean => hostOf(a) !== '' && hostOf(a) === hostOf(b);

const present = (facts: Record<string, string | null>): JsonObject =>
  Object.fromEntries(Object.entries(facts).filter((entry): entry is [string, string] => entry[1] !== null));
