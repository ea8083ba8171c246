import { day } from './brand.ts';
import { catalog } from './catalog.ts';
import type { SampleEvent, SampleOrder } from './facts.ts';
import type { Random } from './random.ts';

const subjects = {
  late: ['Where is my parcel?', 'Still waiting for my order', 'Tracking has not moved for days'],
  refund: ['Arrived broken', 'I would like to send this back', 'Wrong item in the box'],
  question: ['Can I change my address?', 'How do I brew this?', 'Do you ship to my country?', 'Question about my code'],
} as const;

const praise = [
  'Exactly the morning I wanted',
  'Beautifully made',
  'My third order',
  'Tastes like the picture looks',
  'A small joy',
] as const;
const blame = ['Smaller than I thought', 'Arrived late', 'Not my taste', 'Handle came chipped'] as const;

/** Tickets and reviews that an order led to. */
export function serviceEvents(random: Random, order: SampleOrder, now: number): SampleEvent[] {
  const shipment = order.fulfilments[0];
  const isLate = shipment !== undefined && (shipment.deliveredAt ?? now) > shipment.promisedAt;
  const topic =
    isLate && random.chance(0.3)
      ? 'late'
      : order.refunds.length > 0 && random.chance(0.5)
        ? 'refund'
        : random.chance(0.02)
          ? 'question'
          : undefined;
  const events: SampleEvent[] = [];
  if (topic) {
    const at =
      topic === 'late'
        ? shipment!.promisedAt + random.int(day / 8, day)
        : topic === 'refund'
          ? order.refunds[0]!.at - day / 12
          : order.placedAt + random.int(day / 24, 2 * day);
    const properties = {
      ticket_id: `T${order.externalId}`,
      subject: random.pick(subjects[topic]),
      topic,
      order_id: order.externalId,
    };
    events.push({ metric: 'Opened Ticket', time: at, value: 0, properties });
  }
  if (shipment?.deliveredAt !== undefined && random.chance(0.11)) {
    const line = random.pick(order.lines);
    const happy = random.chance(isLate || line.refundedQuantity > 0 ? 0.35 : 0.88);
    const rating = happy ? random.int(4, 5) : random.int(1, 3);
    const properties = {
      product_id: catalog[line.product]!.externalId,
      name: line.title,
      category: line.category,
      rating,
      title: random.pick(happy ? praise : blame),
    };
    events.push({
      metric: 'Submitted Review',
      time: shipment.deliveredAt + random.int(2 * day, 16 * day),
      value: 0,
      properties,
    });
  }
  return events.filter((event) => event.time < now);
}
