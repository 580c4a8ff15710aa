// The frame of every view: skip link, header, the view of the present address, footer.
import { useEffect, useRef, useState } from 'preact/hooks';
import { Header } from './components/header.jsx';
import { Failure, Waiting } from './components/states.jsx';
import { Title } from './components/title.jsx';
import { t, useLanguage } from './language.js';
import { onMove, useLocation } from './router.js';
import { viewOf } from './views.js';

export function App() {
  useLanguage();
  const { path, query } = useLocation();
  const main = useRef(null);
  // A step to another view takes the focus along, to the main part first and to its title when that is there.
  useEffect(() => onMove(() => {
    main.current.dataset.moved = 'yes';
    main.current.focus({ preventScroll: true });
  }), []);
  const toMain = (event) => {
    event.preventDefault();
    main.current.focus();
    main.current.scrollIntoView();
  };
  return (
    <>
      <a class="skip" href="#main" onClick={toMain}>{t('skip')}</a>
      <Header query={path === '/explore/search' ? query.get('q') ?? '' : ''} />
      <main id="main" ref={main} tabIndex={-1}>
        <View path={path} query={query} />
      </main>
      <footer class="foot">
        <p>{t('foot')} · <a href="/openapi.json" target="_blank" rel="noreferrer">OpenAPI</a></p>
      </footer>
    </>
  );
}

function View({ path, query }) {
  const found = viewOf(path);
  const [loaded, setLoaded] = useState({ view: null, Part: null, problem: null });
  useEffect(() => {
    let wanted = true;
    if (found && loaded.view !== found.view) {
      found.view.load().then(
        (module) => wanted && setLoaded({ view: found.view, Part: module.default, problem: null }),
        (problem) => wanted && setLoaded({ view: found.view, Part: null, problem }),
      );
    }
    return () => { wanted = false; };
  }, [found?.view]);
  if (!found) return <div class="page"><Title text={t('nowhere.title')} /><p>{t('nowhere.text')} <a href="/">{t('nowhere.home')}</a></p></div>;
  if (loaded.view !== found.view) return <div class="page"><Waiting /></div>;
  if (loaded.problem) return <div class="page"><Failure problem={loaded.problem} again={() => location.reload()} /></div>;
  return <loaded.Part key={path} query={query} {...found.given} />;
}
