using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Workspace.Contracts.Areas;
using Workspace.Contracts.Pictures;
using Workspace.Hosting;
using Workspace.Testing;
using Workspace.Web.Demo;

[assembly: AssemblyFixture(typeof(Workspace.Web.Tests.Hosting.Workplace))]

namespace Workspace.Web.Tests.Hosting;

/// <summary>
/// The whole product in this process on a file of its own: real grains, real storage, the fictional dossier, a real port. Started once for all tests that share it;
/// these leave each other alone by starting a picture of their own (<see cref="StartPictureAsync"/>).
/// </summary>
public sealed class Workplace : IAsyncLifetime
{
    public const string Coordinator = "noor-verhagen";
    public const string PoliceEditor = "femke-kramer";
    public const string PoliceSigner = "ruud-hofstra";
    public const string TownEditor = "lotte-brouwer";
    public const string TownSigner = "marieke-van-dalen";
    public const string Reader = "henk-wessels";
    public const string Prosecutor = "pieter-aalbers";

    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    private readonly TemporaryFolder folder = new();
    private EdgeHost? host;
    private int made;

    /// <summary>What the grains log about imports.</summary>
    internal Journal Journal { get; } = new();

    /// <summary>Whether these words stand in any file of the data folder but the lock on it, as the bytes of UTF-8.</summary>
    internal bool IsOnDisk(string words)
    {
        var wanted = System.Text.Encoding.UTF8.GetBytes(words);
        return Directory.EnumerateFiles(folder.File("data"), "*", SearchOption.AllDirectories).Where(path => !path.EndsWith(".lock", StringComparison.Ordinal)).Any(path =>
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            return copy.GetBuffer().AsSpan(0, (int)copy.Length).IndexOf(wanted) >= 0;
        });
    }

    internal EdgeHost Host => host ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync()
    {
        host = await StartAsync(folder.File("data"), Journal);
        await Host.Services.GetRequiredService<DemoSeeding>().EverythingAsync(CancellationToken.None);
    }

    /// <summary>Another process of the product, on this folder.</summary>
    internal static Task<EdgeHost> StartAsync(string dataFolder, params string[] settings) => StartAsync(dataFolder, null, settings);

    private static Task<EdgeHost> StartAsync(string dataFolder, Journal? journal, params string[] settings) =>
        EdgeHost.StartAsync(
            builder =>
            {
                if (journal is not null)
                {
                    builder.Logging.AddProvider(journal).AddFilter<Journal>((category, _) => category?.StartsWith("Workspace.Grains.Contributions.Imports", StringComparison.Ordinal) == true);
                }

                builder.AddWorkspace();
                if (builder.Services.All(s => s.ServiceType != typeof(IAreaCatalogue)))
                {
                    builder.Services.AddSingleton<IAreaCatalogue, FakeAreas>();
                }
            },
            ["--Workspace:DataDirectory", dataFolder, "--Limits:RequestsPerSecond", "5000", "--Limits:Burst", "5000", "--Limits:SignInsPerMinute", "5000", "--Limits:TipsPerMinute", "5000", .. settings]);

    /// <summary>A picture of the police, the municipality and the prosecution service: one section each (<c>police</c>, <c>town</c>, <c>om</c>) and one that all own (<c>shared</c>).</summary>
    internal async Task<string> StartPictureAsync()
    {
        using var noor = await Host.SignInAsync(Coordinator);
        var id = $"test-{Interlocked.Increment(ref made)}";
        using var answer = await noor.Http.PostAsJsonAsync("/api/pictures", Picture(id), Json, TestContext.Current.CancellationToken);
        var body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, body);
        return id;
    }

    internal static StartPicture Picture(string? id) => new()
    {
        Id = id,
        Title = "Beeld van een test",
        Intake = new() { JointNeed = "ja", WillToAct = "ja", LegalBasis = "convenant", Capacity = "ja" },
        Question = "Werkt het?",
        Scope = "Het centrum",
        Areas = ["GM9901"],
        From = new(2025, 1, 1),
        Until = new(2026, 3, 31),
        Partners = ["riec-midden", "politie", "gemeente-veldermeer", "om"],
        Template = "municipal",
        Sections =
        [
            new() { Id = "police", Chapter = 1, ChapterTitle = "Eerste", Title = "Politie", Owners = ["politie"], InitialText = "Eerste tekst van de politie." },
            new() { Id = "town", Chapter = 1, ChapterTitle = "Eerste", Title = "Gemeente", Owners = ["gemeente-veldermeer"], InitialText = "Eerste tekst van de gemeente." },
            new() { Id = "om", Chapter = 1, ChapterTitle = "Eerste", Title = "OM", Owners = ["om"], InitialText = "geen bijdrage" },
            new() { Id = "shared", Chapter = 2, ChapterTitle = "Samen", Title = "Samen", Owners = ["politie", "gemeente-veldermeer"] },
        ],
    };

    public async ValueTask DisposeAsync()
    {
        if (host is not null)
        {
            await host.DisposeAsync();
        }

        folder.Dispose();
    }
}
