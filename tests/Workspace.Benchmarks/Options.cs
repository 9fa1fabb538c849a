using System.Globalization;

namespace Workspace.Benchmarks;

/// <summary>Pairs of <c>--name value</c> on the command line.</summary>
internal sealed class Options(string[] arguments)
{
    private readonly Dictionary<string, string> values = arguments.Chunk(2)
        .Where(pair => pair is [var name, _] && name.StartsWith("--", StringComparison.Ordinal))
        .ToDictionary(pair => pair[0][2..], pair => pair[1], StringComparer.Ordinal);

    public string? this[string name] => values.GetValueOrDefault(name);

    /// <summary>The path of a file that is there, or null.</summary>
    public string? File(string name) => this[name] is { } path && System.IO.File.Exists(path) ? path : null;

    public int Number(string name, int otherwise) => this[name] is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

    public double Decimal(string name, double otherwise) => this[name] is { } text ? double.Parse(text, CultureInfo.InvariantCulture) : otherwise;

    /// <summary>Writes the result where <c>--json</c> says.</summary>
    public Task SaveAsync(string result) => this["json"] is { } file ? System.IO.File.WriteAllTextAsync(file, result) : Task.CompletedTask;
}
