using Workspace.Benchmarks.Live;

namespace Workspace.Benchmarks.Memory;

/// <summary>What both memory benchmarks do before they measure.</summary>
internal static class MemoryLoad
{
    /// <summary>All load comes from one person on one machine; limits that are meant for people would measure themselves.</summary>
    public static Dictionary<string, string> Settings(int port) => new(MemorySample.Settings(port), StringComparer.Ordinal)
    {
        ["Limits__RequestsPerSecond"] = "10000",
        ["Limits__Burst"] = "100000",
        ["Limits__Live__Connections"] = "100000",
        ["Limits__Live__Sections"] = "10000",
        ["Limits__Live__Joins"] = "10000",
        ["Limits__Live__PushedBytes"] = "1000000000",
        ["Limits__Live__Pushes"] = "100000",
    };

    /// <summary>Makes sections that hold this text.</summary>
    public static async Task<List<SectionName>> WriteSectionsAsync(ServerProcess server, int count, byte[] text)
    {
        using var office = await Office.OpenAsync(server.Url);
        var sections = await office.MakeSectionsAsync(count);
        await using var writer = await Visitor.ConnectAsync(server.Url, office.Cookies);
        foreach (var section in sections)
        {
            await writer.JoinAsync(section, 1001);
            await writer.PushAsync(section, text);
            await writer.LeaveAsync(section);
        }

        return sections;
    }
}
