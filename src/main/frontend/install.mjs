// Usage: node install.mjs <outDir>. Runs on every build, so it does nothing when nothing changed.
import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const modules = join(here, 'node_modules');
const marker = join(modules, '.installed-lock-sha256');

// Licences travel with the files they belong to.
const files = {
  'htmx/htmx.min.js': 'htmx.org/dist/htmx.min.js',
  'htmx/LICENSE': 'htmx.org/LICENSE',
  'design-tokens/tokens.css': '@digital-go-jp/design-tokens/dist/tokens.css',
  'design-tokens/LICENSE': '@digital-go-jp/design-tokens/LICENSE',
  'bpmn-js/bpmn-navigated-viewer.production.min.js': 'bpmn-js/dist/bpmn-navigated-viewer.production.min.js',
  'bpmn-js/LICENSE': 'bpmn-js/LICENSE',
  'bpmn-js/diagram-js.css': 'bpmn-js/dist/assets/diagram-js.css',
  'bpmn-js/bpmn-js.css': 'bpmn-js/dist/assets/bpmn-js.css',
};
// Not for browsers: what papers are set with.
const papers = {
  'NotoSansJP-Regular.ttf': '@expo-google-fonts/noto-sans-jp/400Regular/NotoSansJP_400Regular.ttf',
  'NotoSansJP-LICENSE': '@expo-google-fonts/noto-sans-jp/LICENSE',
};

function installOnce() {
  const lock = createHash('sha256').update(readFileSync(join(here, 'package-lock.json'))).digest('hex');
  if (existsSync(marker) && readFileSync(marker, 'utf8') === lock) {
    return;
  }
  // npm is a .cmd file on Windows, which Node starts only through a shell; the arguments are constants.
  const result = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline'],
    { cwd: here, stdio: 'inherit', shell: process.platform === 'win32' });
  if (result.error || result.status !== 0) {
    throw new Error(`npm ci failed: ${result.error?.message ?? `exit code ${result.status}`}`);
  }
  writeFileSync(marker, lock);
}

function copyIfDifferent(from, to) {
  if (existsSync(to) && readFileSync(to).equals(readFileSync(from))) {
    return;
  }
  mkdirSync(dirname(to), { recursive: true });
  copyFileSync(from, to);
}

const outDir = process.argv[2];
if (!outDir) {
  throw new Error('usage: node install.mjs <outDir>');
}
installOnce();
for (const [target, source] of Object.entries(files)) {
  copyIfDifferent(join(modules, source), join(resolve(outDir), target));
}
for (const [target, source] of Object.entries(papers)) {
  copyIfDifferent(join(modules, source), join(resolve(outDir), '../../fonts', target));
}
