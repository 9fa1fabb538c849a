using System.Text;
using Xunit;

namespace Workspace.Domain.Tests;

/// <summary>
/// Compares text with a file that people review. After a deliberate change run the tests once with <c>WS_GOLDEN=write</c>, look at the difference in version control, and commit it.
/// </summary>
internal static class Golden
{
    private const string Switch = "WS_GOLDEN";

    public static void Match(string relativePath, string actual)
    {
        var path = PathOf(relativePath);
        if (Environment.GetEnvironmentVariable(Switch) == "write")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        }

        Assert.True(File.Exists(path), $"{relativePath} does not exist. Run the tests once with {Switch}=write and review what it holds.");
        var expected = File.ReadAllText(path);
        if (expected != actual)
        {
            Assert.Fail($"{relativePath} differs. If that is meant, run with {Switch}=write and review the change.{Environment.NewLine}{FirstDifference(expected, actual)}");
        }
    }

    /// <summary>The file in the source tree of this project, found from where the tests run.</summary>
    public static string PathOf(string relativePath)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Workspace.sln")))
        {
            folder = folder.Parent;
        }

        Assert.True(folder is not null, "Run the tests from a build inside the source tree: the golden files lie there.");
        return Path.Combine(folder.FullName, "tests", "Workspace.Domain.Tests", relativePath);
    }

    private static string FirstDifference(string expected, string actual)
    {
        var before = expected.Split('\n');
        var after = actual.Split('\n');
        for (var line = 0; line < Math.Max(before.Length, after.Length); line++)
        {
            var was = line < before.Length ? before[line] : "(end of file)";
            var now = line < after.Length ? after[line] : "(end of file)";
            if (was != now)
            {
                return $"line {line + 1}{Environment.NewLine}- {was}{Environment.NewLine}+ {now}";
            }
        }

        return "only line ends differ";
    }
}
