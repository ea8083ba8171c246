import { CsvButton, formatMoney, formatNumber, formatPercent, minorDigits, Section, useUi } from '@rapport/ui';
import classes from './cohorts.module.css';

export interface Whisker {
  id: string;
  label: string;
  value: number;
  low: number;
  high: number;
  people: number;
}

interface WhiskersProps {
  title: string;
  figure: 'money' | 'percent';
  currency: string;
  items: readonly Whisker[];
  /** A line through all of them. */
  middle: number | null;
  middleLabel: string;
}

/** A value with its interval per row: where two overlap, the difference may be chance. A real table for those who read it. */
export function Whiskers({ title, figure, currency, items, middle, middleLabel }: WhiskersProps) {
  const { locale } = useUi();
  const format = (value: number) =>
    figure === 'money' ? formatMoney(Math.round(value), currency, { locale }) : formatPercent(value, { locale });
  const [from, to] = [
    Math.min(0, ...items.map(({ low }) => low)),
    Math.max(middle ?? 0, ...items.map(({ high }) => high)),
  ];
  const at = (value: number): string => `${to > from ? ((value - from) / (to - from)) * 100 : 0}%`;
  const inFile = (value: number) => (figure === 'money' ? Math.round(value) / 10 ** minorDigits(currency) : value);
  const csv = () => [
    ['Cohort', 'People', figure === 'money' ? `Value, ${currency}` : 'Value', 'Low', 'High'],
    ...items.map((one) => [one.label, one.people, inFile(one.value), inFile(one.low), inFile(one.high)]),
  ];
  return (
    <Section
      title={title}
      description={middle === null ? undefined : `The line is ${middleLabel.toLowerCase()}: ${format(middle)}`}
      actions={<CsvButton title={title} rows={csv} />}
    >
      {items.length === 0 ? (
        <p className={classes.words}>No cohort has had that many days yet.</p>
      ) : (
        <table className={classes.whiskers} aria-label={title}>
          <tbody>
            {items.map(({ id, label, value, low, high, people }) => (
              <tr key={id}>
                <th scope="row">{label}</th>
                <td
                  className={classes.track}
                  data-tip={`${format(low)} to ${format(high)}, from ${formatNumber(people, { locale })} people`}
                >
                  {middle !== null && <span className={classes.middle} style={{ left: at(middle) }} />}
                  <span className={classes.span} style={{ left: at(low), right: `calc(100% - ${at(high)})` }} />
                  <span className={classes.dot} style={{ left: at(value) }} />
                </td>
                <td className={classes.figure}>{format(value)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}
