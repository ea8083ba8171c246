/** The page that makes a segment of a rule, with its people counted at once. */
export function newSegmentPath(name: string, rule: Record<string, unknown>): string {
  const where = 'where' in rule ? rule['where'] : rule;
  return `/segments/new?name=${encodeURIComponent(name)}&rule=${encodeURIComponent(JSON.stringify(where))}`;
}
