// Asks form-js' own viewer. Arguments: the viewer's folder. Standard input: { schemas, conditions: [{ text, data }] }.
const warnings = [];
console.warn = console.error = (...words) => warnings.push(words.join(' '));
globalThis.KeyboardEvent = class {};
const element = () => ({ classList: { add() {} }, setAttribute() {}, style: {} });
globalThis.document = { createElement: element };

const { Form, schemaVersion } = require(process.argv[2]);
const { schemas, conditions } = JSON.parse(require('node:fs').readFileSync(0, 'utf8'));

async function imported(schema) {
  warnings.length = 0;
  try {
    const result = await new Form().importSchema(schema, {});
    return [...result.warnings.map(String), ...warnings];
  } catch (error) {
    return [String(error)];
  }
}

async function answer() {
  const imports = [];
  for (const schema of schemas) {
    imports.push(await imported(schema));
  }
  const checker = new Form().get('conditionChecker');
  const hidden = conditions.map(({ text, data }) => checker.check(text, data));
  process.stdout.write(JSON.stringify({ schemaVersion, imports, hidden }), () => process.exit(0));
}

answer();
