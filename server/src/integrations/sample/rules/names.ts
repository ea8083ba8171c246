import type { Random } from './random.ts';

const first =
  `Ada Adèle Aisha Alba Alma Amira Anke Anna Antoine Arjun Astrid Aurelie Bas Beatrix Ben Bram Camille Carla Caspar Cato Charlotte Chloe Clara Daan
Daniel David Eef Eleanor Elif Elin Elise Ella Emil Emma Esra Eva Farah Femke Fien Finn Fleur Freya Georg Grace Greta Hana Hanna Harriet Hugo Ida Imani Ines Iris Isla
Jana Jasper Jonas Joost Josephine Judith Jules Julia Kaya Kim Klara Koen Lars Laura Lea Leila Lena Leo Lieke Lina Linnea Lotte Louis Luca Lucie Maia Malik Mara Margot
Maria Marit Marlon Mats Maud Maya Mees Mei Mila Milan Mina Mira Nadia Naomi Nico Nina Noa Noor Nora Oliver Olivia Otto Owen Paul Pauline Petra Pia Priya Quinn Rahel
Ravi Robin Roos Rosa Ruben Ruth Saar Sam Samira Sara Sofia Sophie Stijn Sven Tara Teun Theo Thijs Tom Ursula Vera Victor Wiebe Wout Yara Yusuf Zoe`.split(
    /\s+/,
  );

const last =
  `Aalders Abbott Acker Albrecht Andersen Arnaud Bakker Barlow Baumann Beck Benali Bennett Berger Blom Bosch Bouwman Brandt Brooks Brouwer Carlisle Castell
Chaudhry Claes Cohen Conti Crane Dekker Delacroix Dijkstra Dubois Ebner Edwards Eriksen Evers Faber Fischer Fletcher Fontaine Fraser Garnier Gerritsen Goossens Graham
Groot Gupta Haas Hale Hansen Hartmann Hendriks Hill Hoekstra Holm Hughes Ibrahim Jacobs Jansen Jensen Kaiser Kaplan Keller Khan Klein Koster Kowalski Krause Kuipers
Lambert Lang Larsen Laurent Lehmann Lindqvist Maas Marchand Marsh Martens Mason Meijer Mercier Meyer Molenaar Moreau Morgan Mulder Nakamura Neumann Nielsen Novak Okafor
Olsen Ortiz Osei Park Patel Peeters Perrin Peters Postma Price Prins Quist Reed Richter Rivera Roth Rousseau Sanders Schmidt Schouten Silva Singh Smit Sommer Stein
Tanaka Terpstra Thomsen Turner Vasquez Veenstra Verbeek Vogel Visser Wagner Walsh Weber Wells Willems Winter Wolff Yilmaz Young Zeller Zijlstra`.split(
    /\s+/,
  );

const domains = ['example.com', 'example.com', 'example.com', 'example.org', 'example.net'] as const;

export type Name = { firstName: string; lastName: string; email: string };

/** A name and an address of a domain reserved for examples; the number keeps addresses apart. */
export function drawName(random: Random, number: number): Name {
  const firstName = random.pick(first);
  const lastName = random.pick(last);
  const email = `${plain(firstName)}.${plain(lastName)}${number}@${random.pick(domains)}`;
  return { firstName, lastName, email };
}

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[^a-z]/gi, '')
    .toLowerCase();
