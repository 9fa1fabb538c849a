using System.Collections.Immutable;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.Metadata;
using Workspace.Contracts;
using Workspace.Contracts.Contributions;
using Workspace.Web.Access;

namespace Workspace.Web.Api;

/// <summary>Imports of tables into one's own contribution: the file comes in, its columns are named, every row is tried, and the good ones appear together.</summary>
internal static class ImportsApi
{
    public static void MapImports(this RouteGroupBuilder api)
    {
        var imports = api.MapGroup("/pictures/{id}/imports").WithTags("Imports");
        imports.MapGet("", List).WithName("listImports").WithSummary("Imports into the contributions you may enter signals in, newest first.");
        imports.MapPost("", Upload).WithName("startImport").WithSummary("Takes in a CSV or Excel (xlsx) file of at most 60 MB and 100,000 rows; the body is the file. Nothing is imported yet.")
            .WithBodyLimit(TableFile.MaxBytes).RequireRateLimiting(Limits.Table).WithMetadata(new AcceptsTable());
        imports.MapGet("/{partner}/{import}", View).WithName("readImport").WithSummary("Where an import stands.");
        imports.MapGet("/{partner}/{import}/rows", Rows).WithName("readImportRows").WithSummary("Rows as they would become signals, with what is wrong with them.");
        imports.MapPut("/{partner}/{import}/mapping", Map).WithName("mapImport").WithSummary("Says what the columns are, and begins to check every row.");
        imports.MapPut("/{partner}/{import}/rows/{row:int}", Correct).WithName("correctImportRow").WithSummary("Corrects or leaves out one row; the file itself is not changed.");
        imports.MapPost("/{partner}/{import}/start", Start).WithName("runImport").WithSummary("Imports the rows that are good.");
        imports.MapPost("/{partner}/{import}/cancel", Cancel).WithName("cancelImport").WithSummary("Ends an import that is not done; nothing of it is left.");
        imports.MapPost("/{partner}/{import}/undo", Undo).WithName("undoImport").WithSummary("Takes back everything that was imported, but what was changed since when keepChanged is set.");
    }

    private static async Task<Answer<ImmutableArray<ImportView>>> List(string id, ClaimsPrincipal user, IGrainFactory grains)
    {
        if (await SignalGathering.PartnersAsync(id, user, grains) is not { } partners)
        {
            return ProblemCode.NotFound;
        }

        var lists = await Task.WhenAll(partners.Select(p => ListOf(PictureId.Parse(id), p, grains).List(user.Person())));
        return ImmutableArray.CreateRange(lists.Where(l => l.IsDone).SelectMany(l => l.Value).OrderByDescending(v => v.At));
    }

    /// <param name="name">Name of the file, to recognise the import by.</param>
    /// <param name="partner">Whose contribution; the own partner when absent. A partner that only gives information has it entered by the coordinator.</param>
    private static async Task<CreatedAnswer<ImportView>> Upload(
        string id, string? name, string? partner, HttpRequest request, ClaimsPrincipal user, IGrainFactory grains, ITables tables, TableUploads uploads, CancellationToken cancellation)
    {
        var owner = user.Partner();
        if (!PictureId.TryParse(id, out var picture) || (partner is not null && !PartnerId.TryParse(partner, out owner)) || await SignalGathering.PartnersAsync(id, user, grains) is not { } partners
            || !partners.Contains(owner))
        {
            return new(ProblemCode.NotFound, _ => "");
        }

        var admitted = await ListOf(picture, owner, grains).Admit(user.Person());
        if (!admitted.IsDone)
        {
            return new(admitted.Problem, _ => "");
        }

        using var lease = await uploads.EnterAsync(cancellation);
        if (!lease.IsAcquired)
        {
            return new(Problem.Of(ProblemCode.TooManyRequests, ("limit", Limits.Table)), _ => "");
        }

        var import = new ImportRef(picture, owner, SignalId.Parse(Guid.CreateVersion7().ToString("N")));
        var taken = await uploads.TakeInAsync(request, grains.GetGrain<IImportGrain>(import.Key), tables, name ?? "", user.Person(), cancellation);
        return new(taken, view => $"/api/pictures/{id}/imports/{view.Partner}/{view.Id}");
    }

    private static async Task<Answer<ImportView>> View(string id, string partner, string import, ClaimsPrincipal user, IGrainFactory grains) =>
        Find(id, partner, import, grains) is { } found ? await found.View(user.Person()) : ProblemCode.NotFound;

    private static async Task<Answer<ImportRowPage>> Rows(string id, string partner, string import, int? from, bool? bad, int? limit, ClaimsPrincipal user, IGrainFactory grains) =>
        Find(id, partner, import, grains) is { } found ? await found.Rows(new(from ?? 0, bad ?? false, limit ?? 50), user.Person()) : ProblemCode.NotFound;

    private static async Task<Answer<ImportView>> Map(string id, string partner, string import, ImportMapping command, ClaimsPrincipal user, IGrainFactory grains) =>
        Find(id, partner, import, grains) is { } found ? await found.Map(command, user.Person()) : ProblemCode.NotFound;

    private static async Task<Answer<ImportRow>> Correct(string id, string partner, string import, int row, CorrectRow command, ClaimsPrincipal user, IGrainFactory grains) =>
        Find(id, partner, import, grains) is { } found ? await found.Correct(row, command, user.Person()) : ProblemCode.NotFound;

    private static async Task<Answer<ImportView>> Start(string id, string partner, string import, ClaimsPrincipal user, IGrainFactory grains) =>
        Find(id, partner, import, grains) is { } found ? await found.Start(user.Person()) : ProblemCode.NotFound;

    private static async Task<Answer<ImportView>> Cancel(string id, string partner, string import, ClaimsPrincipal user, IGrainFactory grains) =>
        Find(id, partner, import, grains) is { } found ? await found.Cancel(user.Person()) : ProblemCode.NotFound;

    private static async Task<Answer<ImportView>> Undo(string id, string partner, string import, bool? keepChanged, ClaimsPrincipal user, IGrainFactory grains) =>
        Find(id, partner, import, grains) is { } found ? await found.Undo(keepChanged ?? false, user.Person()) : ProblemCode.NotFound;

    private static IImportGrain? Find(string id, string partner, string import, IGrainFactory grains) =>
        ImportRef.TryParse($"{id}/{partner}/{import}", out var found) ? grains.GetGrain<IImportGrain>(found.Key) : null;

    private static IImportListGrain ListOf(PictureId picture, PartnerId partner, IGrainFactory grains) => grains.GetGrain<IImportListGrain>(new ContributionRef(picture, partner).Key);

    private sealed class AcceptsTable : IAcceptsMetadata
    {
        public IReadOnlyList<string> ContentTypes { get; } = ["text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "application/octet-stream"];

        public Type? RequestType => null;

        public bool IsOptional => false;
    }
}
