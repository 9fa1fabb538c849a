using System.Text.Json;
using System.Text.Json.Serialization;

namespace Workspace.Web.Api;

/// <summary>How REST speaks JSON: camelCase, enums by name, numbers as numbers, and no tolerance for missing, null or repeated fields where the contract has none.</summary>
internal static class JsonSetup
{
    public static void Apply(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        options.AllowDuplicateProperties = false;
        options.MaxDepth = 32;
        options.Converters.Add(new JsonStringEnumConverter(namingPolicy: null, allowIntegerValues: false));
    }
}
