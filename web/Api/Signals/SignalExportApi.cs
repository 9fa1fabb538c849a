using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Claims;
using Microsoft.Net.Http.Headers;
using Workspace.Contracts;
using Workspace.Contracts.Contributions;
using Workspace.Contracts.Pictures;
using Workspace.Contracts.Taxonomy;
using Workspace.Web.Access;
using Workspace.Web.Api.Problems;

namespace Workspace.Web.Api;

/// <summary>The register as a file: what the list shows under the same question, but of other partners only what may leave the register. The first row says who took it, when, and of what.</summary>
internal static class SignalExportApi
{
    private static readonly (string Nl, string En, Func<Signal, Labels, string?> Of)[] Columns =
    [
        ("Label", "Label", (s, _) => s.Label),
        ("Partner", "Partner", (s, l) => l.Partner(s.Partner)),
        ("Datum", "Date", (s, _) => s.Date),
        ("Tot", "Until", (s, _) => s.Until),
        ("Inhoud", "Content", (s, _) => s.Content),
        ("Bron", "Source", (s, l) => l.Term(TermLists.SourceTypes, s.SourceType)),
        ("Gebiedscode", "Area code", (s, _) => s.Area?.Value),
        ("Naam gebied", "Name of area", (s, _) => s.AreaName),
        ("Adres", "Address", (s, _) => s.Place?.Address),
        ("Lengtegraad", "Longitude", (s, _) => s.Place?.Point?.Longitude.ToString("R", CultureInfo.InvariantCulture)),
        ("Breedtegraad", "Latitude", (s, _) => s.Place?.Point?.Latitude.ToString("R", CultureInfo.InvariantCulture)),
        ("Fenomenen", "Phenomena", (s, l) => l.Terms(TermLists.Phenomena, s.Phenomena)),
        ("Indicatoren", "Indicators", (s, l) => l.Terms(TermLists.Indicators, s.Indicators)),
        ("Soort plaats", "Place type", (s, l) => l.Term(TermLists.PlaceTypes, s.PlaceType)),
        ("Branche", "Branch", (s, l) => l.Term(TermLists.Branches, s.Branch)),
        ("Betrouwbaarheid", "Grade", (s, _) => s.Grade),
        ("Verspreiding", "Handling", (s, l) => l.Term(TermLists.HandlingLevels, s.Handling.ToString())),
        ("Regime", "Regime", (s, l) => l.Term(TermLists.Regimes, s.Regime)),
        ("Grondslag", "Ground", (s, _) => s.Ground),
        ("Voorwaarden", "Conditions", (s, _) => string.Join("; ", s.Conditions)),
        ("Toelichting voorwaarden", "Condition text", (s, _) => s.ConditionText),
        ("Fase", "Stage", (s, l) => l.Stage(s.Stage)),
        ("Vernietigen op", "Purge on", (s, _) => s.PurgeOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
    ];

    public static void MapSignalExport(this RouteGroupBuilder signals) =>
        signals.MapGet("/export", Export).WithName("exportSignals").WithSummary("The signals that fit as a file (format csv or xlsx): of other partners only what may leave the register.")
            .Produces(StatusCodes.Status200OK, contentType: "text/csv", additionalContentTypes: Xlsx);

    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static async Task<IResult> Export(
        string id, string? format, [AsParameters] SignalListing listing, HttpContext context, ClaimsPrincipal user, IGrainFactory grains, ITables tables, ITaxonomies terms, TimeProvider time)
    {
        TableFormat? wanted = format switch { null or "" or "csv" => TableFormat.Csv, "xlsx" => TableFormat.Xlsx, _ => null };
        if (wanted is not { } kind)
        {
            return new Answer<Unit>(Problem.Of(ProblemCode.FieldInvalid, ("field", "format")));
        }

        if (!listing.TryQuery(out var query, out var problem))
        {
            return new Answer<Unit>(problem);
        }

        query = query with { ForExport = true, After = null, Limit = SignalQuery.MaxLimit };
        var picture = PicturesApi.Find(id, grains) is { } found ? await found.View(user.Person()) : ProblemCode.NotFound;
        var first = picture.IsDone ? await SignalGathering.GatherAsync(id, query, listing.Partners, user, grains) : picture.Problem;
        if (!first.IsDone)
        {
            return new Answer<Unit>(first.Problem);
        }

        var labels = new Labels(picture.Value!, terms, Languages.Of(context.Request));
        var at = time.GetUtcNow();
        var headers = context.Response.GetTypedHeaders();
        headers.CacheControl = new() { NoStore = true };
        headers.ContentDisposition = new ContentDispositionHeaderValue("attachment")
        {
            FileName = string.Create(CultureInfo.InvariantCulture, $"signalen-{picture.Value!.Id.Value}-{at:yyyyMMdd-HHmm}.{(kind == TableFormat.Csv ? "csv" : "xlsx")}"),
        };
        context.Response.ContentType = kind == TableFormat.Csv ? "text/csv; charset=utf-8" : Xlsx;
        return new Written((body, cancellation) => tables.WriteAsync(kind, body, Rows(first.Value, cancellation), cancellation));

        async IAsyncEnumerable<ImmutableArray<string?>> Rows(SignalPage page, [EnumeratorCancellation] CancellationToken cancellation)
        {
            yield return [labels.Watermark(at)];
            yield return [.. Columns.Select(c => labels.IsDutch ? c.Nl : c.En)];
            while (true)
            {
                foreach (var signal in page.Items)
                {
                    yield return [.. Columns.Select(c => c.Of(signal, labels))];
                }

                if (page.Next is null)
                {
                    yield break;
                }

                cancellation.ThrowIfCancellationRequested();
                var place = page.Items[^1];
                var next = await SignalGathering.GatherAsync(id, query with { After = SignalListing.Place(page.Next) }, listing.Partners, user, grains);
                page = next.IsDone ? next.Value : throw new InvalidOperationException($"The export was refused after {place.Label}: {next.Problem.Code}.");
            }
        }
    }

    private sealed class Written(Func<Stream, CancellationToken, Task> write) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext) => write(httpContext.Response.Body, httpContext.RequestAborted);
    }

    private sealed class Labels(PictureView picture, ITaxonomies terms, Language language)
    {
        private static readonly CultureInfo Dutch = CultureInfo.GetCultureInfo("nl-NL");

        public bool IsDutch => language == Language.Dutch;

        public string Watermark(DateTimeOffset at)
        {
            var local = TimeZoneInfo.ConvertTimeBySystemTimeZoneId(at, "Europe/Amsterdam");
            var partner = Partner(picture.Me.Partner);
            return IsDutch
                ? $"Uitgevoerd door {picture.Me.Name} ({partner}) op {local.ToString("d MMMM yyyy, HH.mm 'uur'", Dutch)} uit {picture.Title}. Alleen voor eigen gebruik binnen dit beeld; niet verder verspreiden."
                : $"Exported by {picture.Me.Name} ({partner}) on {local.ToString("d MMMM yyyy, HH:mm", CultureInfo.InvariantCulture)} from {picture.Title}. For own use within this picture; do not distribute further.";
        }

        public string Partner(PartnerId id) => picture.Partners.FirstOrDefault(p => p.Id == id)?.ShortName ?? id.Value;

        public string? Term(string list, string? id) => id is null ? null : terms.Find(list, id) is { } term ? IsDutch ? term.Name.Nl : term.Name.En : id;

        public string Terms(string list, ImmutableArray<string> ids) => string.Join("; ", ids.Select(i => Term(list, i)));

        public string Stage(SignalStage stage) => !IsDutch ? stage.ToString() : stage switch
        {
            SignalStage.Draft => "Concept",
            SignalStage.Submitted => "Ingediend",
            SignalStage.Weighed => "Gewogen",
            SignalStage.Accepted => "Geaccepteerd",
            SignalStage.Parked => "Geparkeerd",
            SignalStage.Dismissed => "Afgewezen",
            SignalStage.Forwarded => "Doorgezet",
            SignalStage.WithdrawnByOwner => "Ingetrokken",
            _ => stage.ToString(),
        };
    }
}
