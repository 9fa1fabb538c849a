using System.Diagnostics.CodeAnalysis;

namespace Workspace.Contracts;

/// <summary>A signal by whose it is and its id: how texts refer to it (<c>partner/signal</c>).</summary>
[GenerateSerializer, Immutable, Alias("ws.ref.signal")]
public readonly record struct SignalRef([property: Id(0)] PartnerId Partner, [property: Id(1)] SignalId Signal)
{
    public string Key => $"{Partner.Value}/{Signal.Value}";

    public static bool TryParse([NotNullWhen(true)] string? key, out SignalRef signal)
    {
        signal = default;
        if (key?.Split('/') is not [var p, var s] || !PartnerId.TryParse(p, out var partner) || !SignalId.TryParse(s, out var id))
        {
            return false;
        }

        signal = new(partner, id);
        return true;
    }

    public static SignalRef Parse(string key) => TryParse(key, out var signal) ? signal : throw new FormatException($"'{key}' is not a signal key.");

    public override string ToString() => $"{Partner}/{Signal}";
}
