using System.Globalization;
using Workspace.Contracts.Storage;
using Workspace.Web.Access;

namespace Workspace.Web;

/// <summary>The verbs for an operator: <c>backup FILE</c>, <c>restore FILE [--replace]</c>, <c>verify [FILE]</c>. Exit code 0: done and sound; 1: something stored is not sound; 2: not done.</summary>
internal static class StorageVerbs
{
    public const string Usage = "web backup FILE | web restore FILE [--replace] | web verify [FILE]";

    public static async Task<int> BackupAsync(WebApplication app, string file)
    {
        await Done(Care(app).BackupAsync(file));
        await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"backup: {file}, {new FileInfo(file).Length} bytes"));
        return 0;
    }

    public static async Task<int> RestoreAsync(WebApplication app, string file, bool replace)
    {
        await Done(Care(app).RestoreAsync(file, replace));
        await Console.Out.WriteLineAsync($"restored: {file}");
        return await VerifyAsync(app, file: null);
    }

    /// <summary>One line per section: state, key, sequence, hash of the text; the last line sums up.</summary>
    public static async Task<int> VerifyAsync(WebApplication app, string? file)
    {
        var (sections, bad) = (0, 0);
        try
        {
            await foreach (var section in Care(app).VerifyAsync(file))
            {
                sections++;
                bad += section.Findings.IsEmpty ? 0 : 1;
                await Console.Out.WriteLineAsync(Line(section));
            }
        }
        catch (StorageCareException refused)
        {
            throw new StartRefusedException(refused.Message);
        }

        await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"verified: {sections} sections, {bad} not sound"));
        return bad == 0 ? 0 : 1;
    }

    private static string Line(StoredSection section) => section.Findings.IsEmpty
        ? string.Create(CultureInfo.InvariantCulture, $"ok {section.Document} {section.Sequence} {section.Hash}")
        : string.Create(
            CultureInfo.InvariantCulture,
            $"BAD {section.Document} {section.Sequence} {string.Join(", ", section.Findings.Select(f => f.Sequence > 0 ? string.Create(CultureInfo.InvariantCulture, $"{f.Kind} at {f.Sequence}") : $"{f.Kind}"))}");

    private static IStorageCare Care(WebApplication app) => app.Services.GetRequiredService<IStorageCare>();

    private static async Task Done(Task work)
    {
        try
        {
            await work;
        }
        catch (StorageCareException refused)
        {
            throw new StartRefusedException(refused.Message);
        }
    }
}
