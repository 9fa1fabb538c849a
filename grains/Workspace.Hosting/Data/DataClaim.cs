using Workspace.Contracts.Storage;

namespace Workspace.Hosting.Data;

/// <summary>Says that a data folder is this process's. Two processes on one folder would each believe they hold the only copy of every grain.</summary>
internal static class DataClaim
{
    /// <summary>The claim ends with the answer or with the process, also at kill -9; the file itself means nothing. Throws <see cref="StorageUnavailableException"/> when somebody else has it.</summary>
    public static IDisposable Take(string folder)
    {
        try
        {
            return new FileStream(Path.Combine(folder, "in-use.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception)
        {
            throw new StorageUnavailableException($"The data folder {folder} is in use by another process of this product. Stop that one, or set Workspace:DataDirectory.", exception);
        }
    }
}
