using Workspace.Contracts.Contributions;

namespace Workspace.Domain.Access;

public static partial class Rights
{
    /// <summary>
    /// Whether a text may come to refer to a signal. Who reads the text learns from the reference that there is such a signal, so what others may not even count cannot be offered.
    /// </summary>
    public static bool IsCitable(Signal signal)
    {
        ArgumentNullException.ThrowIfNull(signal);
        return signal.Handling is not (HandlingLevel.Unknown or HandlingLevel.OwnerOnly)
            && RegimeOf(signal.Regime) is { Counted: true, Least: not HandlingLevel.OwnerOnly }
            && ((int)Rules.Citable & (1 << (int)signal.Stage)) != 0;
    }
}
