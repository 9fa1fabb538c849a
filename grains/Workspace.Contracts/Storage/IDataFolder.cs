namespace Workspace.Contracts.Storage;

/// <summary>Where this process keeps what must survive a restart and is not in the database: key rings, uploads in progress.</summary>
public interface IDataFolder
{
    /// <summary>Absolute path of a folder that exists and that only this account can read.</summary>
    string Path { get; }

    /// <summary>Absolute path of a folder inside it, made when it is not there.</summary>
    string Sub(string name);
}
