using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Workspace.Contracts;
using Workspace.Web.Api.Problems;
using Workspace.Web.Tests.Hosting;

namespace Workspace.Web.Tests.Api.Matrix;

/// <summary>An answer as a browser gets it.</summary>
internal sealed record Reply(int Status, string Headers, byte[] Body)
{
    public string Text => Encoding.UTF8.GetString(Body);

    public ProblemCode? Code { get; } = Status < 400 ? null : JsonSerializer.Deserialize<ProblemBody>(Body, Workplace.Json)?.Code;

    /// <summary>Whether nothing tells the two apart but when they were given.</summary>
    public bool IsSameAs(Reply other) => Status == other.Status && Headers == other.Headers && Body.AsSpan().SequenceEqual(other.Body);

    public bool Holds(string word) => Body.AsSpan().IndexOf(Encoding.UTF8.GetBytes(word)) >= 0;
}

/// <summary>Walks cells of the matrix, counts them, and keeps what was not as the table says.</summary>
internal sealed class MatrixWalk
{
    private static readonly ImmutableArray<string> Languages = ["nl", "en"];

    private readonly ConcurrentQueue<string> wrong = new();
    private int cells;

    public int Cells => cells;

    public void Wrong(string what) => wrong.Enqueue(what);

    public void Count() => Interlocked.Increment(ref cells);

    /// <summary>All that went wrong, the first lines of it.</summary>
    public void AssertRight() => Assert.True(wrong.IsEmpty, $"{wrong.Count} of {cells} cells are not as the table says:\n{string.Join('\n', wrong.Take(40))}");

    /// <summary>Asks, and compares the answer with the table; a refusal also with the answer about something that never was.</summary>
    /// <param name="never">The same about something that never was, by language; null where the two may differ.</param>
    public async Task<Reply> TryAsync(Browser browser, string cell, Ask ask, Verdict expected, Func<string, Task<Reply>>? never)
    {
        var language = Languages[Interlocked.Increment(ref cells) % Languages.Length];
        var reply = await SendAsync(browser, ask, language);
        if ((reply.Status, reply.Code) != (expected.Status, expected.Code) && !(expected == Verdict.Done && reply.Status is 200 or 201))
        {
            Wrong($"{cell}: {expected} by the table, {reply.Status} {reply.Code} in fact");
        }

        if (expected.Code is not null && never is not null && await never(language) is var nothing && !reply.IsSameAs(nothing))
        {
            Wrong($"{cell}: told otherwise than of what never was: {reply.Headers} {reply.Text} / {nothing.Headers} {nothing.Text}");
        }

        return reply;
    }

    public static async Task<Reply> SendAsync(Browser browser, Ask ask, string language)
    {
        using var request = new HttpRequestMessage(new HttpMethod(ask.Method), ask.Path);
        request.Headers.TryAddWithoutValidation("Accept-Language", language);
        if (ask.Bytes is not null || ask.Json is not null)
        {
            request.Content = new ByteArrayContent(ask.Bytes ?? Encoding.UTF8.GetBytes(ask.Json!));
            request.Content.Headers.ContentType = new(ask.Bytes is null ? "application/json" : "application/octet-stream");
        }

        using var answer = await browser.Http.SendAsync(request, TestContext.Current.CancellationToken);
        var headers = answer.Headers.Concat(answer.Content.Headers).Where(h => h.Key is not ("Date" or "Transfer-Encoding")).OrderBy(h => h.Key, StringComparer.Ordinal);
        return new((int)answer.StatusCode, string.Join("; ", headers.Select(h => $"{h.Key}={string.Join(',', h.Value)}")), await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }
}
