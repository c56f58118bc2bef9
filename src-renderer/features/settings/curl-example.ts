/** A search as one types it into a shell. */
export function curlExample(address: string, token: string | undefined): string {
  const secret = token === undefined ? '' : ` -H 'authorization: Bearer ${token}'`;
  return `curl -s${secret} '${address}/assets/search?query=hello&transferables=false'`;
}
