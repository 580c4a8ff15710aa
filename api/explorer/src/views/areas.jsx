// The reform areas as a tree, and beside it what is known of the chosen one.
import { useEffect, useRef } from 'preact/hooks';
import { Area } from '../areas/area.jsx';
import { Tree } from '../areas/tree.jsx';
import { usePages } from '../api.js';
import { WordsFilter } from '../components/filters.jsx';
import { More, Nothing } from '../components/states.jsx';
import { Mark } from '../components/things.jsx';
import { Title } from '../components/title.jsx';
import { t } from '../language.js';
import { label } from '../model.js';
import { setQuery } from '../router.js';
import { toAreas } from '../addresses.js';

export default function Areas({ query }) {
  const [q, area, status, region] = ['q', 'area', 'status', 'region'].map((name) => query.get(name) ?? '');
  const sub = query.has('sub');
  const list = usePages('/areas', { q, order: 'size', depth: 1, limit: 60 });
  const panel = useRef(null);
  const item = useRef(null);
  const choose = (id, element) => {
    item.current = element;
    setQuery({ area: id, status: null, region: null }, {});
  };
  // Where the tree gives way to the area, on a narrow screen, the focus goes along.
  useEffect(() => {
    if (!area) {
      if (item.current?.isConnected) item.current.focus();
      return;
    }
    if (item.current && item.current.offsetParent === null) {
      window.scrollTo(0, 0);
      panel.current.focus({ preventScroll: true });
    } else panel.current.scrollTo?.(0, 0);
  }, [area]);
  return (
    <div class={`page areas${area ? ' one' : ''}`}>
      <Title text={t('areas.title')} />
      <div class="areas-columns">
        <div class="areas-tree">
          <form class="list-filters" role="search" aria-label={t('areas.search')} onSubmit={(event) => event.preventDefault()}>
            <WordsFilter name="q" value={q} text={t('areas.q')} hint={t('areas.hint')} />
          </form>
          <p class="soft key">
            {['Policy', 'Program', 'Indicator'].map((type) => <span key={type} class={`c-${type}`}><Mark type={type} />{label(type)}</span>)}
            <span>{t('areas.key')}</span>
          </p>
          {list.items?.length > 0 && <Tree roots={list.items} chosen={area} choose={choose} />}
          {list.items?.length === 0 && <Nothing text={t('areas.nothing')} />}
          <More list={list} />
        </div>
        <section class="area-panel" aria-label={t('areas.panel')} ref={panel} tabIndex={-1} data-testid="area-panel">
          {area ? (
            <>
              <p class="back"><a href={toAreas(null, { q })}>← {t('areas.back')}</a></p>
              <Area key={area} id={area} sub={sub} status={status} region={region} />
            </>
          ) : <p class="soft hint">{t('areas.choose')}</p>}
        </section>
      </div>
    </div>
  );
}
