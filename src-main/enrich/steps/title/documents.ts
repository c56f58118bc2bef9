import type { Family } from '../../text/families.ts';
import { plain } from '../../text/prose.ts';
import { spoken } from '../../text/words.ts';

/** What a document or a configuration is called by itself: its heading, name, base image, first rule; undefined without one. */
export function documentTitle(head: string, family: Family): string | undefined {
  return titles[family]?.(head) || undefined;
}

type Finder = (head: string) => string | undefined;

const titles: Partial<Record<Family, Finder>> = {
  markdown: head =>
    plain(
      /^title: *["']?([^"'\n]+)/m.exec(frontMatter(head))?.[1] ??
        /^#{1,6}[ \t]+(\S[^\n]*)/m.exec(withoutFences(head))?.[1]?.replace(/\s#+$/, '') ??
        /^(\S[^\n]*)\n(?:=|-){3,}/m.exec(head)?.[1] ??
        fenced(head) ??
        '',
    ) || undefined,
  dockerfile: head => {
    const image = /^\s*FROM\s+(?:--\S+\s+)*(\S+)/im.exec(head)?.[1];
    if (image) return `Dockerfile for ${image}`;
    const compose = /^\s*(RUN|CMD|ENTRYPOINT|COPY)\s+(\S[^\n]*)/m.exec(head);
    return compose ? `${compose[1]} ${compose[2]?.replace(/\s*\\$/, '')}` : undefined;
  },
  yaml: yamlTitle,
  json: jsonTitle,
  settings: head => {
    const name = /^name\s*=\s*"([^"\n]+)"/m.exec(head)?.[1];
    const section = /^\s*\[+\s*([^\]\n]+?)\s*\]+\s*$/m.exec(head)?.[1];
    if (name && /^(?:package|project|tool\.poetry|workspace)/.test(section ?? '')) return `${name} package`;
    const key = /^\s*([\w.-]+)\s*[=:]/m.exec(head)?.[1];
    return section ? `${section.replace(/["']/g, '')} settings` : key && `${spoken(key)} setting`;
  },
  markup: markupTitle,
  css: head => {
    const rule = head.replace(/\/\*(?:[^*]|\*(?!\/))*(?:\*\/|$)/g, '').replace(/^\s*\/\/.*$/gm, '');
    const variable = /^\s*([$@][\w-]+)\s*:/m.exec(rule)?.[1];
    const selector = /^[ \t]*([^@\s{};$][^{};\n]*)(?:\{|,\s*$)/m.exec(rule)?.[1]?.trim().replace(/,$/, '');
    if (selector && (!variable || rule.indexOf(selector) < rule.indexOf(variable))) return `${selector} styles`;
    if (variable) return `${spoken(variable)} variable`;
    return /^\s*(@[\w-]+[^{;\n]*)/m.exec(rule)?.[1]?.trim();
  },
  make: head => {
    const target = [...head.matchAll(/^([\w./-]+)\s?:(?![=:])/gm)]
      .map(([, name]) => name)
      .find(name => name !== '.PHONY' && !name?.startsWith('.'));
    if (target) return `make ${target}`;
    const variable = /^(?:export )?([\w-]+)\s*[:?+]?=/m.exec(head)?.[1];
    return variable && `${variable} of a makefile`;
  },
  cmake: head => {
    const call = /^\s*(project|add_executable|add_library|function|macro|find_package)\s*\(\s*([\w${}-]+)/im.exec(head);
    if (call) return `${call[1]?.toLowerCase()} ${call[2]}`;
    return /^\s*(\w+\s*\([^()\n]*)/m.exec(head)?.[1];
  },
  diff: head => {
    const file = /^(?:\+\+\+ (?:b\/)?|diff --git a\/)(\S+)/m.exec(head)?.[1];
    return file && `changes of ${file}`;
  },
  text: head => {
    const subject = /^Subject: (?:\[[^\]\n]*\] )?([^\n]+)/m.exec(head)?.[1];
    const error =
      /^(?:Uncaught |[\w.]*Traceback[^\n]*\n(?:[^\n]*\n){0,60}?)?((?:[\w.]+\.)?[A-Z]\w*(?:Error|Exception): [^\n]+)/m.exec(
        head,
      )?.[1];
    return (
      subject ??
      error ??
      (/^https?:\/\/\S+$/.test(head.trim())
        ? head
            .trim()
            .replace(/^https?:\/\/(?:www\.)?/, '')
            .replace(/[?#].*$/, '')
            .replace(/\/$/, '')
        : undefined)
    );
  },
};

function frontMatter(head: string): string {
  return head.startsWith('---\n') ? head.slice(4, Math.max(4, head.indexOf('\n---', 4))) : '';
}

function withoutFences(head: string): string {
  return head
    .split(/^\s*```.*$/m)
    .filter((_, i) => i % 2 === 0)
    .join('\n');
}

/** A document that is a piece of code, fenced, without a word around it. */
function fenced(head: string): string | undefined {
  const language = /^\s*```(\w+)\n/.exec(head)?.[1];
  return language && `${language} code`;
}

function yamlTitle(head: string): string | undefined {
  const value = (key: string) => new RegExp(`^ {0,2}${key}: *["']?([^"'\\n#]+)`, 'm').exec(head)?.[1]?.trim();
  const kind = value('kind');
  const name = value('name');
  if (kind && /^apiVersion:/m.test(head)) return name ? `${kind} ${name}` : kind;
  if (/^services:/m.test(head)) {
    const services =
      head
        .slice(head.search(/^services:/m))
        .match(/^ {2}[\w.-]+(?=:\s*$)/gm)
        ?.map(service => service.trim()) ?? [];
    return `docker compose of ${services.slice(0, 4).join(', ')}`.replace(/ of $/, '');
  }
  if (/^on:/m.test(head) && /^jobs:/m.test(head)) return `${name ?? 'GitHub'} workflow`;
  if (/^openapi:|^swagger:/m.test(head)) return `${value('title') ?? ''} API`.trim();
  if (/^- (?:hosts|name): /m.test(head))
    return /^- name: *["']?([^"'\n]+)/m.exec(head)?.[1] ?? `playbook for ${/hosts: *(\S+)/.exec(head)?.[1]}`;
  if (name && /^name:/m.test(head)) return name;
  const key = /^([\w./-]+):/m.exec(head)?.[1] ?? /^\s*-?\s*["']?([\w./ -]+?)["']?:/m.exec(head)?.[1];
  return key && `${spoken(key)} settings`;
}

function jsonTitle(head: string): string | undefined {
  const text = (key: string) => new RegExp(`^ {0,4}\\t?\\{? *"${key}" *: *"([^"\\n]{1,100})"`, 'm').exec(head)?.[1];
  if (/"(?:dependencies|devDependencies|scripts)"\s*:/.test(head)) {
    const name = text('name');
    return name ? `${name} package` : /"scripts"\s*:/.test(head) ? 'package scripts' : 'package dependencies';
  }
  if (/"compilerOptions"\s*:/.test(head)) return 'TypeScript compiler options';
  const named = text('name') ?? text('title');
  if (named) return named;
  const key = /"([^"\n]{1,60})"\s*:/.exec(head)?.[1];
  return key && `${spoken(key) || key} JSON`;
}

function markupTitle(head: string): string | undefined {
  const visible = head.replace(/<!--[\s\S]*?(?:-->|$)/g, '');
  const inner = (tag: string) => plain(new RegExp(`<${tag}\\b[^<>]{0,200}>([^<]{1,120})<`, 'i').exec(visible)?.[1] ?? '');
  const heading = inner('title') || inner('h1') || inner('h2') || inner('legend') || inner('h3');
  if (heading && !/^[{%<]/.test(heading)) return heading;
  const element = /<([A-Za-z][\w:.-]*)([^<>]{0,400})/.exec(visible.replace(/<(?:\?|!)[^<>]{0,400}>/g, ''));
  if (!element) return undefined;
  const [, tag = '', attributes = ''] = element;
  const called = /\s(?:id|name|android:id|x:Name|artifactId)="([^"{}<%]{1,60})"/.exec(attributes)?.[1]?.replace(/^@\+id\//, '');
  const styled = /\sclass(?:Name)?="([\w-]+)/.exec(attributes)?.[1];
  if (called ?? styled) return `${spoken(called ?? styled ?? '')} ${tag}`;
  const text = plain(visible.replace(/<[^<>]{0,400}>/g, ' '));
  return /\p{L}{2}/u.test(text) ? text : `${tag} ${/="([^"]{1,60})"/.exec(attributes)?.[1] ?? ''}`.trim();
}
