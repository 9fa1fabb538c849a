using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;
using Workspace.Contracts.Storage;
using Workspace.Hosting;
using Workspace.Web;
using Workspace.Web.Access;

try
{
    var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = ContentRoot.Find() });
    builder.AddWorkspace();
    builder.AddWebEdge();
    await using var app = builder.Build();
    app.UseWebEdge();
    return await Verbs.RunAsync(app, args);
}
catch (Exception refused) when (refused is StartRefusedException or StorageUnavailableException or OptionsValidationException or AddressInUseException || refused.InnerException is AddressInUseException)
{
    // Something that the operator can take away: one line, no stack.
    await Console.Error.WriteLineAsync(refused.Message);
    return 2;
}
