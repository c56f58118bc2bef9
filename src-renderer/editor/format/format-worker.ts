import type { Plugin } from 'prettier';
import type { Formatter, PrettierParser } from './formatters.ts';
import type { FormatReply, FormatRequest } from './messages.ts';
import { problemOf } from './problem.ts';

/*
 * The thread that formats: a text that keeps it busy leaves the window free, and can be given up with it. Each formatter is
 * loaded when it is first asked for. Its policy is the only one that lets WebAssembly be compiled (docs/decisions/0017).
 */

self.addEventListener('message', ({ data }: MessageEvent<FormatRequest>) => {
  void reply(data).then(answer => self.postMessage(answer));
});

async function reply(request: FormatRequest): Promise<FormatReply> {
  try {
    return { text: await format(request) };
  } catch (error) {
    return { problem: problemOf(error, request.text) };
  }
}

async function format({ text, formatter, tabSize }: FormatRequest): Promise<string> {
  switch (formatter.program) {
    case 'prettier':
      return withPrettier(text, formatter.parser, tabSize);
    case 'sql': {
      const { format: formatSql } = await import('sql-formatter');
      return `${formatSql(text, { language: formatter.dialect, tabWidth: tabSize })}\n`;
    }
    default:
      return withWasm(text, formatter, tabSize);
  }
}

type WasmFormatter = Exclude<Formatter, { readonly program: 'prettier' | 'sql' }>;

async function withWasm(text: string, formatter: WasmFormatter, tabSize: number): Promise<string> {
  switch (formatter.program) {
    case 'gofmt': {
      const gofmt = await import('@wasm-fmt/gofmt/web');
      await gofmt.default();
      return gofmt.format(text);
    }
    case 'ruff': {
      const ruff = await import('@wasm-fmt/ruff_fmt/web');
      await ruff.default();
      return ruff.format(text);
    }
    case 'clang': {
      const clang = await import('@wasm-fmt/clang-format/web');
      await clang.default();
      return clang.format(text, formatter.fileName, `{ BasedOnStyle: LLVM, IndentWidth: ${tabSize}, ColumnLimit: 100 }`);
    }
  }
}

const babel = () => import('prettier/plugins/babel');
const estree = () => import('prettier/plugins/estree');
const typescript = () => import('prettier/plugins/typescript');
const postcss = () => import('prettier/plugins/postcss');
const html = () => import('prettier/plugins/html');
const markdown = () => import('prettier/plugins/markdown');
const yaml = () => import('prettier/plugins/yaml');
const glimmer = () => import('prettier/plugins/glimmer');

/** What each parser needs, code inside of markup included. */
const plugins: Readonly<Record<PrettierParser, readonly (() => Promise<object>)[]>> = {
  babel: [babel, estree],
  typescript: [typescript, estree],
  json: [babel, estree],
  css: [postcss],
  scss: [postcss],
  less: [postcss],
  html: [html, postcss, babel, estree],
  vue: [html, postcss, babel, typescript, estree],
  markdown: [markdown, yaml, postcss, babel, typescript, estree, html],
  yaml: [yaml],
  glimmer: [glimmer],
};

async function withPrettier(text: string, parser: PrettierParser, tabWidth: number): Promise<string> {
  const [prettier, ...loaded] = await Promise.all([import('prettier/standalone'), ...plugins[parser].map(load => load())]);
  return prettier.format(text, { parser, plugins: loaded as Plugin[], tabWidth });
}
