using Orleans.Serialization;
using Orleans.Storage;
using Workspace.Contracts.Storage;
using Workspace.Domain.Sections;
using Workspace.Grains.Sections;

namespace Workspace.Hosting.Storage.Care;

/// <summary>Everything that a database holds of one section, as of one moment.</summary>
/// <param name="State">Stored state of the section; null when there is none.</param>
/// <param name="Snapshot">Stored snapshot of its text; null when there is none.</param>
/// <param name="Rows">Rows of the log above <see cref="TextLogHead.Trimmed"/>, in order.</param>
internal sealed record SectionFile(string Document, byte[]? State, byte[]? Snapshot, TextLogHead Head, IReadOnlyList<TextLogRow> Rows);

/// <summary>Reads what <see cref="SectionCheck"/> compares out of the bytes.</summary>
internal sealed class SectionFiles(Serializer serializer)
{
    /// <summary>State names and grain type under which sections are kept; frozen, like everything in a storage key.</summary>
    public const string StateName = "section";

    public const string SnapshotName = "text";

    public const string GrainPrefix = "section/";

    private readonly OrleansGrainStorageSerializer states = new(serializer);

    public StoredSection Check(SectionFile file)
    {
        if (Read<SectionState>(file.State) is not { } state)
        {
            return Nothing(file, new(StoredFindingKind.StateUnreadable, 0));
        }

        if (Read<TextSnapshot>(file.Snapshot) is not { } snapshot)
        {
            return Nothing(file, new(StoredFindingKind.SnapshotUnreadable, 0));
        }

        try
        {
            return SectionCheck.Of(file.Document, state, snapshot, file.Head.Trimmed, TextLogRow.Page(file.Document, file.Head.Trimmed, file.Head, file.Rows));
        }
        catch (TextLogDamagedException damaged)
        {
            return Nothing(file, new(StoredFindingKind.RowDamaged, damaged.Sequence));
        }
    }

    private static StoredSection Nothing(SectionFile file, StoredFinding finding) => new(file.Document, 0, "", [finding]);

    private T? Read<T>(byte[]? payload) where T : class, new()
    {
        if (payload is null)
        {
            return new();
        }

        try
        {
            return states.Deserialize<T>(BinaryData.FromBytes(payload));
        }
#pragma warning disable CA1031 // Whatever the bytes are: that they cannot be read is the finding.
        catch (Exception)
#pragma warning restore CA1031
        {
            return null;
        }
    }
}
