import { useMemo } from 'react';
import classes from './mail-frame.module.css';

interface MailFrameProps {
  html: string;
  title: string;
  width: 'desktop' | 'phone';
  /** How a mail program in dark mode shows what does not bring colours of its own. */
  dark?: boolean;
  height?: number | string;
}

/** A message as a mail program shows it: apart from the application, without scripts, links in a new tab. */
export function MailFrame({ html, title, width, dark = false, height = 640 }: MailFrameProps) {
  const document = useMemo(() => framed(html, dark), [html, dark]);
  return (
    <div className={classes.ground} data-dark={dark || undefined}>
      <iframe
        className={classes.frame}
        data-width={width}
        title={title}
        // No allow-same-origin and no allow-scripts: what stands in the message cannot reach the application.
        sandbox="allow-popups allow-popups-to-escape-sandbox"
        srcDoc={document}
        style={{ height, colorScheme: dark ? 'dark' : 'light' }}
      />
    </div>
  );
}

/** Links open beside the application; the ground is what mail programs give. */
function framed(html: string, dark: boolean): string {
  const scheme = dark ? ':root{color-scheme:dark}body{background:#1c1c1e;color:#f2f2f2}' : ':root{color-scheme:light}';
  const head = `<base target="_blank"><style>${scheme}</style>`;
  const place = /<head\b[^>]*>/i.exec(html);
  return place
    ? html.slice(0, place.index + place[0].length) + head + html.slice(place.index + place[0].length)
    : head + html;
}
