interface Point {
  x: number;
  y: number;
}

/** The SVG paths of a small line: one line and one area per stretch without a gap. */
export function sparkPaths(values: readonly (number | null)[], width: number, height: number) {
  const known = values.filter((value) => value !== null);
  const top = Math.max(...known);
  const bottom = Math.min(...known);
  const inset = 3;
  const step = (width - 2 * inset) / Math.max(1, values.length - 1);
  const y = (value: number) =>
    top === bottom ? height / 2 : inset + ((top - value) / (top - bottom)) * (height - 2 * inset);

  const stretches: Point[][] = [[]];
  values.forEach((value, index) => {
    if (value === null) stretches.push([]);
    else stretches.at(-1)?.push({ x: round(inset + index * step), y: round(y(value)) });
  });
  const drawn = stretches.filter((stretch) => stretch.length > 0);
  return {
    lines: drawn.map(line),
    areas: drawn.map((points) => `${line(points)}L${points.at(-1)!.x} ${height}L${points[0]!.x} ${height}Z`),
    last: drawn.at(-1)?.at(-1),
  };
}

const round = (value: number) => Math.round(value * 10) / 10;
const line = (points: Point[]) => `M${points.map(({ x, y }) => `${x} ${y}`).join('L')}`;
