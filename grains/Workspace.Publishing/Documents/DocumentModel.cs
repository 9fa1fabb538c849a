using System.Collections.Immutable;
using System.Globalization;
using Workspace.Contracts;
using Workspace.Contracts.Contributions;
using Workspace.Contracts.Publishing;
using Workspace.Publishing.Markup;
using Workspace.Publishing.Templates;
using Workspace.Publishing.Terms;

namespace Workspace.Publishing.Documents;

/// <summary>Turns a frozen publication into what the template <c>picture.v1</c> is given. Pure; the names here are the vocabulary of that template.</summary>
internal sealed partial class DocumentModel
{
    private readonly PublicationModel model;
    private readonly PublicationManifest manifest;
    private readonly ImmutableDictionary<PartnerId, string> partners;
    private readonly ImmutableDictionary<(string List, string Id), PublishedTerm> terms;

    private DocumentModel(PublicationModel model, PublicationManifest manifest)
    {
        this.model = model;
        this.manifest = manifest;
        partners = model.Partners.DistinctBy(p => p.Id).ToImmutableDictionary(p => p.Id, p => p.Name);
        terms = model.Terms.IsDefault ? ImmutableDictionary<(string, string), PublishedTerm>.Empty : model.Terms.DistinctBy(t => (t.List, t.Id)).ToImmutableDictionary(t => (t.List, t.Id));
    }

    public static TemplateModel Of(PublicationModel model, PublicationManifest manifest) => new DocumentModel(model, manifest).Build();

    private TemplateModel Build()
    {
        var references = References();
        var revision = string.Create(CultureInfo.InvariantCulture, $"{model.Title} · revisie {model.Revision}");
        return new TemplateModel()
            .Text("title", model.Title)
            .Text("picture", model.Picture.Value)
            .Count("revision", model.Revision)
            .Put("css_running_title", Html.CssString(Shortened(revision)))
            .Put("css_marking", Html.CssString(TermFiles.Dutch(model.Audience)))
            .Text("marking", TermFiles.Dutch(model.Audience))
            .Flag("is_confidential", model.Audience != HandlingLevel.Public)
            .Text("question", model.Question)
            .Text("scope", string.IsNullOrWhiteSpace(model.Scope) ? null : model.Scope)
            .Put("intake", new TemplateModel()
                .Text("need", model.Intake.JointNeed)
                .Text("will", model.Intake.WillToAct)
                .Text("basis", model.Intake.LegalBasis)
                .Text("capacity", model.Intake.Capacity))
            .Text("area_names", DutchFormat.List([.. model.Areas.Select(a => a.Name)]))
            .List("areas", model.Areas.Select(a => new TemplateModel().Text("name", a.Name).Text("code", a.Id.Value)))
            .Text("period", DutchFormat.Period(model.From, model.Until))
            .Text("published", DutchFormat.Moment(model.PublishedAt))
            .Text("published_day", DutchFormat.Day(model.PublishedAt))
            .Text("published_iso", DutchFormat.Iso(model.PublishedAt))
            .Text("published_by", model.PublishedBy)
            .List("partners", model.Partners.Where(p => !p.InputOnly).Select(p => new TemplateModel().Text("name", p.Name)))
            .List("suppliers", model.Partners.Where(p => p.InputOnly).Select(p => new TemplateModel().Text("name", p.Name)))
            .List("chapters", model.Chapters.Select(c => Chapter(c, references)))
            .List("signals", model.Signals.Select(Signal))
            .Count("signal_count", model.Signals.Length)
            .List("reliability", Terms("source-reliability"))
            .List("accuracy", Terms("information-accuracy"))
            .Put("manifest", Manifest());
    }

    private TemplateModel Manifest()
    {
        var sections = model.Chapters.SelectMany(c => c.Sections).DistinctBy(s => s.Id).ToDictionary(s => s.Id);
        return new TemplateModel()
            .Text("template", manifest.TemplateName)
            .Put("template_hash", Grouped(manifest.TemplateHash))
            .Put("root", Grouped(manifest.Root))
            .Text("root_short", Short(manifest.Root))
            .List("sections", manifest.Sections.Select(s => new TemplateModel()
                .Text("id", s.Section.Value)
                .Text("number", s.Number)
                .Text("title", sections.TryGetValue(s.Section, out var section) ? section.Title : null)
                .Text("sequence", section is null ? null : DutchFormat.Number(section.Sequence))
                .Count("signatures", s.Signatures)
                .Put("hash", Grouped(s.Hash))));
    }

    private string PartnerName(PartnerId partner) => partners.GetValueOrDefault(partner, partner.Value);

    private static IEnumerable<TemplateModel> Terms(string file) =>
        TermFiles.All.Single(f => f.Id == file).Terms.Select(t => new TemplateModel().Text("id", t.Id).Text("name", t.Nl));

    /// <summary>The first eight digits, by which people tell hashes apart.</summary>
    private static string Short(string hash) => hash.Length > 8 ? hash[..8] : hash;

    /// <summary>A hash in groups of eight that may break between them; copied, it is one word again.</summary>
    private static Html Grouped(string hash) => Html.Raw(string.Join("<wbr>", hash.Chunk(8).Select(part => Html.Text(new string(part)).ToString())));

    /// <summary>A line in the margin of a page has room for so much.</summary>
    private static string Shortened(string text) => text.Length <= 90 ? text : string.Concat(text.AsSpan(0, 88).TrimEnd(), "…");
}
