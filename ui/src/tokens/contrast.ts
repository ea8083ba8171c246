type Linear = readonly [number, number, number];

const decode = (channel: number) => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4);
const encode = (channel: number) => (channel <= 0.0031308 ? channel * 12.92 : 1.055 * channel ** (1 / 2.4) - 0.055);

/** `#rrggbb` to linear light, each channel 0 to 1. */
export function toLinear(hex: string): Linear {
  const channel = (at: number) => decode(Number.parseInt(hex.slice(at, at + 2), 16) / 255);
  return [channel(1), channel(3), channel(5)];
}

function toHex(linear: Linear): string {
  const channel = (value: number) =>
    Math.round(encode(Math.min(1, Math.max(0, value))) * 255)
      .toString(16)
      .padStart(2, '0');
  return `#${channel(linear[0])}${channel(linear[1])}${channel(linear[2])}`;
}

const luminance = ([red, green, blue]: Linear) => 0.2126 * red + 0.7152 * green + 0.0722 * blue;

/** WCAG contrast of two colours, 1 to 21. */
export function contrast(a: string, b: string): number {
  const [lighter, darker] = [luminance(toLinear(a)), luminance(toLinear(b))].sort((x, y) => y - x) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}

/** `share` (0 to 1) of `ink` on `paper`, mixed in linear light. */
export function mix(ink: string, paper: string, share: number): string {
  const [a, b] = [toLinear(ink), toLinear(paper)];
  const at = (channel: 0 | 1 | 2) => a[channel] * share + b[channel] * (1 - share);
  return toHex([at(0), at(1), at(2)]);
}
