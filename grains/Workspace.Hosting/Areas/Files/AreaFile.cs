using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Workspace.Contracts;
using Workspace.Contracts.Areas;
using Workspace.Hosting.Areas.Outlines;

namespace Workspace.Hosting.Areas.Files;

/// <summary>Reads a file of boundaries. The bytes are held in memory once; what is made of them is a fraction of that.</summary>
internal static class AreaFile
{
    public const int MaxBytes = 300 * 1024 * 1024;

    private const int MaxRefusals = 50;

    /// <summary>All bytes of a file. Throws <see cref="AreaFileException"/> when there are too many or none.</summary>
    public static async Task<ReadOnlyMemory<byte>> LoadAsync(Stream file, CancellationToken cancellation)
    {
        var bytes = new byte[file.CanSeek ? (int)Math.Clamp(file.Length - file.Position + 1, 1, MaxBytes + 1) : 1024 * 1024];
        var length = 0;
        while (await file.ReadAsync(bytes.AsMemory(length), cancellation) is var read and > 0)
        {
            length += read;
            if (length > MaxBytes)
            {
                throw new AreaFileException($"het bestand is groter dan {MaxBytes / 1024 / 1024} MB; lever een gegeneraliseerd bestand aan");
            }

            if (length == bytes.Length)
            {
                Array.Resize(ref bytes, (int)Math.Min(bytes.Length * 2L, MaxBytes + 1));
            }
        }

        return length > 0 ? bytes.AsMemory(0, length) : throw new AreaFileException("het bestand is leeg");
    }

    /// <summary>The areas in a file. Throws <see cref="AreaFileException"/> when it holds none.</summary>
    public static FoundAreas Read(ReadOnlyMemory<byte> bytes)
    {
        var layout = Layout(bytes.Span);
        if (layout.Type is not ("FeatureCollection" or "Feature" or "Topology"))
        {
            throw new AreaFileException(layout.Type.Length == 0
                ? "het bestand noemt geen type; verwacht een FeatureCollection (GeoJSON) of Topology (TopoJSON)"
                : $"het type is '{Short(layout.Type)}'; verwacht een FeatureCollection (GeoJSON) of Topology (TopoJSON)");
        }

        return Interpret(layout);
    }

    /// <summary>One GeoJSON geometry in WGS84. Throws <see cref="AreaFileException"/> when it is no polygon.</summary>
    public static Outline ReadGeometry(string geometry)
    {
        var layout = Layout(Encoding.UTF8.GetBytes($$"""{"type":"Feature","geometry":{{geometry}}}"""));
        return new FeatureGeometry(layout).Outline(layout.Features[0]) ?? throw new AreaFileException("de geometrie is geen vlak");
    }

    private static FileLayout Layout(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return FileLayout.Read(bytes.StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes);
        }
        catch (JsonException exception)
        {
            throw new AreaFileException($"geen geldige JSON op regel {exception.LineNumber + 1}, positie {exception.BytePositionInLine + 1}; is het bestand volledig overgekomen?", exception);
        }
        catch (InvalidOperationException exception)
        {
            throw new AreaFileException("het bestand bevat tekst die geen UTF-8 is", exception);
        }
    }

    private static FoundAreas Interpret(FileLayout layout)
    {
        var named = layout.Features.Select(feature => (Feature: feature, Facts: FeatureFacts.Of(feature))).ToArray();

        // A topology may hold objects of another kind beside the areas (regions, the country): not a mistake, and not for us.
        var groups = named.Where(item => item.Facts.Id is not null).Select(item => item.Feature.Group).ToHashSet(StringComparer.Ordinal);
        var geometry = new FeatureGeometry(layout);
        var areas = new Dictionary<AreaId, FoundArea>();
        var refusals = ImmutableArray.CreateBuilder<AreaImportRefusal>();
        var (refused, number) = (0, 0);
        foreach (var (feature, facts) in named.Where(item => groups.Contains(item.Feature.Group)))
        {
            number++;
            if (facts.Water)
            {
                continue;
            }

            if (Check(feature, facts, geometry, areas, number) is { } problem)
            {
                refused++;
                if (refusals.Count < MaxRefusals)
                {
                    refusals.Add(new(number, Short(facts.Code), problem));
                }
            }
        }

        return areas.Count > 0 ? new([.. areas.Values], refused, refusals.ToImmutable()) : throw new AreaFileException(WhyNone(layout, groups, refused));
    }

    private static Problem? Check(FileFeature feature, FeatureFacts facts, FeatureGeometry geometry, Dictionary<AreaId, FoundArea> areas, int number)
    {
        if (facts.Id is not { } id)
        {
            return facts.Code.Length == 0 ? Problem.Of(ProblemCode.FieldRequired, ("field", "code")) : Problem.Of(ProblemCode.FieldInvalid, ("field", "code"));
        }

        if (facts.Name is { Length: > FeatureFacts.MaxName } name)
        {
            return Problem.Of(ProblemCode.FieldTooLong, ("field", "naam"), ("max", $"{FeatureFacts.MaxName}"), ("length", $"{name.Length}"));
        }

        if (geometry.Outline(feature) is not { } outline)
        {
            return Problem.Of(ProblemCode.FieldInvalid, ("field", "geometry"));
        }

        return areas.TryAdd(id, new(number, id, facts.Name, facts.Kind, facts.Parent, outline)) ? null : Problem.Of(ProblemCode.AlreadyExists, ("field", "code"));
    }

    private static string WhyNone(FileLayout layout, HashSet<string> groups, int refused) =>
        layout.Features.Count == 0 ? "er staan geen gebieden in"
        : groups.Count == 0 ? "geen enkel gebied heeft een code als GM0014, WK001400 of BU00140000 (statcode, code, buurtcode, wijkcode of gemeentecode)"
        : refused > 0 ? $"geen van de {refused} gebieden heeft een bruikbare code en een vlak als grens, in WGS84 of RD New"
        : "er staat alleen water in";

    private static string Short(string text) => text.Length <= 40 ? text : text[..40];
}
