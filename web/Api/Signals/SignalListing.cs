using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Workspace.Contracts;
using Workspace.Contracts.Contributions;

namespace Workspace.Web.Api;

/// <summary>The question to the register as it stands in an address; lists are repeated parameters.</summary>
internal sealed class SignalListing
{
    public string? Text { get; init; }

    public string[]? Partner { get; init; }

    public string[]? Phenomenon { get; init; }

    public string[]? Area { get; init; }

    public string[]? Stage { get; init; }

    public string[]? Handling { get; init; }

    public string[]? Source { get; init; }

    public string[]? Grade { get; init; }

    public string? From { get; init; }

    public string? Until { get; init; }

    public string? Sort { get; init; }

    public bool? Descending { get; init; }

    public string? After { get; init; }

    public int? Limit { get; init; }

    public string? Import { get; init; }

    /// <summary>Only signals that a text may refer to.</summary>
    public bool? Citable { get; init; }

    public ImmutableArray<PartnerId> Partners => [.. (Partner ?? []).Where(p => PartnerId.TryParse(p, out _)).Select(PartnerId.Parse)];

    public bool TryQuery([NotNullWhen(true)] out SignalQuery? query, [NotNullWhen(false)] out Problem? problem)
    {
        query = null;
        problem = Values<SignalStage>(Stage, "stage", out var stages);
        var levelProblem = Values<HandlingLevel>(Handling, "handling", out var levels);
        problem ??= levelProblem;
        var sort = SignalSort.Date;
        if (problem is null && Sort is { Length: > 0 } && (!Enum.TryParse(Sort, ignoreCase: true, out sort) || sort == SignalSort.Unknown || !Enum.IsDefined(sort)))
        {
            problem = Invalid("sort");
        }

        string? after = null;
        if (problem is null && After is { Length: > 0 } && !TryCursor(After, out after))
        {
            problem = Invalid("after");
        }

        problem ??= Text is { Length: > 200 } ? Invalid("text") : Limit is < 1 or > SignalQuery.MaxLimit ? Invalid("limit") : null;
        if (problem is not null)
        {
            return false;
        }

        query = new()
        {
            Text = Text,
            Phenomena = List(Phenomenon),
            Areas = List(Area),
            Stages = stages,
            Handling = levels,
            SourceTypes = List(Source),
            Grades = List(Grade),
            From = From,
            Until = Until,
            Sort = sort,
            Descending = Descending ?? false,
            After = after,
            Limit = Limit ?? 100,
            Import = Import,
            Citable = Citable ?? false,
        };
        return true;
    }

    /// <summary>A place in the order, fit for an address.</summary>
    public static string Cursor(string place) => WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(place));

    /// <summary>The place that a cursor of ours stands for.</summary>
    public static string Place(string cursor) => Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(cursor));

    private static bool TryCursor(string text, out string? place)
    {
        try
        {
            place = Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(text));
            return true;
        }
        catch (FormatException)
        {
            place = null;
            return false;
        }
    }

    private static ImmutableArray<string> List(string[]? values) => values is null ? [] : [.. values.Where(v => v.Length > 0).Take(200)];

    private static Problem? Values<T>(string[]? texts, string field, out ImmutableArray<T> values) where T : struct, Enum
    {
        var parsed = ImmutableArray.CreateBuilder<T>();
        foreach (var text in texts ?? [])
        {
            if (!Enum.TryParse<T>(text, ignoreCase: true, out var value) || !Enum.IsDefined(value))
            {
                values = [];
                return Invalid(field);
            }

            parsed.Add(value);
        }

        values = parsed.ToImmutable();
        return null;
    }

    private static Problem Invalid(string field) => Problem.Of(ProblemCode.FieldInvalid, ("field", field));
}
