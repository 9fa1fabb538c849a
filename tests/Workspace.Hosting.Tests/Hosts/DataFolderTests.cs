using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Workspace.Hosting.Data;
using Workspace.Testing;

namespace Workspace.Hosting.Tests.Hosts;

public sealed class DataFolderTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_host_in_a_checkout_keeps_its_data_at_the_root_of_it()
    {
        File.WriteAllText(folder.File("Workspace.sln"), "");
        var web = Directory.CreateDirectory(folder.File("web")).FullName;
        Assert.Equal(folder.File("data"), Of("data", web).Path);
        Assert.Equal(folder.File("data"), Of("data", web + Path.DirectorySeparatorChar).Path);
    }

    [Fact]
    public void Elsewhere_the_content_root_counts_and_an_absolute_path_is_taken_as_it_is()
    {
        var web = Directory.CreateDirectory(folder.File("web")).FullName;
        Assert.Equal(Path.Combine(web, "data"), Of("data", web).Path);
        Assert.Equal(folder.File("far"), Of(folder.File("far"), web).Path);
    }

    [Fact]
    public void Folders_are_made_for_this_account_only_and_stay_inside()
    {
        var data = Of("data", folder.Path);
        var keys = data.Sub("keys");
        Assert.True(Directory.Exists(keys));
        Assert.Equal(data.Path, Path.GetDirectoryName(keys));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(keys));
        }

        Assert.ThrowsAny<ArgumentException>(() => data.Sub("../out"));
        Assert.ThrowsAny<ArgumentException>(() => data.Sub("a/b"));
        Assert.ThrowsAny<ArgumentException>(() => data.Sub(""));
        Assert.ThrowsAny<ArgumentException>(() => data.Sub(".."));
    }

    private static DataFolder Of(string setting, string contentRoot) => new(Options.Create(new WorkspaceOptions { DataDirectory = setting }), new Surroundings(contentRoot));

    private sealed class Surroundings(string contentRoot) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = "Test";

        public string ApplicationName { get; set; } = "Test";

        public string ContentRootPath { get; set; } = contentRoot;

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
