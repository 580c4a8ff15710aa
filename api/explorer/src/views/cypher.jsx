// The console: Cypher that only reads, its result as a table and as a graph.
import { useEffect, useRef, useState } from 'preact/hooks';
import { toCypher } from '../addresses.js';
import { post } from '../api.js';
import { lazy } from '../components/lazy.jsx';
import { Failure } from '../components/states.jsx';
import { Title } from '../components/title.jsx';
import { Examples, Model, Past } from '../console/examples.jsx';
import { forget, past, remember } from '../console/history.js';
import { Result } from '../console/result.jsx';
import { isNode, isPath } from '../console/values.jsx';
import { number, t, useLanguage } from '../language.js';
import { navigate } from '../router.js';

const Editor = lazy(() => import('../console/editor.jsx'));
const Drawing = lazy(() => import('../console/drawing.jsx'));
const PLACE = /\(line (\d+), column (\d+) \(offset: (\d+)\)\)/;

export default function Console({ query }) {
  const [asked, given] = [query.get('q') ?? '', query.get('p') ?? ''];
  const [text, setText] = useState(asked);
  const [parameters, setParameters] = useState(given);
  const [wrong, setWrong] = useState(false);
  const [all, setAll] = useState(past);
  const [turn, setTurn] = useState(0);
  const control = useRef(null);
  const answer = useAnswer(asked, given, turn, (q, p) => setAll(remember(q, p)));
  useEffect(() => { setText(asked); setParameters(given); setWrong(false); }, [asked, given]);
  const place = PLACE.exec(answer.problem?.message ?? '');
  useEffect(() => { if (place) control.current?.point(Number(place[3])); else control.current?.clear(); }, [answer.problem]);

  const run = () => {
    const p = read(parameters);
    setWrong(!p);
    if (!p || !text.trim()) return;
    const to = toCypher(text, p);
    if (to === location.pathname + location.search) setTurn(turn + 1);
    else navigate(to);
  };
  return (
    <div class="page full console">
      <Title text={t('cypher.title')} />
      <p class="soft" id="console-about">{t('cypher.about')}</p>
      <div class="console-edit" role="group" aria-label={t('cypher.title')}>
        <Editor text={asked} onText={setText} onRun={run} parameters={() => Object.keys(read(parameters) ?? {})} control={control} />
        <details class="parameters" open={Boolean(given) || wrong} data-testid="parameters">
          <summary>{t('cypher.parameters')}</summary>
          <textarea aria-label={t('cypher.parameters')} rows={3} value={parameters} spellCheck={false} placeholder={'{"words": "养老"}'} aria-invalid={wrong}
            onInput={(event) => setParameters(event.currentTarget.value)} data-testid="parameters-text"
            onKeyDown={(event) => { if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) { event.preventDefault(); run(); } }} />
          {wrong && <p class="lacking" role="alert">{t('cypher.parameters.wrong')}</p>}
        </details>
        <p class="actions">
          <button type="button" onClick={run} disabled={answer.busy} data-testid="run">{t('ask.run')}</button>
          {answer.busy && <button type="button" class="quiet" onClick={answer.cancel} data-testid="cancel">{t('cypher.cancel')}</button>}
          <span class="soft keys">{t('cypher.keys')}</span>
          <span class="soft" role="status" data-testid="run-state">{told(answer)}</span>
        </p>
      </div>
      {answer.problem && (
        <>
          <Failure problem={answer.problem} />
          {place && <p><button type="button" class="quiet" onClick={() => { control.current.point(Number(place[3])); control.current.focus(); }} data-testid="to-place">{t('cypher.place', { line: Number(place[1]), column: Number(place[2]) })}</button></p>}
        </>
      )}
      {answer.data && <Result key={answer.at} of={answer.data} />}
      {answer.data && drawable(answer.data.rows) && <Graph key={`graph ${answer.at}`} rows={answer.data.rows} />}
      <div class="console-help">
        <Past of={all} onForget={() => setAll(forget())} />
        <Model put={(piece) => control.current?.insert(piece)} />
        <Examples />
      </div>
    </div>
  );
}

const drawable = (rows) => rows.some((row) => row.some(hasNode));
const hasNode = (value) => isNode(value) || isPath(value) || (Array.isArray(value) && value.some(hasNode));

function told({ busy, canceled, data, ms }) {
  if (busy) return t('cypher.running');
  if (canceled) return t('cypher.canceled');
  return data ? t('cypher.time', { ms: number(ms) }) : '';
}

/** Parameters as JSON: an object, empty where nothing was written; null where it is something else. */
function read(text) {
  if (!text.trim()) return {};
  try {
    const value = JSON.parse(text);
    return value && typeof value === 'object' && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}

// Runs what the address says, once for each turn; `ran(q, p)` when it was answered.
function useAnswer(q, given, turn, ran) {
  const nothing = { data: null, problem: null, busy: false, canceled: false, ms: 0, at: 0 };
  const [state, setState] = useState(nothing);
  const control = useRef(null);
  useLanguage();
  useEffect(() => {
    const p = read(given);
    if (!q.trim() || !p) {
      setState(nothing);
      return undefined;
    }
    const own = new AbortController();
    control.current = own;
    const start = performance.now();
    setState({ ...nothing, busy: true });
    post('/cypher', { query: q, parameters: p }, { signal: own.signal }).then(
      (data) => { setState({ ...nothing, data, ms: Math.round(performance.now() - start), at: start }); ran(q, p); },
      (problem) => problem.name !== 'AbortError' && setState({ ...nothing, problem }),
    );
    return () => own.abort();
  }, [q, given, turn]);
  const cancel = () => {
    control.current?.abort();
    setState({ ...nothing, canceled: true });
  };
  return { ...state, cancel };
}

function Graph({ rows }) {
  const [open, setOpen] = useState(false);
  return (
    <details class="drawing" onToggle={(event) => setOpen(event.currentTarget.open)} data-testid="drawing">
      <summary>{t('ask.graph')}</summary>
      {open && <Drawing rows={rows} />}
    </details>
  );
}
