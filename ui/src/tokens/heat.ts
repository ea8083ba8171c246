import { iris, schemes } from './colours.ts';
import { contrast, mix } from './contrast.ts';

export const heatSteps = 9;

interface HeatStep {
  background: string;
  text: string;
}

/** The ramp of a heat map, palest first; the text of each step is whichever of black and white reads better. */
export function heatRamp(scheme: 'light' | 'dark'): HeatStep[] {
  const paper = schemes[scheme].surface;
  const ink = scheme === 'light' ? iris[7] : iris[6];
  return Array.from({ length: heatSteps }, (_, step) => {
    const background = mix(ink, paper, ((step + 0.6) / (heatSteps - 0.4)) ** 1.15);
    const text = contrast(background, '#ffffff') >= contrast(background, '#000000') ? '#ffffff' : '#000000';
    return { background, text };
  });
}

/** Which step of the ramp a share (0 to 1) takes. */
export const heatStep = (share: number): number => Math.min(heatSteps - 1, Math.max(0, Math.floor(share * heatSteps)));
