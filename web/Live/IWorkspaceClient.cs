namespace Workspace.Web.Live;

/// <summary>
/// What the server says to a client; see PROTOCOL.md. The names are the wire names. Lists are arrays: MessagePack writes arguments by their run-time type, and
/// knows none of those that a collection expression makes for a read-only list.
/// </summary>
public interface IWorkspaceClient
{
    Task Updated(string pictureId, string sectionId, string epoch, long first, long last, byte[] update);

    Task Carets(string pictureId, string sectionId, CaretMessage[] carets);

    Task RightsChanged(string pictureId, string sectionId, bool canWrite, string? code);

    Task Released(string pictureId, string sectionId, string code);

    Task Rejoin(string pictureId, string sectionId);

    Task PictureChanged(string pictureId, long version, string kind, string? sectionId, string[] people);
}
