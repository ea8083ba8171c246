import { setTimeout as sleep } from 'node:timers/promises';
import { quiet } from '../kill/results.ts';
import type { BenchServer } from '../world.ts';
import type { Api } from './api.ts';

export type Audience = { segmentId: number; addresses: Set<string> };

/**
 * Subscribes people through the API and makes the segment they are in. Beside them stand some of the segment who
 * unsubscribed and some who are not of the segment: neither may get anything.
 */
export async function subscribe(server: BenchServer, api: Api, people: number): Promise<Audience> {
  const addresses = Array.from({ length: people }, (_, i) => `person${i}@people.example`);
  const others = Math.ceil(people / 50);
  const rows = [
    ...addresses.map((address, i) => `${address},subscribed,club,First${i % 900}`),
    ...Array.from({ length: others }, (_, i) => `left${i}@people.example,unsubscribed,club,Gone`),
    ...Array.from({ length: others }, (_, i) => `other${i}@people.example,subscribed,none,Other`),
  ];
  await api.importProfiles(`email,email consent,tier,first_name\n${rows.join('\n')}\n`);
  await quiet(server.url, 300_000);
  await api.send('PATCH', '/workspace', { postalAddress: '1 Kiln Road, Leeds' });
  const rule = { where: { kind: 'property', field: 'properties.tier', is: { op: 'equals', value: 'club' } } };
  const { id } = await api.send<{ id: number }>('POST', '/segments', { name: 'Club', rule });
  for (let count = -1; count !== people + others;) {
    await sleep(300);
    ({ count } = await api.send<{ count: number }>('POST', '/segments/preview', { rule }));
  }
  return { segmentId: id, addresses: new Set(addresses) };
}

type Content = { subject: string; source: string };

/** Creates a campaign to the segment and sends it. @returns its id */
export async function launch(api: Api, segmentId: number, content: Content): Promise<number> {
  const { id } = await api.send<{ id: number }>('POST', '/campaigns', {
    name: content.subject,
    includeSegments: [segmentId],
    fromName: 'Bench',
    fromEmail: 'news@brand.example',
    content: { class: 'marketing', preheader: '', format: 'html', ...content },
  });
  await api.send('POST', `/campaigns/${id}/schedule`, {});
  return id;
}

export async function untilSent(api: Api, campaignId: number, withinMs: number): Promise<void> {
  const deadline = performance.now() + withinMs;
  while (performance.now() < deadline) {
    const { state } = await api.get<{ state: string }>(`/campaigns/${campaignId}`);
    if (state === 'sent') return;
    await sleep(200);
  }
  throw new Error(`the campaign was not sent within ${withinMs} ms`);
}
