using System.Globalization;
using System.Text;
using Workspace.Contracts.Contributions;

namespace Workspace.Domain.Contributions.Entities;

/// <summary>The order of entities: by type, then by label with numbers as numbers (P2 before P10), then by partner.</summary>
public static class EntityOrder
{
    private const int Digits = 20;

    /// <summary>Sort key, to be compared ordinally.</summary>
    public static string PlaceOf(Entity entity)
    {
        ArgumentNullException.ThrowIfNull(entity);
        var key = new StringBuilder(64).Append(((int)entity.Type).ToString("D2", CultureInfo.InvariantCulture));
        var label = SignalRegister.Fold(entity.Label);
        for (var i = 0; i < label.Length;)
        {
            if (!char.IsAsciiDigit(label[i]))
            {
                key.Append(label[i++]);
                continue;
            }

            var start = i;
            while (i < label.Length && char.IsAsciiDigit(label[i]))
            {
                i++;
            }

            key.Append(label[start..i].TrimStart('0').PadLeft(Digits, '0'));
        }

        return key.Append('\u0001').Append(entity.Partner.Value).Append('\u0001').Append(entity.Id.Value).ToString();
    }
}
