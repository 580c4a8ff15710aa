import { render } from 'preact';
import { App } from './app.jsx';
import { loadModel } from './model.js';
import { followLinks } from './router.js';
import { startLanguage } from './language.js';

startLanguage();
followLinks();
// A page without labels is better than none: where the model cannot be read, names of types stand for labels.
await loadModel().catch(() => null);
render(<App />, document.getElementById('root'));
