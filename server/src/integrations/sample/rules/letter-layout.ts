import { productOf, shopLink } from './letters.ts';

/** What a message of the brand says. Texts may hold Liquid; products are named by external id, the first is shown large. */
export type Message = {
  headline: string;
  greeting: string;
  paragraphs: readonly string[];
  products: readonly string[];
  button: string;
  /** A box of its own, for an offer. */
  offer?: { title: string; code: string; text: string };
};

const serif = "Georgia, 'Times New Roman', serif";
const sans = "'Helvetica Neue', Helvetica, Arial, sans-serif";
const color = {
  paper: '#f4efe6',
  card: '#fffdf9',
  ink: '#26332b',
  soft: '#6c756d',
  moss: '#33513f',
  clay: '#a8532f',
  line: '#e6ded0',
};

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** @param base where the installation's own pictures are reached */
export function letterMjml(message: Message, base: string): string {
  const [first, ...others] = message.products.map(productOf);
  const picture = (id: string): string => `${base}/sample/images/${id}.svg`;
  const hero = first
    ? `<mj-image src="${picture(first.externalId)}" alt="${escaped(first.title)}" href="${first.url}" width="320px" padding="0 40px 28px" border-radius="14px" />`
    : '';
  const shelf = others
    .map(
      ({ externalId, title, url, price }) => `<mj-column>
        <mj-image src="${picture(externalId)}" alt="${escaped(title)}" href="${url}" width="150px" border-radius="12px" padding="0 6px 12px" />
        <mj-text align="center" padding="0 8px" font-family="${serif}" font-size="16px" line-height="1.3"><a href="${url}">${escaped(title)}</a></mj-text>
        <mj-text align="center" padding="4px 8px 24px" font-size="14px" color="${color.soft}">{{ ${(price / 100).toFixed(2)} | money }}</mj-text>
      </mj-column>`,
    )
    .join('\n');
  return `<mjml>
  <mj-head>
    <mj-attributes>
      <mj-all font-family="${sans}" />
      <mj-text color="${color.ink}" font-size="16px" line-height="1.65" padding="0 40px 16px" />
    </mj-attributes>
    <mj-style>
      a { color: ${color.ink}; text-decoration: none; }
      .legal a { color: ${color.soft}; text-decoration: underline; }
      @media (max-width: 480px) {
        .title div { font-size: 29px !important; }
      }
    </mj-style>
  </mj-head>
  <mj-body background-color="${color.paper}" width="600px">
    <mj-section padding="32px 0 24px">
      <mj-column>
        <mj-text align="center" padding="0" font-family="${serif}" font-size="24px" letter-spacing="6px" color="${color.moss}">LARKMERE</mj-text>
        <mj-text align="center" padding="4px 0 0" font-size="13px" color="${color.soft}">Tea, coffee and slow mornings</mj-text>
      </mj-column>
    </mj-section>
    <mj-wrapper background-color="${color.card}" border-radius="18px" padding="40px 0 16px">
      <mj-section padding="0">
        <mj-column>
          <mj-text css-class="title" align="center" font-family="${serif}" font-size="36px" line-height="1.2" padding="0 40px 28px" color="${color.moss}">${message.headline}</mj-text>
          ${hero}
          <mj-text>${message.greeting}</mj-text>
          ${message.paragraphs.map((text) => `<mj-text>${text}</mj-text>`).join('\n')}
          ${offer(message.offer)}
          <mj-button href="${shopLink}" background-color="${color.clay}" color="#ffffff" font-size="16px" font-weight="600" border-radius="999px" inner-padding="15px 34px" padding="12px 40px 36px">${message.button}</mj-button>
        </mj-column>
      </mj-section>
      <mj-section padding="0 40px"><mj-column><mj-divider border-width="1px" border-color="${color.line}" padding="0 0 32px" /></mj-column></mj-section>
      <mj-section padding="0 28px">${shelf}</mj-section>
    </mj-wrapper>
    <mj-section padding="28px 24px 40px">
      <mj-column>
        <mj-text css-class="legal" align="center" padding="0" font-size="13px" line-height="1.7" color="${color.soft}">{{ brand.name }} &middot; {{ brand.postal_address }}<br />You get this letter because you asked for it. <a href="{{ unsubscribe_url }}">Unsubscribe</a></mj-text>
      </mj-column>
    </mj-section>
  </mj-body>
</mjml>
`;
}

const offer = (box: Message['offer']): string =>
  box
    ? `<mj-text align="center" font-family="${serif}" font-size="22px" padding="12px 40px 4px" color="${color.clay}">${box.title}</mj-text>
          <mj-text align="center" font-size="24px" letter-spacing="4px" font-weight="700" padding="4px 40px">${box.code}</mj-text>
          <mj-text align="center" font-size="14px" color="${color.soft}" padding="0 40px 20px">${box.text}</mj-text>`
    : '';
