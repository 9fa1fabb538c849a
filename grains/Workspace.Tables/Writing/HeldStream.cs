namespace Workspace.Tables.Writing;

/// <summary>
/// Holds what the archive writes, which it does in passing and in step, until it is handed on to a target that must be waited for. Cannot be sought in, so that the archive
/// never goes back.
/// </summary>
internal sealed class HeldStream : Stream
{
    private readonly MemoryStream held = new();

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    /// <summary>Bytes that are held now.</summary>
    public override long Length => held.Length;

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public async Task HandOnAsync(Stream target, CancellationToken cancellation)
    {
        await target.WriteAsync(held.GetBuffer().AsMemory(0, (int)held.Length), cancellation);
        held.SetLength(0);
    }

    public override void Write(ReadOnlySpan<byte> buffer) => held.Write(buffer);

    public override void Write(byte[] buffer, int offset, int count) => held.Write(buffer, offset, count);

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        held.Dispose();
        base.Dispose(disposing);
    }
}
