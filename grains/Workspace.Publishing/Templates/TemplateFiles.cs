using System.Collections.Immutable;
using System.Reflection;
using System.Text;
using System.Text.Json;

namespace Workspace.Publishing.Templates;

/// <summary>
/// The files of the folder <c>templates/</c> as they were built into this assembly, by their path from there with forward slashes.
/// Nothing is ever read from disk. Text comes out with LF line ends whatever the checkout had.
/// </summary>
internal static class TemplateFiles
{
    /// <summary>Property names in camel case, comments refused, unknown properties refused: a misspelt field must not vanish.</summary>
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
    };

    private static readonly Assembly Home = typeof(TemplateFiles).Assembly;

    private static readonly ImmutableSortedDictionary<string, string> Resources = Home.GetManifestResourceNames()
        .ToImmutableSortedDictionary(name => name.Replace('\\', '/'), name => name, StringComparer.Ordinal);

    /// <summary>Paths in a folder, in ordinal order.</summary>
    public static IEnumerable<string> In(string folder) => Resources.Keys.Where(path => path.StartsWith(folder + "/", StringComparison.Ordinal));

    public static string? Find(string path)
    {
        if (!Resources.TryGetValue(path, out var name))
        {
            return null;
        }

        using var reader = new StreamReader(Home.GetManifestResourceStream(name)!, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    public static string Text(string path) => Find(path) ?? throw new InvalidOperationException($"The assembly holds no template file '{path}'; templates/ was not embedded.");

    public static T Read<T>(string path) =>
        JsonSerializer.Deserialize<T>(Text(path), Json) ?? throw new InvalidOperationException($"Template file '{path}' holds null.");
}
