using Scriban;
using Scriban.Functions;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;
using Workspace.Publishing.Markup;

namespace Workspace.Publishing.Templates;

/// <summary>
/// Scriban with everything taken away that a document does not need. A template sees the values of the <see cref="TemplateModel"/> and one function, <c>include</c>,
/// which reaches the files of its own template. It writes <see cref="Html"/>, numbers that it counted itself and its own literals; printing
/// anything else, reading a member that is not there and using up a limit stop it; a value that is known to be absent prints nothing. Strings of the model never get here unescaped, because the model
/// holds none, and no function is left that could undo the escaping.
/// </summary>
internal sealed class GuardedContext : TemplateContext
{
    public GuardedContext(IReadOnlyDictionary<string, Template> files, RenderLimits limits, CancellationToken cancellation)
        : base(new ScriptObject { ["include"] = new IncludeFunction() })
    {
        StrictVariables = true;
        EnableRelaxedMemberAccess = false;
        EnableRelaxedTargetAccess = false;
        EnableRelaxedFunctionAccess = false;
        EnableRelaxedIndexerAccess = false;
        LoopLimit = limits.Loops;
        RecursiveLimit = limits.Depth;
        ObjectRecursionLimit = limits.Depth;
        OutputLimit = limits.Output;
        LimitToString = limits.Output;
        OnOutputLimit = ScriptLimitBehavior.Throw;
        OnStringLimit = ScriptLimitBehavior.Throw;
        RegexTimeOut = limits.Time;
        CancellationToken = cancellation;
        // Indenting what is included would change the text of code blocks.
        AutoIndent = false;
        TemplateLoader = new OwnFilesOnly(files);
        foreach (var (name, template) in files)
        {
            CachedTemplates[name] = template;
        }
    }

    public override TemplateContext Write(SourceSpan span, object? textAsObject) => textAsObject is null ? this : Write(ObjectToString(textAsObject));

    public override string ObjectToString(object? value, bool nested = false) => value switch
    {
        Html html => html.ToString(),
        string literal => literal,
        int number => number.ToString(CurrentCulture),
        _ => throw new ScriptRuntimeException(Here, "This kind of value cannot be printed."),
    };

    /// <summary>Only the model's own objects have members; nothing is read by reflection.</summary>
    protected override IObjectAccessor? GetMemberAccessorImpl(object target) =>
        target is IScriptObject ? base.GetMemberAccessorImpl(target) : throw new ScriptRuntimeException(Here, "This kind of value has no members.");

    private SourceSpan Here => CurrentNode?.Span ?? default;

    private sealed class OwnFilesOnly(IReadOnlyDictionary<string, Template> files) : ITemplateLoader
    {
        public string GetPath(TemplateContext context, SourceSpan callerSpan, string templateName) =>
            files.ContainsKey(templateName) ? templateName : throw new ScriptRuntimeException(callerSpan, $"'{templateName}' is not a file of this template.");

        /// <summary>Every file of the template is in the cache already, parsed.</summary>
        public string Load(TemplateContext context, SourceSpan callerSpan, string templatePath) =>
            throw new ScriptRuntimeException(callerSpan, $"'{templatePath}' is not a file of this template.");

        public ValueTask<string?> LoadAsync(TemplateContext context, SourceSpan callerSpan, string templatePath) =>
            throw new ScriptRuntimeException(callerSpan, $"'{templatePath}' is not a file of this template.");
    }
}
