using System.Collections.Immutable;
using System.Globalization;
using System.Threading.RateLimiting;
using Workspace.Contracts;
using Workspace.Contracts.Contributions;

namespace Workspace.Web.Api;

/// <summary>Takes files in: held in memory while they are read (nothing of a case is put on the disk of a web node), hence only some at a time; handed on in chunks.</summary>
internal sealed class TableUploads : IDisposable
{
    /// <summary>Rows above the data: titles, the names of the columns.</summary>
    private const int AboveData = 20;

    private readonly ConcurrencyLimiter room = new(new() { PermitLimit = 4, QueueLimit = 16, QueueProcessingOrder = QueueProcessingOrder.OldestFirst });

    public ValueTask<RateLimitLease> EnterAsync(CancellationToken cancellation) => room.AcquireAsync(1, cancellation);

    public static async Task<Outcome<ImportView>> TakeInAsync(HttpRequest request, IImportGrain import, ITables tables, string name, PersonId by, CancellationToken cancellation)
    {
        using var body = new MemoryStream((int)Math.Clamp(request.ContentLength ?? 0, 0, TableFile.MaxBytes));
        await request.Body.CopyToAsync(body, cancellation);
        var opened = tables.Open(body.GetBuffer().AsMemory(0, (int)body.Length));
        if (!opened.IsDone)
        {
            return opened.Problem;
        }

        var table = opened.Value;
        var begun = await import.Open(new() { Name = name, Format = table.Format, Encoding = table.Encoding, Separator = table.Separator, Sheet = table.Sheet }, by);
        if (!begun.IsDone)
        {
            return begun.Problem;
        }

        Problem? problem;
        try
        {
            problem = await SendAsync(table, import, by, cancellation);
        }
        catch (TableUnreadableException unreadable)
        {
            problem = unreadable.Problem;
        }
        catch (OperationCanceledException)
        {
            await import.Cancel(by);
            throw;
        }

        if (problem is not null)
        {
            await import.Cancel(by);
            return problem;
        }

        return await import.Received(by);
    }

    private static async Task<Problem?> SendAsync(TableFile table, IImportGrain import, PersonId by, CancellationToken cancellation)
    {
        var chunk = ImmutableArray.CreateBuilder<RawRow>(IImportGrain.MaxChunk);
        var (number, filled, chunks, length) = (0, 0, 0, 0);
        foreach (var cells in table.Rows)
        {
            cancellation.ThrowIfCancellationRequested();
            number++;
            if (cells.All(string.IsNullOrWhiteSpace))
            {
                continue;
            }

            if (++filled > TableFile.MaxRows + AboveData)
            {
                return Problem.Of(ProblemCode.TooManyRows, ("max", TableFile.MaxRows.ToString(CultureInfo.InvariantCulture)));
            }

            var row = Cut(number, cells);
            var size = RawRow.SizeOf(row);
            if (chunk.Count == IImportGrain.MaxChunk || (chunk.Count > 0 && length + size > IImportGrain.MaxChunkText))
            {
                if (await HandOn(chunks++) is { } refusal)
                {
                    return refusal;
                }

                length = 0;
            }

            chunk.Add(row);
            length += size;
        }

        return filled == 0 ? Problem.Of(ProblemCode.UnreadableTable, ("detail", TableDetails.Empty)) : await HandOn(chunks);

        async Task<Problem?> HandOn(int index)
        {
            var sent = await import.Receive(index, chunk.ToImmutable(), by);
            chunk.Clear();
            return sent.Problem;
        }
    }

    /// <summary>A row that is not larger than a signal can be; what is cut off is said with the row.</summary>
    private static RawRow Cut(int number, ImmutableArray<string> cells)
    {
        if (cells.Sum(c => c.Length) <= RawRow.MaxText && cells.All(c => c.Length <= RawRow.MaxCell))
        {
            return new(number, cells);
        }

        var left = RawRow.MaxText;
        var cut = ImmutableArray.CreateBuilder<string>(cells.Length);
        foreach (var cell in cells)
        {
            var kept = Math.Min(cell.Length, Math.Min(RawRow.MaxCell, left));
            cut.Add(kept == cell.Length ? cell : cell[..(kept > 0 && char.IsHighSurrogate(cell[kept - 1]) ? kept - 1 : kept)]);
            left -= cut[^1].Length;
        }

        return new(number, cut.MoveToImmutable(), Oversized: true);
    }

    public void Dispose() => room.Dispose();
}
