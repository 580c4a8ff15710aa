// A part of a view whose script is fetched when it is first shown.
import { useEffect, useState } from 'preact/hooks';
import { Failure, Waiting } from './states.jsx';
import { Problem } from '../api.js';

/** `lazy(() => import('./chart.jsx'))`: a component in the place of the module's default. */
export function lazy(load) {
  let loaded = null;
  return function Lazy(given) {
    const [View, setView] = useState(() => loaded);
    const [problem, setProblem] = useState(null);
    const fetch = () => {
      setProblem(null);
      load().then((module) => { loaded = module.default; setView(() => loaded); }, () => setProblem(new Problem({})));
    };
    useEffect(() => { if (!View) fetch(); }, []);
    if (problem) return <Failure problem={problem} again={fetch} />;
    return View ? <View {...given} /> : <Waiting />;
  };
}
