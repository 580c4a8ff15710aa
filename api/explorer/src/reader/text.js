// A document as the API gives it, cut into parts that can be shown one by one.

const PARAGRAPHS = 30; // in a part, at most: what is marked at once when it comes into view

/**
 * The sections in the order of the text: `{id, heading, depth, rank, start, title, paragraphs}`.
 *
 * A paragraph is a list of sentences. `title` is the sentence that is the heading where it has a line of its own; else
 * null, and the heading is a part of the first sentence. `rank` is that of the title as a heading of the page.
 */
export function sections(outline) {
  let above = 1;
  return flat(outline, 0).map((one) => {
    const { title, rest } = headed(one);
    const rank = Math.min(one.depth + 2, above + 1, 6); // none is left out on the way down
    if (title) above = rank;
    return { ...one, rank, title, paragraphs: paragraphs(rest) };
  });
}

const flat = (outline, depth) => outline.flatMap((one) => [{ ...one, depth }, ...flat(one.children, depth + 1)]);

// Sentences of one paragraph stand without a gap: what is left out between others is the end of a line.
function paragraphs(sentences) {
  const found = [];
  let end = -1;
  for (const one of sentences) {
    if (one.start === end) found.at(-1).push(one);
    else found.push([one]);
    end = one.end;
  }
  return found;
}

function headed({ heading, sentences: [first, ...rest] }) {
  if (!first) return { title: null, rest: [] };
  const alone = rest.length === 0 || rest[0].start !== first.end;
  const more = first.text.length - heading.length; // its number and marks
  return alone && first.text.includes(heading) && more <= 12 ? { title: first, rest } : { title: null, rest: [first, ...rest] };
}

/** Paragraphs in parts of some thirty. */
export function parts(paragraphs) {
  const found = [];
  for (let at = 0; at < paragraphs.length; at += PARAGRAPHS) found.push(paragraphs.slice(at, at + PARAGRAPHS));
  return found;
}

/** How often each type is named. */
export function counts(all) {
  const found = new Map();
  const add = ({ mentions }) => mentions.forEach(({ entity }) => found.set(entity.type, (found.get(entity.type) ?? 0) + 1));
  for (const section of all) {
    if (section.title) add(section.title);
    section.paragraphs.forEach((sentences) => sentences.forEach(add));
  }
  return found;
}

/** The sentence at a place of the text, or the next one; null where there is none. */
export function sentenceAt(all, place) {
  if (!(place >= 0)) return null;
  let next = null;
  for (const section of all) {
    for (const one of [section.title, ...section.paragraphs.flat()]) {
      if (!one) continue;
      if (one.start <= place && place < one.end) return one;
      if (one.start > place && (!next || one.start < next.start)) next = one;
    }
  }
  return next;
}
