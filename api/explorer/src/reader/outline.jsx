// The contents of a document, beside the text or, on a narrow screen, folded above it.
import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../language.js';

/** `all`: the sections of the text in order; `whole`: the document's address. The one that is being read is marked. */
export function Outline({ all, whole }) {
  const [wide, setWide] = useState(() => matchMedia('(min-width: 60rem)').matches);
  const here = useReading(all);
  const list = useRef(null);
  useEffect(() => {
    const query = matchMedia('(min-width: 60rem)');
    const change = () => setWide(query.matches);
    query.addEventListener('change', change);
    return () => query.removeEventListener('change', change);
  }, []);
  useEffect(() => {
    // within the list only: scrollIntoView would move the page as well
    const item = list.current?.querySelector('[aria-current]');
    const box = list.current;
    if (!item || !box) return;
    const [top, bottom] = [item.offsetTop, item.offsetTop + item.offsetHeight];
    if (top < box.scrollTop || bottom > box.scrollTop + box.clientHeight) box.scrollTop = top - box.clientHeight / 3;
  }, [here]);
  const folds = useRef(null);
  return (
    <details class="outline" ref={folds} open={wide} data-testid="outline">
      <summary>{t('reader.outline')}</summary>
      <nav aria-label={t('reader.outline')}>
        <ul ref={list} lang="zh">
          {all.filter((one) => one.heading).map((one) => (
            <li key={one.start} class={`d${Math.min(one.depth, 4)}`}>
              <a href={`${whole}#part-${one.start}`} aria-current={one.start === here ? 'true' : undefined}
                onClick={() => { if (!wide) folds.current.open = false; }}>{one.heading}</a>
            </li>
          ))}
        </ul>
      </nav>
    </details>
  );
}

// The start of the section that stands at the top of the view.
function useReading(all) {
  const [here, setHere] = useState(all[0]?.start);
  useEffect(() => {
    const shown = new Set();
    const watch = new IntersectionObserver((entries) => {
      for (const entry of entries) shown[entry.isIntersecting ? 'add' : 'delete'](Number(entry.target.dataset.part));
      if (shown.size) setHere(Math.max(...shown));
    }, { rootMargin: '-90px 0px -75% 0px' });
    for (const part of document.querySelectorAll('[data-part]')) watch.observe(part);
    return () => watch.disconnect();
  }, [all]);
  return here;
}
