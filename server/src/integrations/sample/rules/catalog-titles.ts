/** What the shop sells: a category, how its pictures look, the forms a product comes in, and title with price in units. */
export type CategoryRow = {
  name: string;
  code: string;
  drawing: 'leaf' | 'bean' | 'cup' | 'pot' | 'jar' | 'candle' | 'box';
  hue: number;
  /** variant title and its price as a multiple of the product's */
  variants: readonly (readonly [string, number])[];
  /** How often its products are bought, against the others. */
  weight: number;
  /** Share of sold lines that come back. */
  refundRate: number;
  products: readonly (readonly [string, number])[];
};

const tins = [['50 g', 0.6], ['100 g', 1], ['250 g', 2.2]] as const; // prettier-ignore
const bags = [['250 g beans', 1], ['250 g ground', 1], ['1 kg beans', 3.4]] as const; // prettier-ignore
const glazes = [['Oat', 1], ['Moss', 1], ['Dusk', 1]] as const; // prettier-ignore
const single = [['Standard', 1]] as const; // prettier-ignore
const sizes = [['Small', 0.7], ['Large', 1]] as const; // prettier-ignore

export const categories: readonly CategoryRow[] = [
  {
    name: 'Loose-leaf tea', code: 'TEA', drawing: 'leaf', hue: 92, variants: tins, weight: 22, refundRate: 0.015,
    products: [['Morning Ledger Assam', 12], ['Quiet Harbour Earl Grey', 13], ['First Frost Darjeeling', 17], ['Tall Grass Sencha', 15], ['Copper Field Keemun', 16], ['White Heron Bai Mu Dan', 21], ['Stone Wall Genmaicha', 13], ['Smoke & Rain Lapsang', 14], ['River Bend Oolong', 19], ['Blue Door Breakfast', 11], ['Orchard Jasmine Pearls', 24], ['Lamplight Chai', 12]],
  },
  {
    name: 'Herbal & tisanes', code: 'HRB', drawing: 'leaf', hue: 48, variants: tins, weight: 13, refundRate: 0.02,
    products: [['Meadow Chamomile', 10], ['Night Porch Blend', 12], ['Ginger & Sea Buckthorn', 12], ['Garden Mint', 9], ['Rooibos & Orange Peel', 11], ['Lemon Verbena', 11], ['Hibiscus Noon', 10], ['Fennel & Aniseed', 10], ['Elderflower Field', 13], ['Nettle & Oat Straw', 10], ['Lavender Hour', 12], ['Cocoa Husk', 11]],
  },
  {
    name: 'Matcha', code: 'MAT', drawing: 'jar', hue: 112, variants: single, weight: 8, refundRate: 0.03,
    products: [['Everyday Matcha 30 g', 19], ['Ceremonial Matcha 30 g', 32], ['Uji Reserve Matcha 20 g', 45], ['Matcha Latte Mix', 16], ['Hojicha Powder', 18], ['Bamboo Whisk', 17], ['Whisk Stand', 12], ['Bamboo Scoop', 8], ['Sifting Tin', 14], ['Chawan Bowl', 38], ['Matcha Starter Set', 69], ['Spouted Matcha Bowl', 42]],
  },
  {
    name: 'Coffee', code: 'COF', drawing: 'bean', hue: 24, variants: bags, weight: 22, refundRate: 0.015,
    products: [['Sunday Paper House Blend', 13], ['Long Table Espresso', 14], ['Slow Train Decaf', 14], ['Kiamabara Kenya', 18], ['Sidama Ethiopia', 17], ['Huila Colombia', 16], ['Cerrado Brazil', 14], ['Antigua Guatemala', 16], ['Kintamani Bali', 17], ['Late Checkout Dark Roast', 13], ['Garden Gate Filter', 14], ['Cold Steep Pouches', 15]],
  },
  {
    name: 'Brewing', code: 'BRW', drawing: 'pot', hue: 205, variants: single, weight: 7, refundRate: 0.07,
    products: [['Cone Dripper', 24], ['Paper Filters, 100', 7], ['Hand Grinder', 89], ['Gooseneck Kettle', 118], ['French Press', 46], ['Moka Pot', 39], ['Brew Scale', 54], ['Cold Brew Bottle', 34], ['Glass Server', 29], ['Steel Filter', 21], ['Travel Press', 37], ['Electric Burr Grinder', 169]],
  },
  {
    name: 'Mugs & cups', code: 'MUG', drawing: 'cup', hue: 14, variants: glazes, weight: 10, refundRate: 0.06,
    products: [['Low Tide Mug', 22], ['Tall Hours Mug', 24], ['Two Hands Cup', 19], ['Espresso Pair', 28], ['Ribbed Latte Bowl', 26], ['Enamel Camp Mug', 16], ['Double-Wall Glass', 18], ['Thumbprint Mug', 27], ['Stacking Cups, 4', 58], ['Travel Tumbler', 32], ['Saucer Set', 34], ['Speckled Tumbler', 17]],
  },
  {
    name: 'Teapots & kettles', code: 'POT', drawing: 'pot', hue: 168, variants: glazes, weight: 4, refundRate: 0.08,
    products: [['Round Teapot 0.8 l', 54], ['Cast-Iron Teapot', 76], ['Glass Teapot', 42], ['Side-Handle Kyusu', 64], ['Stove Kettle', 72], ['Tea for One', 38], ['Large Teapot 1.4 l', 68], ['Gaiwan', 33], ['Tea Strainer', 12], ['Tea Cosy', 26], ['Warming Stand', 29], ['Kettle Trivet', 15]],
  },
  {
    name: 'Breakfast pantry', code: 'PAN', drawing: 'jar', hue: 36, variants: sizes, weight: 12, refundRate: 0.02,
    products: [['Heather Honey', 11], ['Apricot Jam', 8], ['Bitter Orange Marmalade', 8], ['Toasted Oat Granola', 9], ['Buckwheat Granola', 10], ['Hazelnut Spread', 10], ['Salted Caramel', 9], ['Maple Syrup', 14], ['Rhubarb Cordial', 9], ['Shortbread Tin', 12], ['Almond Biscotti', 9], ['Porridge Mix', 7]],
  },
  {
    name: 'Home & linen', code: 'HOM', drawing: 'candle', hue: 268, variants: sizes, weight: 5, refundRate: 0.09,
    products: [['Cedar Candle', 34], ['Bergamot Candle', 34], ['Linen Tea Towel', 16], ['Waffle Napkins', 28], ['Wool Throw', 98], ['Breakfast Tray', 58], ['Oak Coaster Set', 24], ['Ceramic Vase', 44], ['Linen Apron', 52], ['Beeswax Wraps', 19], ['Incense & Holder', 26], ['Bedside Carafe', 39]],
  },
  {
    name: 'Gifts & sets', code: 'GFT', drawing: 'box', hue: 340, variants: single, weight: 6, refundRate: 0.04,
    products: [['Tea Discovery Box', 29], ['Coffee Discovery Box', 32], ['Slow Morning Set', 64], ['New Home Set', 88], ['Advent Calendar', 49], ['Gift Card', 50], ['Breakfast in Bed Set', 72], ['Matcha Ritual Box', 84], ['Host Gift Box', 45], ['Tea Towel & Honey Set', 26], ['Letterbox Tea', 15], ['Anniversary Hamper', 129]],
  },
]; // prettier-ignore
