/** Nodes in (−1, 1) and weights of Gauss and Legendre's rule, by Newton's method on the Legendre polynomials. */
function gaussLegendre(n: number): { nodes: Float64Array; weights: Float64Array } {
  const nodes = new Float64Array(n);
  const weights = new Float64Array(n);
  for (let i = 0; i < n; i += 1) {
    let x = Math.cos((Math.PI * (i + 0.75)) / (n + 0.5));
    let slope = 1;
    for (let turn = 0; turn < 100; turn += 1) {
      let [before, now] = [1, x];
      for (let k = 2; k <= n; k += 1) [before, now] = [now, ((2 * k - 1) * x * now - (k - 1) * before) / k];
      slope = (n * (x * now - before)) / (x * x - 1);
      const step = now / slope;
      x -= step;
      if (Math.abs(step) < 1e-15) break;
    }
    nodes[i] = x;
    weights[i] = 2 / ((1 - x * x) * slope * slope);
  }
  return { nodes, weights };
}

const rule = gaussLegendre(20);

/** ∫ f from `from` to `to` for a smooth f, in panels of 20 nodes no wider than `panel`. */
export function integrate(f: (x: number) => number, from: number, to: number, panel = Infinity): number {
  const panels = Math.min(64, Math.max(1, Math.ceil((to - from) / panel)));
  const half = (to - from) / panels / 2;
  let sum = 0;
  for (let p = 0; p < panels; p += 1) {
    const middle = from + (2 * p + 1) * half;
    for (let i = 0; i < rule.nodes.length; i += 1) {
      sum += (rule.weights[i] ?? 0) * f(middle + half * (rule.nodes[i] ?? 0));
    }
  }
  return sum * half;
}
