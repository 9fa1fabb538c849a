using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Workspace.Contracts.Contributions;
using Workspace.Contracts.Demo;
using Workspace.Contracts.Storage;
using Workspace.Contracts.Taxonomy;
using Workspace.Grains;
using Workspace.Publishing.Demo;
using Workspace.Tables;

namespace Workspace.Hosting.Data;

internal static class CommonRegistration
{
    /// <summary>Categories that speak at every start without anything being wrong. A setting of the same name in the configuration wins.</summary>
    private static readonly Dictionary<string, string?> Quiet = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Logging:LogLevel:Orleans"] = "Warning",
        ["Logging:LogLevel:Orleans.Runtime.Silo"] = "Error",
        ["Logging:LogLevel:Orleans.Runtime.Watchdog"] = "Error",
        ["Logging:LogLevel:Polly"] = "Warning",
        ["Logging:LogLevel:Npgsql"] = "Warning",
    };

    public static void AddCommon(this IHostApplicationBuilder builder)
    {
        ((IConfigurationBuilder)builder.Configuration).Sources.Insert(0, new MemoryConfigurationSource { InitialData = Quiet });
        builder.Services.AddSystemd();
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.TryAddSingleton<IDataFolder, DataFolder>();
        builder.Services.AddWorkspaceGrains();
        builder.Services.AddSingleton<TaxonomyFolder>();
        builder.Services.AddSingleton<ITaxonomies>(services => services.GetRequiredService<TaxonomyFolder>().Read(services.GetRequiredService<IOptions<WorkspaceOptions>>().Value.Taxonomies).Catalogue);
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<WorkspaceOptions>, TaxonomyFolderValidator>());
        builder.Services.TryAddSingleton<ITables, TableFiles>();
        builder.Services.TryAddSingleton<IDemoDossier>(_ => DemoDossier.Load());
        builder.AddSettings<WorkspaceOptions, WorkspaceOptionsValidator>(WorkspaceOptions.Section);
    }

    /// <summary>Binds a section and checks it before anything starts.</summary>
    public static void AddSettings<TOptions, TValidator>(this IHostApplicationBuilder builder, string section)
        where TOptions : class
        where TValidator : class, IValidateOptions<TOptions>
    {
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<TOptions>, TValidator>());
        builder.Services.AddOptions<TOptions>().Bind(builder.Configuration.GetSection(section)).ValidateOnStart();
    }
}
