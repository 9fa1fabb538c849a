namespace Workspace.Web.Api.Problems;

/// <summary>Languages in which the product speaks.</summary>
internal enum Language
{
    Dutch,
    English,
}

internal static class Languages
{
    /// <summary>What the reader prefers of the two, by <c>Accept-Language</c>; Dutch when it says neither.</summary>
    public static Language Of(HttpRequest request)
    {
        var best = (Language: Language.Dutch, Quality: 0d);
        foreach (var wanted in request.GetTypedHeaders().AcceptLanguage)
        {
            var quality = wanted.Quality ?? 1;
            Language? known = wanted.Value.StartsWith("nl", StringComparison.OrdinalIgnoreCase) ? Language.Dutch
                : wanted.Value.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? Language.English
                : null;
            if (known is { } language && quality > best.Quality)
            {
                best = (language, quality);
            }
        }

        return best.Language;
    }

    public static string Code(this Language language) => language == Language.English ? "en" : "nl";
}
