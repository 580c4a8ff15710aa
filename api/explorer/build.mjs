// Bundles src/ into dist/: scripts and styles under hashed names, and the page that names them.
import { build, context } from 'esbuild';
import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

const HERE = import.meta.dirname;
const DIST = path.join(HERE, 'dist');
const FRESH = path.join(HERE, 'dist.new');
const WATCH = process.argv.includes('--watch');

// Both languages must say the same things; what one lacks would be shown as a bare key.
async function checkMessages() {
  const [zh, en] = await Promise.all(['zh', 'en'].map(async (name) =>
    Object.keys(JSON.parse(await readFile(path.join(HERE, 'src', 'messages', `${name}.json`), 'utf8')))));
  const lacking = [...zh.filter((key) => !en.includes(key)).map((key) => `en.json lacks ${key}`),
    ...en.filter((key) => !zh.includes(key)).map((key) => `zh.json lacks ${key}`)];
  if (lacking.length) throw new Error(lacking.join('\n'));
}

async function hashed(source, name) {
  const content = await readFile(path.join(HERE, 'src', source));
  const [base, extension] = [path.parse(name).name, path.extname(name)];
  const file = `${base}-${createHash('sha256').update(content).digest('hex').slice(0, 8).toUpperCase()}${extension}`;
  await writeFile(path.join(FRESH, file), content);
  return `/assets/${file}`;
}

// The page is written last and the folder replaced at once: a server beside it never sees a half-made one.
async function finish(result) {
  const outputs = Object.entries(result.metafile.outputs);
  // views are entry points, too: of their own, as they are fetched when opened
  const entry = (source) => `/assets/${path.basename(outputs.find(([, output]) => output.entryPoint === source)[0])}`;
  const named = { script: entry(options.entryPoints.explorer), style: entry(options.entryPoints.style), icon: await hashed('icon.svg', 'icon.svg') };
  const page = await readFile(path.join(HERE, 'src', 'index.html'), 'utf8');
  await writeFile(path.join(FRESH, 'index.html'), page.replace(/\{\{(\w+)\}\}/g, (_, name) => named[name]));
  await rm(DIST, { recursive: true, force: true });
  await rename(FRESH, DIST);
}

const options = {
  absWorkingDir: HERE,
  entryPoints: { explorer: 'src/main.jsx', style: 'src/styles/index.css' },
  outdir: FRESH,
  bundle: true,
  splitting: true,
  format: 'esm',
  target: 'es2022',
  minify: !WATCH,
  metafile: true,
  charset: 'utf8',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  entryNames: '[name]-[hash]',
  chunkNames: '[name]-[hash]',
  legalComments: 'linked',
  logLevel: 'warning',
};

await checkMessages();
await rm(FRESH, { recursive: true, force: true });
await mkdir(FRESH, { recursive: true });
if (WATCH) {
  const watched = { name: 'finish', setup: (one) => one.onEnd(async (result) => {
    if (result.errors.length) return;
    await finish(result);
    await mkdir(FRESH, { recursive: true });
    console.log('built', new Date().toLocaleTimeString());
  }) };
  await (await context({ ...options, plugins: [watched] })).watch();
} else {
  await finish(await build(options));
  const size = (await readdir(DIST)).length;
  console.log(`explorer built: ${size} files in api/explorer/dist`);
}
