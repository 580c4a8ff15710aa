// Where one starts: what the graph holds, questions, areas.
import { toAsk, toEntity, toSearch } from '../addresses.js';
import { useGet } from '../api.js';
import { Failure, Nothing, Waiting } from '../components/states.jsx';
import { Mark } from '../components/things.jsx';
import { Title } from '../components/title.jsx';
import { language, number, t } from '../language.js';
import { entityTypes, label } from '../model.js';
import { viewOf } from '../views.js';

const AREAS = 24;

export default function Home() {
  const counts = useGet('/statistics');
  const areas = useGet('/queries/areas-most-served', { limit: AREAS });
  return (
    <div class="page home">
      <section class="hero">
        <Title text={t('home.title')} tab="Reformgraph" />
        <p>{t('home.about')}</p>
      </section>
      {counts.problem && <Failure problem={counts.problem} again={counts.again} />}
      {counts.busy && !counts.data && <Waiting />}
      {counts.data && <Counts of={counts.data} />}
      {viewOf('/explore/ask') && <Questions areas={areas.data?.rows} />}
      <Areas of={areas} />
    </div>
  );
}

const sum = (counts) => Object.values(counts).reduce((all, one) => all + one, 0);

function Counts({ of }) {
  if (!of.documents) return <Nothing text={t('home.empty')} />;
  return (
    <section aria-labelledby="counts" data-testid="counts">
      <h2 id="counts">{t('home.counts')}</h2>
      <ul class="cards">
        {entityTypes().map((type) => (
          <li key={type}>
            <a href={toSearch('', { type })} class={`card c-${type}`}>
              <Mark type={type} /><strong>{number(of.entities[type] ?? 0)}</strong><span>{label(type)}</span>
            </a>
          </li>
        ))}
      </ul>
      <p class="soft">{t('home.sum', {
        documents: of.documents, sentences: of.sentences, relations: sum(of.relations), indicators: of.indicators,
      })}</p>
    </section>
  );
}

// About what is in this very graph, so that each has an answer.
function Questions({ areas }) {
  if (!areas?.length) return null;
  const served = areas.find((area) => area.policies) ?? areas[0];
  const questions = [t('home.question.policies', { area: served.name }), t('home.question.programs', { area: areas[0].name }), t('home.question.most'), t('home.question.done')];
  return (
    <section aria-labelledby="questions" data-testid="questions">
      <h2 id="questions">{t('home.questions')}</h2>
      <ul class="chips" lang={language()}>
        {questions.map((text) => <li key={text}><a class="chip" href={toAsk(text)}>{text}</a></li>)}
      </ul>
    </section>
  );
}

function Areas({ of: { data, problem, busy, again } }) {
  if (problem) return <Failure problem={problem} again={again} />;
  if (busy && !data) return <Waiting />;
  if (!data?.rows.length) return null;
  return (
    <section aria-labelledby="areas" data-testid="areas">
      <h2 id="areas">{t('home.areas')}</h2>
      <ul class="tiles">
        {data.rows.map((area) => (
          <li key={area.id}>
            <a class="tile" href={toEntity(area.id)}>
              <span class="name" lang="zh"><Mark type="ReformArea" />{area.name}</span>
              <span class="soft">{[t('home.policies', { n: area.policies }), t('home.programs', { n: area.programs })].join(' · ')}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
