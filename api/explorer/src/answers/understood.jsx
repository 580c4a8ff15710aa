// How a question was read: the query of the catalog and what it was given.
import { toQuery } from '../addresses.js';
import { part, useGet } from '../api.js';
import { Thing } from '../components/things.jsx';
import { t } from '../language.js';
import { label, typeOf } from '../model.js';
import { given, parameterName } from './named.js';

export function Understood({ query, parameters }) {
  const said = given(query, parameters);
  return (
    <section class="understood" aria-label={t('ask.understood')} data-testid="understood">
      <p><span class="soft">{t('ask.understood')}</span> <strong>{query.label}</strong></p>
      {said.length > 0 && (
        <dl>
          {said.map(([name, value]) => (
            <div key={name}><dt>{parameterName(name)}</dt><dd><Values of={value} /></dd></div>
          ))}
        </dl>
      )}
      <p><a href={toQuery(query.name, Object.fromEntries(said))} data-testid="refine">{t('ask.refine')}</a></p>
    </section>
  );
}

function Values({ of }) {
  const all = Array.isArray(of) ? of : [of];
  return all.map((one, at) => <span key={one}>{at > 0 && t('comma')}<Value of={one} /></span>);
}

function Value({ of }) {
  const id = typeof of === 'string' && typeOf(of) ? of : null;
  const { data } = useGet(id ? `/entities/${part(id)}` : null);
  if (data) return <Thing of={data} />;
  if (typeof of === 'boolean') return t(of ? 'yes' : 'no');
  return <span lang="zh">{label(String(of))}</span>;
}
