/** How a thing sells, after Syntetos, Boylan & Croston (2005). */
export type DemandClass = 'smooth' | 'intermittent' | 'erratic' | 'lumpy' | 'none';

/** Mean gap between periods with demand, from which on Croston's family is better than smoothing. */
const gapLimit = 1.32;
/** Squared coefficient of variation of the sizes. */
const variationLimit = 0.49;

export type DemandPattern = { class: DemandClass; adi: number | null; cv2: number | null };

/** Classifies a series by the gap between demands (ADI) and how their sizes vary (CV²). */
export function demandPattern(series: readonly number[]): DemandPattern {
  const sizes = series.filter((units) => units > 0);
  if (sizes.length === 0) return { class: 'none', adi: null, cv2: null };
  const adi = series.length / sizes.length;
  const average = sizes.reduce((sum, size) => sum + size, 0) / sizes.length;
  const variance =
    sizes.length < 2 ? 0 : sizes.reduce((sum, size) => sum + (size - average) ** 2, 0) / (sizes.length - 1);
  const cv2 = variance / average ** 2;
  const seldom = adi >= gapLimit;
  const uneven = cv2 >= variationLimit;
  return { class: seldom ? (uneven ? 'lumpy' : 'intermittent') : uneven ? 'erratic' : 'smooth', adi, cv2 };
}
