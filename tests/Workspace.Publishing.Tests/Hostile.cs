using Workspace.Contracts;
using Workspace.Contracts.Contributions;
using Workspace.Contracts.Publishing;
using Workspace.Contracts.Sections;
using Workspace.Contracts.Text;

namespace Workspace.Publishing.Tests;

/// <summary>A model in which every text a person can set tries to become markup, style, script or template.</summary>
internal static class Hostile
{
    /// <summary>Ends attributes, elements, comments, style and template code; <c>name</c> tells the fields apart.</summary>
    public static string Attack(string name) => $"{name}\"'></style></title><script>alert(1)</script><img src=x onerror=alert(1)><!--{{{{ title }}}}\\22;}}\u0000\u202E&lt;";

    public static PublicationModel Model()
    {
        var politie = PartnerId.Parse("politie");
        var words = new Words { Nl = Attack("function"), En = "x" };
        var signature = new SignatureView
        {
            Partner = politie,
            Person = PersonId.Parse("p"),
            Name = Attack("name"),
            Function = words,
            At = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero),
            Hash = Attack("hash"),
            MandateReference = Attack("mandate"),
            Reservation = Attack("reservation"),
            Remark = Attack("remark"),
            Fresh = true,
        };
        return new()
        {
            Picture = PictureId.Parse("hostile"),
            Revision = 3,
            Title = Attack("title"),
            Question = Attack("question"),
            Scope = Attack("scope"),
            Intake = new() { JointNeed = Attack("need"), WillToAct = Attack("will"), LegalBasis = Attack("basis"), Capacity = Attack("capacity") },
            Areas = [new(AreaId.Parse("GM9901"), Attack("area"))],
            From = new(2026, 1, 1),
            Until = new(2026, 12, 31),
            PublishedAt = new(2026, 7, 1, 12, 0, 0, TimeSpan.Zero),
            PublishedBy = Attack("publisher"),
            Partners = [new() { Id = politie, Name = Attack("partner"), ShortName = "x", Colour = 0 }, new() { Id = PartnerId.Parse("x"), Name = Attack("supplier"), ShortName = "x", Colour = 1, InputOnly = true }],
            Chapters = [new() { Number = 1, Title = Attack("chapter"), Sections = [Section(politie, signature)] }],
            Signals =
            [
                new()
                {
                    Id = SignalId.Parse("s-1"),
                    Partner = politie,
                    Label = Attack("label"),
                    Date = Attack("date"),
                    SourceType = Attack("source"),
                    Content = Attack("signal"),
                    AreaName = Attack("place"),
                    Phenomena = [Attack("phenomenon")],
                    Grade = Attack("grade"),
                    Handling = HandlingLevel.Partners,
                    Regime = Attack("regime"),
                    AddedAt = default,
                    AddedBy = PersonId.Parse("p"),
                },
            ],
            Audience = HandlingLevel.Partners,
        };
    }

    private static PublishedSection Section(PartnerId owner, SignatureView signature) => new()
    {
        Id = SectionId.Parse("s-1-1"),
        Number = Attack("number"),
        Title = Attack("section"),
        Owners = [owner, PartnerId.Parse("unknown-partner")],
        Content =
        [
            RichNode.Element("paragraph", RichNode.Run(Attack("text"))),
            RichNode.Element("paragraph", RichNode.Run(Attack("link"), new RichMark { Type = "link", Attributes = RichNode.NoAttributes.Add("href", "javascript:alert(1)") })),
            RichNode.Element("paragraph", RichNode.Run(Attack("quoted"), new RichMark { Type = "link", Attributes = RichNode.NoAttributes.Add("href", "https://example.org/" + Attack("href").Replace("\u0000", "", StringComparison.Ordinal)) })),
            RichNode.Element("paragraph", RichNode.Run(Attack("mark"), new RichMark { Type = Attack("type") })),
            RichNode.Element(Attack("element"), RichNode.Run(Attack("unknown"))),
            RichNode.Element("codeBlock", RichNode.Run(Attack("code"))) with { Attributes = RichNode.NoAttributes.Add("language", Attack("language")) },
            RichNode.Element("table", RichNode.Element("tableRow", RichNode.Element("tableCell", RichNode.Run(Attack("cell"))) with { Attributes = RichNode.NoAttributes.Add("colspan", Attack("2")) }))
                with { Attributes = RichNode.NoAttributes.Add("caption", Attack("caption")).Add("style", Attack("style")) },
            RichNode.Element("heading", RichNode.Run(Attack("heading"))) with { Attributes = RichNode.NoAttributes.Add("level", Attack("3")) },
        ],
        Hash = Attack("hash"),
        Sequence = long.MaxValue,
        Signatures = [signature, signature with { Fresh = false, StaleBy = Attack("stale"), StaleAt = signature.At, Hash = Attack("other") }],
    };
}
