using System.Globalization;
using System.Text;

namespace Workspace.Crdt.Values;

/// <summary>Numbers as text the way JavaScript writes them (ECMA-262, Number::toString): shortest digits, exponents from 1e21 and below 1e-6.</summary>
internal static class JsNumber
{
    public static string Format(double value)
    {
        if (double.IsNaN(value))
        {
            return "NaN";
        }

        if (double.IsInfinity(value))
        {
            return value > 0 ? "Infinity" : "-Infinity";
        }

        if (value == 0)
        {
            return "0";
        }

        // .NET's "E16" is not shortest; "R" is, so the digits and the exponent are taken out of it.
        var text = Math.Abs(value).ToString("R", CultureInfo.InvariantCulture);
        int exponentAt = text.IndexOf('E', StringComparison.Ordinal);
        int exponent = exponentAt < 0 ? 0 : int.Parse(text.AsSpan(exponentAt + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var mantissa = exponentAt < 0 ? text : text[..exponentAt];
        int dot = mantissa.IndexOf('.', StringComparison.Ordinal);
        var digits = dot < 0 ? mantissa : mantissa.Remove(dot, 1);
        int point = (dot < 0 ? mantissa.Length : dot) + exponent;
        int zeros = digits.Length - digits.TrimStart('0').Length;
        digits = digits.TrimStart('0');
        point -= zeros;
        digits = digits.TrimEnd('0');

        var result = new StringBuilder();
        if (value < 0)
        {
            result.Append('-');
        }

        if (digits.Length <= point && point <= 21)
        {
            result.Append(digits).Append('0', point - digits.Length);
        }
        else if (point is > 0 and <= 21)
        {
            result.Append(digits, 0, point).Append('.').Append(digits, point, digits.Length - point);
        }
        else if (point is > -6 and <= 0)
        {
            result.Append("0.").Append('0', -point).Append(digits);
        }
        else
        {
            int e = point - 1;
            result.Append(digits[0]);
            if (digits.Length > 1)
            {
                result.Append('.').Append(digits, 1, digits.Length - 1);
            }

            result.Append('e').Append(e < 0 ? '-' : '+').Append(Math.Abs(e).ToString(CultureInfo.InvariantCulture));
        }

        return result.ToString();
    }
}
