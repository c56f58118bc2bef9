import { expect, test } from 'vitest';
import { tempFolder } from '../testing/library.ts';
import { isShare, linuxMounts, macMounts, networkDriveOf, remoteTypeOf } from './network-drive.ts';

const linux = linuxMounts(`22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw
31 22 0:27 / /home rw shared:5 - nfs4 server:/home rw,vers=4.2
32 31 254:1 / /home/ada/local rw shared:6 - ext4 /dev/vdb rw
33 22 0:40 / /mnt/my\\040share rw - cifs //server/share rw
34 22 0:41 / /mnt/remote rw master:1 - fuse.sshfs ada@host: rw
35 22 0:42 / /mnt/secret rw - fuse.gocryptfs /crypt rw
36 22 0:43 / /mnt/c rw - 9p C:\\134 rw
`);

test.each([
  ['/home/ada/.local/share/Magpie', 'nfs4'],
  ['/home/ada/local/Magpie', undefined],
  ['/homework', undefined],
  ['/mnt/my share/Magpie', 'cifs'],
  ['/mnt/remote', 'fuse.sshfs'],
  ['/mnt/secret/Magpie', undefined],
  ['/mnt/c/Users/Ada', '9p'],
])('Linux: %s lies on %s', (path, type) => {
  expect(remoteTypeOf(path, linux)).toBe(type);
});

test('of mounts at one place the last one counts', () => {
  const twice = ['ext4', 'nfs'].map(type => ({ point: '/data', type }));
  expect(remoteTypeOf('/data/Magpie', twice)).toBe('nfs');
});

test('macOS: shares are told from disks', () => {
  const mounts = macMounts(`/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)
/dev/disk3s5 on /System/Volumes/Data (apfs, local, journaled, nobrowse)
//ada@server._smb._tcp.local/My%20Share on /Volumes/My Share (smbfs, nodev, nosuid, mounted by ada)
server:/export on /Volumes/export (nfs)`);
  const types = ['/Users/ada', '/Volumes/My Share/Magpie', '/Volumes/export/x'].map(path => remoteTypeOf(path, mounts));
  expect(types).toEqual([undefined, 'smbfs', 'nfs']);
});

test.each([
  ['\\\\server\\share\\Magpie', true],
  ['\\\\?\\UNC\\server\\share', true],
  ['\\\\wsl.localhost\\Debian\\home', true],
  ['C:\\Users\\Ada', false],
  ['\\\\?\\C:\\Users', false],
  ['\\\\.\\pipe\\x', false],
])('Windows: %s is a share: %s', (path, is) => {
  expect(isShare(path)).toBe(is);
});

test('a folder of this machine is none of the network', () => {
  expect(networkDriveOf(tempFolder())).toBeUndefined();
});
