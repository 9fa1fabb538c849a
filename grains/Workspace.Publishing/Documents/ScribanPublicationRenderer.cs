using System.Security.Cryptography;
using System.Text;
using Workspace.Contracts;
using Workspace.Contracts.Contributions;
using Workspace.Contracts.Publishing;
using Workspace.Publishing.Manifests;
using Workspace.Publishing.Markup;
using Workspace.Publishing.Templates;

namespace Workspace.Publishing.Documents;

/// <summary>
/// Renders a publication with the template <c>picture.v1</c>. Pure and thread-safe: the same model and manifest give the same bytes; the only clock is that of the
/// deadline. A document comes out whole or not at all.
/// </summary>
public sealed class ScribanPublicationRenderer : IPublicationRenderer
{
    private readonly DocumentTemplate template;
    private readonly RenderLimits limits;

    public ScribanPublicationRenderer(RenderLimits? limits = null, TimeProvider? time = null)
        : this(DocumentTemplate.Load("picture.v1", time ?? TimeProvider.System), limits ?? RenderLimits.Default)
    {
    }

    internal ScribanPublicationRenderer(DocumentTemplate template, RenderLimits limits)
    {
        this.template = template;
        this.limits = limits;
    }

    public string TemplateName => template.Name;

    public string TemplateHash => template.Hash;

    /// <summary>
    /// Renders an empty document and throws it away, so that the first real one does not pay for compiling the engine (measured: ten to thirty times a later one).
    /// For a host to call after its start, off the request path.
    /// </summary>
    public void Warm()
    {
        var empty = new PublicationModel
        {
            Picture = PictureId.Parse("warm"),
            Revision = 0,
            Title = "",
            Question = "",
            Scope = "",
            Intake = new() { JointNeed = "", WillToAct = "", LegalBasis = "", Capacity = "" },
            Areas = [],
            From = default,
            Until = default,
            PublishedAt = default,
            PublishedBy = "",
            Partners = [],
            Chapters = [],
            Signals = [],
            Audience = HandlingLevel.Public,
        };
        _ = Render(empty, ManifestBuilder.Build(empty, TemplateName, TemplateHash));
    }

    public Outcome<byte[]> Render(PublicationModel model, PublicationManifest manifest, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(manifest);
        var values = DocumentModel.Of(model, manifest);
        var style = template.Render("style.css", values, limits, cancellation);
        if (!style.IsDone)
        {
            return style.Problem;
        }

        values.Put("style", Html.Raw(style.Value)).Put("style_hash", Html.Raw(Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style.Value)))));
        var document = template.Render("document.html", values, limits, cancellation);
        return document.IsDone ? Encoding.UTF8.GetBytes(document.Value) : document.Problem;
    }
}
