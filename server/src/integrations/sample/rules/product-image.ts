import type { CategoryRow } from './catalog-titles.ts';
import { catalog } from './catalog.ts';

type Drawing = CategoryRow['drawing'];
type Ink = { body: string; dark: string; light: string };

const drawings: Record<Drawing, (ink: Ink) => string> = {
  leaf: ({ body, dark, light }) =>
    `<path d="M60 158c0-64 44-100 96-104 6 62-26 106-96 104z" fill="${body}"/><path d="M66 152c20-40 44-64 78-86" stroke="${light}" stroke-width="4" fill="none"/><path d="M52 172c4-8 8-14 14-20" stroke="${dark}" stroke-width="6" stroke-linecap="round"/>`,
  bean: ({ body, dark, light }) =>
    `<g transform="rotate(32 100 108)"><ellipse cx="100" cy="108" rx="44" ry="60" fill="${body}"/><path d="M100 50c-22 30 22 84 0 116" stroke="${dark}" stroke-width="7" fill="none"/><ellipse cx="78" cy="84" rx="7" ry="16" fill="${light}" opacity=".6"/></g>`,
  cup: ({ body, dark, light }) =>
    `<path d="M52 84h84v44c0 24-18 38-42 38s-42-14-42-38z" fill="${body}"/><path d="M136 96c30-6 30 42-4 38" stroke="${body}" stroke-width="10" fill="none"/><ellipse cx="94" cy="84" rx="42" ry="10" fill="${dark}"/><path d="M80 62c-8-12 8-18 0-30m26 30c-8-12 8-18 0-30" stroke="${light}" stroke-width="5" fill="none" stroke-linecap="round"/>`,
  pot: ({ body, dark, light }) =>
    `<path d="M60 96h76c14 20 12 68-10 70H70c-22-2-24-50-10-70z" fill="${body}"/><path d="M138 106c16 2 18-14 34-20l-4 14c-10 8-12 30-30 32z" fill="${body}"/><path d="M58 108c-34-4-30 42 2 44" stroke="${dark}" stroke-width="8" fill="none"/><rect x="66" y="84" width="64" height="12" rx="6" fill="${dark}"/><circle cx="98" cy="78" r="7" fill="${dark}"/><path d="M76 116c-4 14-2 26 2 36" stroke="${light}" stroke-width="5" fill="none" stroke-linecap="round"/>`,
  jar: ({ body, dark, light }) =>
    `<rect x="62" y="76" width="76" height="92" rx="14" fill="${body}"/><rect x="66" y="54" width="68" height="20" rx="6" fill="${dark}"/><rect x="74" y="100" width="52" height="40" rx="4" fill="${light}"/><path d="M84 114h32m-32 12h20" stroke="${dark}" stroke-width="4" stroke-linecap="round"/>`,
  candle: ({ body, dark, light }) =>
    `<rect x="64" y="96" width="72" height="74" rx="8" fill="${body}"/><ellipse cx="100" cy="96" rx="36" ry="9" fill="${light}"/><path d="M100 96V80" stroke="${dark}" stroke-width="4"/><path d="M100 42c16 18 14 36 0 40-14-4-16-22 0-40z" fill="${dark}"/>`,
  box: ({ body, dark, light }) =>
    `<rect x="48" y="88" width="104" height="78" rx="6" fill="${body}"/><rect x="42" y="72" width="116" height="24" rx="5" fill="${dark}"/><rect x="92" y="72" width="16" height="94" fill="${light}"/><path d="M100 72c-32-4-30-34-10-28 8 4 10 16 10 28zm0 0c32-4 30-34 10-28-8 4-10 16-10 28z" fill="none" stroke="${light}" stroke-width="7"/>`,
};

/** A small picture of a product, the same for ever: drawn by category, coloured by its place on the shelf. */
export function productImage(externalId: string): string | undefined {
  const product = catalog.find((candidate) => candidate.externalId === externalId);
  if (!product) return undefined;
  const place = product.number % 12;
  const hue = (product.category.hue + (place - 6) * 5 + 360) % 360;
  const tone = 38 + (place % 4) * 5;
  const ink = {
    body: `hsl(${hue} 38% ${tone + 6}%)`,
    dark: `hsl(${hue} 36% ${tone - 14}%)`,
    light: `hsl(${hue} 46% 88%)`,
  };
  const drawn = drawings[product.category.drawing](ink);
  const turn = (place % 3) * 4 - 4;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 200" role="img"><title>${product.title.replace('&', '&amp;')}</title><rect width="200" height="200" fill="hsl(${hue} 34% 94%)"/><circle cx="${100 + (place - 6) * 3}" cy="112" r="76" fill="hsl(${hue} 40% 89%)"/><ellipse cx="100" cy="174" rx="58" ry="7" fill="hsl(${hue} 25% 80%)"/><g transform="rotate(${turn} 100 110)">${drawn}</g></svg>`;
}
