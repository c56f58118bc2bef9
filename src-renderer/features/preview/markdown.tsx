import MarkdownIt, { type Token } from 'markdown-it';
import { type CSSProperties, createElement, type ReactNode } from 'react';
import { isWebAddress } from '../../lib/web-address.ts';
import { CodeBlock } from './CodeBlock.tsx';
import styles from './preview.module.css';

/** Raw HTML is text here; addresses that are written out become links. */
const parser = new MarkdownIt({ html: false, linkify: true });

/** A Markdown text as elements: none of it is ever markup of the page. */
export function renderMarkdown(text: string): ReactNode {
  return nested(parser.parse(text, {}));
}

/** The elements of a run of tokens, in which each opening one has its closing one. */
function nested(tokens: readonly Token[]): ReactNode[] {
  const nodes: ReactNode[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] as Token;
    if (token.nesting !== 1) {
      nodes.push(leaf(token, at));
      continue;
    }
    const end = closing(tokens, at);
    nodes.push(element(token, nested(tokens.slice(at + 1, end)), at));
    at = end;
  }
  return nodes;
}

function closing(tokens: readonly Token[], from: number): number {
  let depth = 0;
  for (let at = from; at < tokens.length; at++) {
    depth += tokens[at]?.nesting ?? 0;
    if (depth === 0) return at;
  }
  return tokens.length;
}

/** What Markdown can say. Headings are one level down: the title of the window's page is the snippet's. */
const tags = {
  ...{ p: 'p', ul: 'ul', ol: 'ol', li: 'li', blockquote: 'blockquote', em: 'em', strong: 'strong', s: 's' },
  ...{ table: 'table', thead: 'thead', tbody: 'tbody', tr: 'tr', th: 'th', td: 'td' },
  ...{ h1: 'h2', h2: 'h3', h3: 'h4', h4: 'h5', h5: 'h6', h6: 'h6' },
} as const;

function element(token: Token, children: ReactNode[], key: number): ReactNode {
  if (token.hidden) return children; // the paragraphs of a list without blank lines
  if (token.tag === 'a')
    return (
      <Link key={key} href={attribute(token, 'href')}>
        {children}
      </Link>
    );
  const tag = tags[token.tag as keyof typeof tags];
  if (tag === undefined) return children;
  const start = tag === 'ol' ? { start: Number(attribute(token, 'start') || 1) } : {};
  return createElement(tag, { key, style: alignmentOf(token), ...start }, ...children);
}

function leaf(token: Token, key: number): ReactNode {
  const { type, content, children, info } = token;
  if (type === 'inline') return nested(withTasks(children ?? []));
  if (type === 'fence') return <CodeBlock key={key} text={content} language={info.trim().split(/\s/)[0] ?? ''} />;
  if (type === 'code_block') return <CodeBlock key={key} text={content} language="" />;
  if (type === 'code_inline') return <code key={key}>{content}</code>;
  if (type === 'hr') return <hr key={key} />;
  if (type === 'hardbreak') return <br key={key} />;
  if (type === 'softbreak') return ' ';
  if (type === 'task') return <input key={key} type="checkbox" disabled checked={content === 'x'} aria-label={info} />;
  if (type === 'image') return <Picture key={key} source={attribute(token, 'src')} alt={content} />;
  return content;
}

const task = /^\[([ xX])\]\s+/;

/** `[ ]` and `[x]` at the beginning of a line are boxes, as on GitHub. */
function withTasks(tokens: readonly Token[]): readonly Token[] {
  const [first, ...rest] = tokens;
  const box = first?.type === 'text' ? task.exec(first.content) : null;
  if (!first || !box) return tokens;
  const words = first.content.slice(box[0].length);
  const boxToken = Object.assign(Object.create(Object.getPrototypeOf(first)) as Token, first, {
    ...{ type: 'task', content: box[1]?.toLowerCase() ?? '', info: words },
  });
  return [boxToken, Object.assign(Object.create(Object.getPrototypeOf(first)) as Token, first, { content: words }), ...rest];
}

/** Opens in the browser; an address that is none of the web's is text. */
function Link({ href, children }: { readonly href: string; readonly children: ReactNode }) {
  if (!isWebAddress(href)) return <>{children}</>;
  return (
    <a href={href} target="_blank" rel="noreferrer noopener">
      {children}
    </a>
  );
}

/** Pictures that are part of the text are shown; what would have to be fetched is a link. */
function Picture({ source, alt }: { readonly source: string; readonly alt: string }) {
  if (source.startsWith('data:image/')) return <img className={styles.inlinePicture} src={source} alt={alt} />;
  return <Link href={source}>{alt || source}</Link>;
}

function alignmentOf(token: Token): CSSProperties | undefined {
  const align = /text-align:(left|right|center)/.exec(attribute(token, 'style'))?.[1];
  return align === undefined ? undefined : { textAlign: align as 'left' | 'right' | 'center' };
}

function attribute(token: Token, name: string): string {
  return String(token.attrGet(name) ?? '');
}
