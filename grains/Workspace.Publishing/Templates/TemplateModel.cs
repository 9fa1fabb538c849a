using Scriban.Runtime;
using Workspace.Publishing.Markup;

namespace Workspace.Publishing.Templates;

/// <summary>
/// The door through which values reach a template. It lets in text that it escapes, <see cref="Html"/>, counts, flags, and models of the same kind;
/// there is no way to put in a string or an object of ours.
/// </summary>
internal sealed class TemplateModel
{
    public ScriptObject Values { get; } = new(StringComparer.Ordinal);

    /// <summary>Text as someone wrote it; absent when null, so that a template can ask for it.</summary>
    public TemplateModel Text(string name, string? text) => Put(name, text is null ? null : Html.Text(text));

    public TemplateModel Put(string name, Html html) => Put(name, (object)html);

    public TemplateModel Count(string name, long count) => Put(name, Html.Number(count));

    public TemplateModel Flag(string name, bool flag) => Put(name, (object)flag);

    public TemplateModel Put(string name, TemplateModel? model) => Put(name, (object?)model?.Values);

    /// <summary>A list to loop over; absent when empty, so that a template can ask whether there is anything.</summary>
    public TemplateModel List(string name, IEnumerable<TemplateModel> items)
    {
        var list = new ScriptArray(items.Select(i => i.Values));
        return Put(name, list.Count == 0 ? null : list);
    }

    private TemplateModel Put(string name, object? value)
    {
        Values.Add(name, value);
        return this;
    }
}
