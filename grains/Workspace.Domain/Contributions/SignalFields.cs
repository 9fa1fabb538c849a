using System.Collections.Immutable;
using Workspace.Contracts.Contributions;

namespace Workspace.Domain.Contributions;

/// <summary>Which fields of a signal differ. History names them; what they held before is not kept, so that nothing has to be purged twice.</summary>
public static class SignalFields
{
    public static ImmutableArray<string> Changed(Signal before, Signal after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var fields = ImmutableArray.CreateBuilder<string>();
        void Compare(string field, bool same)
        {
            if (!same)
            {
                fields.Add(field);
            }
        }

        Compare("label", before.Label == after.Label);
        Compare("date", before.Date == after.Date && before.Until == after.Until);
        Compare("sourceType", before.SourceType == after.SourceType);
        Compare("content", before.Content == after.Content);
        Compare("area", before.Area == after.Area);
        Compare("place", Same(before.Place, after.Place));
        Compare("placeType", before.PlaceType == after.PlaceType);
        Compare("branch", before.Branch == after.Branch);
        Compare("phenomena", Same(before.Phenomena, after.Phenomena));
        Compare("indicators", Same(before.Indicators, after.Indicators));
        Compare("grade", before.Grade == after.Grade && before.GradeScheme == after.GradeScheme);
        Compare("handling", before.Handling == after.Handling);
        Compare("regime", before.Regime == after.Regime);
        Compare("ground", before.Ground == after.Ground);
        Compare("conditions", Same(before.Conditions, after.Conditions) && before.ConditionText == after.ConditionText);
        Compare("purgeOn", before.PurgeOn == after.PurgeOn);
        return fields.ToImmutable();
    }

    private static bool Same(SignalPlace? a, SignalPlace? b) =>
        a is null || b is null ? a is null && b is null : a.Address == b.Address && a.Point == b.Point && Same(a.Shape, b.Shape);

    private static bool Same<T>(ImmutableArray<T> a, ImmutableArray<T> b) => (a.IsDefault ? [] : a).AsSpan().SequenceEqual((b.IsDefault ? [] : b).AsSpan());
}
