import { passes, type Row } from './section.ts';

/** Seven significant digits, no more than are there. */
export const written = (value: number): string => String(Number(value.toPrecision(7)));

/** Markdown; ours to as many digits as the tolerance gives meaning to, so that the last ulp changes no document. */
export function tableOf(rows: readonly Row[]): string {
  const lines = rows.map((one) => {
    const { figure, ours, reference, tolerance, below } = one;
    const limit = below ? 'lower' : `± ${written(tolerance)}`;
    return `| ${figure} | ${digits(ours, below ? 1e-2 : tolerance)} | ${written(reference)} | ${limit} | ${passes(one) ? 'yes' : 'no'} |`;
  });
  return ['| figure | ours | reference | tolerance | ok |', '|---|---:|---:|---:|---|', ...lines].join('\n');
}

function digits(value: number, tolerance: number): string {
  if (tolerance === 0) return written(value);
  return value.toFixed(Math.min(9, Math.max(0, 1 - Math.floor(Math.log10(tolerance)))));
}

/** The document with what stands between `<!-- name -->` and `<!-- /name -->` replaced. */
export function replaceBetween(document: string, name: string, text: string): string {
  const [from, to] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const [start, end] = [document.indexOf(from), document.indexOf(to)];
  if (start < 0 || end < start) throw new Error(`docs/models.md lacks ${from} … ${to}`);
  return `${document.slice(0, start + from.length)}\n\n${text}\n\n${document.slice(end)}`;
}
