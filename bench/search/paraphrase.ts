const stopWords = new Set(
  `a an the this that these those is are was were be been it its of to in on at by for with from as and or if not no but
  will can may should must has have had do does when whether which who what how then than so such into over under only
  also any all each more most some`
    .trim()
    .split(/\s+/),
);
const fewestWords = 3;

/**
 * What a person might type who remembers a sentence but not its words: stop words dropped, the second half first, every
 * second longer word in the other number. Undefined when too little is left.
 */
export function paraphrase(text: string): string | undefined {
  const words = (text.toLowerCase().match(/[a-z][a-z'-]*[a-z]/g) ?? []).filter(word => !stopWords.has(word));
  if (words.length < fewestWords) return undefined;
  const changed = words.map((word, i) => (i % 2 === 0 ? inOtherNumber(word) : word));
  const middle = words.length >> 1;
  return [...changed.slice(middle), ...changed.slice(0, middle)].join(' ');
}

function inOtherNumber(word: string): string {
  if (word.length < 4 || /(?:ss|ing|ed|ly|us|is)$/.test(word)) return word;
  return word.endsWith('s') ? word.slice(0, -1) : `${word}s`;
}
