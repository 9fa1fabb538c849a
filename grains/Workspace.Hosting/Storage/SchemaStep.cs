namespace Workspace.Hosting.Storage;

/// <summary>
/// One step of the schema. Steps are applied in order, once, under a lock, and never changed after release: a correction is a new step.
/// </summary>
internal sealed record SchemaStep(int Version, string Sql)
{
    /// <summary>Refuses to work on data that a newer release has written.</summary>
    public static void RefuseNewer(int stored, IReadOnlyList<SchemaStep> steps)
    {
        if (stored > steps[^1].Version)
        {
            throw new InvalidOperationException(
                $"The database has schema version {stored}, this release knows up to {steps[^1].Version}: it was used by a newer release. Start that one, or restore a backup.");
        }
    }
}
