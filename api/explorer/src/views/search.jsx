// Entities by name, of one type or of all.
import { toSearch } from '../addresses.js';
import { part, useGet, usePages } from '../api.js';
import { More, Nothing } from '../components/states.jsx';
import { Mark, StatusTag, Thing } from '../components/things.jsx';
import { Title } from '../components/title.jsx';
import { t } from '../language.js';
import { entityTypes, label } from '../model.js';

export default function Search({ query }) {
  const [q, type, region] = ['q', 'type', 'region'].map((name) => query.get(name) ?? '');
  const list = usePages('/entities', { q, type, region, limit: 30 });
  const title = q ? t('search.title', { q }) : type ? label(type) : t('search.all');
  return (
    <div class="page">
      <Title text={title} />
      <nav aria-label={t('search.types')}>
        <ul class="chips">
          {['', ...entityTypes()].map((one) => (
            <li key={one}>
              <a class="chip" href={toSearch(q, { type: one, region })} aria-current={one === type ? 'true' : undefined} data-testid={`filter-${one || 'all'}`}>
                {one ? <><Mark type={one} />{label(one)}</> : t('search.every')}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {region && <Place id={region} all={toSearch(q, { type })} />}
      <ul class="results" data-testid="results">
        {list.items?.map((one) => <Result key={one.id} of={one} />)}
      </ul>
      {list.items?.length === 0 && <Nothing text={t('search.none')} />}
      <More list={list} />
    </div>
  );
}

function Place({ id, all }) {
  const { data } = useGet(`/entities/${part(id)}`);
  return <p class="soft limits">{t('search.region')} {data && <Thing of={data} />} <a href={all}>{t('search.anywhere')}</a></p>;
}

function Result({ of }) {
  return (
    <li>
      <Thing of={of} />
      <span class="tags"><span class="soft">{label(of.type)}</span>{of.kind && <span class="tag" lang="zh">{of.kind}</span>}<StatusTag status={of.status} /></span>
      {of.aliases.length > 0 && <span class="soft also" lang="zh">{of.aliases.slice(0, 4).join('、')}{of.aliases.length > 4 ? '…' : ''}</span>}
    </li>
  );
}
