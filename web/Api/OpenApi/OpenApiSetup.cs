using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Workspace.Contracts;
using Workspace.Web.Api.Problems;

namespace Workspace.Web.Api.OpenApi;

/// <summary>
/// The OpenAPI document at <c>/openapi/v1.json</c>. The front end's types are generated from the copy in <c>openapi.v1.json</c>; a test keeps copy and server equal.
/// </summary>
internal static class OpenApiSetup
{
    public const string Document = "v1";

    public static void AddApiDocument(this IServiceCollection services) => services.AddOpenApi(Document, options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.CreateSchemaReferenceId = ReferenceId;
        options.AddSchemaTransformer(ShapeAsync);
        options.AddOperationTransformer(DescribeProblemsAsync);
        options.AddDocumentTransformer(FinishAsync);
    });

    /// <summary>Ids are plain strings in place; everything else keeps the framework's choice.</summary>
    private static string? ReferenceId(JsonTypeInfo type) => IsTextId(type.Type) ? null : OpenApiOptions.CreateDefaultSchemaReferenceId(type);

    private static bool IsTextId(Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        return plain.IsValueType && plain.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(ITextId<>));
    }

    private static Task ShapeAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellation)
    {
        var type = context.JsonTypeInfo.Type;
        if (IsTextId(type))
        {
            schema.Type = Nullable.GetUnderlyingType(type) is null ? JsonSchemaType.String : JsonSchemaType.String | JsonSchemaType.Null;
            schema.Properties = null;
        }

        if (schema.Type is { } kind && kind.HasFlag(JsonSchemaType.Array) && context.JsonTypeInfo.ElementType is { } element && IsTextId(element))
        {
            schema.Items = new OpenApiSchema { Type = JsonSchemaType.String };
        }

        // Unknown marks a value that was never set; it is neither sent nor accepted.
        if (schema.Enum is { Count: > 0 } values)
        {
            schema.Type ??= JsonSchemaType.String;
            schema.Enum = [.. values.Where(v => v is null || !string.Equals(v.ToString(), nameof(ProblemCode.Unknown), StringComparison.Ordinal))];
        }

        return Task.CompletedTask;
    }

    private static async Task DescribeProblemsAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellation)
    {
        var schema = await context.GetOrCreateSchemaAsync(typeof(ProblemBody), null, cancellation);
        if (schema.Properties is { } properties)
        {
            properties["code"] = new OpenApiSchemaReference(nameof(ProblemCode), context.Document) { Description = "What programs decide on." };
        }

        context.Document?.AddComponent(nameof(ProblemBody), schema);
        operation.Responses ??= [];
        operation.Responses["default"] = new OpenApiResponse
        {
            Description = "A refusal: decide on `code`.",
            Content = new Dictionary<string, OpenApiMediaType>
            {
                [ProblemBody.MediaType] = new() { Schema = new OpenApiSchemaReference(nameof(ProblemBody), context.Document) },
            },
        };
    }

    private static Task FinishAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellation)
    {
        document.Info = new() { Title = "Samenbeeld", Version = "1", Description = "The workspace's REST interface. Errors are RFC 9457 problem details; unsafe requests must carry the page's own Origin." };
        document.Servers = [];
        document.Tags = new HashSet<OpenApiTag>();
        if (document.Components?.Schemas is { } schemas)
        {
            SchemaShapes.RequireAnswersWhole(document, schemas);
        }

        return Task.CompletedTask;
    }
}
