using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Workspace.Hosting.Clustering;
using Workspace.Hosting.Tests.Clusters;
using Workspace.Hosting.Tests.Storage;
using Workspace.Testing;

namespace Workspace.Hosting.Tests.Hosts;

/// <summary>Encryption between the processes of a cluster, with certificates made here.</summary>
public sealed class NodeTlsTests(PostgresServerFixture postgres) : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Processes_of_one_authority_reach_each_other_and_others_stay_outside()
    {
        var connection = await postgres.Server.CreateDatabaseAsync();
        using var authority = MakeAuthority();
        using var stranger = MakeAuthority();
        await using var first = await StartAsync(connection, silo: true, Files(authority, "first"));
        await using var second = await StartAsync(connection, silo: true, Files(authority, "second"));
        await using var web = await StartAsync(connection, silo: false, Files(authority, "web"));
        foreach (var name in Enumerable.Range(0, 8).Select(i => $"note {i}"))
        {
            // Some live on the one silo, some on the other, and each is reached through either.
            await web.Services.GetRequiredService<IClusterClient>().GetGrain<INoteGrain>(name).Write(name);
            Assert.Equal(name, await first.Services.GetRequiredService<IGrainFactory>().GetGrain<INoteGrain>(name).Read());
            Assert.Equal(name, await second.Services.GetRequiredService<IGrainFactory>().GetGrain<INoteGrain>(name).Read());
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        patience.CancelAfter(TimeSpan.FromSeconds(8));
        await Assert.ThrowsAnyAsync<Exception>(() => StartAsync(connection, silo: false, Files(stranger, "stranger"), patience.Token));
    }

    [Theory]
    [InlineData("Certificate")]
    [InlineData("Key")]
    [InlineData("Authority")]
    public void A_file_that_is_missing_is_named(string setting)
    {
        using var authority = MakeAuthority();
        var files = Files(authority, "own").ToDictionary(file => file.Key, file => file.Value, StringComparer.Ordinal);
        files[$"{NodeTls.Section}:{setting}"] = folder.File("nothing.pem");
        Assert.Contains(setting, Refusal(files), StringComparison.Ordinal);
        files.Remove($"{NodeTls.Section}:{setting}");
        Assert.Contains(setting, Refusal(files), StringComparison.Ordinal);
    }

    [Fact]
    public void A_certificate_of_another_authority_stops_the_start()
    {
        using var authority = MakeAuthority();
        using var other = MakeAuthority();
        var files = Files(authority, "own").ToDictionary(file => file.Key, file => file.Value, StringComparer.Ordinal);
        files[$"{NodeTls.Section}:Authority"] = Files(other, "other")[2].Value;
        Assert.Contains("not signed by", Refusal(files), StringComparison.Ordinal);
    }

    private static string Refusal(Dictionary<string, string?> files)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Configuration.AddInMemoryCollection([.. files, new("ConnectionStrings:Postgres", "Host=nowhere")]);
        return Assert.Throws<OptionsValidationException>(() => builder.AddWorkspaceSilo()).Message;
    }

    private static async Task<Started> StartAsync(string connection, bool silo, KeyValuePair<string, string?>[] tls, CancellationToken? patience = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new() { EnvironmentName = "Test", ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddInMemoryCollection([.. tls, new("ConnectionStrings:Postgres", connection), new("Workspace:Silo:Address", "127.0.0.1")]);
        builder.Logging.ClearProviders();
        var host = (silo ? builder.AddWorkspaceSilo() : builder.AddWorkspaceClient()).Build();
        try
        {
            await host.StartAsync(patience ?? Cancellation);
            return new(host);
        }
        catch
        {
            host.Dispose();
            throw;
        }
    }

    private static X509Certificate2 MakeAuthority()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=samenbeeld test authority", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, pathLengthConstraint: 0, critical: true));
        var now = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(now.AddDays(-1), now.AddDays(30));
    }

    /// <summary>Settings of a process whose certificate this authority signed.</summary>
    private KeyValuePair<string, string?>[] Files(X509Certificate2 authority, string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = request.Create(authority, now.AddHours(-1), now.AddDays(7), Guid.NewGuid().ToByteArray());
        var files = new[] { ("Certificate", certificate.ExportCertificatePem()), ("Key", key.ExportPkcs8PrivateKeyPem()), ("Authority", authority.ExportCertificatePem()) };
        return [.. files.Select(file =>
        {
            var path = folder.File($"{name}-{file.Item1}.pem");
            File.WriteAllText(path, file.Item2);
            return KeyValuePair.Create($"{NodeTls.Section}:{file.Item1}", (string?)path);
        })];
    }

    private sealed class Started(IHost host) : IAsyncDisposable
    {
        public IServiceProvider Services => host.Services;

        public async ValueTask DisposeAsync()
        {
            await host.StopAsync();
            await ((IAsyncDisposable)host).DisposeAsync();
        }
    }
}
