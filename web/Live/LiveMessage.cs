using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Workspace.Contracts;
using Workspace.Contracts.Pictures;
using Workspace.Contracts.Sections;
using Workspace.Web.Live.Yjs;

namespace Workspace.Web.Live;

/// <summary>One message for any number of connections; every protocol writes its bytes once, whoever gets them.</summary>
internal abstract class LiveMessage
{
    private SerializedHubMessage? hub;

    /// <summary>The call on a SignalR client.</summary>
    public SerializedHubMessage Hub => hub ??= new(new InvocationMessage(Target, Arguments));

    /// <summary>About how many bytes it holds while it waits for a slow reader.</summary>
    public virtual int Size => 256;

    /// <summary>Wire name; one of <see cref="IWorkspaceClient"/>.</summary>
    protected abstract string Target { get; }

    protected abstract object?[] Arguments { get; }
}

/// <summary>Rows of a section, stored.</summary>
internal sealed class TextMessage(SectionUpdate update) : LiveMessage
{
    private byte[]? frame;

    public override int Size => 256 + update.Update!.Length;

    /// <summary>The same as a message of y-protocols.</summary>
    public byte[] Frame => frame ??= YjsMessages.Update(update.Update);

    protected override string Target => nameof(IWorkspaceClient.Updated);

    protected override object?[] Arguments =>
        [update.Section.Picture.Value, update.Section.Section.Value, Replies.Text(update.Epoch), update.First, update.Last, update.Update];
}

/// <summary>Carets that came, moved or went.</summary>
internal sealed class CaretsMessage(SectionRef section, IReadOnlyList<StampedCaret> carets, TimeProvider time) : LiveMessage
{
    private byte[]? frame;

    public override int Size => 256 * (1 + carets.Count);

    public IReadOnlyList<StampedCaret> All => carets;

    /// <summary>The same as a message of y-protocols.</summary>
    public byte[] Frame => frame ??= YjsMessages.Awareness(carets, time.GetUtcNow());

    protected override string Target => nameof(IWorkspaceClient.Carets);

    protected override object?[] Arguments => [section.Picture.Value, section.Section.Value, carets.Select(Replies.Caret).ToArray()];
}

/// <summary>What one person may do in a section now.</summary>
internal sealed class RightsMessage(SectionRef section, SectionRights rights) : LiveMessage
{
    public SectionRights Rights => rights;

    protected override string Target => nameof(IWorkspaceClient.RightsChanged);

    protected override object?[] Arguments => [section.Picture.Value, section.Section.Value, rights.Write, Replies.WriteCode(rights)];
}

/// <summary>The section is no longer open to this person.</summary>
internal sealed class ReleasedMessage(SectionRef section) : LiveMessage
{
    protected override string Target => nameof(IWorkspaceClient.Released);

    protected override object?[] Arguments => [section.Picture.Value, section.Section.Value, nameof(ProblemCode.NotFound)];
}

/// <summary>The node lost count of a section: join again.</summary>
internal sealed class RejoinMessage(SectionRef section) : LiveMessage
{
    protected override string Target => nameof(IWorkspaceClient.Rejoin);

    protected override object?[] Arguments => [section.Picture.Value, section.Section.Value];
}

/// <summary>Something in a picture changed; details over REST.</summary>
internal sealed class PictureMessage(PictureId picture, long version, PictureChangeKind kind, SectionId? section, string[] people) : LiveMessage
{
    protected override string Target => nameof(IWorkspaceClient.PictureChanged);

    protected override object?[] Arguments => [picture.Value, version, kind.ToString(), section?.Value, people];
}
