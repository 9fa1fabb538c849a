using System.Collections.Immutable;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using Workspace.Contracts;
using Workspace.Contracts.Contributions;
using Workspace.Tables;
using Workspace.Testing;
using Workspace.Web.Tests.Hosting;

namespace Workspace.Web.Tests.Api;

/// <summary>Files come in and go out under the rights of who brings or asks them.</summary>
public sealed class ImportsTests(Workplace workplace)
{
    private const string Names = "Datum;Inhoud;Bron;Betrouwbaarheid;Verspreiding;Regime;Grondslag\r\n";

    private static readonly CancellationToken Cancellation = TestContext.Current.CancellationToken;

    private static async Task<HttpResponseMessage> UploadAsync(Browser browser, string picture, byte[] file, string query = "?name=signalen.csv")
    {
        using var content = new ByteArrayContent(file);
        content.Headers.ContentType = new("application/octet-stream");
        return await browser.Http.PostAsync(new Uri($"/api/pictures/{picture}/imports{query}", UriKind.Relative), content, Cancellation);
    }

    private static async Task<ImportView> UploadAsync(Browser browser, string picture, string text)
    {
        using var answer = await UploadAsync(browser, picture, Encoding.UTF8.GetBytes(text));
        Assert.True(answer.StatusCode == HttpStatusCode.Created, await answer.Content.ReadAsStringAsync(Cancellation));
        var view = (await answer.Content.ReadFromJsonAsync<ImportView>(Workplace.Json, Cancellation))!;
        Assert.Equal($"/api/pictures/{picture}/imports/{view.Partner}/{view.Id}", answer.Headers.Location!.ToString());
        return view;
    }

    private static string Path(string picture, ImportView view) => $"/api/pictures/{picture}/imports/{view.Partner}/{view.Id}";

    /// <summary>The import when it has come to a phase.</summary>
    private async Task<ImportView> UntilAsync(Browser browser, string path, ImportPhase phase)
    {
        await workplace.Journal.HeardAsync($"Import {path["/api/pictures/".Length..].Replace("/imports/", "/", StringComparison.Ordinal)} is {phase}");
        var view = await browser.GetAsync<ImportView>(path);
        Assert.Equal((phase, false), (view.Phase, view.Ending));
        return view;
    }

    private async Task<ImportView> MapAsync(Browser browser, string picture, ImportView view)
    {
        using var mapped = await browser.Http.PutAsJsonAsync(Path(picture, view) + "/mapping", view.Mapping, Workplace.Json, Cancellation);
        Assert.True(mapped.IsSuccessStatusCode, await mapped.Content.ReadAsStringAsync(Cancellation));
        return await UntilAsync(browser, Path(picture, view), ImportPhase.Ready);
    }

    private async Task ImportAsync(Browser browser, string picture, string text)
    {
        var view = await MapAsync(browser, picture, await UploadAsync(browser, picture, text));
        Assert.Equal(0, view.Bad);
        await browser.PostAsync<ImportView>(Path(picture, view) + "/start", new { });
        await UntilAsync(browser, Path(picture, view), ImportPhase.Done);
    }

    [Fact]
    public async Task A_file_with_a_bad_row_is_corrected_in_place_and_imported()
    {
        var picture = await workplace.StartPictureAsync();
        using var femke = await workplace.Host.SignInAsync(Workplace.PoliceEditor);
        var view = await UploadAsync(femke, picture, Names + "14-02-2025;Nachtelijk laden;Wijkagent;A2;Partners;;\r\nooit;=1+1;Wijkagent;B2;Partners;;\r\n");
        Assert.Equal((2, "utf-8", ";", ImportPhase.Mapping), (view.Rows, view.Encoding, view.Separator, view.Phase));
        view = await MapAsync(femke, picture, view);
        Assert.Equal(1, view.Bad);
        var bad = (await femke.GetAsync<ImportRowPage>(Path(picture, view) + "/rows?bad=true")).Rows.Single();
        Assert.Equal((3, ImportField.Date), (bad.Number, bad.Problems.Single().Field));
        using var corrected = await femke.Http.PutAsJsonAsync(Path(picture, view) + "/rows/3", new CorrectRow { Fields = [new(ImportField.Date, "mrt 2025")] }, Workplace.Json, Cancellation);
        Assert.Empty((await corrected.Content.ReadFromJsonAsync<ImportRow>(Workplace.Json, Cancellation))!.Problems);
        await femke.PostAsync<ImportView>(Path(picture, view) + "/start", new { });
        Assert.Equal(2, (await UntilAsync(femke, Path(picture, view), ImportPhase.Done)).Imported);
        var page = await femke.GetAsync<SignalPage>($"/api/pictures/{picture}/signals?import={view.Id}");
        Assert.Equal(["=1+1", "Nachtelijk laden"], page.Items.Select(s => s.Content).Order(StringComparer.Ordinal));
        await femke.PostAsync<ImportView>(Path(picture, view) + "/undo", new { });
        await UntilAsync(femke, Path(picture, view), ImportPhase.Undone);
        Assert.Equal(0, (await femke.GetAsync<SignalPage>($"/api/pictures/{picture}/signals")).Total);
        Assert.Equal([ImportPhase.Undone], (await femke.GetAsync<ImmutableArray<ImportView>>($"/api/pictures/{picture}/imports")).Select(i => i.Phase));
    }

    [Fact]
    public async Task What_cannot_be_read_is_refused_with_what_to_do()
    {
        var picture = await workplace.StartPictureAsync();
        using var femke = await workplace.Host.SignInAsync(Workplace.PoliceEditor);
        femke.Http.DefaultRequestHeaders.AcceptLanguage.ParseAdd("nl");
        foreach (var (file, detail, word) in new (byte[], string, string)[]
        {
            ([], "empty", "leeg"), ("%PDF-1.4"u8.ToArray(), "pdf", "PDF"), ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "oldOrLocked", ".xlsx"), ("een regel"u8.ToArray(), "oneColumn", "puntkomma"),
            ("a;b\n1;\"2\n3;4\n5;6"u8.ToArray(), "openQuote", "rij 2"),
        })
        {
            using var answer = await UploadAsync(femke, picture, file);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            var problem = await answer.ProblemAsync(ProblemCode.UnreadableTable);
            Assert.Equal(detail, problem.Parameters!["detail"]);
            Assert.Contains(word, problem.Detail, StringComparison.Ordinal);
        }

        using var large = await UploadAsync(femke, picture, Encoding.UTF8.GetBytes("a;b\n" + string.Concat(Enumerable.Repeat("1;2\n", 100_100))));
        await large.ProblemAsync(ProblemCode.TooManyRows);
        Assert.DoesNotContain(await femke.GetAsync<ImmutableArray<ImportView>>($"/api/pictures/{picture}/imports"), i => i.Phase is not (ImportPhase.Cancelled or ImportPhase.Receiving));
    }

    [Fact]
    public async Task Only_editors_of_the_partner_import_and_for_others_an_import_does_not_exist()
    {
        var picture = await workplace.StartPictureAsync();
        using var femke = await workplace.Host.SignInAsync(Workplace.PoliceEditor);
        using var lotte = await workplace.Host.SignInAsync(Workplace.TownEditor);
        using var ruud = await workplace.Host.SignInAsync(Workplace.PoliceSigner);
        using var henk = await workplace.Host.SignInAsync(Workplace.Reader);
        using var anja = await workplace.Host.SignInAsync("anja-kuipers");
        var file = Encoding.UTF8.GetBytes(Names + "2025-02;x;Wijkagent;A2;Partners;;\r\n");

        using (var answer = await UploadAsync(lotte, picture, file, "?name=x.csv&partner=politie"))
        {
            await answer.ProblemAsync(ProblemCode.NotYourContribution);
        }

        using (var answer = await UploadAsync(ruud, picture, file))
        {
            await answer.ProblemAsync(ProblemCode.RoleMissing);
        }

        using (var answer = await UploadAsync(anja, picture, file))
        {
            await answer.ProblemAsync(ProblemCode.NotFound);
        }

        var view = await UploadAsync(femke, picture, Encoding.UTF8.GetString(file));
        foreach (var other in new[] { lotte, ruud, henk, anja })
        {
            foreach (var path in new[] { "", "/rows" })
            {
                using var answer = await other.SendAsync("GET", Path(picture, view) + path);
                await answer.ProblemAsync(ProblemCode.NotFound);
            }

            using var cancel = await other.SendAsync("POST", Path(picture, view) + "/cancel", "{}");
            await cancel.ProblemAsync(ProblemCode.NotFound);
            foreach (var path in new[] { "/start", "/undo" })
            {
                using var answer = await other.SendAsync("POST", Path(picture, view) + path, "{}");
                Assert.False(answer.IsSuccessStatusCode);
            }
        }

        Assert.Empty(await lotte.GetAsync<ImmutableArray<ImportView>>($"/api/pictures/{picture}/imports"));
        Assert.Single(await femke.GetAsync<ImmutableArray<ImportView>>($"/api/pictures/{picture}/imports"));
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("xlsx")]
    public async Task An_export_holds_what_may_leave_and_comes_back_by_an_import(string format)
    {
        var picture = await workplace.StartPictureAsync();
        using var femke = await workplace.Host.SignInAsync(Workplace.PoliceEditor);
        using var lotte = await workplace.Host.SignInAsync(Workplace.TownEditor);
        foreach (var (level, content) in new[] { ("Partners", "voor partners"), ("Named", "op naam"), ("OwnerOnly", "alleen politie") })
        {
            await femke.PostAsync<Signal>($"/api/pictures/{picture}/signals", New(level, content, accepted: true));
        }

        await lotte.PostAsync<Signal>($"/api/pictures/{picture}/signals", New("OwnerOnly", "=gemeente()", accepted: false) with { Regime = "AVG", SourceType = "resident" });
        var own = await ExportAsync(femke, picture, format);
        Assert.Equal(["alleen politie", "op naam", "voor partners"], own.Contents);
        var other = await ExportAsync(lotte, picture, format);
        Assert.Equal(["=gemeente()", "voor partners"], other.Contents.Select(c => c.TrimStart('\'')));
        Assert.Contains("Lotte Brouwer", other.Watermark, StringComparison.Ordinal);
        Assert.Contains("Beeld van een test", other.Watermark, StringComparison.Ordinal);
        using var reader = await workplace.Host.SignInAsync("anja-kuipers");
        using var refused = await reader.SendAsync("GET", $"/api/pictures/{picture}/signals/export?format={format}");
        await refused.ProblemAsync(ProblemCode.NotFound);

        var next = await workplace.StartPictureAsync();
        using var answer = await UploadAsync(femke, next, own.File, "?name=terug");
        var view = await MapAsync(femke, next, (await answer.Content.ReadFromJsonAsync<ImportView>(Workplace.Json, Cancellation))!);
        Assert.Equal((3, 0), (view.Rows, view.Bad));
    }

    [Fact]
    public async Task A_full_export_goes_on_over_all_pages()
    {
        var picture = await workplace.StartPictureAsync();
        using var femke = await workplace.Host.SignInAsync(Workplace.PoliceEditor);
        await ImportAsync(femke, picture, Names + string.Concat(Enumerable.Range(1, 1_203).Select(i => $"2025-02;Signaal {i};Wijkagent;A2;Partners;;\r\n")));
        Assert.Equal(1_203, (await ExportAsync(femke, picture, "csv")).Contents.Distinct().Count());
    }

    [Fact]
    public async Task The_table_of_the_fictional_dossier_is_imported_as_it_is()
    {
        var picture = await workplace.StartPictureAsync();
        using var lotte = await workplace.Host.SignInAsync(Workplace.TownEditor);
        var view = await MapAsync(lotte, picture, await UploadAsync(lotte, picture, await File.ReadAllTextAsync(System.IO.Path.Combine(Repository.Root, "templates", "demo", "veldermeer-signalen.csv"), Cancellation)));
        Assert.Equal((13, 0), (view.Rows, view.Bad));
        Assert.Empty(view.Unknown);
    }

    private static AddSignal New(string level, string content, bool accepted) => new()
    {
        Date = "2025-02",
        SourceType = "police_neighbourhood",
        Content = content,
        Grade = "A2",
        Handling = Enum.Parse<HandlingLevel>(level),
        Regime = "Wpg",
        Stage = accepted ? SignalStage.Accepted : SignalStage.Submitted,
        Weighing = accepted ? new() { OwnTask = true } : null,
    };

    private static async Task<(byte[] File, string Watermark, List<string> Contents)> ExportAsync(Browser browser, string picture, string format)
    {
        using var answer = await browser.SendAsync("GET", $"/api/pictures/{picture}/signals/export?format={format}");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.StartsWith($"signalen-{picture}-", answer.Content.Headers.ContentDisposition!.FileName!.Trim('"'), StringComparison.Ordinal);
        var file = await answer.Content.ReadAsByteArrayAsync(Cancellation);
        var rows = new TableFiles().Open(file).Value!.Rows.ToList();
        var content = rows[1].IndexOf("Inhoud");
        return (file, rows[0][0], [.. rows.Skip(2).Select(r => r[content]).Order(StringComparer.Ordinal)]);
    }
}
