import { useEffect, useRef } from 'preact/hooks';
import { language, setLanguage, t } from '../language.js';
import { useLocation } from '../router.js';
import { VIEWS } from '../views.js';
import { SearchBox } from './searchbox.jsx';

export function Header({ query }) {
  const { path } = useLocation();
  const nav = useRef(null);
  // on a phone the row of views is wider than the screen
  useEffect(() => {
    const here = nav.current.querySelector('[aria-current]');
    if (here) nav.current.scrollLeft = here.offsetLeft - (nav.current.clientWidth - here.offsetWidth) / 2;
  }, [path, language()]);
  const other = language() === 'zh' ? 'en' : 'zh';
  return (
    <header class="head">
      <a class="brand" href="/" data-testid="home"><Logo /><span>Reformgraph</span></a>
      <SearchBox query={query} path={path} />
      <nav ref={nav} aria-label={t('nav')}>
        {VIEWS.filter((view) => view.nav).map((view) => (
          <a key={view.path} href={view.path} aria-current={path === view.path ? 'page' : undefined}>{t(view.nav)}</a>
        ))}
      </nav>
      <button type="button" class="quiet" lang={other} onClick={() => setLanguage(other)} data-testid="language">
        {other === 'zh' ? '中文' : 'English'}
      </button>
    </header>
  );
}

const Logo = () => (
  <svg viewBox="0 0 32 32" aria-hidden="true">
    <rect width="32" height="32" rx="7" fill="currentColor" />
    <path d="M10 22 16 10M16 10l7 8M10 22l13-4" stroke="var(--back)" stroke-width="2" />
    <g fill="var(--back)"><circle cx="16" cy="10" r="4" /><circle cx="10" cy="22" r="3" /><circle cx="23" cy="18" r="3" /></g>
  </svg>
);
