using Microsoft.OpenApi;

namespace Workspace.Web.Api.OpenApi;

/// <summary>
/// The serializer writes every property, so in what the server sends each one is required (its value may be null). Only what the server accepts has optional ones.
/// </summary>
internal static class SchemaShapes
{
    public static void RequireAnswersWhole(OpenApiDocument document, IDictionary<string, IOpenApiSchema> schemas)
    {
        var accepted = new HashSet<string>(StringComparer.Ordinal);
        foreach (var operation in document.Paths.Values.SelectMany(p => p.Operations?.Values.AsEnumerable() ?? []))
        {
            foreach (var media in operation.RequestBody?.Content?.Values.AsEnumerable() ?? [])
            {
                Collect(media.Schema, accepted, schemas);
            }
        }

        foreach (var (name, schema) in schemas)
        {
            if (!accepted.Contains(name) && schema is OpenApiSchema { Properties: { Count: > 0 } properties } plain)
            {
                plain.Required = new SortedSet<string>(properties.Keys, StringComparer.Ordinal);
            }
        }
    }

    private static void Collect(IOpenApiSchema? schema, HashSet<string> names, IDictionary<string, IOpenApiSchema> schemas)
    {
        switch (schema)
        {
            case null:
                return;
            case OpenApiSchemaReference { Reference.Id: { } id }:
                if (names.Add(id) && schemas.TryGetValue(id, out var target))
                {
                    Collect(target, names, schemas);
                }

                return;
            default:
                Collect(schema.Items, names, schemas);
                foreach (var part in (schema.Properties?.Values.AsEnumerable() ?? []).Concat(schema.OneOf ?? []).Concat(schema.AnyOf ?? []).Concat(schema.AllOf ?? []))
                {
                    Collect(part, names, schemas);
                }

                return;
        }
    }
}
