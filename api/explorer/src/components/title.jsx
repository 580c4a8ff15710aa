import { useEffect, useRef } from 'preact/hooks';

/** The heading of a view: names the page in the browser, and has the focus after a step to another view. */
export function Title({ text, tab = text, lang, children }) {
  const heading = useRef(null);
  useEffect(() => {
    document.title = tab && tab !== 'Reformgraph' ? `${tab} · Reformgraph` : 'Reformgraph';
  }, [tab]);
  useEffect(() => {
    const main = heading.current.closest('main');
    if (main?.dataset.moved && document.activeElement === main) heading.current.focus({ preventScroll: true });
    if (main) delete main.dataset.moved;
  }, []);
  return <h1 ref={heading} tabIndex={-1} lang={lang} data-testid="title">{text}{children}</h1>;
}
