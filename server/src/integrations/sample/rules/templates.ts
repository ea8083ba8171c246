import { type Letter, letters } from './letters.ts';
import type { Message } from './letter-layout.ts';

/** A template of the brand: how it is called and what it says. */
export type BrandTemplate = { name: string; subject: string; preheader: string; message: Message };

const greeting = 'Good morning{% if profile.first_name %}, {{ profile.first_name }}{% endif %},';

export const messageOf = ({ headline, paragraphs, products }: Letter): Message => ({
  headline,
  greeting,
  paragraphs,
  products,
  button: 'See what is new',
});

const harvest = letters.find((letter) => letter.name === 'Autumn harvest')!;

export const templates: readonly BrandTemplate[] = [
  {
    name: 'Win-back',
    subject: '{% if profile.first_name %}{{ profile.first_name }}, your{% else %}Your{% endif %} cup is still here',
    preheader: 'A small reason to come back, good for two weeks.',
    message: {
      headline: 'Your cup is still here',
      greeting,
      paragraphs: [
        'It has been a while. Tastes change and cupboards fill up; we know how that goes.',
        '{% if profile.properties.favourite_category %}You used to look at our {{ profile.properties.favourite_category | downcase }} shelf. A good deal has happened there since.{% else %}A good deal has happened on our shelves since.{% endif %}',
      ],
      products: ['MUG-03', 'COF-01', 'TEA-01', 'PAN-01'],
      button: 'Come back for a cup',
      offer: { title: '15 % off, for you', code: 'STILLWARM', text: 'Enter it at checkout within fourteen days.' },
    },
  },
  {
    name: 'New harvest newsletter',
    subject: harvest.subject,
    preheader: harvest.preheader,
    message: messageOf(harvest),
  },
  {
    name: 'Welcome',
    subject: 'Welcome{% if profile.first_name %}, {{ profile.first_name }}{% endif %}: put the kettle on',
    preheader: 'Who we are, what we love, and where most people begin.',
    message: {
      headline: 'Put the kettle on',
      greeting: 'Welcome{% if profile.first_name %}, {{ profile.first_name }}{% endif %}.',
      paragraphs: [
        'We are nine people in an old sail loft who believe the first half hour of the day should belong to you.',
        'On Sundays you get one letter: a new harvest, a recipe, somebody who makes something well. Now and then an offer, never a flood.',
        'Not sure where to begin? Most people{% if profile.city %} in {{ profile.city }}{% endif %} start with one of the three below.',
      ],
      products: ['GFT-01', 'TEA-01', 'COF-01', 'MUG-01'],
      button: 'Find your morning',
    },
  },
];
