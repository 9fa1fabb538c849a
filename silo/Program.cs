using Microsoft.Extensions.Hosting;
using Workspace.Hosting;

var builder = Host.CreateApplicationBuilder(args);
if (!WorkspaceHosting.IsClustered(builder.Configuration))
{
    await Console.Error.WriteLineAsync(
        $"A silo needs PostgreSQL: set the connection string ConnectionStrings:{WorkspaceHosting.ConnectionName} (environment: ConnectionStrings__{WorkspaceHosting.ConnectionName}). "
        + "For everything in one process run 'dotnet run --project web' instead.");
    return 2;
}

builder.AddWorkspaceSilo();
await builder.Build().RunAsync();
return 0;
