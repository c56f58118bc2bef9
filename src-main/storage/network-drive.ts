import { execFileSync } from 'node:child_process';
import { readFileSync, realpathSync } from 'node:fs';

/* What lies on another machine: SQLite's log needs memory that one machine shares, and locks may not reach beyond it. */

/** File systems of other machines, by the names that Linux and macOS have for them. */
const remote =
  /^(nfs\d?|cifs|smb\d?|smbfs|afpfs|webdav|davfs|9p|afs|ceph|glusterfs|lustre|beegfs|vboxsf|prl_fs|vmhgfs|fuse\.(sshfs|rclone|davfs2?|glusterfs|ceph|s3fs|curlftpfs|gvfsd-fuse|vmhgfs-fuse))$/;

interface Mount {
  readonly point: string;
  readonly type: string;
}

/** The file system of the network that a folder lies on, such as `nfs4`; undefined for a disk of this machine, or where it is not told. */
export function networkDriveOf(folder: string): string | undefined {
  try {
    const path = realpathSync.native(folder);
    if (process.platform === 'win32') return isShare(path) ? 'smb' : undefined;
    return remoteTypeOf(
      path,
      process.platform === 'darwin'
        ? macMounts(execFileSync('/sbin/mount').toString())
        : linuxMounts(readFileSync('/proc/self/mountinfo', 'utf8')),
    );
  } catch {
    return undefined;
  }
}

/** What to do about it, in a line. */
export function networkDriveText(type: string): string {
  return `The data folder is on a network drive (${type}), which may not keep two machines from writing at once: that would damage the library. Move the folder to a disk of this machine, and keep backups on the drive.`;
}

/** Whether a path of Windows leads to another machine; a drive with a letter has been resolved before. */
export function isShare(path: string): boolean {
  return /^\\\\(\?\\UNC\\|[^?.\\])/i.test(path);
}

/** The type of the mount that a path lies in, where that is one of a network. */
export function remoteTypeOf(path: string, mounts: readonly Mount[]): string | undefined {
  const holds = ({ point }: Mount) => point === '/' || path === point || path.startsWith(`${point}/`);
  const type = mounts
    .filter(holds)
    .reduce<Mount | undefined>(
      (best, mount) => (mount.point.length >= (best?.point.length ?? 0) ? mount : best),
      undefined,
    )?.type;
  return type !== undefined && remote.test(type) ? type : undefined;
}

/** The lines of `/proc/self/mountinfo`; blanks in names are written as octal numbers there. */
export function linuxMounts(text: string): Mount[] {
  return text.split('\n').flatMap(line => {
    const [before = '', after] = line.split(' - ');
    const point = before.split(' ')[4]?.replaceAll(/\\(\d{3})/g, (_, octal) => String.fromCharCode(Number.parseInt(octal, 8)));
    const type = after?.split(' ')[0];
    return point !== undefined && type !== undefined ? [{ point, type }] : [];
  });
}

/** The lines of macOS's `mount`: `//ada@server/share on /Volumes/share (smbfs, nodev)`. */
export function macMounts(text: string): Mount[] {
  return text.split('\n').flatMap(line => {
    const [, point, type] = /^.* on (\/.*) \((\w+)[,)]/.exec(line) ?? [];
    return point !== undefined && type !== undefined ? [{ point, type }] : [];
  });
}
