using System.Text;
using Workspace.Hosting.Storage.Sqlite;

namespace Workspace.Hosting.Tests.Storage;

public sealed class RowPaddingTests
{
    /// <summary>The rule of the file format, written down a second time: what of a record stays on the page that rows share.</summary>
    [Theory]
    [InlineData("o", 1, 1)]
    [InlineData("o", 20, 8)]
    [InlineData("é", 60, 60)]
    [InlineData("o", 256, 200)]
    [InlineData("\u0800", 256, 200)]
    public void No_byte_of_a_payload_stands_on_a_page_that_rows_share(string letter, int ownerLength, int keyLength)
    {
        var owner = string.Concat(Enumerable.Repeat(letter, ownerLength));
        var key = string.Concat(Enumerable.Repeat(letter, keyLength));
        var (ownerBytes, keyBytes) = (Encoding.UTF8.GetByteCount(owner), Encoding.UTF8.GetByteCount(key));
        foreach (var payload in Enumerable.Range(0, 13_000).Concat([1 << 20, 4 << 20, 8 << 20]))
        {
            var padding = RowPadding.Length(owner, key, payload);
            Assert.InRange(padding, 0, 4_092 + 489);
            var before = 1 + Varint(13 + (2 * ownerBytes)) + Varint(13 + (2 * keyBytes)) + Varint(12 + (2 * padding)) + Varint(12 + (2 * payload)) + ownerBytes + keyBytes + padding;
            var shared = Shared(before + payload);
            Assert.True(shared <= before, $"{payload} bytes begin at {before}, and {shared} are on the shared page.");
        }
    }

    private static int Shared(int record)
    {
        const int Least = 489;
        const int Most = 4_061;
        var rest = Least + ((record - Least) % 4_092);
        return record <= Most ? record : rest <= Most ? rest : Least;
    }

    private static int Varint(int value) => value < 1 << 7 ? 1 : value < 1 << 14 ? 2 : value < 1 << 21 ? 3 : 4;
}
