using System.Collections.Immutable;
using Workspace.Contracts.Publishing;
using Workspace.Contracts.Sections;
using Workspace.Publishing.Markup;
using Workspace.Publishing.Templates;

namespace Workspace.Publishing.Documents;

internal sealed partial class DocumentModel
{
    private TemplateModel Chapter(PublishedChapter chapter, ImmutableDictionary<string, string> references) => new TemplateModel()
        .Count("number", chapter.Number)
        .Text("title", chapter.Title)
        .List("sections", chapter.Sections.Select(s => Section(s, references)));

    private TemplateModel Section(PublishedSection section, ImmutableDictionary<string, string> references)
    {
        var content = RichTextRenderer.Render(section.Content, new() { Place = $"paragraaf {section.Number}", References = references, Evidence = EvidenceOf() });
        return new TemplateModel()
            .Text("id", section.Id.Value)
            .Text("number", section.Number)
            .Text("title", section.Title)
            .Text("owners", DutchFormat.List([.. section.Owners.Select(PartnerName)]))
            .Flag("several_owners", section.Owners.Length > 1)
            .Put("content", content)
            .Flag("is_empty", content.ToString().Length == 0)
            .Put("status", Status(section))
            .Put("hash", Grouped(section.Hash))
            .List("reservations", section.Signatures.Where(s => s.Fresh && HasReservation(s)).Select(Signature))
            .List("sheet", Sheet(section));
    }

    /// <summary>Where the section stands: every owner signed, some with a reservation, a signature no longer on this text, or one missing.</summary>
    private static TemplateModel Status(PublishedSection section)
    {
        var (kind, words) = section switch
        {
            _ when section.Owners.Any(o => section.Signatures.All(s => s.Partner != o)) => ("missing", "Nog niet ondertekend door alle eigenaren"),
            _ when section.Owners.Any(o => !section.Signatures.Any(s => s.Partner == o && s.Fresh)) => ("stale", "Gewijzigd na ondertekening"),
            _ when section.Signatures.Any(s => s.Fresh && HasReservation(s)) => ("reserved", "Ondertekend met voorbehoud"),
            _ => ("signed", "Ondertekend"),
        };
        return new TemplateModel().Text("kind", kind).Text("words", words);
    }

    /// <summary>The signatures on a section in the order of its owners; an owner without one has a line of its own. A remark stays between signer and coordinator.</summary>
    private IEnumerable<TemplateModel> Sheet(PublishedSection section)
    {
        foreach (var owner in section.Owners.Concat(section.Signatures.Select(s => s.Partner)).Distinct())
        {
            var signatures = section.Signatures.Where(s => s.Partner == owner).OrderBy(s => s.At).ToList();
            if (signatures.Count == 0)
            {
                yield return new TemplateModel().Text("partner", PartnerName(owner)).Flag("is_missing", true);
            }

            foreach (var signature in signatures)
            {
                yield return Signature(signature).Flag("is_missing", false).Flag("is_other_text", signature.Hash != section.Hash);
            }
        }
    }

    private TemplateModel Signature(SignatureView signature) => new TemplateModel()
        .Text("partner", PartnerName(signature.Partner))
        .Text("name", signature.Name)
        .Text("function", signature.Function.Nl)
        .Text("mandate", signature.MandateReference)
        .Text("at", DutchFormat.Moment(signature.At))
        .Text("at_iso", DutchFormat.Iso(signature.At))
        .Text("hash_short", Short(signature.Hash))
        .Put("hash", Grouped(signature.Hash))
        .Flag("is_fresh", signature.Fresh)
        .Text("stale_by", signature.Fresh ? null : signature.StaleBy)
        .Text("stale_at", signature is { Fresh: false, StaleAt: { } at } ? DutchFormat.Moment(at) : null)
        .Text("reservation", HasReservation(signature) ? signature.Reservation : null);

    private static bool HasReservation(SignatureView signature) => !string.IsNullOrWhiteSpace(signature.Reservation);
}
