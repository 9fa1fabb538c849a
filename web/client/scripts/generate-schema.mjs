import { readFileSync, writeFileSync } from 'node:fs';
import { argv } from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';

// Makes the types of the REST contract from the server's OpenAPI document. Small on purpose: the document holds only records, enumerations, lists and maps,
// and a construct it does not know stops it instead of becoming `any`.

const source = new URL('../../Api/openapi.v1.json', import.meta.url);
const target = new URL('../src/shared/api/schema.ts', import.meta.url);

/** @typedef {{ $ref?: string, type?: string | string[], enum?: string[], items?: Schema, properties?: Record<string, Schema>, required?: string[], additionalProperties?: Schema | boolean, oneOf?: Schema[], description?: string, format?: string }} Schema */

/** @param {Schema} schema @returns {string} */
function typeOf(schema) {
  if (schema.$ref) {
    return schema.$ref.replace('#/components/schemas/', '');
  }
  if (schema.oneOf) {
    return schema.oneOf.map(typeOf).sort((a, b) => Number(a === 'null') - Number(b === 'null')).join(' | ');
  }
  if (schema.enum) {
    return schema.enum.map((value) => `'${value}'`).join(' | ');
  }
  const types = [schema.type ?? []].flat();
  if (types.length === 1 && types[0] === 'null') {
    return 'null';
  }
  const nullable = types.includes('null');
  // An integer that may also come as a string is an integer: the server writes numbers.
  const [type] = types.filter((name) => name !== 'null' && !(name === 'string' && types.includes('integer')));
  const made = plain(type, schema);
  return nullable ? `${made} | null` : made;
}

/** @param {string | undefined} type @param {Schema} schema @returns {string} */
function plain(type, schema) {
  switch (type) {
    case 'string':
      return 'string';
    case 'integer':
    case 'number':
      return 'number';
    case 'boolean':
      return 'boolean';
    case 'array': {
      const item = typeOf(schema.items ?? {});
      return item.includes(' ') ? `(${item})[]` : `${item}[]`;
    }
    case 'object':
      if (schema.additionalProperties && schema.additionalProperties !== true) {
        return `Record<string, ${typeOf(schema.additionalProperties)}>`;
      }
      break;
    default:
      break;
  }
  throw new Error(`The generator does not know this construct: ${JSON.stringify(schema)}`);
}

/** @param {string | undefined} text @param {string} indent */
const comment = (text, indent) => (text ? `${indent}/** ${text.replaceAll(/\s+/g, ' ').replaceAll('*/', '*').trim()} */\n` : '');

/** @param {{ components: { schemas: Record<string, Schema> } }} document @returns {string} */
export function generate(document) {
  let out = '// Made by `npm run api` from web/Api/openapi.v1.json; not to be edited.\n';
  for (const [name, schema] of Object.entries(document.components.schemas)) {
    if (name === 'Stream') {
      continue; // The body of an upload.
    }
    out += `\n${comment(schema.description, '')}`;
    if (schema.enum) {
      out += `export type ${name} =\n${schema.enum.map((value) => `  | '${value}'`).join('\n')};\n`;
      continue;
    }
    const required = new Set(schema.required);
    out += `export interface ${name} {\n`;
    for (const [property, type] of Object.entries(schema.properties ?? {})) {
      out += `${comment(type.description, '  ')}  ${property}${required.has(property) ? '' : '?'}: ${typeOf(type)};\n`;
    }
    out += '}\n';
  }
  return out;
}

/** @returns {string} */
export const fromSource = () => generate(JSON.parse(readFileSync(source, 'utf8')));
/** @returns {string} */
export const committed = () => readFileSync(target, 'utf8');

if (argv[1] && import.meta.url === pathToFileURL(argv[1]).href) {
  writeFileSync(target, fromSource());
  console.log(`Written: ${fileURLToPath(target)}`);
}
