/** Ten shades, lightest first, in the form Mantine expects. */
type Shades = [string, string, string, string, string, string, string, string, string, string];

/** The one accent. Shade 6 is the filled one: white text on it has a contrast of 5.9. */
export const iris: Shades = [
  '#f3f3fe',
  '#e6e5fc',
  '#cfcdf8',
  '#b3b0f2',
  '#9893ec',
  '#7d76e4',
  '#574fcf',
  '#473fb4',
  '#393392',
  '#2b2770',
];

/** Neutral greys with a little warmth. Shade 6 is the dimmed text: 5.8 on white. */
export const gray: Shades = [
  '#fafaf9',
  '#f4f4f2',
  '#eaeae7',
  '#dededa',
  '#c8c8c3',
  '#a2a29c',
  '#666660',
  '#53534e',
  '#383834',
  '#1d1d1a',
];

/** The greys of the dark scheme, from text (0) down to the page behind everything (9). */
export const dark: Shades = [
  '#e9e9e6',
  '#c9c9c4',
  '#a3a39d',
  '#74746e',
  '#3b3b38',
  '#2e2e2b',
  '#252523',
  '#1b1b19',
  '#151513',
  '#0f0f0e',
];

/** For what is wrong or destroys. White on shade 6 has a contrast of 5.6. */
export const red: Shades = [
  '#fdf1ef',
  '#fbe0dc',
  '#f5c0b9',
  '#ee9a90',
  '#e5736a',
  '#d84d43',
  '#c2302a',
  '#a32620',
  '#83201b',
  '#611814',
];

export const schemes = {
  light: {
    page: '#f8f8f6',
    surface: '#ffffff',
    sunken: '#f4f4f2',
    hover: '#f4f4f2',
    hoverStrong: '#eaeae7',
    line: '#e6e6e2',
    lineStrong: '#d3d3ce',
    text: '#1d1d1a',
    muted: '#666660',
    accentText: '#4a42bc',
    accentSoft: '#efeefd',
    good: '#0b6b45',
    goodSoft: '#e2f4ea',
    attention: '#875000',
    attentionSoft: '#fcefd6',
    bad: '#b3261e',
    badSoft: '#fdebe8',
  },
  dark: {
    page: '#121211',
    surface: '#1b1b19',
    sunken: '#151513',
    hover: '#252523',
    hoverStrong: '#2a2a27',
    line: '#2e2e2b',
    lineStrong: '#44443f',
    text: '#e9e9e6',
    muted: '#a3a39d',
    accentText: '#b3b0f2',
    accentSoft: '#2a2846',
    good: '#71d3a4',
    goodSoft: '#17342a',
    attention: '#efb95c',
    attentionSoft: '#3a2d14',
    bad: '#ff938a',
    badSoft: '#44211e',
  },
} as const;
