import { RuleWords } from './rule-words.tsx';
import classes from './record.module.css';

/** The rule in words as it is written; where a condition has no words here, as a list. */
export function RuleText({ text, rule }: { text: string | null; rule: Record<string, unknown> }) {
  return text === null ? <RuleWords rule={rule} /> : <code className={classes.ruleText}>{text}</code>;
}
