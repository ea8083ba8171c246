import { schemes } from './colours.ts';
import { contrast, mix } from './contrast.ts';

/** A pale ground and a text of the same hue on it with a contrast of at least 4.5, from ten shades, lightest first. */
export function softPair(shades: readonly string[], scheme: 'light' | 'dark'): { ground: string; text: string } {
  const light = scheme === 'light';
  const ground = light ? shades[0]! : mix(shades[7]!, schemes.dark.surface, 0.1);
  const towards = light ? '#000000' : '#ffffff';
  let text = light ? shades[8]! : shades[3]!;
  while (contrast(text, ground) < 4.6) text = mix(towards, text, 0.15);
  return { ground, text };
}
