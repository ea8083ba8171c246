export const camelCase = (name) => name.replace(/-(\w)/g, (_match, letter) => letter.toUpperCase());

const upperFirst = (text) => text.charAt(0).toUpperCase() + text.slice(1);

/** "gift-card" → "gift card", or "Gift card". */
export const words = (name, first = 'lower') =>
  first === 'Upper' ? upperFirst(name.replaceAll('-', ' ')) : name.replaceAll('-', ' ');

/** What templates may say of a name. */
export const namings = (name) => ({
  words: words(name),
  Words: words(name, 'Upper'),
  camel: camelCase(name),
  Pascal: upperFirst(camelCase(name)),
});
