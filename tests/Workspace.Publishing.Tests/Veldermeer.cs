using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Workspace.Contracts;
using Workspace.Contracts.Contributions;
using Workspace.Contracts.Pictures;
using Workspace.Contracts.Partners;
using Workspace.Contracts.Publishing;
using Workspace.Contracts.Sections;
using Workspace.Contracts.Text;
using Workspace.Publishing.Demo;

namespace Workspace.Publishing.Tests;

/// <summary>The demo dossier as the grains would freeze it when everyone has signed, with the reservation of domain section 9.4.</summary>
internal static partial class Veldermeer
{
    private static readonly DateTimeOffset Signed = new(2026, 3, 18, 9, 0, 0, TimeSpan.FromHours(1));

    public static PublicationModel Model(HandlingLevel audience = HandlingLevel.Partners)
    {
        var demo = DemoDossier.Load();
        var partners = demo.Partners.ToDictionary(p => p.Id.Value, StringComparer.Ordinal);
        var areas = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["GM9901"] = "Veldermeer", ["WK990101"] = "Centrum", ["BU99010203"] = "De Lange Wetering", ["BU99010301"] = "Achterbroek-Zuid", ["OWN-HAZENBOS"] = "Het Hazenbos",
        };
        return new()
        {
            Picture = PictureId.Parse(demo.Picture.Id!),
            Revision = 1,
            Title = demo.Picture.Title,
            Question = demo.Picture.Question,
            Scope = demo.Picture.Scope,
            Intake = demo.Picture.Intake,
            Areas = [.. demo.Picture.Areas.Select(a => new PictureArea(AreaId.Parse(a), areas[a]))],
            From = demo.Picture.From,
            Until = demo.Picture.Until,
            PublishedAt = new(2026, 4, 2, 14, 5, 0, TimeSpan.FromHours(2)),
            PublishedBy = "Noor Verhagen",
            Partners = [.. demo.Partners.Select(p => new ParticipatingPartner { Id = p.Id, Name = p.Name, ShortName = p.ShortName, Colour = p.Colour, InputOnly = p.InputOnly })],
            Chapters = [.. demo.Picture.Sections.GroupBy(s => s.Chapter).Select(c => new PublishedChapter
            {
                Number = c.Key,
                Title = c.First().ChapterTitle,
                Sections = [.. c.Select((s, i) => Section(s, string.Create(CultureInfo.InvariantCulture, $"{c.Key}.{i + 1}"), partners))],
            })],
            Signals = [.. demo.Signals.Where(s => s.Signal.Handling <= audience).Select(s => new Signal
            {
                Id = SignalId.Parse(s.Signal.Key!),
                Partner = s.Partner,
                Label = s.Signal.Label!,
                Date = s.Signal.Date,
                SourceType = s.Signal.SourceType,
                Content = s.Signal.Content,
                Area = AreaId.Parse(s.Signal.Area!),
                AreaName = areas[s.Signal.Area!],
                Phenomena = s.Signal.Phenomena,
                Grade = s.Signal.Grade,
                Handling = s.Signal.Handling,
                Regime = s.Signal.Regime,
                AddedAt = Signed,
                AddedBy = s.By,
            })],
            Audience = audience,
            CitedEntities = [.. demo.Entities.Where(e => e.Entity.Handling <= audience).Select(e => new PublishedEntity(new(e.Partner, EntityId.Parse(e.Entity.Key!)), e.Entity.Type, e.Entity.Label!))],
        };
    }

    private static PublishedSection Section(NewSection section, string number, Dictionary<string, Partner> partners)
    {
        ImmutableArray<RichNode> content = [.. section.InitialText!.Split("\n\n").Select(p => RichNode.Element("paragraph", Line(p)))];
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(section.InitialText)));
        return new()
        {
            Id = SectionId.Parse(section.Id!),
            Number = number,
            Title = section.Title,
            Owners = [.. section.Owners.Select(PartnerId.Parse)],
            Content = content,
            Hash = hash,
            Sequence = 12 + section.InitialText.Length,
            Signatures = [.. section.Owners.Select((owner, i) => Signature(partners[owner], section.Id!, hash, i))],
        };
    }

    /// <summary>As the first text of a section is made, with its references.</summary>
    private static ImmutableArray<RichNode> Line(string text) =>
        [.. Reference().Split(text).Where(part => part.Length > 0).Select(part => EvidenceOf(part) ?? RichNode.Run(part))];

    private static RichNode? EvidenceOf(string part) =>
        SignalRef.TryParse(part, out var signal) ? Evidence.To(signal) : part.StartsWith("entity:", StringComparison.Ordinal) ? Evidence.To(EntityRef.Parse(part[7..])) : null;

    [GeneratedRegex(@"\[\[([a-z0-9:/-]+)\]\]")]
    private static partial Regex Reference();

    private static SignatureView Signature(Partner partner, string section, string hash, int minutes)
    {
        var signer = partner.People.First(p => p.UsualRoles.Contains(PictureRole.Signer));
        return new()
        {
            Partner = partner.Id,
            Person = signer.Id,
            Name = signer.Name,
            Function = signer.Function,
            At = Signed.AddMinutes(minutes * 7),
            Hash = hash,
            MandateReference = signer.Mandate!.Reference,
            Reservation = section == "s-5-2" && partner.Id.Value == "belastingdienst" ? "Zonder cijfers: bedragen en aangiftegegevens zijn niet in deze paragraaf verwerkt." : null,
            Fresh = true,
        };
    }
}
