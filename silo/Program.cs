using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Workspace.Hosting;
using Workspace.Silo;

var builder = Host.CreateApplicationBuilder(args);
if (!WorkspaceHosting.IsClustered(builder.Configuration))
{
    await Console.Error.WriteLineAsync(
        $"A silo needs PostgreSQL: set the connection string ConnectionStrings:{WorkspaceHosting.ConnectionName} (environment: ConnectionStrings__{WorkspaceHosting.ConnectionName}). "
        + "For everything in one process run 'dotnet run --project web' instead.");
    return 2;
}

builder.AddWorkspaceSilo();
if (builder.Configuration["Workspace:Silo:HealthUrl"] is { Length: > 0 } url)
{
    builder.Services.AddHostedService(services => ActivatorUtilities.CreateInstance<HealthDoor>(services, url));
}

await builder.Build().RunAsync();
return 0;
