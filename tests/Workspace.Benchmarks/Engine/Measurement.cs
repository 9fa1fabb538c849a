using System.Text.Json.Serialization;

namespace Workspace.Benchmarks.Engine;

/// <summary>What one engine needed for one work.</summary>
/// <param name="Engine">yjs, ywasm or ours.</param>
/// <param name="Work">Name of the work, the same for all engines.</param>
/// <param name="Cpu">Milliseconds of CPU of the whole process, per run.</param>
/// <param name="Elapsed">Milliseconds, per run.</param>
/// <param name="Bytes">For memory: bytes per document or per update.</param>
internal sealed record Measurement(
    [property: JsonPropertyName("engine")] string Engine,
    [property: JsonPropertyName("work")] string Work,
    [property: JsonPropertyName("cpu")] double[]? Cpu,
    [property: JsonPropertyName("elapsed")] double[]? Elapsed,
    [property: JsonPropertyName("bytes")] double? Bytes = null)
{
    /// <summary>The figure that is compared: CPU, or bytes.</summary>
    [JsonIgnore]
    public double Value => Bytes ?? Median(Cpu!);

    public static double Median(double[] values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
    }
}
