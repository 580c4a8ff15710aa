// A sentence of a document, with the document it stands in.
import { toDocument } from '../addresses.js';
import { t } from '../language.js';
import { place } from './things.jsx';

/**
 * The text with `marks` set off. They are places in the document's text, in code points, where `start` is the text's
 * own place there; of overlapping ones the first counts. `wrap(piece, mark)` makes the marked piece.
 */
export function Marked({ text, start, marks = [], wrap = (piece) => <mark>{piece}</mark> }) {
  const letters = Array.from(text);
  const pieces = [];
  let at = 0;
  for (const mark of [...marks].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const [from, to] = [mark.start - start, Math.min(mark.end - start, letters.length)];
    if (from < at || to <= from) continue;
    pieces.push(letters.slice(at, from).join(''), wrap(letters.slice(from, to).join(''), mark));
    at = to;
  }
  return <>{pieces}{letters.slice(at).join('')}</>;
}

// The words that say so, wherever they stand in the sentence.
function places(text, word, start) {
  const at = word ? text.indexOf(word) : -1;
  if (at < 0) return [];
  const before = Array.from(text.slice(0, at)).length;
  return [{ start: start + before, end: start + before + Array.from(word).length }];
}

/** `one`: a sentence as the API gives it (`text`, `start`, `document`, and `mentions` or `trigger` to set off). */
export function Quote({ one }) {
  const marks = one.mentions ?? places(one.text, one.trigger, one.start);
  const paper = one.document;
  return (
    <figure class="quote" data-testid="quote">
      <blockquote lang="zh"><Marked text={one.text.trim()} start={one.start + lead(one.text)} marks={marks} /></blockquote>
      <figcaption>
        <a href={toDocument(paper.id, one.start)} lang="zh">{paper.title || paper.key}</a>
        {paper.date && <span> · <time dateTime={paper.date}>{paper.date}</time></span>}
        {paper.region && <span lang="zh"> · {place(paper.region)}</span>}
        {one.trigger && <span class="hidden"> · {t('quote.trigger', { word: one.trigger })}</span>}
      </figcaption>
    </figure>
  );
}

const lead = (text) => Array.from(text).length - Array.from(text.trimStart()).length;
