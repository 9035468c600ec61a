// The description of the interface in OpenAPI 3.1, from the list of routes and the definitions of registers.
import type { Catalogue } from '@corridor/catalogue'
import type { Field, FieldKind, Register } from '@corridor/registers'
import type { Parameter, ParameterKind, Parameters, Route } from './route.ts'

type Schema = Readonly<Record<string, unknown>>

const parameterSchemas = {
  text: { type: 'string' },
  day: { type: 'string', format: 'date' },
  instant: { type: 'string' },
  integer: { type: 'integer', minimum: 0 },
  number: { type: 'number' },
  flag: { type: 'boolean' },
  id: { type: 'string', format: 'uuid' },
  choice: { type: 'string' },
  list: { type: 'array', items: {} },
  object: { type: 'object' },
} as const satisfies Record<ParameterKind, Schema>

const fieldSchemas = {
  text: { type: 'string' },
  note: { type: 'string' },
  code: { type: 'string' },
  choice: { type: 'string' },
  listed: { type: 'string' },
  reference: { type: 'string' },
  money: { type: 'string', pattern: '^-?[0-9]{1,15}(\\.[0-9]{1,2})?$' },
  integer: { type: 'integer' },
  day: { type: 'string', format: 'date' },
  flag: { type: 'boolean' },
} as const satisfies Record<FieldKind, Schema>

function schemaOfParameter({ kind, most, choices, label }: Parameter): Schema {
  const limit = most === undefined ? {} : kind === 'text' ? { maxLength: most } : { maximum: most }
  const described = { description: `${label.zh} · ${label.en}` }
  return {
    ...parameterSchemas[kind],
    ...limit,
    ...(choices === undefined ? {} : { enum: choices }),
    ...described,
  }
}

function schemaOfField(field: Field): Schema {
  const limits =
    field.kind === 'text' || field.kind === 'note'
      ? { maxLength: field.maxLength }
      : field.kind === 'integer'
        ? { minimum: field.least, maximum: field.most }
        : field.kind === 'choice'
          ? { enum: Object.keys(field.choices) }
          : {}
  const target = field.kind === 'reference' ? { 'x-register': field.register } : {}
  const list = field.kind === 'listed' ? { 'x-code-list': field.list } : {}
  return {
    ...fieldSchemas[field.kind],
    ...limits,
    ...target,
    ...list,
    title: field.label.zh,
    description: field.label.en,
  }
}

const schemaOfRegister = (register: Register): Schema => ({
  type: 'object',
  title: register.label.zh,
  description: register.label.en,
  properties: Object.fromEntries(
    Object.entries(register.fields).map(([name, field]) => [name, schemaOfField(field)]),
  ),
  required: Object.entries(register.fields).flatMap(([name, field]) =>
    field.optional === true ? [] : [name],
  ),
  additionalProperties: false,
})

const schemaOfParameters = (parameters: Parameters): Schema => ({
  type: 'object',
  properties: Object.fromEntries(
    Object.entries(parameters).map(([name, one]) => [name, schemaOfParameter(one)]),
  ),
  required: Object.entries(parameters).flatMap(([name, { required }]) => (required === true ? [name] : [])),
  additionalProperties: false,
})

export const pathInOpenApi = (path: string): string => path.replace(/:(\w+)/g, '{$1}')

function parametersOf(route: Route, catalogue: Catalogue): readonly Schema[] {
  const inPath = [...route.path.matchAll(/:(\w+)/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string', ...idsOf(name, catalogue) },
  }))
  const inQuery = Object.entries(route.query ?? {}).map(([name, parameter]) => ({
    name,
    in: 'query',
    required: parameter.required === true,
    schema: schemaOfParameter(parameter),
  }))
  const version = { name: 'if-match', in: 'header', required: true, schema: { type: 'string' } }
  const csrf = { name: 'x-csrf-token', in: 'header', required: true, schema: { type: 'string' } }
  const isWrite = route.method !== 'GET' && route.needs !== 'nobody'
  return [...inPath, ...inQuery, ...(route.versioned === true ? [version] : []), ...(isWrite ? [csrf] : [])]
}

function idsOf(name: string, { registers, indicators }: Catalogue): Schema {
  if (name === 'register') return { enum: [...registers.keys()] }
  return name === 'indicator' ? { enum: [...indicators.keys()] } : {}
}

function bodyOf({ body, path }: Route): Schema | undefined {
  if (body === undefined) return undefined
  const schema = schemaOfParameters(body.fields)
  if (body.kind === 'json') {
    const values =
      path.startsWith('/api/registers/') && 'values' in body.fields
        ? { $ref: '#/components/schemas/Values' }
        : undefined
    const properties = { ...Object(schema['properties']), ...(values === undefined ? {} : { values }) }
    return { required: true, content: { 'application/json': { schema: { ...schema, properties } } } }
  }
  const file = { type: 'string', format: 'binary' }
  const properties = { ...Object(schema['properties']), file }
  return { required: true, content: { 'multipart/form-data': { schema: { ...schema, properties } } } }
}

function operation(route: Route, catalogue: Catalogue): Schema {
  const requestBody = bodyOf(route)
  const ref = { $ref: `#/components/schemas/${route.answer}` }
  const content =
    route.answer === 'file' ? { 'application/octet-stream': {} } : { 'application/json': { schema: ref } }
  const done =
    route.answer === 'nothing'
      ? { 204: { description: 'done' } }
      : { 200: { description: route.answer, content } }
  const problems = {
    description: 'refused',
    content: { 'application/json': { schema: { $ref: '#/components/schemas/Problems' } } },
  }
  return {
    summary: `${route.label.zh} · ${route.label.en}`,
    operationId: `${route.method.toLowerCase()}${route.path.replace(/\W+(\w)/g, (_, letter: string) => letter.toUpperCase())}`,
    'x-right': route.needs,
    ...(route.needs === 'nobody' ? {} : { security: [{ session: [] }] }),
    parameters: parametersOf(route, catalogue),
    ...(requestBody === undefined ? {} : { requestBody }),
    responses: { ...done, '4XX': problems },
  }
}

const label: Schema = {
  type: 'object',
  properties: { zh: { type: 'string' }, en: { type: 'string' } },
  required: ['zh', 'en'],
}

const problem: Schema = {
  type: 'object',
  properties: {
    code: { type: 'string' },
    message: label,
    field: { type: 'string' },
    row: { type: 'integer' },
    given: { type: 'string' },
    allowed: label,
    fix: label,
  },
  required: ['code', 'message'],
}

/** Health and this document are described by hand; they have no refusals. */
const plain = (summary: string): Schema => ({
  get: {
    summary,
    responses: {
      200: { description: 'answer', content: { 'application/json': { schema: { type: 'object' } } } },
    },
  },
})

export function openApiDocument(routes: readonly Route[], catalogue: Catalogue): Schema {
  const paths: Record<string, Record<string, Schema>> = {}
  for (const route of routes) {
    const path = pathInOpenApi(route.path)
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(route, catalogue) }
  }
  const answers = routes.map(({ answer }) => answer).filter((name) => name !== 'file' && name !== 'nothing')
  const registers = [...catalogue.registers.values()]
  return {
    openapi: '3.1.0',
    info: { title: '创新走廊 Corridor', version: '1' },
    paths: {
      ...paths,
      '/api/health': plain('运行状态 · Health'),
      '/api/openapi.json': plain('接口说明 · This document'),
    },
    components: {
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'corridor_session' } },
      schemas: {
        Problems: {
          type: 'object',
          properties: { problems: { type: 'array', items: problem } },
          required: ['problems'],
        },
        Values: { anyOf: registers.map(({ id }) => ({ $ref: `#/components/schemas/values-of-${id}` })) },
        ...Object.fromEntries(
          registers.map((register) => [`values-of-${register.id}`, schemaOfRegister(register)]),
        ),
        ...Object.fromEntries(
          answers.map((name) => [
            name,
            { type: 'object', title: name, description: `${name} of @corridor/protocol` },
          ]),
        ),
      },
    },
  }
}
