import { sampleBrand } from './brand.ts';
import { catalog, type SampleProduct } from './catalog.ts';

/** A newsletter as its author thinks of it; `pull` is how much better or worse than usual it did. */
export type Letter = {
  name: string;
  daysAgo: number;
  pull: number;
  subject: string;
  preheader: string;
  headline: string;
  paragraphs: readonly string[];
  /** external ids of the products it shows, the first of them large */
  products: readonly string[];
};

export const letters: readonly Letter[] = [
  {
    name: 'Before the last post', daysAgo: 345, pull: 1.2,
    subject: 'Order by Thursday, unwrap on time', preheader: 'Last posting days, and six things that fit a stocking.',
    headline: 'Still time for something kind',
    paragraphs: ['Parcels ordered by Thursday noon arrive before the holidays. After that we send a hand-written card that says what is on its way.', 'Our packing table is open late all week.'],
    products: ['GFT-01', 'GFT-09', 'PAN-10', 'HOM-01'],
  },
  {
    name: 'First flush is near', daysAgo: 276, pull: 1,
    subject: 'The first leaves of the year', preheader: 'Forty kilos, two gardens, one early parcel.',
    headline: 'The first leaves of the year',
    paragraphs: ['Two gardens in Darjeeling begin to pluck next week. What they pick in the first ten days tastes of green almonds and rain.', 'There are forty kilos. Readers of this letter choose first.'],
    products: ['TEA-03', 'TEA-06', 'TEA-09', 'POT-08'],
  },
  {
    name: 'Mothers and others', daysAgo: 199, pull: 1.05,
    subject: 'A slow breakfast for somebody dear', preheader: 'Sets that arrive wrapped, with your words on the card.',
    headline: 'Breakfast for somebody dear',
    paragraphs: ['Some people deserve a tray, a small vase and nobody asking anything until ten.', 'Write the card at checkout. We copy it out by hand.'],
    products: ['GFT-07', 'GFT-03', 'HOM-06', 'HOM-08'],
  },
  {
    name: 'Cold brew weather', daysAgo: 158, pull: 0.9,
    subject: 'Leave it in the fridge, wake up to it', preheader: 'Twelve hours of doing nothing. Worth it.',
    headline: 'Brewed while you sleep',
    paragraphs: ['Sixty grams of coffee, one litre of cold water, one night. That is the recipe.', 'It keeps for four days, if you do.'],
    products: ['COF-12', 'BRW-08', 'COF-05', 'HRB-07'],
  },
  {
    name: 'Autumn harvest', daysAgo: 54, pull: 1.05,
    subject: 'Darker roasts are back', preheader: 'Plum, cedar and cocoa: what autumn tastes of.',
    headline: 'What autumn tastes of',
    paragraphs: ['The Kenyan lots landed on Tuesday and went straight into the roaster. Plum first, cedar after.', 'The dark roast is back as well, for those who take it with milk and a newspaper.'],
    products: ['COF-04', 'COF-10', 'TEA-08', 'PAN-07'],
  },
  {
    name: 'Members first', daysAgo: 26, pull: 1.3,
    subject: 'The advent calendar: early access', preheader: 'Twenty-four small tins. Yours before everybody else’s.',
    headline: 'Twenty-four small tins',
    paragraphs: ['This year’s advent calendar holds twelve teas, eight coffees and four things we will not tell you.', 'It is in the shop for readers of this letter today, for everybody else on Friday.'],
    products: ['GFT-05', 'GFT-02', 'GFT-11', 'HOM-02'],
  },
  {
    name: 'Gift guide', daysAgo: 9, pull: 1.2,
    subject: 'Presents for people who get up early', preheader: 'From a letterbox tea to the hamper with everything.',
    headline: 'For people who get up early',
    paragraphs: ['We asked the whole workshop what they give. Nobody said socks.', 'All of it comes wrapped in plain paper with a sprig of something.'],
    products: ['GFT-12', 'GFT-08', 'BRW-03', 'MUG-04'],
  },
]; // prettier-ignore

export const shopLink = `${sampleBrand.shop}/collections/new`;

const byExternalId = new Map(catalog.map((product) => [product.externalId, product]));

/** @throws Error for an id that is not in the catalog */
export function productOf(externalId: string): SampleProduct {
  const product = byExternalId.get(externalId);
  if (!product) throw new Error(`the catalog has no product ${externalId}`);
  return product;
}

/** Where a reader can click, most tempting first. */
export const linksOfLetter = ({ products }: Pick<Letter, 'products'>): string[] => [
  shopLink,
  ...products.map((id) => productOf(id).url),
];
