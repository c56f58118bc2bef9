/** A command line of more characters is named by its program and what it is to do. */
const longestLine = 72;

/** Programs that a line without more signs is a command of. */
const programs =
  /^(?:\$ |> )?(?:sudo |env |time |nohup )*(?:[A-Z_]+=\S* )*(git|docker|docker-compose|kubectl|helm|npm|npx|pnpm|yarn|node|python3?|pip3?|cargo|go|rustup|brew|apt|apt-get|dnf|yum|pacman|systemctl|journalctl|ssh|scp|rsync|curl|wget|tar|zip|unzip|find|grep|rg|sed|awk|cat|ls|cp|mv|rm|mkdir|chmod|chown|ln|ps|kill|lsof|netstat|ss|du|df|top|openssl|ffmpeg|convert|magick|psql|mysql|mysqldump|pg_dump|pg_restore|redis-cli|mongosh|sqlite3|aws|gcloud|az|terraform|ansible|ansible-playbook|vagrant|make|cmake|gcc|jq|yq|xargs|tmux|screen|crontab|nginx|certbot|gpg|dig|nslookup|ping|nmap|tcpdump|iptables|ufw|mount|adb|flutter|dotnet|mvn|gradle|java|php|composer|ruby|gem|bundle|rails|heroku|vercel|netlify|gh|hub|deno|bun|code|open|echo|export|source|watch|tail|head|sort|base64|dd|nc|strace|perf|virtualenv|poetry|uv|conda|for|while|if|Get-\w+|Set-\w+|Remove-\w+|New-\w+|Invoke-\w+|Start-\w+|Stop-\w+)(?=\s|$)/;

/** Lines that say when something runs, not what. */
const control = /^(?:if|elif|while|until|for|case|\[|\(\(|function|local|return|exit|[\w.-]+\)|\w+=\S*$)(?:\s|$|\[|\()/;

/** What a command line does: itself where it is short, else its program with what it is told to do; undefined where nothing is run. */
export function commandTitle(head: string, mode?: 'sure'): string | undefined {
  const lines = joined(head);
  const known = lines.find(line => programs.test(line) && !/^(?:\$ )?(?:echo|export|source|if|for|while|cd)\b/.test(line));
  const line =
    known ??
    lines.find(line => programs.test(line)) ??
    (mode === 'sure' ? undefined : (lines.find(line => !control.test(line)) ?? lines[0]));
  if (line === undefined) return undefined;
  const command = line
    .replace(/^(?:\$|>|PS[^>]*>) /, '')
    .replace(/^(?:sudo (?:-\w+ )*|env )/, '')
    .replace(/^(?:[A-Z_]+=\S+ )+/, '')
    .trim();
  return request(command) ?? (command.length <= longestLine ? command : shortened(command));
}

/** Command lines without comments, with those joined that a backslash continues. */
function joined(head: string): string[] {
  return head
    .replace(/[\\`]\n[ \t]*/g, ' ')
    .split('\n')
    .map(line => line.trim().replace(/\s+/g, ' '))
    .filter(line => line !== '' && !/^(?:#|set -|shopt|@echo|rem\b|::|\}|\)|fi$|done$|then$|else$|esac$|param\b)/i.test(line));
}

/** `curl` by its method and address. */
function request(command: string): string | undefined {
  if (!/^(?:curl|http|https|wget)\b/.test(command)) return undefined;
  const url = /https?:\/\/[^\s"'\\|>)]+/.exec(command)?.[0];
  if (!url || /[|>;&]/.test(command.replace(/(["'])[^"']*\1/g, '').replace(url, ''))) return undefined;
  const method =
    /(?:-X|--request)[= ]?['"]?([A-Z]+)/.exec(command)?.[1] ?? (/ (?:-d|--data\S*|--json|-F) /.test(command) ? 'POST' : 'GET');
  if (!command.startsWith('curl')) return undefined;
  return `${method} ${url
    .replace(/^https?:\/\//, '')
    .replace(/[?#].*$/, '')
    .replace(/\/$/, '')}`;
}

/** The program and what stands before its first option. */
function shortened(command: string): string {
  const [first = command] = command.split(/ (?:\||&&|;|>>?|\|\|) /, 1);
  const words = first.split(' ');
  const option = words.findIndex((word, i) => i > 0 && /^[-"'{(]|=/.test(word));
  const title = words.slice(0, option < 0 ? 4 : Math.min(option, 4)).join(' ');
  return title.length > longestLine ? (words[0] ?? title) : title;
}
