using Workspace.Contracts;

namespace Workspace.Grains.Contributions.Imports;

/// <summary>The contribution says no to the import as a whole. Never leaves the import grain.</summary>
public sealed class ImportRefusedException(Problem problem) : Exception
{
    public Problem Problem { get; } = problem;
}
