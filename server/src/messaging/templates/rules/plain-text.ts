import { convert } from 'html-to-text';

/** The text part of compiled HTML; Liquid passes through untouched, so this runs once per version. */
export const plainText = (html: string): string =>
  convert(html, {
    wordwrap: false,
    selectors: [
      ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: { uppercase: false } })),
      { selector: 'img', format: 'skip' },
      { selector: '.rapport-preheader', format: 'skip' },
      { selector: 'a', options: { hideLinkHrefIfSameAsText: true, linkBrackets: [' ', ''] } },
    ],
  })
    .replace(/\n{3,}/g, '\n\n')
    .trim();
