using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Workspace.Benchmarks.Memory;

/// <summary>A signed-in person who has pictures made with as many sections as a measurement needs.</summary>
internal sealed class Office : IDisposable
{
    private const string Person = "noor-verhagen";
    private const int PerPicture = 40;

    private readonly HttpClientHandler handler;
    private readonly HttpClient http;

    private Office(HttpClientHandler handler, HttpClient http)
    {
        this.handler = handler;
        this.http = http;
    }

    public CookieContainer Cookies => handler.CookieContainer;

    public static async Task<Office> OpenAsync(Uri server)
    {
        var handler = new HttpClientHandler { CheckCertificateRevocationList = true };
        var http = new HttpClient(handler) { BaseAddress = server, Timeout = TimeSpan.FromMinutes(2) };
        http.DefaultRequestHeaders.Add("Origin", server.GetLeftPart(UriPartial.Authority));
        (await http.PostAsJsonAsync("/api/demo/sign-in", new { person = Person })).EnsureSuccessStatusCode();
        return new(handler, http);
    }

    /// <summary>Makes empty sections that this person may write in.</summary>
    public async Task<List<SectionName>> MakeSectionsAsync(int count)
    {
        using var session = await JsonDocument.ParseAsync(await http.GetStreamAsync(new Uri("/api/session", UriKind.Relative)));
        var partner = session.RootElement.GetProperty("partner") is { ValueKind: JsonValueKind.Object } whole ? whole.GetProperty("id").GetString() : session.RootElement.GetProperty("partner").GetString();
        var made = new List<SectionName>();
        while (made.Count < count)
        {
            var wanted = Math.Min(PerPicture, count - made.Count);
            using var answer = await http.PostAsJsonAsync("/api/pictures", new
            {
                title = $"Meting {made.Count}",
                question = "Hoeveel geheugen?",
                scope = "",
                areas = new[] { "GM9901" },
                from = "2025-01-01",
                until = "2025-12-31",
                partners = new[] { partner },
                template = "municipal",
                intake = new { jointNeed = "ja", willToAct = "ja", legalBasis = "ja", capacity = "ja" },
                sections = Enumerable.Range(0, wanted).Select(i => new { chapter = 1, chapterTitle = "Meting", title = $"Sectie {i}", owners = new[] { partner } }),
            });
            var body = await answer.Content.ReadAsStringAsync();
            if (!answer.IsSuccessStatusCode)
            {
                throw new InvalidOperationException($"{(int)answer.StatusCode}: {body}");
            }

            using var picture = JsonDocument.Parse(body);
            var id = picture.RootElement.TryGetProperty("summary", out var summary) ? summary.GetProperty("id").GetString()! : picture.RootElement.GetProperty("id").GetString()!;
            made.AddRange(picture.RootElement.GetProperty("chapters").EnumerateArray()
                .SelectMany(chapter => chapter.GetProperty("sections").EnumerateArray())
                .Select(section => new SectionName(id, section.GetProperty("id").GetString()!)));
        }

        return made;
    }

    public void Dispose()
    {
        http.Dispose();
        handler.Dispose();
    }
}

internal readonly record struct SectionName(string Picture, string Section);
