/** `Average basket` → `averageBasket`, with a number behind it where that is taken. */
export function nameFrom(label: string, isTaken: (name: string) => boolean): string {
  const words = label
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9 ]+/g, ' ')
    .trim()
    .split(/\s+/)
    .filter((word) => word !== '');
  const joined = words
    .map((word, i) => (i === 0 ? word.toLowerCase() : (word[0] ?? '').toUpperCase() + word.slice(1).toLowerCase()))
    .join('')
    .slice(0, 50);
  const base = /^[a-z]/.test(joined) ? joined : `trait${joined}`;
  for (let n = 1; ; n += 1) {
    const name = n === 1 ? base : `${base}${n}`;
    if (!isTaken(name)) return name;
  }
}
