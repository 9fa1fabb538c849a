using System.Globalization;
using Workspace.Contracts;
using Workspace.Contracts.Contributions;
using Workspace.Domain.Contributions;

namespace Workspace.Grains.Contributions;

/// <summary>
/// Files with signals, in pieces that are each one write. While some pieces of a file are there and no signal names it, a row <c>u/id/file</c> says so: what was interrupted
/// is removed when the contribution is loaded.
/// </summary>
internal sealed partial class ContributionRows
{
    private const int FilePiece = 128 * 1024;

    private readonly List<GoingSignal> loose = [];

    /// <summary>The whole file, or null. Files of before they came in pieces are one row.</summary>
    public async Task<byte[]?> FileAsync(SignalId id, string file)
    {
        var pieces = (await store.ReadAsync(Name, [FileKey(id, file)])).Rows;
        if (pieces.Length <= 1)
        {
            return pieces is [var whole] ? whole.Payload : null;
        }

        var content = new byte[pieces.Sum(p => p.Payload.Length)];
        var at = 0;
        foreach (var piece in pieces)
        {
            piece.Payload.CopyTo(content, at);
            at += piece.Payload.Length;
        }

        return content;
    }

    /// <summary>Stores a file, and with the last of it the change by which a signal names it.</summary>
    public async Task AttachAsync(SignalChange change, SignalId id, string file, byte[] content)
    {
        var pieces = content.Chunk(FilePiece).Select((bytes, n) => new Piece(new(PieceKey(id, file, n), bytes), RowPages.Of(bytes.Length))).ToList();
        if (pieces.Sum(p => p.Pages) + Pages(change) <= RowPages.Most)
        {
            await WriteAsync([.. pieces.Select(p => p.Write), .. RowsOf(change)], scrub: false);
            return;
        }

        var begun = Put(LooseKey(id, file), new GoingSignal(id, [new(file, content.Length)]));
        await WriteInPartsAsync([begun, .. pieces], scrub: false);
        await WriteAsync([.. RowsOf(change), begun.Removed().Write], scrub: false);
    }

    /// <summary>Stores the change by which a signal no longer names a file, and removes the file.</summary>
    public async Task DetachAsync(SignalChange change, SignalId id, SignalAttachment file)
    {
        var going = new GoingSignal(id, [new(file.Id, file.Bytes)]);
        var pieces = FilePieces(going).ToList();
        if (pieces.Sum(p => p.Pages) + Pages(change) <= RowPages.Most)
        {
            await WriteAsync([.. pieces.Select(p => p.Write), .. RowsOf(change)], scrub: true);
            return;
        }

        var ended = Put(LooseKey(id, file.Id), going);
        await WriteAsync([.. RowsOf(change), ended.Write], scrub: false);
        await WriteInPartsAsync([.. pieces, ended.Removed()], scrub: true);
    }

    private async Task RemoveLooseFilesAsync()
    {
        foreach (var going in loose)
        {
            await WriteInPartsAsync([.. FilePieces(going), new(new(LooseKey(going.Id, going.Files[0].Id), null), RowPages.Of(0))], scrub: true);
        }

        loose.Clear();
    }

    /// <summary>The rows of the files of a signal. Where a file is one row, from before, that takes as much as all of it.</summary>
    private static IEnumerable<Piece> FilePieces(GoingSignal going)
    {
        foreach (var file in going.Files)
        {
            yield return new(new(FileKey(going.Id, file.Id), null), RowPages.Of(0));
            for (var (n, left) = (0, file.Bytes); left > 0; (n, left) = (n + 1, left - FilePiece))
            {
                yield return new(new(PieceKey(going.Id, file.Id, n), null), RowPages.Of(Math.Min(left, FilePiece)));
            }
        }
    }

    private static string FileKey(SignalId id, string file) => $"a/{id.Value}/{file}";

    private static string PieceKey(SignalId id, string file, int piece) => string.Create(CultureInfo.InvariantCulture, $"{FileKey(id, file)}/{piece:D3}");

    private static string LooseKey(SignalId id, string file) => $"u/{id.Value}/{file}";
}
