import type { CSSVariablesResolver, MantineThemeColors } from '@mantine/core';
import { schemes } from './colours.ts';
import { heatRamp } from './heat.ts';
import { softPair } from './soft.ts';
import { seriesColours } from './series.ts';

const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

function schemeVariables(scheme: 'light' | 'dark'): Record<string, string> {
  const colours = schemes[scheme];
  const entries: [string, string][] = [
    ...Object.entries(colours).map(([name, value]): [string, string] => [`--${kebab(name)}`, value]),
    ...Object.entries(seriesColours[scheme]).map(([name, value]): [string, string] => [`--series-${name}`, value]),
    ...heatRamp(scheme).flatMap(({ background, text }, step): [string, string][] => [
      [`--heat-${step}`, background],
      [`--heat-${step}-text`, text],
    ]),
    ['--floating-shadow', scheme === 'light' ? '0 1px 2px #1d1d1a0d, 0 8px 28px #1d1d1a1f' : '0 8px 32px #000000a6'],
    ['--mantine-color-body', colours.surface],
    ['--mantine-color-text', colours.text],
    ['--mantine-color-dimmed', colours.muted],
    ['--mantine-color-placeholder', colours.muted],
    ['--mantine-color-anchor', colours.accentText],
    ['--mantine-color-error', colours.bad],
    ['--mantine-color-default-border', colours.lineStrong],
    ['--mantine-color-default-hover', colours.hover],
    ['--mantine-color-iris-light', colours.accentSoft],
    ['--mantine-color-iris-light-color', colours.accentText],
    ['--mantine-color-iris-outline', colours.accentText],
    ['--mantine-color-red-light', colours.badSoft],
    ['--mantine-color-red-light-color', colours.bad],
    ['--mantine-color-red-outline', colours.bad],
    ['--mantine-color-gray-light', colours.hover],
    ['--mantine-color-gray-light-color', colours.text],
    ['--mantine-color-gray-outline', colours.text],
    ['--chart-text-color', colours.muted],
    ['--chart-grid-color', colours.line],
  ];
  return Object.fromEntries(entries);
}

/** Turns the tokens into CSS variables for both schemes; give it to MantineProvider beside the theme. */
export const cssVariablesResolver: CSSVariablesResolver = ({ colors }) => ({
  variables: {},
  light: { ...softVariables(colors, 'light'), ...schemeVariables('light') },
  dark: { ...softVariables(colors, 'dark'), ...schemeVariables('dark') },
});

/** The soft variant (badges, avatars, alerts) of Mantine's own colours, made readable. */
function softVariables(colors: MantineThemeColors, scheme: 'light' | 'dark'): Record<string, string> {
  const named = Object.entries(colors).filter(([name]) => name !== 'dark');
  return Object.fromEntries(
    named.flatMap(([name, shades]) => {
      const { ground, text } = softPair(shades, scheme);
      return [
        [`--mantine-color-${name}-light`, ground],
        [`--mantine-color-${name}-light-color`, text],
        [`--mantine-color-${name}-outline`, text],
      ];
    }),
  );
}
