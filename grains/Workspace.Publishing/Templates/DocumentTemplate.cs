using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using Scriban;
using Scriban.Parsing;
using Workspace.Contracts;
using Workspace.Publishing.Manifests;

namespace Workspace.Publishing.Templates;

/// <summary>The <c>template.json</c> of a template.</summary>
internal sealed record TemplateDescription
{
    /// <summary>Name with version, equal to the name of its folder.</summary>
    public required string Name { get; init; }

    public required int Version { get; init; }

    /// <summary>Every file the document depends on, in the order in which they are hashed; paths under <c>templates/</c>.</summary>
    public required ImmutableArray<string> Files { get; init; }
}

/// <summary>
/// A template: its files, parsed once, and their hash. Rendering gives the whole text or the reason why not. Instances are shared between threads;
/// every rendering has a context of its own.
/// </summary>
internal sealed class DocumentTemplate
{
    private readonly FrozenDictionary<string, Template> parsed;
    private readonly TimeProvider time;

    /// <param name="files">Texts by path, in the order of the hash.</param>
    public DocumentTemplate(string name, ImmutableArray<(string Path, string Text)> files, TimeProvider time)
    {
        Name = name;
        Hash = HashOf(files);
        this.time = time;
        parsed = files.Where(f => !f.Path.EndsWith(".json", StringComparison.Ordinal))
            .ToFrozenDictionary(f => Path.GetFileName(f.Path), f => Template.Parse(f.Text, f.Path, new ParserOptions { ExpressionDepthLimit = 64 }), StringComparer.Ordinal);
    }

    public string Name { get; }

    /// <summary>SHA-256 over the files, 64 hex digits.</summary>
    public string Hash { get; }

    public static DocumentTemplate Load(string name, TimeProvider time)
    {
        var path = $"{name}/template.json";
        var text = TemplateFiles.Text(path);
        var description = JsonSerializer.Deserialize<TemplateDescription>(text, TemplateFiles.Json)!;
        return new(description.Name, [(path, text), .. description.Files.Select(f => (f, TemplateFiles.Text(f)))], time);
    }

    /// <summary>Renders one file of the template with what it includes.</summary>
    public Outcome<string> Render(string file, TemplateModel model, RenderLimits limits, CancellationToken cancellation)
    {
        if (!parsed.TryGetValue(file, out var template))
        {
            return Failed($"{file}: no such file");
        }

        if (parsed.Values.FirstOrDefault(t => t.HasErrors) is { } broken)
        {
            return Failed(broken.Messages.First(m => m.Type == ParserMessageType.Error).ToString());
        }

        using var deadline = new CancellationTokenSource(limits.Time, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellation);
        var context = new GuardedContext(parsed, limits, either.Token);
        context.PushGlobal(model.Values);
        try
        {
            var text = template.Render(context);
            cancellation.ThrowIfCancellationRequested();
            return deadline.IsCancellationRequested ? Failed("out of time") : text;
        }
        catch (Scriban.Syntax.ScriptAbortException)
        {
            cancellation.ThrowIfCancellationRequested();
            return Failed("out of time");
        }
        catch (Scriban.Syntax.ScriptRuntimeException failure)
        {
            return Failed(failure.Message);
        }
    }

    private Problem Failed(string detail) => Problem.Of(ProblemCode.TemplateFailed, ("template", Name), ("detail", detail));

    private static string HashOf(ImmutableArray<(string Path, string Text)> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (path, text) in files)
        {
            Merkle.AppendField(hash, path);
            Merkle.AppendField(hash, text.ReplaceLineEndings("\n"));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
