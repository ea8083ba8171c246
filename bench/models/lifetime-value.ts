import {
  chanceLogLikelihood,
  aliveAtNextChance,
  expectedAtChances,
} from '../../server/src/insight/predictions/maths/bg-bb.ts';
import { bgNbd, mbgNbd } from '../../server/src/insight/predictions/maths/beta-geometric.ts';
import { fitFamily, fitSpend } from '../../server/src/insight/predictions/maths/fit.ts';
import type { Family, History } from '../../server/src/insight/predictions/maths/family.ts';
import { expectedSpend } from '../../server/src/insight/predictions/maths/gamma-gamma.ts';
import { minimiseFrom } from '../../server/src/insight/predictions/maths/minimise.ts';
import { discountedResidual, paretoNbd } from '../../server/src/insight/predictions/maths/pareto-nbd.ts';
import { donations, hasCdnow, references, summaries, type Reference, type Summary } from './cdnow.ts';
import { row, type Row, type Section } from './section.ts';

const plain = { prior: 0 };
const expectedOf = (family: Family, parameters: readonly number[], history: History, t: number): number =>
  family.alive(parameters, history) * family.future(parameters, history, t).mean;

export const lifetimeValue: Section = {
  title: 'Lifetime value: CDNOW, 2,357 customers, 39 weeks and 39 weeks after',
  source:
    'Fader, Hardie and Lee 2005; CLVTools 0.12.1, BTYD 2.4.3 and lifetimes where no paper gives the digits. Fitted by plain maximum likelihood',
  rows: () => {
    if (!hasCdnow()) return null;
    const cells = summaries();
    const fits = {
      bg: fitFamily(bgNbd, cells, plain),
      pareto: fitFamily(paretoNbd, cells, plain),
      mbg: fitFamily(mbgNbd, cells, plain),
    };
    const named = (
      name: string,
      fit: { parameters: number[] },
      parameters: readonly string[],
      values: [number, number][],
    ): Row[] =>
      values.map(([value, tolerance], i) =>
        row(`${name} ${parameters[i] ?? ''}`, fit.parameters[i] ?? 0, value, tolerance),
      );
    return [
      ...named('BG/NBD', fits.bg, bgNbd.parameters, [
        [0.2425945, 1e-4],
        [4.4136019, 1e-3],
        [0.7929199, 1e-3],
        [2.4258881, 2e-3],
      ]),
      row('BG/NBD log-likelihood', fits.bg.logLikelihood, -9582.43, 0.01),
      ...named('Pareto/NBD', fits.pareto, paretoNbd.parameters, [
        [0.553, 1e-3],
        [10.578, 5e-3],
        [0.606, 1e-3],
        [11.669, 1e-2],
      ]),
      row('Pareto/NBD log-likelihood', fits.pareto.logLikelihood, -9594.98, 0.01),
      ...named('MBG/NBD', fits.mbg, mbgNbd.parameters, [
        [0.525, 1e-3],
        [6.183, 2e-3],
        [0.891, 1e-3],
        [1.614, 1e-3],
      ]),
      ...expectations(fits.bg.parameters, fits.pareto.parameters),
      ...perCustomer('BG/NBD', bgNbd, fits.bg.parameters, cells, references('reference_bgnbd_clvtools.csv'), bgTable),
      ...perCustomer(
        'Pareto/NBD',
        paretoNbd,
        fits.pareto.parameters,
        cells,
        references('reference_pnbd_clvtools.csv'),
        paretoTable,
      ),
      ...cumulative(fits.bg.parameters, fits.pareto.parameters, cells),
      ...spend(cells),
    ];
  },
};

export const donationsOfMembers: Section = {
  title: 'Discrete chances: BG/BB, 11,104 donors',
  source: 'Fader, Hardie and Shang 2010; lifetimes',
  rows: () => {
    if (!hasCdnow()) return null;
    const cells = donations();
    const { at } = minimiseFrom((x) => -chanceLogLikelihood(x.map(Math.exp), cells), [[0, 0, 0, 1]]);
    const parameters = at.map(Math.exp);
    const total = cells.reduce((sum, cell) => sum + cell.n * expectedAtChances(parameters, cell, 5), 0);
    return [
      ...(
        [
          ['alpha', 1.204],
          ['beta', 0.75],
          ['gamma', 0.657],
          ['delta', 2.783],
        ] as const
      ).map(([name, value], i) => row(`BG/BB ${name}`, parameters[i] ?? 0, value, 1e-3)),
      ...(
        [
          [0, 0, 0.11],
          [2, 4, 0.59],
          [6, 6, 0.93],
        ] as const
      ).map(([x, tx, value]) =>
        row(
          `P(alive) at x = ${x}, tx = ${tx}`,
          aliveAtNextChance(parameters, { x, tx, periods: 6, n: 1 }),
          value,
          5e-3,
        ),
      ),
      row('Expected gifts at the next five chances', total, 12_884.2, 1),
    ];
  },
};

function expectations(bg: readonly number[], pareto: readonly number[]): Row[] {
  const heavy = { x: 26, tx: 216 / 7, T: 31 };
  const paradox = (x: number): History => ({ x, tx: 20, T: 39 });
  return [
    ...(
      [
        [0.1428571, 0.0078],
        [1, 0.0532],
        [3, 0.1506],
        [31.8571, 1.0405],
        [32, 1.0437],
        [78, 1.8576],
      ] as const
    ).map(([t, value]) => row(`BG/NBD E[X(${t})]`, bgNbd.expected(bg, t), value, t === 78 ? 4e-4 : 1e-4)),
    row('BG/NBD E[X(52)]', bgNbd.expected(bg, 52), 1.444004, 1e-4),
    row(
      'BG/NBD x = 2, tx = 30.43, T = 38.86: next 39 weeks',
      expectedOf(bgNbd, bg, { x: 2, tx: 30.43, T: 38.86 }, 39),
      1.226,
      5e-4,
    ),
    row('BG/NBD customer 1516: next 52 weeks', expectedOf(bgNbd, bg, heavy, 52), 25.75659, 2e-3),
    row('BG/NBD customer 1516: P(alive)', bgNbd.alive(bg, heavy), 0.9688523, 1e-4),
    ...(
      [
        [10, 0.3474606],
        [15, 0.04283391],
        [20, 0.004158973],
        [25, 0.0003583685],
      ] as const
    ).map(([x, value]) =>
      row(
        `BG/NBD x = ${x}, tx = 20, T = 39: next 52 weeks`,
        expectedOf(bgNbd, bg, paradox(x), 52),
        value,
        value * 2e-3,
      ),
    ),
    ...[
      0, 0.05077821, 0.09916088, 0.14542507, 0.1897993, 0.23247466, 0.27361274, 0.31335159, 0.35181024, 0.38909211,
    ].map((value, t) =>
      row(
        `Pareto/NBD E[X(${t})] at r .55, alpha 10.56, s .61, beta 11.64`,
        paretoNbd.expected([0.55, 10.56, 0.61, 11.64], t),
        value,
        1e-6,
      ),
    ),
    row('Pareto/NBD E[X(52)]', paretoNbd.expected(pareto, 52), 1.473434, 1e-3),
    row('Pareto/NBD customer 1516: next 52 weeks', expectedOf(paretoNbd, pareto, heavy, 52), 25.45647, 5e-3),
    row('Pareto/NBD customer 1516: P(alive)', paretoNbd.alive(pareto, heavy), 0.997874, 1e-4),
    ...(
      [
        [10, 0.7062289],
        [15, 0.1442396],
        [20, 0.02250658],
        [25, 0.00309267],
      ] as const
    ).map(([x, value]) =>
      row(
        `Pareto/NBD x = ${x}, tx = 20, T = 39: next 52 weeks`,
        expectedOf(paretoNbd, pareto, paradox(x), 52),
        value,
        value * 1e-3,
      ),
    ),
    row(
      'Pareto/NBD DERT of x = 30, tx = 38, T = 39 at .0027',
      discountedResidual(pareto, { x: 30, tx: 38, T: 39 }, 0.0027),
      87.64,
      0.05,
    ),
  ];
}

type Table = { means: readonly number[]; total: number; mae: number; rmse: number };
const bgTable: Table = {
  means: [0.225, 0.523, 1.044, 1.52, 2.164, 2.654, 3.504, 6.157],
  total: 1653.4,
  mae: 0.7855,
  rmse: 1.608,
};
const paretoTable: Table = {
  means: [0.138, 0.6, 1.196, 1.714, 2.399, 2.907, 3.819, 6.403],
  total: 1665.7,
  mae: 0.7545,
  rmse: 1.6028,
};

function perCustomer(
  name: string,
  family: Family,
  parameters: readonly number[],
  cells: readonly Summary[],
  known: readonly Reference[],
  table: Table,
): Row[] {
  const byId = new Map(known.map((one) => [one.id, one]));
  const rows = cells.map((cell) => ({
    cell,
    alive: family.alive(parameters, cell),
    expected: expectedOf(family, parameters, cell, 39),
    reference: byId.get(cell.id) ?? { id: 0, alive: Number.NaN, expected: Number.NaN, actual: Number.NaN },
  }));
  const most = (of: (one: (typeof rows)[number]) => number): number =>
    rows.reduce((top, one) => Math.max(top, Math.abs(of(one))), 0);
  const mean = (all: typeof rows, of: (one: (typeof rows)[number]) => number): number =>
    all.reduce((sum, one) => sum + of(one), 0) / all.length;
  return [
    row(
      `${name} largest difference of P(alive) among 2,357 customers`,
      most((one) => one.alive - one.reference.alive),
      0,
      1e-3,
    ),
    row(
      `${name} largest difference of expected transactions`,
      most((one) => one.expected - one.reference.expected),
      0,
      2e-2,
    ),
    ...table.means.map((value, x) => {
      const group = rows.filter(({ cell }) => (x === 7 ? cell.x >= 7 : cell.x === x));
      return row(
        `${name} holdout mean of calibration x = ${x}${x === 7 ? '+' : ''} (actual ${mean(group, (one) => one.reference.actual).toFixed(3)})`,
        mean(group, (one) => one.expected),
        value,
        1.1e-3,
      );
    }),
    row(
      `${name} holdout total (actual 1,882)`,
      rows.reduce((sum, one) => sum + one.expected, 0),
      table.total,
      0.5,
    ),
    row(
      `${name} holdout MAE`,
      mean(rows, (one) => Math.abs(one.expected - one.reference.actual)),
      table.mae,
      1e-4,
    ),
    row(
      `${name} holdout RMSE`,
      Math.sqrt(mean(rows, (one) => (one.expected - one.reference.actual) ** 2)),
      table.rmse,
      2e-4,
    ),
  ];
}

/** Repeat purchases of everybody until a week, each from the own first purchase on. */
function cumulative(bg: readonly number[], pareto: readonly number[], cells: readonly Summary[]): Row[] {
  const longest = cells.reduce((most, { T }) => Math.max(most, T), 0);
  const until = (family: Family, parameters: readonly number[], week: number): number => {
    const byAge = new Map<number, number>();
    return cells.reduce((sum, { T }) => {
      const age = T + week - longest;
      if (age <= 0) return sum;
      const known = byAge.get(age) ?? family.expected(parameters, age);
      byAge.set(age, known);
      return sum + known;
    }, 0);
  };
  return [
    row('BG/NBD cumulative repeats, week 39 (actual 2,457)', until(bgNbd, bg, 39), 2501.5, 1),
    row('BG/NBD cumulative repeats, week 78 (actual 4,339)', until(bgNbd, bg, 78), 4165.6, 1),
    row('Pareto/NBD cumulative repeats, week 39', until(paretoNbd, pareto, 39), 2532.7, 1),
    row('Pareto/NBD cumulative repeats, week 78', until(paretoNbd, pareto, 78), 4275.5, 1),
    ...[1309, 1385, 1460, 1533, 1604, 1674].map((value, i) =>
      row(`Pareto/NBD cumulative repeats, week ${20 + i}`, until(paretoNbd, pareto, 20 + i), value, 1.5),
    ),
  ];
}

function spend(cells: readonly Summary[]): Row[] {
  const buyers = cells.filter(({ x }) => x > 0);
  const { parameters, logLikelihood } = fitSpend(
    buyers.map(({ x, spend: mean }) => ({ x, mean, logMean: Math.log(mean), n: 1 })),
    plain,
  );
  const names = ['p', 'q', 'gamma'];
  return [
    ...(
      [
        [6.25, 0.01],
        [3.74, 0.01],
        [15.44, 0.02],
      ] as const
    ).map(([value, tolerance], i) => row(`Gamma-Gamma ${names[i] ?? ''}`, parameters[i] ?? 0, value, tolerance)),
    row('Gamma-Gamma log-likelihood', logLikelihood, -4055.92, 0.01),
    row('Mean worth of repeat buyers', buyers.reduce((sum, one) => sum + one.spend, 0) / buyers.length, 35.08, 0.005),
    ...[24.65, 18.91, 35.17, 35.17, 35.17, 71.46, 18.91, 35.17, 27.28, 35.17].map((value, i) =>
      row(
        `Gamma-Gamma expected worth, row ${i + 1}`,
        expectedSpend(parameters, cells[i]?.x ?? 0, cells[i]?.spend ?? 0),
        value,
        0.02,
      ),
    ),
  ];
}
