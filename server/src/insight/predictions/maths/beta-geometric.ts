import { four, largest, logOnePlusExp, runningSums, type Family, type Future, type History } from './family.ts';
import { tailOfCounts } from './negative-binomial.ts';

/**
 * BG/NBD (Fader, Hardie and Lee 2005, Marketing Science 24:2): while active, customers buy at random at a rate that is
 * gamma(r, alpha) distributed among them, and stop after each repeat purchase with a probability that is beta(a, b).
 */
export const bgNbd = betaGeometric({ name: 'bg-nbd', title: 'BG/NBD', early: 0 });

/** MBG/NBD (Batislam, Denizel and Filiztekin 2007; Wagner and Hoppe 2008): they may stop after the first purchase too. */
export const mbgNbd = betaGeometric({ name: 'mbg-nbd', title: 'MBG/NBD', early: 1 });

/**
 * `early` is the number of chances to stop before the first repeat purchase. With y = x + early chances taken:
 * L ∝ (r)ₓ α^r · B-ratios · [ (α+T)^-(r+x) + a / (b + y − 1) · (α+tx)^-(r+x) ], the second term where y > 0.
 * What is to come is summed over counts instead of through ₂F₁: P(X > k | alive) = P(N > k) · Π (b+y+i) / (a+b+y+i), i < k.
 * All terms are positive, so neither a = 1 nor large counts nor tiny parameters lose digits.
 */
function betaGeometric({ name, title, early }: { name: string; title: string; early: 0 | 1 }): Family {
  const future = (shape: number, rate: number, a: number, b: number, t: number): Future => {
    const above = tailOfCounts(shape, rate, t);
    let stays = 1;
    let mean = 0;
    for (let k = 0; k < above.length; k += 1) {
      above[k] = (above[k] ?? 0) * stays;
      mean += above[k] ?? 0;
      stays *= (b + k) / (a + b + k);
    }
    return { mean, above: (k) => above[k] ?? 0 };
  };
  const oddsOfStopped = (parameters: readonly number[], { x, tx, T }: History): number => {
    const [r, alpha, a, b] = four(parameters);
    const y = x + early;
    return y === 0 ? -Infinity : Math.log(a / (b + y - 1)) + (r + x) * Math.log((alpha + T) / (alpha + tx));
  };
  return {
    name,
    title,
    parameters: ['r', 'alpha', 'a', 'b'],
    starts: (x, T) => [
      [0.5, (0.5 * T) / Math.max(x, 0.05), 0.5, 2],
      [1, T / Math.max(x, 0.05), 0.1, 1],
      [0.25, (0.1 * T) / Math.max(x, 0.05), 1, 3],
      [2, (2 * T) / Math.max(x, 0.05), 2, 20],
    ],
    logLikelihood: (parameters, cells) => {
      const [r, alpha, a, b] = four(parameters);
      const most = largest(cells);
      const bought = runningSums(most, (i) => Math.log(r + i));
      const stayed = runningSums(most + early, (i) => Math.log((b + i) / (a + b + i)));
      const start = r * Math.log(alpha);
      let sum = 0;
      for (const { x, tx, T, n } of cells) {
        const y = x + early;
        const watched = Math.log(alpha + T);
        const odds = y === 0 ? -Infinity : Math.log(a / (b + y - 1)) + (r + x) * (watched - Math.log(alpha + tx));
        sum += n * (start + (bought[x] ?? 0) + (stayed[y] ?? 0) - (r + x) * watched + logOnePlusExp(odds));
      }
      return sum;
    },
    expected: (parameters, t) => {
      const [r, alpha, a, b] = four(parameters);
      return (early === 0 ? 1 : b / (a + b)) * future(r, alpha, a, b + early, t).mean;
    },
    alive: (parameters, history) => 1 / (1 + Math.exp(oddsOfStopped(parameters, history))),
    future: (parameters, { x, T }, t) => {
      const [r, alpha, a, b] = four(parameters);
      return future(r + x, alpha + T, a, b + x + early, t);
    },
    rate: (parameters, { x, T }) => {
      const [r, alpha] = four(parameters);
      return { shape: r + x, rate: alpha + T };
    },
  };
}
