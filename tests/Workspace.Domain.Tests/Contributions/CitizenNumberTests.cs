using System.Globalization;
using CsCheck;
using Workspace.Domain.Contributions;
using Xunit;

namespace Workspace.Domain.Tests;

/// <summary>All numbers are made up; 111222333 and 123456782 are the usual test numbers that pass the eleven-test.</summary>
public sealed class CitizenNumberTests
{
    [Theory]
    [InlineData("123456782")]
    [InlineData("111222333")]
    [InlineData("BSN 123456782.")]
    [InlineData("bsn:123456782, geboren 1990")]
    [InlineData("(123456782)")]
    [InlineData("123.456.782")]
    [InlineData("123 456 782")]
    [InlineData("123-456-782")]
    [InlineData("1234.56.782")]
    [InlineData("1234 56 782")]
    [InlineData("123 45 6782")]
    [InlineData("1 2 3 4 5 6 7 8 2")]
    [InlineData("123\u00A0456\u00A0782")]
    [InlineData("123\u202F456\u202F782")]
    [InlineData("123\u2011456\u2011782")]
    [InlineData("\n123456782\n")]
    [InlineData("bsn-123456782")]
    public void Given_a_number_as_people_write_it_then_it_is_found(string text) => Assert.True(CitizenNumber.Occurs(text), text);

    [Theory]
    [InlineData("123456782 14 maart")]
    [InlineData("123456782 2025-03")]
    [InlineData("123456782 06-12345678")]
    [InlineData("123456782-1")]
    [InlineData("unit 7 123456782")]
    [InlineData("2025 123 456 782 14")]
    [InlineData("14-02-2025 123456782")]
    [InlineData("1. 123456782\n2. iets anders")]
    [InlineData("tel. +31 612345678, bsn 123456782")]
    public void Given_a_number_between_other_numbers_then_it_is_found(string text) => Assert.True(CitizenNumber.Occurs(text), text);

    [Theory]
    [InlineData("NL123456782B01")]
    [InlineData("RSIN 123456782")]
    public void Given_a_tax_number_in_the_same_form_then_it_is_found_because_it_may_be_of_a_person(string text) => Assert.True(CitizenNumber.Occurs(text), text);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("geen getallen")]
    [InlineData("123456789")]
    [InlineData("123456783")]
    [InlineData("000000000")]
    [InlineData("12345678")]
    [InlineData("1234567823")]
    [InlineData("0123456782")]
    [InlineData("12345678212345678")]
    [InlineData("123 456 7820")]
    [InlineData("0123 456 782")]
    [InlineData("123 456.782")]
    [InlineData("123/456/782")]
    [InlineData("123  456  782")]
    public void Given_no_number_or_one_that_fails_the_test_then_nothing_is_found(string? text) => Assert.False(CitizenNumber.Occurs(text), text);

    /// <summary>Nine digits of these pass the eleven-test when they are glued together; read as people read them they are something else.</summary>
    [Theory]
    [InlineData("06-11222333")]
    [InlineData("06 11 22 23 33")]
    [InlineData("+31 6 11122233")]
    [InlineData("+31 111222333")]
    [InlineData("+31 111 222 333")]
    [InlineData("0031 111222333")]
    [InlineData("0031 111 222 333")]
    [InlineData("+31 (0)111222333")]
    [InlineData("+31 11 1222333")]
    [InlineData("zaak 1112-22333")]
    [InlineData("11-12-2233 3 vaten")]
    [InlineData("1112-22-33 3 busjes")]
    [InlineData("NL91 ABNA 0417 1643 00")]
    [InlineData("NL91ABNA0417164300")]
    [InlineData("BE68 5390 0754 7034")]
    [InlineData("DE89 3704 0044 0532 0130 00")]
    [InlineData("KVK 11122233, vestiging 000011122233")]
    [InlineData("1112 AB 22, 333 m2")]
    [InlineData("52.11122, 4.2333")]
    public void Given_a_telephone_case_account_or_company_number_or_a_date_then_it_is_let_through(string text) => Assert.False(CitizenNumber.Occurs(text), text);

    [Fact]
    public void Given_any_nine_digits_then_the_eleven_test_decides() =>
        Any.Check(Gen.Int[0, 999_999_999], number =>
        {
            var text = number.ToString("000000000", CultureInfo.InvariantCulture);
            var sum = text.Select((c, i) => (c - '0') * (i == 8 ? -1 : 9 - i)).Sum();
            Assert.Equal(number != 0 && sum % 11 == 0, CitizenNumber.Occurs(text));
        }, times: 20_000);

    [Fact]
    public void Given_a_number_in_any_text_without_digits_then_it_is_found() =>
        Any.Check(
            Gen.Select(Words, Words, Gen.OneOfConst("123456782", "123.456.782", "1234 56 782")),
            x => Assert.True(CitizenNumber.Occurs($"{x.Item1} {x.Item3}{x.Item2}")));

    [Fact]
    public void Given_any_text_then_letters_around_it_change_nothing() =>
        Any.Check(Gen.String[Gen.Char["0123456789 .-+()NLa\u00A0"], 0, 60], text => Assert.Equal(CitizenNumber.Occurs(text), CitizenNumber.Occurs($"x{text}x")), times: 5_000);

    [Fact]
    public void Given_long_rows_of_digits_then_they_are_not_glued_together_or_cut()
    {
        Assert.False(CitizenNumber.Occurs(string.Concat(Enumerable.Repeat("12 ", 1_333))));
        Assert.False(CitizenNumber.Occurs(new string('1', 4_000)));
    }

    private static readonly Gen<string> Words = Gen.String[Gen.Char["abcdefgh ,;:\n"], 0, 20];
}
