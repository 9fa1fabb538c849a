using System.Text.Json;
using System.Text.Json.Nodes;
using Workspace.Web.Tests.Hosting;

namespace Workspace.Web.Tests.Api;

/// <summary>
/// The copy of the OpenAPI document that the front end's types are made from is what the server serves. After a change of the API:
/// <c>WORKSPACE_ACCEPT=1 dotnet test --project tests/Workspace.Web.Tests --filter-class Workspace.Web.Tests.Api.OpenApiTests</c>.
/// </summary>
public sealed class OpenApiTests
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public async Task The_copy_in_the_repository_is_what_the_server_serves()
    {
        await using var host = await EdgeHost.StartAsync(builder => builder.Services.AddStandIns());
        using var browser = host.Open();

        var served = JsonNode.Parse(await browser.Http.GetStringAsync("/openapi/v1.json", TestContext.Current.CancellationToken));

        Golden.Match("web/Api/openapi.v1.json", served!.ToJsonString(Indented) + "\n");
    }
}
