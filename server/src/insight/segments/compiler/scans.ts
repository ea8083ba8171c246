import { featuresIn, sqlOf } from './node.ts';
import type { Feature, Node } from './types.ts';

type Scan = [nodes: readonly Node[], features: readonly Feature[]];

/**
 * Tests of one source in as few scans as pay: those that read the same metrics share one, those that read different
 * metrics get one each, where the primary key finds their rows and nothing has to be told apart.
 */
export function scansOf(nodes: readonly Node[], features: readonly Feature[]): Scan[] {
  const scans: { nodes: Node[]; features: Feature[] }[] = [];
  for (const node of nodes) {
    const names = featuresIn(sqlOf(node));
    const merged = { nodes: [node], features: features.filter((f) => names.includes(f.name)) };
    for (const other of scans.filter((scan) => readSameRows(scan.features, merged.features))) {
      merged.nodes.unshift(...other.nodes);
      merged.features.unshift(...other.features);
      scans.splice(scans.indexOf(other), 1);
    }
    scans.push(merged);
  }
  return scans.map((scan) => [scan.nodes, [...new Set(scan.features)]]);
}

/** Without metrics all rows of the source are read. */
function readSameRows(some: readonly Feature[], others: readonly Feature[]): boolean {
  const metrics = new Set(some.flatMap((f) => f.metrics ?? []));
  return [...some, ...others].some((f) => !f.metrics) || others.some((f) => f.metrics?.some((m) => metrics.has(m)));
}
