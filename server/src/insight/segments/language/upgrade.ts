/** A rule of some version made one of the next. What it asks stays the same. */
export type Upgrade = (rule: Record<string, unknown>) => Record<string, unknown>;

/**
 * By the version they start from. A form of a condition that changes its meaning gets a new version and an entry here;
 * what is only added needs neither.
 */
const upgrades: ReadonlyMap<number, Upgrade> = new Map();

/**
 * A rule as it was stored at any time, in the form of today. What is no rule, or of a version this program does not know,
 * stays as it is and is refused by the reader.
 */
export function upgradeRule(raw: unknown, steps: ReadonlyMap<number, Upgrade> = upgrades): unknown {
  let rule = raw;
  for (;;) {
    const version = versionOf(rule);
    const step = version === undefined ? undefined : steps.get(version);
    if (version === undefined || step === undefined) return rule;
    rule = { ...step({ ...Object(rule) }), version: version + 1 };
  }
}

/** Rules without a version are of the first. */
function versionOf(raw: unknown): number | undefined {
  if (typeof raw !== 'object' || raw === null) return undefined;
  const version = 'version' in raw ? raw.version : 1;
  return typeof version === 'number' ? version : undefined;
}
