/** Years × 12 + month of `2026-03`, as the store counts them. */
export const monthOf = (text: string): number => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7));
