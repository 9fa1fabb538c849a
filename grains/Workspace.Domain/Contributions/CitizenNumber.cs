namespace Workspace.Domain.Contributions;

/// <summary>
/// Finds citizen service numbers (BSN): nine digits in one piece or grouped as people write them, that pass the eleven-test (weights 9 … 2, -1).
/// Source: Logisch Ontwerp BSN. What stands before or after in the same sentence does not hide a number; telephone numbers, dates, case numbers and
/// account numbers are let through. A number of a legal entity (RSIN) has the same form and test and is found as well: the two cannot be told apart.
/// </summary>
public static class CitizenNumber
{
    private const int Digits = 9;

    /// <summary>The groupings in use: 3-3-3, 4-2-3 and 3-2-4. Any other grouping of nine digits is far more often a case number, a date or an amount.</summary>
    private static readonly int[][] Groupings = [[9], [3, 3, 3], [4, 2, 3], [3, 2, 4], [1, 1, 1, 1, 1, 1, 1, 1, 1]];

    public static bool Occurs(string? text)
    {
        for (var start = 0; start < text?.Length; start++)
        {
            if (char.IsAsciiDigit(text[start]) && (start == 0 || !char.IsAsciiDigit(text[start - 1])) && !IsInsideTelephoneNumber(text, start))
            {
                foreach (var grouping in Groupings)
                {
                    if (StandsAt(text, start, grouping))
                    {
                        return true;
                    }
                }
            }
        }

        return false;
    }

    /// <summary>Whether groups of these lengths, with the same separator between them, start here and form a number.</summary>
    private static bool StandsAt(string text, int start, int[] grouping)
    {
        Span<int> digits = stackalloc int[Digits];
        var count = 0;
        var position = start;
        char? separator = null;
        foreach (var length in grouping)
        {
            if (position > start)
            {
                if (position >= text.Length || !IsSeparator(text[position]) || (separator ?? text[position]) != text[position])
                {
                    return false;
                }

                separator = text[position++];
            }

            for (var i = 0; i < length; i++, position++)
            {
                if (position >= text.Length || !char.IsAsciiDigit(text[position]))
                {
                    return false;
                }

                digits[count++] = text[position] - '0';
            }

            if (position < text.Length && char.IsAsciiDigit(text[position]))
            {
                return false;
            }
        }

        return PassesElevenTest(digits);
    }

    /// <summary>After <c>+31 </c>, <c>0031 </c> or <c>(0)</c> comes the rest of a telephone number.</summary>
    private static bool IsInsideTelephoneNumber(string text, int start)
    {
        if (start > 0 && text[start - 1] == ')')
        {
            return true;
        }

        var end = start - 1;
        if (end < 1 || !IsSeparator(text[end]))
        {
            return false;
        }

        var first = end;
        while (first > 0 && char.IsAsciiDigit(text[first - 1]))
        {
            first--;
        }

        return (end - first) switch
        {
            >= 1 and <= 3 => first > 0 && text[first - 1] == '+',
            4 or 5 => text[first] == '0' && text[first + 1] == '0',
            _ => false,
        };
    }

    /// <summary>Space, full stop and hyphen, also in the forms word processors put in their place.</summary>
    private static bool IsSeparator(char c) => c is ' ' or '.' or '-' or '\u00A0' or '\u2007' or '\u2009' or '\u202F' or '\u2010' or '\u2011';

    private static bool PassesElevenTest(ReadOnlySpan<int> digits)
    {
        var sum = 0;
        var any = 0;
        for (var i = 0; i < Digits; i++)
        {
            sum += digits[i] * (i == Digits - 1 ? -1 : Digits - i);
            any |= digits[i];
        }

        return any != 0 && sum % 11 == 0;
    }
}
