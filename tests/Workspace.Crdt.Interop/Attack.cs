using System.Text;

namespace Workspace.Crdt.Interop;

/// <summary>Writes bytes by hand, as no client would.</summary>
internal sealed class Attack
{
    private readonly List<byte> bytes = [];

    public int Length => bytes.Count;

    public Attack Byte(int value)
    {
        bytes.Add((byte)value);
        return this;
    }

    public Attack Uint(ulong value)
    {
        for (; value > 127; value >>= 7)
        {
            bytes.Add((byte)((value & 127) | 128));
        }

        return Byte((int)value);
    }

    public Attack Text(string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        Uint((ulong)utf8.Length);
        bytes.AddRange(utf8);
        return this;
    }

    public Attack Id(int client, int clock) => Uint((ulong)client).Uint((ulong)clock);

    /// <summary>A column of format v2.</summary>
    public Attack Column(Attack content)
    {
        Uint((ulong)content.bytes.Count);
        bytes.AddRange(content.bytes);
        return this;
    }

    public Attack Repeat(int times, Action<Attack, int> part)
    {
        for (int i = 0; i < times; i++)
        {
            part(this, i);
        }

        return this;
    }

    public byte[] Done() => [.. bytes];

    /// <summary>An update in format v1 with the structs of one client and nothing deleted.</summary>
    public static byte[] Structs(int client, int clock, int count, Action<Attack, int> part) =>
        new Attack().Uint(1).Uint((ulong)count).Id(client, clock).Repeat(count, part).Uint(0).Done();

    /// <summary>An update in format v1 that only deletes ranges of one client.</summary>
    public static byte[] Deletes(int client, int count, Action<Attack, int> part) =>
        new Attack().Uint(0).Uint(1).Uint((ulong)client).Uint((ulong)count).Repeat(count, part).Done();
}
