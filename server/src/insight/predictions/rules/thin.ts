/** How much there is to learn from; days since 1970. */
export type Amount = { customers: number; thrice: number; first: number; last: number; today: number };

/**
 * What a brand still lacks before its purchases can be predicted, or null: 500 customers, 180 days, an order in the last 30
 * days, and customers who ordered at least three times.
 */
export function tooThin({ customers, thrice, first, last, today }: Amount): string | null {
  const lacks: string[] = [];
  if (customers < 500) lacks.push(`500 customers (there are ${customers})`);
  if (today - first < 180) lacks.push(`180 days of orders (there are ${today - first})`);
  if (today - last > 30) lacks.push(`an order in the last 30 days (the last is ${today - last} days old)`);
  if (thrice < 5) lacks.push(`customers with at least three orders (there are ${thrice})`);
  return lacks.length === 0 ? null : `Too little data: it takes ${lacks.join(', ')}.`;
}
