import { DEFAULT_THEME } from '@mantine/core';
import { describe, expect, it } from 'vitest';
import { iris, red, schemes } from './colours.ts';
import { contrast, mix, toLinear } from './contrast.ts';
import { heatRamp, heatStep } from './heat.ts';
import { softPair } from './soft.ts';
import { seriesColour, seriesColours } from './series.ts';

type Vector = readonly [number, number, number];

// Machado, Oliveira and Fernandes (2009), severity 1, on linear light.
const views: Record<string, readonly [Vector, Vector, Vector]> = {
  ordinary: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

const dot = (a: Vector, b: Vector) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];

function oklab(linear: Vector): Vector {
  const [r, g, b] = linear.map((channel) => Math.min(1, Math.max(0, channel))) as [number, number, number];
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

function distance(a: string, b: string, view: readonly [Vector, Vector, Vector]): number {
  const [p, q] = [a, b].map((hex) => {
    const colour = toLinear(hex);
    return oklab([dot(view[0], colour), dot(view[1], colour), dot(view[2], colour)]);
  }) as [Vector, Vector];
  return Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
}

describe.each(['light', 'dark'] as const)('the %s scheme', (scheme) => {
  const colours = schemes[scheme];

  it.each(['text', 'muted'] as const)('reads %s on what is under the pointer', (name) => {
    expect(contrast(colours[name], colours.hoverStrong)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(['text', 'muted', 'accentText', 'good', 'attention', 'bad'] as const)('reads %s on every surface', (name) => {
    for (const surface of ['page', 'surface', 'sunken', 'hover'] as const) {
      expect(contrast(colours[name], colours[surface])).toBeGreaterThanOrEqual(4.5);
    }
  });

  it.each(['good', 'attention', 'bad', 'accent'] as const)('reads %s on its own soft ground', (tone) => {
    const text = tone === 'accent' ? colours.accentText : colours[tone];
    expect(contrast(text, colours[`${tone}Soft`])).toBeGreaterThanOrEqual(4.5);
  });

  it('shows every series against the surface', () => {
    for (const colour of Object.values(seriesColours[scheme])) {
      expect(contrast(colour, colours.surface)).toBeGreaterThanOrEqual(3);
    }
  });

  it.each(Object.keys(views))('keeps any two series apart in %s vision', (view) => {
    const { other: _grey, ...named } = seriesColours[scheme];
    const list = Object.entries(named);
    for (const [nameA, a] of list) {
      for (const [nameB, b] of list) {
        if (nameA >= nameB) continue;
        expect(distance(a, b, views[view]!), `${nameA} and ${nameB}`).toBeGreaterThan(0.048);
      }
    }
  });

  it('reads the figures of every step of a heat map', () => {
    for (const { background, text } of heatRamp(scheme)) expect(contrast(background, text)).toBeGreaterThanOrEqual(4.5);
  });
});

describe('colours', () => {
  it.each(['light', 'dark'] as const)('makes a readable soft pair of any hue in the %s scheme', (scheme) => {
    for (const shades of Object.values(DEFAULT_THEME.colors)) {
      const { ground, text } = softPair(shades, scheme);
      expect(contrast(text, ground)).toBeGreaterThanOrEqual(4.5);
    }
  });

  it('reads white on the filled accent and on the filled red', () => {
    expect(contrast('#ffffff', iris[6])).toBeGreaterThanOrEqual(4.5);
    expect(contrast('#ffffff', red[6])).toBeGreaterThanOrEqual(4.5);
  });

  it('knows the ends of the contrast scale', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrast('#777777', '#777777')).toBe(1);
  });

  it('mixes from paper to ink', () => {
    expect(mix('#112233', '#ffffff', 1)).toBe('#112233');
    expect(mix('#112233', '#ffffff', 0)).toBe('#ffffff');
  });

  it('gives a named series its own colour and others the palette in order', () => {
    expect(seriesColour('paid', 5)).toBe('var(--series-paid)');
    expect(seriesColour('Skincare', 0)).toBe('var(--series-email)');
    expect(seriesColour('Skincare', 99)).toBe('var(--series-other)');
    expect(seriesColour('toString', 0)).toBe('var(--series-email)');
  });

  it('keeps every share on the ramp', () => {
    expect([-1, 0, 0.5, 1, 2].map(heatStep)).toEqual([0, 0, 4, 8, 8]);
  });
});
