using Workspace.Contracts.Storage;

namespace Workspace.Hosting.Storage.Care;

/// <summary>A file that gets its name when it is whole and on disk, and is gone when that does not come to pass. Only the account that made it can read it.</summary>
internal sealed class PartialFile : IDisposable
{
    private readonly string final;
    private readonly bool overwrite;

    private PartialFile(string final, bool overwrite)
    {
        this.final = final;
        this.overwrite = overwrite;
    }

    public string Path => final + ".part";

    public static PartialFile Begin(string file, bool overwrite = false)
    {
        if (File.Exists(file) && !overwrite)
        {
            throw new StorageCareException($"There is a file {file} already.");
        }

        var part = new PartialFile(System.IO.Path.GetFullPath(file), overwrite);
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var made = new FileStream(part.Path, options);
        return part;
    }

    public void Finish()
    {
        using (var written = new FileStream(Path, FileMode.Open, FileAccess.ReadWrite))
        {
            written.Flush(flushToDisk: true);
        }

        File.Move(Path, final, overwrite);
    }

    public void Dispose()
    {
        foreach (var left in new[] { Path, Path + "-journal", Path + "-wal", Path + "-shm" })
        {
            File.Delete(left);
        }
    }
}
