/** SQL's commands with their target; names may be quoted and have a schema. */
const target = /["'`[]?([\w$.:{}-]+)/.source;
const commands: readonly (readonly [words: string, pattern: RegExp])[] = [
  [
    'create table',
    new RegExp(`\\bcreate\\s+(?:global\\s+|temp(?:orary)?\\s+|unlogged\\s+)*table\\s+(?:if\\s+not\\s+exists\\s+)?${target}`, 'i'),
  ],
  [
    'create view',
    new RegExp(`\\bcreate\\s+(?:or\\s+replace\\s+)?(?:materialized\\s+)?view\\s+(?:if\\s+not\\s+exists\\s+)?${target}`, 'i'),
  ],
  [
    'create index',
    new RegExp(`\\bcreate\\s+(?:unique\\s+)?index\\s+(?:concurrently\\s+)?(?:if\\s+not\\s+exists\\s+)?${target}`, 'i'),
  ],
  ['create trigger', new RegExp(`\\bcreate\\s+(?:or\\s+replace\\s+)?(?:constraint\\s+)?trigger\\s+${target}`, 'i')],
  ['create function', new RegExp(`\\bcreate\\s+(?:or\\s+replace\\s+)?(?:function|procedure)\\s+${target}`, 'i')],
  ['create type', new RegExp(`\\bcreate\\s+type\\s+${target}`, 'i')],
  ['create database', new RegExp(`\\bcreate\\s+database\\s+(?:if\\s+not\\s+exists\\s+)?${target}`, 'i')],
  ['alter table', new RegExp(`\\balter\\s+table\\s+(?:if\\s+exists\\s+)?(?:only\\s+)?${target}`, 'i')],
  ['drop table', new RegExp(`\\bdrop\\s+table\\s+(?:if\\s+exists\\s+)?${target}`, 'i')],
  ['truncate', new RegExp(`\\btruncate\\s+(?:table\\s+)?${target}`, 'i')],
  ['insert into', new RegExp(`\\binsert\\s+(?:or\\s+\\w+\\s+)?into\\s+${target}`, 'i')],
  ['update', new RegExp(`^\\s*update\\s+(?:only\\s+)?${target}`, 'im')],
  ['delete from', new RegExp(`\\bdelete\\s+from\\s+${target}`, 'i')],
  ['select from', new RegExp(`\\bfrom\\s+${target}`, 'i')],
];
const starts = /^\s*(?:with\b|select\b|insert\b|update\b|delete\b|create\b|alter\b|drop\b|truncate\b|explain\b)/im;
const statement =
  /^\s*(?:with\s+(?:recursive\s+)?\w+|(?:explain\s+(?:analyze\s+)?)?select\b|insert\s+into|update\s+\S+\s+set\b|delete\s+from|create\s+(?:or\s+replace\s+)?(?:\w+\s+){0,2}\w+|alter\s+table|drop\s+table|truncate)/im;

const operation = /^\s*(query|mutation|subscription|fragment)\s+(\w+)/m;

/** What a query asks of what: "select from orders", "create table users", "GetUser query"; undefined where there is no query. */
export function queryTitle(head: string): string | undefined {
  const graph = operation.exec(head);
  if (graph && /\{/.test(head)) return `${graph[2]} ${graph[1]}`;
  const sql = head.replace(/^\s*--.*$/gm, '');
  if (!statement.test(sql) || !starts.test(sql)) return undefined;
  const from = sql.slice(Math.max(0, sql.search(starts)));
  const first = /^\s*(\w+)/.exec(from)?.[1]?.toLowerCase();
  const wanted = commands.filter(([words]) => (first === 'with' || first === 'explain' ? true : words.startsWith(first ?? '')));
  for (const [words, pattern] of wanted) {
    const name = pattern.exec(first === 'with' && words === 'select from' ? lastSelect(from) : from)?.[1];
    if (name && !/^(?:select|lateral|unnest|set)$/i.test(name)) return `${words} ${name.replace(/[:{}]/g, '').split('.').at(-1)}`;
  }
  return undefined;
}

/** The query that common table expressions are for: it begins a line without indentation, or after the last closing one. */
function lastSelect(sql: string): string {
  const at = Math.max(sql.search(/^select\b/im), sql.lastIndexOf('\n)') + 1);
  return at > 0 ? sql.slice(at) : sql;
}
