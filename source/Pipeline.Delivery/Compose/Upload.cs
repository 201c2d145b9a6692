using System.Formats.Tar;
using System.Text;

namespace Pipeline.Delivery;

/// <summary>Files as a tar archive for the standard input of a command on a machine.</summary>
internal static class Upload
{
    private const UnixFileMode Readable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public static byte[] Tar(IEnumerable<HostFile> files)
    {
        using var memory = new MemoryStream();
        using (var tar = new TarWriter(memory, TarEntryFormat.Ustar, leaveOpen: true))
        {
            foreach (var file in files)
            {
                using var content = new MemoryStream(Encoding.UTF8.GetBytes(file.Text));
                tar.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, file.Name) { DataStream = content, Mode = file.IsPrivate ? Private : Readable });
            }
        }

        return memory.ToArray();
    }
}
